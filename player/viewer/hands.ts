/** Turning the figure by hand: dragging, the wheel with a key held, and the keys. */

import type { Orbit } from "./orbit.js";

const DEGREES_A_PIXEL = 0.4;
const DEGREES_A_KEY = 10;
const CLOSER = 0.9;

const TURNS: Readonly<Record<string, readonly [azimuth: number, elevation: number]>> = {
  ArrowLeft: [-DEGREES_A_KEY, 0],
  ArrowRight: [DEGREES_A_KEY, 0],
  ArrowUp: [0, DEGREES_A_KEY],
  ArrowDown: [0, -DEGREES_A_KEY],
};

const ZOOMS: Readonly<Record<string, number>> = { "+": CLOSER, "=": CLOSER, "-": 1 / CLOSER };

export interface Handled {
  readonly canvas: HTMLCanvasElement;
  readonly orbit: Orbit;
  /** Something was turned by hand. */
  turned(): void;
  /** Play, or pause. */
  play(): void;
}

function drag({ canvas, orbit, turned }: Handled, signal: AbortSignal): void {
  let held: { x: number; y: number } | undefined;
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      if (!event.isPrimary) return;
      held = { x: event.clientX, y: event.clientY };
      canvas.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (!held || !event.isPrimary) return;
      orbit.turnBy((held.x - event.clientX) * DEGREES_A_PIXEL, (event.clientY - held.y) * DEGREES_A_PIXEL);
      held = { x: event.clientX, y: event.clientY };
      turned();
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"] as const) {
    canvas.addEventListener(end, () => (held = undefined), { signal });
  }
}

function keys({ canvas, orbit, turned, play }: Handled, signal: AbortSignal): void {
  canvas.addEventListener(
    "keydown",
    (event) => {
      const turn = TURNS[event.key];
      const zoom = ZOOMS[event.key];
      if (turn) orbit.turnBy(...turn);
      else if (zoom) orbit.zoomBy(zoom);
      else if (event.key === " ") play();
      else return;
      event.preventDefault();
      turned();
    },
    { signal },
  );
}

export function handle(handled: Handled, signal: AbortSignal): void {
  drag(handled, signal);
  keys(handled, signal);
  handled.canvas.addEventListener(
    "wheel",
    (event) => {
      // A plain wheel scrolls the page.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      handled.orbit.zoomBy(event.deltaY > 0 ? 1 / CLOSER : CLOSER);
      handled.turned();
    },
    { signal, passive: false },
  );
}
