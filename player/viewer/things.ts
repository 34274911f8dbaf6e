/** What stands beside a body: balls, boxes, and bands from point to point. */

import {
  Box3,
  BufferGeometry,
  CatmullRomCurve3,
  Group,
  Matrix4,
  Mesh,
  PlaneGeometry,
  SphereGeometry,
  TubeGeometry,
  Vector3,
  type Vector4,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Moment, Thing } from "./clip.js";
import type { Paint } from "./paint.js";
import { type Ink, isInk } from "./palette.js";

const LINE_BEHIND_M = 0.006;
const EDGE_STEPS = 3;
const LEVEL_ENOUGH = 0.2;
const RIM_M = 0.006;
/** A wall is painted first of all, behind everything. */
const WALL = -9;
const TUBE_SIDES = 8;
const TUBE_STEPS_A_POINT = 4;

/** One thing, and how a moment moves it. */
interface Standing {
  readonly group: Group;
  readonly move: (moment: Moment) => void;
  /** It reaches past what need be seen. */
  readonly wide?: boolean;
}

function painted(geometry: BufferGeometry, ink: Ink, paint: Paint): { group: Group; meshes: Mesh[] } {
  const meshes = [new Mesh(geometry, paint.tones(ink)), new Mesh(geometry, paint.outline(LINE_BEHIND_M))];
  const group = new Group();
  for (const mesh of meshes) {
    mesh.frustumCulled = false;
    group.add(mesh);
  }
  return { group, meshes };
}

function ball(thing: Thing & { type: "ball" }, paint: Paint): Standing {
  const radius_m = thing.radius_mm / 1000;
  const { group } = painted(new SphereGeometry(radius_m, 48, 24), "ball", paint);
  const bearing: Vector4 = paint.ball.value;
  return {
    group,
    move(moment) {
      group.position.set(...moment.pointM(thing.at));
      if (thing.bears) bearing.set(...moment.pointM(thing.at), radius_m);
    },
  };
}

/** What has no side but one: seen from behind, a wall would hide the body. */
function wall(thing: Thing & { type: "box" }, paint: Paint, middle: Vector3): Standing {
  const [long, deep, high] = thing.size_mm.map((part) => part / 1000) as [number, number, number];
  const group = new Group();
  [0, RIM_M].forEach((rim, place) => {
    const geometry = new PlaneGeometry(Math.max(long, deep) - 2 * rim, high - rim).rotateX(Math.PI / 2);
    const mesh = new Mesh(geometry, paint.flat(place ? "wall" : "mat-side"));
    mesh.position.z = -rim / 2;
    mesh.renderOrder = WALL + place;
    group.add(mesh);
  });
  return {
    group,
    wide: true,
    move(moment) {
      group.position.set(...moment.pointM(thing.at));
      const [x, y] = [middle.x - group.position.x, middle.y - group.position.y];
      group.rotation.z = long < deep ? (Math.sign(x) * Math.PI) / 2 : y < 0 ? 0 : Math.PI;
    },
  };
}

function box(thing: Thing & { type: "box" }, paint: Paint): Standing {
  const [long, deep, high] = thing.size_mm.map((part) => part / 1000) as [number, number, number];
  const edge = Math.min(thing.edge_mm / 1000, 0.45 * Math.min(long, deep, high));
  const geometry = new RoundedBoxGeometry(long, deep, high, EDGE_STEPS, edge);
  const { group } = painted(geometry, isInk(thing.thing) ? thing.thing : "block", paint);
  group.rotation.z = ((thing.turned_deg ?? 0) * Math.PI) / 180;
  const { at, to } = thing;
  if (to === undefined) return { group, move: (moment) => group.position.set(...moment.pointM(at)) };
  const axes = new Matrix4();
  return {
    group,
    move(moment) {
      const first = new Vector3(...moment.pointM(at));
      const second = new Vector3(...moment.pointM(to));
      const across = second.clone().sub(first).normalize();
      const level = new Vector3(0, 0, 1).cross(across);
      if (level.length() < LEVEL_ENOUGH) level.set(0, 1, 0);
      level.normalize();
      group.quaternion.setFromRotationMatrix(axes.makeBasis(across, level, across.clone().cross(level)));
      group.position.copy(first.add(second).multiplyScalar(0.5));
    },
  };
}

function ribbon(thing: Thing & { type: "ribbon" }, paint: Paint): Standing {
  const { group, meshes } = painted(new BufferGeometry(), isInk(thing.thing) ? thing.thing : "band", paint);
  const points = thing.through.map(() => new Vector3());
  const curve = new CatmullRomCurve3(points, false, "catmullrom", 0);
  return {
    group,
    move(moment) {
      thing.through.forEach((point, place) => points[place]?.set(...moment.pointM(point)));
      const steps = TUBE_STEPS_A_POINT * points.length;
      const geometry = new TubeGeometry(curve, steps, thing.wide_mm / 2000, TUBE_SIDES);
      for (const mesh of meshes) {
        mesh.geometry.dispose();
        mesh.geometry = geometry;
      }
    },
  };
}

function standing(thing: Thing, paint: Paint, middle: Vector3): Standing {
  switch (thing.type) {
    case "ball":
      return ball(thing, paint);
    case "box":
      return thing.thing === "wall" ? wall(thing, paint, middle) : box(thing, paint);
    case "ribbon":
      return ribbon(thing, paint);
  }
}

/** All the things of a clip. */
export class Things {
  readonly group = new Group();
  private readonly all: readonly Standing[];

  constructor(things: readonly Thing[], paint: Paint, middle: Vector3) {
    this.all = things.map((thing) => standing(thing, paint, middle));
    for (const one of this.all) this.group.add(one.group);
  }

  move(moment: Moment): void {
    for (const one of this.all) one.move(moment);
  }

  /** What the things fill at some moments, walls apart: of a wall, a piece is enough. */
  fill(moments: readonly Moment[]): Box3 {
    const filled = new Box3();
    for (const moment of moments) {
      this.move(moment);
      for (const { group, wide } of this.all) if (!wide) filled.expandByObject(group);
    }
    return filled;
  }
}
