/** The scene: a body, what stands beside it, the mat under both, and the camera. */

import { Box3, type Material, Mesh, PerspectiveCamera, Scene, Shape, ShapeGeometry, SkinnedMesh, Vector3, WebGLRenderer } from "three";
import type { Body } from "./body.js";
import type { Clip, Triple } from "./clip.js";
import { Orbit } from "./orbit.js";
import { Paint } from "./paint.js";
import { type Palette, isInk } from "./palette.js";
import { Things } from "./things.js";

const FIELD_OF_VIEW_DEG = 16;
const LINE_BEHIND_M = 0.018;
/** A line's width in CSS pixels, by the picture's shorter side. */
const LINE_OF_SIDE = 1 / 260;
const LINE_LEAST = 1.1;
const LINE_MOST = 2.2;
const MAT_CORNER_M = 0.04;
const MAT_EDGE_M = 0.005;
const MOST_PIXELS_A_PIXEL = 2;

/** In which order what lies on the floor is painted, all before what stands on it. */
const EDGE = -3;
const MAT = -2;
const SHADOW = -1;

function rounded(half_x: number, half_y: number, corner: number): ShapeGeometry {
  const shape = new Shape();
  shape.absarc(half_x - corner, half_y - corner, corner, 0, Math.PI / 2, false);
  shape.absarc(corner - half_x, half_y - corner, corner, Math.PI / 2, Math.PI, false);
  shape.absarc(corner - half_x, corner - half_y, corner, Math.PI, 1.5 * Math.PI, false);
  shape.absarc(half_x - corner, corner - half_y, corner, 1.5 * Math.PI, 2 * Math.PI, false);
  return new ShapeGeometry(shape, 6);
}

export class Stage {
  readonly orbit: Orbit;
  readonly bounds: Box3;
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 0.1, 60);
  private readonly paint: Paint;
  private readonly things: Things;

  /** Throws where there is no WebGL. */
  constructor(
    canvas: HTMLCanvasElement,
    private readonly body: Body,
    private readonly clip: Clip,
    private readonly palette: Palette,
  ) {
    this.renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: "low-power" });
    this.paint = new Paint(palette);
    const metres = (point: Triple): Vector3 => new Vector3(...point).multiplyScalar(0.001);
    const [least, most] = clip.file.bounds_mm;
    const body_m = new Box3(metres(least), metres(most));
    this.things = new Things(clip.file.things ?? [], this.paint, body_m.getCenter(new Vector3()));
    const [near, far] = clip.file.mat_mm;
    this.bounds = this.things
      .fill(clip.phases.map((phase) => clip.at(phase.end_s - phase.hold_s)))
      .union(body_m)
      .expandByPoint(metres([...near, 0]))
      .expandByPoint(metres([...far, 0]));
    this.orbit = new Orbit(this.camera, this.bounds);
    this.scene.add(body.room, this.things.group);
    this.layMat();
    this.paintBody();
    this.look();
  }

  /** Look from where the stills do. */
  look(): void {
    const [azimuth_deg, elevation_deg] = this.clip.file.view;
    this.orbit.look({ azimuth_deg, elevation_deg });
  }

  private paintBody(): void {
    for (const [name, mesh] of this.body.meshes) {
      const { colour } = (mesh.material as Material).userData as { colour?: string };
      if (isInk(name) && colour) this.palette.prefer(name, colour);
      mesh.material = name === "line" ? this.paint.flat("line") : this.paint.tones(isInk(name) ? name : "skin");
    }
    const whole = this.body.whole();
    const shadow = new SkinnedMesh(whole, this.paint.shadow());
    shadow.renderOrder = SHADOW;
    for (const mesh of [new SkinnedMesh(whole, this.paint.outline(LINE_BEHIND_M)), shadow]) {
      mesh.bind(this.body.skeleton, mesh.matrixWorld);
      mesh.frustumCulled = false;
      this.body.room.add(mesh);
    }
  }

  private layMat(): void {
    const [[left, front], [right, rear]] = this.clip.file.mat_mm;
    const [half_x, half_y] = [(right - left) / 2000, (rear - front) / 2000];
    const edge = new Mesh(rounded(half_x, half_y, MAT_CORNER_M), this.paint.flat("mat-side"));
    const mat = new Mesh(
      rounded(half_x - MAT_EDGE_M, half_y - MAT_EDGE_M, MAT_CORNER_M - MAT_EDGE_M),
      this.paint.flat("mat"),
    );
    edge.renderOrder = EDGE;
    mat.renderOrder = MAT;
    for (const one of [edge, mat]) {
      one.position.set((left + right) / 2000, (front + rear) / 2000, 0);
      this.scene.add(one);
    }
  }

  /** Fit the picture to its element. */
  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return;
    const ratio = Math.min(devicePixelRatio, MOST_PIXELS_A_PIXEL);
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    const line = Math.min(Math.max(Math.min(width, height) * LINE_OF_SIDE, LINE_LEAST), LINE_MOST);
    this.paint.resize(width * ratio, height * ratio, line * ratio);
    this.orbit.place();
  }

  /** Draw a moment of the clip. */
  draw(seconds: number): void {
    const moment = this.clip.at(seconds);
    this.body.pose(moment, this.clip.file.base);
    this.things.move(moment);
    this.renderer.setClearColor(this.palette.of("paper"), 1);
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.renderer.dispose();
  }
}
