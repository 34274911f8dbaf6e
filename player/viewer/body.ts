/** A rigged body: loaded from its glTF file, and bent as a moment of a clip says. */

import { BufferGeometry, Euler, Object3D, Quaternion, type Skeleton, SkinnedMesh, Vector3 } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import type { Moment } from "./clip.js";

type Turn = readonly [joint: string, axis: 0 | 1 | 2, share: number];

interface Turned {
  readonly node: Object3D;
  readonly turns: readonly Turn[];
}

interface Between {
  readonly node: Object3D;
  readonly below: Object3D;
  readonly share: number;
}

interface Breathing {
  readonly node: Object3D;
  readonly full: Vector3;
}

const QUARTER = Math.PI / 2;

/** How the pelvis lies in each base, before its own angles: about x and y. */
const BASES: Readonly<Record<string, readonly [number, number]>> = {
  upright: [0, 0],
  supine: [-QUARTER, 0],
  prone: [QUARTER, 0],
  "left-side": [0, QUARTER],
  "right-side": [0, -QUARTER],
};

const STILL = new Quaternion();
const PELVIS = "pelvis";
const ROOM = "room";

export class Body {
  private readonly turned: Turned[] = [];
  private readonly between: Between[] = [];
  private readonly breathing: Breathing[] = [];
  private readonly pelvis: Object3D;
  private readonly angles = new Euler();
  private readonly base = new Quaternion();

  private constructor(
    /** Everything of the body, in a room whose z points up. */
    readonly room: Object3D,
    /** What is drawn, by name: skin, top, leggings, hair, line. */
    readonly meshes: ReadonlyMap<string, SkinnedMesh>,
  ) {
    this.pelvis = named(room, PELVIS);
    room.traverse((node) => this.learn(node));
  }

  static async load(url: string): Promise<Body> {
    const { scene } = await new GLTFLoader().loadAsync(url);
    const room = named(scene, ROOM);
    room.removeFromParent();
    room.quaternion.identity();
    const meshes = new Map<string, SkinnedMesh>();
    room.traverse((node) => {
      if (node instanceof SkinnedMesh && !Array.isArray(node.material)) {
        node.frustumCulled = false;
        meshes.set(node.material.name, node);
      }
    });
    return new Body(room, meshes);
  }

  /** Remember what turns a node, as its file says. */
  private learn(node: Object3D): void {
    const { turns, between, breath } = node.userData as {
      turns?: Turn[];
      between?: [string, string, number];
      breath?: [number, number, number];
    };
    if (turns) this.turned.push({ node, turns });
    if (between) this.between.push({ node, below: named(this.room, between[1]), share: between[2] });
    if (breath) this.breathing.push({ node, full: new Vector3(...breath) });
  }

  get skeleton(): Skeleton {
    const [first] = this.meshes.values();
    if (!first) throw new Error("a body without skin");
    return first.skeleton;
  }

  /** Bend the body, and put its pelvis where it belongs. */
  pose(moment: Moment, base: string): void {
    for (const { node, turns } of this.turned) node.quaternion.copy(this.turn(turns, moment));
    const [about_x, about_y] = BASES[base] ?? [0, 0];
    this.pelvis.quaternion.premultiply(this.base.setFromEuler(this.angles.set(about_x, about_y, 0, "XYZ")));
    this.pelvis.position.set(...moment.pelvisM());
    // The node between hangs on the one above, as the one below does.
    for (const { node, below, share } of this.between) node.quaternion.slerpQuaternions(STILL, below.quaternion, share);
    for (const { node, full } of this.breathing) node.position.copy(full).multiplyScalar(moment.breath());
    this.room.updateMatrixWorld(true);
  }

  private turn(turns: readonly Turn[], moment: Moment): Quaternion {
    const about: [number, number, number] = [0, 0, 0];
    for (const [joint, axis, share] of turns) about[axis] += share * moment.angleRad(joint);
    return new Quaternion().setFromEuler(this.angles.set(...about, "XYZ"));
  }

  /** How every node of the skeleton stands in the room: the sixteen numbers of its matrix, by column. */
  matrices(): Record<string, number[]> {
    const found: Record<string, number[]> = {};
    this.room.traverse((node) => {
      if (node !== this.room && !(node instanceof SkinnedMesh)) found[node.name] = node.matrixWorld.toArray();
    });
    return found;
  }

  /** The whole skin as one geometry; the lines of the face apart. */
  whole(): BufferGeometry {
    const skins = [...this.meshes].filter(([name]) => name !== "line").map(([, mesh]) => mesh.geometry);
    const [first] = skins;
    if (!first) throw new Error("a body without skin");
    const whole = new BufferGeometry();
    for (const [name, attribute] of Object.entries(first.attributes)) whole.setAttribute(name, attribute);
    whole.setIndex(skins.flatMap((one) => Array.from(one.index?.array ?? [])));
    return whole;
  }
}

function named(root: Object3D, name: string): Object3D {
  const found = root.getObjectByName(name);
  if (!found) throw new Error(`a body without '${name}'`);
  return found;
}
