"""Stills that are kept as one SVG: marked with what they were made from, and cut up again."""

import re
from html import escape, unescape

import attrs

from proneward.figures.still.still import Still, alone
from proneward.figures.still.svg import PANEL, PanelDrawn
from proneward.vocabulary import PronewardError

_HEAD = re.compile(
    r'<title id="figure-(?P<name>[^"]*)-title">(?P<title>[^<]*)</title>'
    r"<desc [^>]*>(?P<description>[^<]*)</desc>"
)
_PANEL = re.compile(
    r'"(?P<width>\S+) (?P<height>\S+)" [^>]*><desc>(?P<description>[^<]*)</desc>(?P<body>.*)</g>',
    re.DOTALL,
)


class UnreadableStill(PronewardError):
    """An SVG that is not a still as it is written here."""


def carrying(still: Still, digest: str) -> Still:
    """Give a still whose SVG says, on its root, what it was made from."""
    root = f'<svg data-digest="{escape(digest)}" '
    return attrs.evolve(still, svg=still.svg.replace("<svg ", root, 1))


def panels_of(svg: str) -> Still:
    """
    Cut a still's whole SVG up into its panels, each a picture of its own with literal colours.

    Raises:
        UnreadableStill: if it was not written by `still`.
    """
    head, *groups = svg.removesuffix("</svg>").split(PANEL)
    said = _HEAD.search(head)
    found = [_PANEL.fullmatch(group) for group in groups]
    if said is None or not found:
        raise _unreadable()
    parts = []
    for one in found:
        if one is None:
            raise _unreadable()
        width, height, description, body = one.group("width", "height", "description", "body")
        parts.append(
            PanelDrawn(body=body, width=width, height=height, description=unescape(description))
        )
    name, title, description = said.group("name", "title", "description")
    return Still(
        svg=svg,
        panels=alone(parts, name=name, title=unescape(title)),
        title=unescape(title),
        description=unescape(description),
    )


def _unreadable() -> UnreadableStill:
    return UnreadableStill(
        what="The still",
        why="it has no panels as they are written here",
        fix="Draw the still again from its motion",
    )
