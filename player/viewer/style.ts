/** The viewer's own style. A constructed sheet needs no leave from a page's content security policy. */

const TEXT = /* css */ `
:host { display: block; container-type: inline-size; font: inherit; color: var(--ink, #1f2a37); }
[hidden] { display: none !important; }
.figure { position: relative; aspect-ratio: var(--figure-shape, 3 / 2); background: var(--figure-paper, #fff);
  border-radius: var(--r-2, 0.75rem); overflow: hidden; }
canvas, img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
canvas { touch-action: pan-y; cursor: grab; }
canvas:active { cursor: grabbing; }
canvas:focus-visible { outline: 3px solid var(--focus, #1b57b5); outline-offset: -3px; border-radius: inherit; }
img { object-fit: contain; }
.caption { margin: 0.5rem 0; min-block-size: 1.5em; font-weight: 640; }
.controls { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.views { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0; padding: 0; border: 0; }
legend { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
button { font: inherit; min-block-size: var(--touch, 2.75rem); min-inline-size: var(--touch, 2.75rem);
  padding: 0.25rem 0.9rem; color: inherit; background: var(--surface, #fffdf9);
  border: 1px solid var(--edge, #857a68); border-radius: var(--r-full, 999px); cursor: pointer; }
button[aria-pressed="true"] { background: var(--action-soft, #dcece9); border-color: var(--action, #1d6663); }
button.play { color: var(--on-action, #fffdf9); background: var(--action, #1d6663); border-color: transparent;
  min-inline-size: 6.5rem; }
button:focus-visible, input:focus-visible { outline: 3px solid var(--focus, #1b57b5); outline-offset: 2px; }
input { flex: 1 1 8rem; min-inline-size: 6rem; block-size: var(--touch, 2.75rem); margin: 0;
  accent-color: var(--move, #c8452f); }
`;

let sheet: CSSStyleSheet | undefined;

export function style(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(TEXT);
  }
  return sheet;
}
