/** The elements of a viewer: picture, still, caption and controls, all with their labels. */

import { style } from "./style.js";
import type { Words } from "./words.js";

export type ViewName = "drawn" | "side" | "front" | "above";

export const VIEWS: readonly ViewName[] = ["drawn", "side", "front", "above"];

function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const button = (words: string, name: string): HTMLButtonElement =>
  made("button", { type: "button", class: name }, words);

/** What a frame's controls ask for. */
export interface Wishes {
  play(): void;
  slow(): void;
  view(name: ViewName): void;
  seek(share: number): void;
  show(): void;
}

export class Frame {
  readonly canvas: HTMLCanvasElement;
  readonly still: HTMLImageElement;
  readonly caption = made("p", { class: "caption" });
  private readonly playing: HTMLButtonElement;
  private readonly slowly: HTMLButtonElement;
  private readonly showing: HTMLButtonElement;
  private readonly time: HTMLInputElement;
  private readonly moving: HTMLElement;
  private readonly views: ReadonlyMap<ViewName, HTMLButtonElement>;

  constructor(
    element: HTMLElement,
    title: string,
    stillUrl: string,
    private readonly words: Words,
  ) {
    this.canvas = made("canvas", {
      tabindex: "0",
      role: "application",
      "aria-label": `${words.figure}: ${title}`,
      "aria-description": words.help,
    });
    this.still = made("img", { src: stillUrl, alt: title });
    this.playing = button(words.play, "play");
    this.slowly = made("button", { type: "button", class: "slow", "aria-pressed": "false" }, words.slow);
    this.showing = button(words.show, "show");
    this.time = made("input", { type: "range", min: "0", max: "1000", value: "0", "aria-label": words.time });
    this.views = new Map(VIEWS.map((name) => [name, button(words[name], name)]));
    const views = made("fieldset", { class: "views" }, made("legend", {}, words.views), ...this.views.values());
    this.moving = made("div", { class: "controls" }, this.playing, this.time, this.slowly, views);
    const figure = made("div", { class: "figure" }, this.still, this.canvas);
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style()];
    root.replaceChildren(figure, this.caption, this.moving, this.showing);
    this.rest({ offer: false });
  }

  /** Show the still; offer the moving figure if it could be had. */
  rest({ offer }: { offer: boolean }): void {
    this.canvas.hidden = this.moving.hidden = this.caption.hidden = true;
    this.still.hidden = false;
    this.showing.hidden = !offer;
  }

  /** Show the moving figure. */
  move(): void {
    this.canvas.hidden = this.moving.hidden = this.caption.hidden = false;
    this.still.hidden = this.showing.hidden = true;
  }

  /** Listen to the controls; the canvas has its own. */
  listen(wishes: Wishes, signal: AbortSignal): void {
    this.playing.addEventListener("click", () => wishes.play(), { signal });
    this.slowly.addEventListener("click", () => wishes.slow(), { signal });
    this.showing.addEventListener("click", () => wishes.show(), { signal });
    this.time.addEventListener("input", () => wishes.seek(this.time.valueAsNumber / 1000), { signal });
    for (const [name, view] of this.views) view.addEventListener("click", () => wishes.view(name), { signal });
  }

  /** Say what goes on. */
  tell(state: { playing: boolean; slow: boolean; share: number; say: string; seconds: string }): void {
    this.playing.textContent = state.playing ? this.words.pause : this.words.play;
    this.slowly.setAttribute("aria-pressed", String(state.slow));
    this.time.value = String(Math.round(state.share * 1000));
    this.time.setAttribute("aria-valuetext", state.seconds);
    if (this.caption.textContent !== state.say) this.caption.textContent = state.say;
  }

  tellView(chosen: ViewName | undefined): void {
    for (const [name, view] of this.views) view.setAttribute("aria-pressed", String(name === chosen));
  }
}
