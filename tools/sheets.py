"""
Lays all shipped stills of one body on contact sheets, for a person to look at.

Usage: python tools/sheets.py FOLDER [--body woman] [--numbered] writes sheet-1.png, sheet-2.png, …

With --numbered the pictures carry numbers in place of names, in an order that says nothing, and
key.txt says which is which: for somebody who is to tell the exercises from their pictures.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import typst

from proneward.catalogue import load
from proneward.figures import literal

DRAWN = Path(__file__).parents[1] / "src/proneward/figures/drawn"
COLUMNS, ROWS = 3, 4
PIXELS_PER_INCH = 110.0
PAGE = """
#set page(width: 297mm, height: 210mm, margin: 8mm)
#set text(size: 9pt, font: "DejaVu Sans Mono")
#let items = json(bytes(sys.inputs.items))
#grid(columns: (1fr,) * 3, rows: (1fr,) * 4, gutter: 3mm,
  ..items.map(item => box(width: 100%, height: 100%, stroke: 0.3pt + luma(200), inset: 2mm, {
    text(item.label)
    v(1mm, weak: true)
    box(width: 100%, height: 38mm, align(center + horizon, image(item.file, fit: "contain",
      width: 100%, height: 100%)))
  })))
"""


def _scrambled(name: str) -> str:
    return hashlib.sha256(f"sheet {name}".encode()).hexdigest()


def _page(home: Path, items: list[dict[str, str]]) -> bytes:
    pixels: bytes = typst.compile(
        home / "page.typ",
        root=home,
        sys_inputs={"items": json.dumps(items)},
        format="png",
        ppi=PIXELS_PER_INCH,
    )
    return pixels


def sheets(out: Path, body: str, *, numbered: bool) -> list[str]:
    """Write the sheets, and give the exercises in the order they stand in."""
    exercises = load().exercises
    names = sorted(exercises, key=_scrambled if numbered else list(exercises).index)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "page.typ").write_text(PAGE, encoding="utf-8")
        for name in names:
            svg = (DRAWN / body / f"{name}.svg").read_text(encoding="utf-8")
            (home / f"{name}.svg").write_text(literal(svg), encoding="utf-8")
        labels = {name: f"{n}" if numbered else name for n, name in enumerate(names, start=1)}
        items = [{"label": labels[name], "file": f"{name}.svg"} for name in names]
        size = COLUMNS * ROWS
        for number, begin in enumerate(range(0, len(items), size), start=1):
            (out / f"sheet-{number}.png").write_bytes(_page(home, items[begin : begin + size]))
    return names


def main() -> None:
    """Write the sheets into a folder."""
    parser = argparse.ArgumentParser(description=sheets.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--body", default="woman")
    parser.add_argument("--numbered", action="store_true")
    asked = parser.parse_args()
    names = sheets(asked.folder, asked.body, numbered=asked.numbered)
    if asked.numbered:
        key = "".join(f"{number} {name}\n" for number, name in enumerate(names, start=1))
        (asked.folder / "key.txt").write_text(key, encoding="utf-8")
    print(f"{len(names)} stills on sheets in {asked.folder}")


if __name__ == "__main__":
    main()
