/** Where one looks from: round the body and above it, always so that all of it is in the picture. */

import { Box3, type PerspectiveCamera, Vector3 } from "three";

export interface Direction {
  /** 0 is from the left of a body that stands, 90 from behind it, -90 from in front. */
  readonly azimuth_deg: number;
  readonly elevation_deg: number;
}

const LOWEST_DEG = 2;
const HIGHEST_DEG = 89;
const ROOM_TO_SPARE = 1.07;
const CLOSEST = 0.4;
const FURTHEST = 1.6;
const TURN_S = 0.5;

const clamped = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

export class Orbit {
  private azimuth_deg = 0;
  private elevation_deg = 12;
  private zoom = 1;
  private turning: { from: Direction; to: Direction; done_s: number } | undefined;

  constructor(
    private readonly camera: PerspectiveCamera,
    private readonly bounds: Box3,
  ) {
    camera.up.set(0, 0, 1);
  }

  get direction(): Direction {
    return { azimuth_deg: this.azimuth_deg, elevation_deg: this.elevation_deg };
  }

  get isTurning(): boolean {
    return this.turning !== undefined;
  }

  look(to: Direction): void {
    this.turning = undefined;
    this.zoom = 1;
    this.set(to);
  }

  /** Turn to a direction over half a second, the short way round. */
  turnTo(to: Direction): void {
    const from = this.direction;
    const round = ((((to.azimuth_deg - from.azimuth_deg) % 360) + 540) % 360) - 180;
    this.zoom = 1;
    this.turning = { from, to: { ...to, azimuth_deg: from.azimuth_deg + round }, done_s: 0 };
  }

  turnBy(azimuth_deg: number, elevation_deg: number): void {
    this.turning = undefined;
    this.set({ azimuth_deg: this.azimuth_deg + azimuth_deg, elevation_deg: this.elevation_deg + elevation_deg });
  }

  zoomBy(factor: number): void {
    this.zoom = clamped(this.zoom * factor, CLOSEST, FURTHEST);
    this.place();
  }

  /** Go on with a turn, if there is one. */
  advance(seconds: number): void {
    if (!this.turning) return;
    const { from, to } = this.turning;
    const done_s = Math.min(this.turning.done_s + seconds, TURN_S);
    const share = done_s / TURN_S;
    const eased = share * share * (3 - 2 * share);
    this.set({
      azimuth_deg: from.azimuth_deg + eased * (to.azimuth_deg - from.azimuth_deg),
      elevation_deg: from.elevation_deg + eased * (to.elevation_deg - from.elevation_deg),
    });
    this.turning = share < 1 ? { from, to, done_s } : undefined;
  }

  private set(direction: Direction): void {
    this.azimuth_deg = direction.azimuth_deg;
    this.elevation_deg = clamped(direction.elevation_deg, LOWEST_DEG, HIGHEST_DEG);
    this.place();
  }

  /** Put the camera where the bounds just fill the picture. */
  place(): void {
    const azimuth = (this.azimuth_deg * Math.PI) / 180;
    const elevation = (this.elevation_deg * Math.PI) / 180;
    const level = Math.cos(elevation);
    const toCamera = new Vector3(level * Math.cos(azimuth), level * Math.sin(azimuth), Math.sin(elevation));
    const middle = this.bounds.getCenter(new Vector3());
    this.camera.position.copy(middle).addScaledVector(toCamera, this.distance(toCamera, middle) * this.zoom);
    this.camera.lookAt(middle);
    this.camera.updateMatrixWorld(true);
  }

  private distance(toCamera: Vector3, middle: Vector3): number {
    const right = new Vector3().crossVectors(this.camera.up, toCamera).normalize();
    const above = new Vector3().crossVectors(toCamera, right);
    const high = Math.tan((this.camera.fov * Math.PI) / 360) / ROOM_TO_SPARE;
    const wide = high * this.camera.aspect;
    const { min, max } = this.bounds;
    let furthest = 0;
    for (let corner = 0; corner < 8; corner += 1) {
      const x = corner & 1 ? max.x : min.x;
      const y = corner & 2 ? max.y : min.y;
      const z = corner & 4 ? max.z : min.z;
      const point = new Vector3(x, y, z).sub(middle);
      const across = Math.max(Math.abs(point.dot(right)) / wide, Math.abs(point.dot(above)) / high);
      furthest = Math.max(furthest, across + point.dot(toCamera));
    }
    return furthest;
  }
}
