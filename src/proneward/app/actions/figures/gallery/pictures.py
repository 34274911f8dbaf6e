"""The pictures a gallery shows: where they come from, and how they are made ready for a page."""

import re
from collections.abc import Callable, Iterator

import attrs

from proneward.app.actions.figures.draw import clip_wanted, panels, rig_wanted
from proneward.app.actions.figures.wanted import Wanted
from proneward.figures import literal
from proneward.figures.still.palette import COLOURS

DARK = {
    "skin": "#ebcdb8",
    "top": "#63ada7",
    "leggings": "#7e93b0",
    "hair": "#8a6a57",
    "ball": "#a9c7e4",
    "mat": "#232d38",
    "mat-side": "#3b4958",
    "wall": "#26303b",
    "shadow": "#05080b",
    "line": "#0a0f15",
    "arrow": "#f0765f",
    "paper": "#19212b",
    "ghost": "#8c9db1",
}
"""The colours of a figure on a dark page, where they are others."""
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_OPENING = re.compile(r"<svg\b[^>]*>")


@attrs.frozen(kw_only=True)
class Figures:
    """Where pictures come from, each by exercise and body."""

    panels: Callable[[str, str], tuple[str, ...]]
    """The panels of a still, each an SVG of its own."""
    clip: Callable[[str, str], bytes]
    rig: Callable[[str], bytes]
    """By body alone."""


@attrs.frozen(kw_only=True)
class Picture:
    """One panel as a file; a unit is the same length in the room in every picture."""

    path: str
    width: float
    height: float


def shipped_figures() -> Figures:
    """Give the figures that are shipped, and draw what is not."""
    return Figures(
        panels=lambda exercise, body: panels(Wanted(exercise=exercise, body=body))[0],
        clip=lambda exercise, body: clip_wanted(Wanted(exercise=exercise, body=body)),
        rig=rig_wanted,
    )


def _dark_rules() -> Iterator[str]:
    for name, dark in DARK.items():
        for paint in ("fill", "stroke"):
            yield f'[{paint}="{COLOURS[name]}"]{{{paint}:{dark}}}'


_DARK_STYLE = f"<style>@media (prefers-color-scheme:dark){{{''.join(_dark_rules())}}}</style>"


def page_picture(svg: str) -> bytes:
    """
    Make a picture ready to be an image of a page, which no style of the page reaches.

    Its colours stand in it, and those of a dark page beside them.
    """
    return _OPENING.sub(lambda found: found[0] + _DARK_STYLE, literal(svg), count=1).encode()


def size_of(svg: str) -> tuple[float, float]:
    """Give the width and height of a picture, in its own units."""
    found = _VIEW_BOX.search(svg)
    if found is None:
        message = "a picture without a view box"
        raise ValueError(message)
    return float(found[1]), float(found[2])


def figure_style() -> bytes:
    """Give the style sheet that colours the moving figure on a dark page as its stills are."""
    colours = "\n".join(f"    --figure-{name}: {colour};" for name, colour in DARK.items())
    return f"@media (prefers-color-scheme: dark) {{\n  :root {{\n{colours}\n  }}\n}}\n".encode()
