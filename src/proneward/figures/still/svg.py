"""Writes pictures as SVG: paths only, with a title and a description."""

from collections.abc import Sequence
from html import escape

import attrs

from proneward.figures.ink.fills import Ink
from proneward.figures.still.palette import painted

APART = 12.0
"""How far panels stand from each other, in units."""
PANEL = "<g data-panel="
"""How the group of a panel begins; nothing else does."""


@attrs.frozen
class Group:
    """Paths that lie together, moved by an offset in units."""

    inks: Sequence[Ink]
    x: float = 0.0
    y: float = 0.0


@attrs.frozen(kw_only=True)
class Picture:
    """One panel: how large it is, in units, and what lies on it from the back to the front."""

    width: float
    height: float
    groups: tuple[Group, ...]


@attrs.frozen(kw_only=True)
class PanelDrawn:
    """One panel as it stands in a file: what is drawn, its size in units, and what it shows."""

    body: str
    width: str
    height: str
    description: str


def _path(ink: Ink, *, grey: bool) -> str:
    return f'<path {painted(ink.layer, grey=grey)} d="{ink.d}"/>'


def _group(group: Group, *, grey: bool) -> str:
    drawn = "".join(_path(ink, grey=grey) for ink in group.inks if ink.d)
    if not (group.x or group.y):
        return drawn
    return f'<g transform="translate({group.x:g} {group.y:g})">{drawn}</g>'


def drawn(picture: Picture, *, grey: bool) -> str:
    """Write what lies on a picture."""
    return "".join(_group(group, grey=grey) for group in picture.groups)


def document(  # noqa: PLR0913 - each argument is a piece of the document
    body: str, *, width: str, height: str, name: str, title: str, description: str
) -> str:
    """
    Write a whole SVG.

    Args:
        body: what is drawn.
        width: in units.
        height: in units.
        name: makes the ids of title and description unlike those of other figures on a page.
        title: what is shown, in a few words.
        description: what is shown, in sentences.
    """
    labels = f"figure-{name}-title figure-{name}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="{labels}">'
        f'<title id="figure-{name}-title">{escape(title)}</title>'
        f'<desc id="figure-{name}-desc">{escape(description)}</desc>'
        f"{body}</svg>"
    )


def side_by_side(parts: Sequence[PanelDrawn], *, name: str, title: str, description: str) -> str:
    """Write panels of one size as one SVG, each in a group that says its size and what it shows."""
    first = parts[0]
    step = float(first.width) + APART
    groups = "".join(
        f'{PANEL}"{part.width} {part.height}" transform="translate({number * step:g} 0)">'
        f"<desc>{escape(part.description)}</desc>{part.body}</g>"
        for number, part in enumerate(parts)
    )
    return document(
        groups,
        width=f"{len(parts) * step - APART:g}",
        height=first.height,
        name=name,
        title=title,
        description=description,
    )
