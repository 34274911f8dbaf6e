/** A moving figure in a page: `mountViewer(element, …)`. */

import { Body } from "./body.js";
import { Clip } from "./clip.js";
import { Frame, type ViewName } from "./frame.js";
import { handle } from "./hands.js";
import type { Direction } from "./orbit.js";
import { Palette } from "./palette.js";
import { Stage } from "./stage.js";
import { ENGLISH, type Words } from "./words.js";

export type { Words };

export interface ViewerOptions {
  /** The rigged body, a .glb file. */
  readonly bodyUrl: string;
  /** The clip of the same body, a .json file. */
  readonly clipUrl: string;
  /** What stands where nothing can or should move. */
  readonly stillUrl: string;
  /** What the exercise is called; the name of the picture. */
  readonly title: string;
  readonly words?: Partial<Words>;
  /** Play at once; otherwise the figure waits for its button. */
  readonly autoplay?: boolean;
}

const LONGEST_STEP_S = 0.1;
const SLOW = 0.5;
const LEVEL_DEG = 8;

/** What a page can do with a viewer it mounted. */
export class Viewer {
  /** Resolves once the figure or, where it cannot be, its still is shown; never rejects. */
  readonly ready: Promise<void>;
  private readonly words: Words;
  private readonly frame: Frame;
  private readonly leaving = new AbortController();
  private readonly palette: Palette;
  private clip: Clip | undefined;
  private body: Body | undefined;
  private stage: Stage | undefined;
  private seconds = 0;
  private playing = false;
  private slow = false;
  private before: number | undefined;
  private asked: number | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly options: ViewerOptions,
  ) {
    this.words = { ...ENGLISH, ...options.words };
    this.frame = new Frame(element, options.title, options.stillUrl, this.words);
    this.palette = new Palette(element);
    this.listen();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) this.frame.rest({ offer: true });
    this.ready = still ? Promise.resolve() : this.show();
  }

  /** Load the figure and show it in place of the still. */
  async show(): Promise<void> {
    try {
      [this.body, this.clip] = await Promise.all([Body.load(this.options.bodyUrl), Clip.load(this.options.clipUrl)]);
      if (this.leaving.signal.aborted) return;
      this.stage = new Stage(this.frame.canvas, this.body, this.clip, this.palette);
    } catch (error) {
      // No WebGL, no file or no network: the still is all there is, and it is enough.
      console.warn("The figure stays still:", error);
      this.frame.rest({ offer: false });
      return;
    }
    this.frame.move();
    this.fit();
    const { canvas } = this.frame;
    const turned = (): void => this.turned();
    handle({ canvas, orbit: this.stage.orbit, turned, play: () => this.toggle() }, this.leaving.signal);
    this.frame.tellView("drawn");
    if (this.options.autoplay) this.play();
    else this.draw();
  }

  private listen(): void {
    const { signal } = this.leaving;
    this.frame.listen(
      {
        play: () => this.toggle(),
        slow: () => this.pace(this.slow ? 1 : SLOW),
        view: (name) => this.look(name),
        seek: (share) => this.seek(share),
        show: () => {
          // One load is enough, however often the button is pressed.
          this.frame.rest({ offer: false });
          void this.show();
        },
      },
      signal,
    );
    const lost = (): void => {
      this.playing = false;
      this.frame.rest({ offer: false });
    };
    this.frame.canvas.addEventListener("webglcontextlost", lost, { signal });
    const sized = new ResizeObserver(() => this.fit());
    sized.observe(this.frame.canvas);
    signal.addEventListener("abort", () => sized.disconnect());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint(), { signal });
  }

  get time_s(): number {
    return this.seconds;
  }

  get isPlaying(): boolean {
    return this.playing;
  }

  /** Where one looks from. */
  get direction(): Direction | undefined {
    return this.stage?.orbit.direction;
  }

  play(): void {
    this.playing = true;
    this.before = undefined;
    this.ask();
  }

  pause(): void {
    this.playing = false;
    this.draw();
  }

  private toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Choose the speed: 1 as the exercise is done, 0.5 half as fast. */
  pace(speed: 1 | 0.5): void {
    this.slow = speed === SLOW;
    this.ask();
  }

  /** Stop, and show one moment at once. */
  showAt(seconds: number): void {
    this.seconds = seconds;
    this.pause();
  }

  private seek(share: number): void {
    this.showAt(share * (this.clip?.seconds ?? 0));
  }

  /** Look from one of the directions. */
  look(name: ViewName): void {
    if (!this.stage || !this.clip) return;
    const [azimuth_deg, elevation_deg] = this.clip.file.view;
    // The side that the stills show, so that left stays left.
    const side_deg = Math.cos((azimuth_deg * Math.PI) / 180) < 0 ? 180 : 0;
    const directions: Record<ViewName, Direction> = {
      drawn: { azimuth_deg, elevation_deg },
      side: { azimuth_deg: side_deg, elevation_deg: LEVEL_DEG },
      front: { azimuth_deg: -90, elevation_deg: LEVEL_DEG },
      above: { azimuth_deg: side_deg, elevation_deg: 90 },
    };
    const jump = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (jump) this.stage.orbit.look(directions[name]);
    else this.stage.orbit.turnTo(directions[name]);
    this.frame.tellView(name);
    this.ask();
  }

  private turned(): void {
    this.frame.tellView(undefined);
    this.ask();
  }

  /** Read the page's colours again, after it changed its theme. */
  repaint(): void {
    this.palette.refresh();
    this.ask();
  }

  /** How every bone stands at the moment shown: matrices by column, in metres of the room. */
  bones(): Record<string, number[]> {
    return this.body?.matrices() ?? {};
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.frame.canvas;
    this.stage?.resize(clientWidth, clientHeight);
    this.draw();
  }

  /** Draw at the browser's next turn. */
  private ask(): void {
    this.asked ??= requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number): void {
    this.asked = undefined;
    const passed_s = Math.min((now - (this.before ?? now)) / 1000, LONGEST_STEP_S);
    this.before = now;
    if (this.playing) this.seconds += passed_s * (this.slow ? SLOW : 1);
    this.stage?.orbit.advance(passed_s);
    this.draw();
    if (this.playing || this.stage?.orbit.isTurning) this.ask();
    else this.before = undefined;
  }

  private draw(): void {
    if (!this.stage || !this.clip) return;
    this.stage.draw(this.seconds);
    const within = this.clip.seconds > 0 ? this.seconds % this.clip.seconds : 0;
    this.frame.tell({
      playing: this.playing,
      slow: this.slow,
      share: this.clip.seconds > 0 ? within / this.clip.seconds : 0,
      say: this.clip.phases[this.clip.at(within).phase]?.say || this.words.back,
      seconds: `${within.toFixed(1)} s`,
    });
  }

  /** Take the figure out of the page. */
  leave(): void {
    this.leaving.abort();
    if (this.asked !== undefined) cancelAnimationFrame(this.asked);
    this.stage?.dispose();
    this.element.shadowRoot?.replaceChildren();
  }
}

/** Show an exercise in an element of the page. */
export function mountViewer(element: HTMLElement, options: ViewerOptions): Viewer {
  return new Viewer(element, options);
}
