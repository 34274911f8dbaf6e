/** What the viewer says; a page may say it in its own words. */

export interface Words {
  readonly figure: string;
  readonly help: string;
  readonly play: string;
  readonly pause: string;
  readonly slow: string;
  readonly time: string;
  readonly views: string;
  readonly drawn: string;
  readonly side: string;
  readonly front: string;
  readonly above: string;
  readonly back: string;
  readonly show: string;
}

export const ENGLISH: Words = {
  figure: "Moving figure",
  help: "Arrow keys turn the figure, plus and minus bring it closer, space plays and pauses.",
  play: "Play",
  pause: "Pause",
  slow: "Half speed",
  time: "Time in the movement",
  views: "Look from",
  drawn: "As drawn",
  side: "Side",
  front: "Front",
  above: "Above",
  back: "Back to where it began",
  show: "Show the moving figure",
};
