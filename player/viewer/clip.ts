/**
 * A clip: one exercise as one body does it, and where everything is at any time.
 *
 * The file is written by proneward.figures.rig and described in its module clip.file: a channel is
 * a joint (tenths of a degree), a coordinate of the pelvis or of a thing's point (millimetres), or
 * the breath (hundredths). Between two keyframes it eases; a way's `besides` says what more it does.
 */

export interface Way {
  readonly start: number;
  readonly end: number;
  readonly besides?: Readonly<Record<string, readonly number[]>>;
}

export interface Step {
  readonly way: number;
  readonly seconds: number;
  readonly hold_s?: number;
  readonly back?: boolean;
}

export type Triple = readonly [number, number, number];

export type Pair = readonly [number, number];

export type Thing =
  | { readonly type: "ball"; readonly at: number; readonly radius_mm: number; readonly bears?: boolean }
  | {
      readonly type: "box";
      readonly thing: string;
      readonly at: number;
      readonly size_mm: Triple;
      readonly edge_mm: number;
      readonly to?: number;
      readonly turned_deg?: number;
    }
  | { readonly type: "ribbon"; readonly thing: string; readonly through: readonly number[]; readonly wide_mm: number };

export interface ClipFile {
  readonly format: number;
  readonly exercise: string;
  readonly body: string;
  readonly base: string;
  readonly view: readonly [number, number];
  readonly bounds_mm: readonly [Triple, Triple];
  readonly mat_mm: readonly [Pair, Pair];
  readonly phases: readonly { readonly name: string; readonly say: string }[];
  readonly poses: Readonly<Record<string, number | readonly number[]>>;
  readonly ways: readonly Way[];
  readonly course: readonly Step[];
  readonly things?: readonly Thing[];
}

/** A way to a keyframe and the hold there. */
export interface Phase {
  readonly name: string;
  readonly say: string;
  readonly start_s: number;
  readonly end_s: number;
  readonly hold_s: number;
}

/** Where on its course a clip is: a way, how far along it, and which phase that is. */
interface Spot {
  readonly way: Way;
  readonly share: number;
  readonly phase: number;
}

const FORMAT = 1;
const ANGLE_STEP_RAD = Math.PI / 1800;
const LENGTH_STEP_M = 0.001;
const BREATH_STEP = 0.01;

const eased = (share: number): number => share * share * (3 - 2 * share);

/** What lies a share of the way through a row of even steps that begins and ends at 0. */
function between(row: readonly number[], share: number): number {
  const place = share * (row.length + 1);
  const before = Math.min(Math.floor(place), row.length);
  const first = row[before - 1] ?? 0;
  const second = row[before] ?? 0;
  return first + (second - first) * (place - before);
}

/** One moment of a clip, to be asked for what stands where. */
export class Moment {
  constructor(
    private readonly file: ClipFile,
    private readonly spot: Spot,
  ) {}

  /** The phase it belongs to, counted from 0. */
  get phase(): number {
    return this.spot.phase;
  }

  private counts(channel: string): number {
    const { way, share } = this.spot;
    const pose = this.file.poses[channel] ?? 0;
    const besides = way.besides?.[channel];
    const more = besides ? between(besides, share) : 0;
    if (typeof pose === "number") return pose + more;
    const first = pose[way.start] ?? 0;
    const last = pose[way.end] ?? 0;
    return first + (last - first) * eased(share) + more;
  }

  angleRad(joint: string): number {
    return this.counts(joint) * ANGLE_STEP_RAD;
  }

  private placeM(name: string): [number, number, number] {
    const at = (axis: string): number => this.counts(`${name}_${axis}`) * LENGTH_STEP_M;
    return [at("x"), at("y"), at("z")];
  }

  pelvisM(): [number, number, number] {
    return this.placeM("pelvis");
  }

  pointM(point: number): [number, number, number] {
    return this.placeM(`p${point}`);
  }

  breath(): number {
    return this.counts("breath") * BREATH_STEP;
  }
}

export class Clip {
  readonly phases: readonly Phase[];
  readonly seconds: number;

  constructor(readonly file: ClipFile) {
    if (file.format !== FORMAT) throw new Error(`a clip of format ${file.format}; this plays ${FORMAT}`);
    this.phases = phasesOf(file);
    this.seconds = this.phases.at(-1)?.end_s ?? 0;
  }

  static async load(url: string): Promise<Clip> {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`no clip at ${url}: ${answer.status}`);
    return new Clip((await answer.json()) as ClipFile);
  }

  /** The moment at a time; a repetition follows the one before. */
  at(seconds: number): Moment {
    const within = this.seconds > 0 ? ((seconds % this.seconds) + this.seconds) % this.seconds : 0;
    const found = this.phases.findIndex((one) => within < one.end_s);
    const phase = found < 0 ? this.phases.length - 1 : found;
    const step = this.file.course[phase];
    const way = step && this.file.ways[step.way];
    if (!step || !way) throw new Error("a clip without a course");
    const begun = within - (this.phases[phase]?.start_s ?? 0);
    const share = Math.min(begun / step.seconds, 1);
    return new Moment(this.file, { way, share: step.back ? 1 - share : share, phase });
  }
}

function phasesOf(file: ClipFile): Phase[] {
  let start_s = 0;
  return file.course.map((step) => {
    const way = file.ways[step.way];
    const words = way && file.phases[step.back ? way.start : way.end];
    if (!words) throw new Error("a clip whose course leaves its ways");
    const hold_s = step.hold_s ?? 0;
    const phase = { ...words, start_s, end_s: start_s + step.seconds + hold_s, hold_s };
    start_s = phase.end_s;
    return phase;
  });
}
