/** The colours of the figures: custom properties of CSS, each with what it is where nobody set it. */

import { Color, ColorManagement } from "three";

// Colours go to the screen as they were written: nothing here is lit, so nothing needs linear light.
ColorManagement.enabled = false;

/** As the stills have them (proneward.figures.still.palette). */
const COLOURS = {
  skin: "#f2d6c3",
  top: "#4f9f9a",
  leggings: "#43536b",
  hair: "#5b4437",
  ball: "#b7d3ea",
  band: "#e3a857",
  strap: "#9a84b8",
  block: "#c8b08c",
  towel: "#efe7d6",
  pillow: "#e3e9f1",
  wood: "#d8b48b",
  cushion: "#a9bac9",
  mat: "#e4ecef",
  "mat-side": "#c3d0d6",
  wall: "#f3f1ec",
  shadow: "#22384a",
  line: "#1f2a37",
  paper: "#ffffff",
} as const;

export type Ink = keyof typeof COLOURS;

export const isInk = (name: string): name is Ink => name in COLOURS;

/** One colour for each ink, shared by all that is painted with it, so that a theme can change them. */
export class Palette {
  private readonly colors = new Map<Ink, Color>();
  private readonly otherwise: Record<Ink, string> = { ...COLOURS };
  private readonly pen = document.createElement("canvas").getContext("2d");

  constructor(private readonly element: Element) {
    this.refresh();
  }

  of(ink: Ink): Color {
    const known = this.colors.get(ink) ?? new Color();
    this.colors.set(ink, known);
    return known;
  }

  /** Say what an ink is where the page does not, as with hair that is grey. */
  prefer(ink: Ink, colour: string): void {
    this.otherwise[ink] = colour;
    this.refresh();
  }

  /** Read the properties again, as they now hold for the element. */
  refresh(): void {
    const style = getComputedStyle(this.element);
    for (const ink of Object.keys(COLOURS) as Ink[]) {
      this.of(ink).set(this.plain(style.getPropertyValue(`--figure-${ink}`), this.otherwise[ink]));
    }
  }

  /** A colour as #rrggbb, however CSS writes it. */
  private plain(written: string, otherwise: string): string {
    if (!this.pen || !written.trim()) return otherwise;
    this.pen.fillStyle = otherwise;
    this.pen.fillStyle = written.trim();
    return this.pen.fillStyle.slice(0, 7);
  }
}
