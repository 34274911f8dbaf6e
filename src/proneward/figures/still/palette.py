"""How each layer is painted: colours that a page may change, each with the one it has otherwise."""

import re

from proneward.figures.ink.fills import Layer

COLOURS = {
    "skin": "#f2d6c3",
    "top": "#4f9f9a",
    "leggings": "#43536b",
    "hair": "#5b4437",
    "ball": "#b7d3ea",
    "band": "#e3a857",
    "strap": "#9a84b8",
    "block": "#c8b08c",
    "towel": "#efe7d6",
    "pillow": "#e3e9f1",
    "wood": "#d8b48b",
    "cushion": "#a9bac9",
    "mat": "#e4ecef",
    "mat-side": "#c3d0d6",
    "wall": "#f3f1ec",
    "shadow": "#22384a",
    "line": "#1f2a37",
    "outline": "#1f2a37",
    "tint": "#ea6a55",
    "arrow": "#c8452f",
    "paper": "#ffffff",
    "ghost": "#6b7f95",
}
GREY_HAIR = "#b9b6b2"
_VARIABLE = re.compile(r"var\(--[a-z-]+,\s*([^()]+)\)")

_ROUND = 'stroke-linecap="round" stroke-linejoin="round"'


def colour(name: str, otherwise: str | None = None) -> str:
    """Give a colour as a custom property of the page, with what it is if the page has none."""
    return f"var(--figure-{name},{otherwise or COLOURS[name]})"


def literal(svg: str) -> str:
    """Put each colour in place of its variable, for readers that know no variables."""
    return _VARIABLE.sub(lambda found: found[1].strip(), svg)


def _fill(name: str, opacity: str = "") -> str:
    see_through = f' fill-opacity="{opacity}"' if opacity else ""
    return f'fill="{colour(name)}"{see_through}'


def _stroke(name: str, width: float, opacity: str = "") -> str:
    see_through = f' stroke-opacity="{opacity}"' if opacity else ""
    return f'fill="none" stroke="{colour(name)}" stroke-width="{width:g}"{see_through} {_ROUND}'


PAINT: dict[Layer, str] = {
    **{
        layer: f'{_fill(layer.value)} stroke="{colour(layer.value)}" stroke-width=".8"'
        for layer in (
            Layer.SKIN,
            Layer.TOP,
            Layer.LEGGINGS,
            Layer.HAIR,
            Layer.BALL,
            Layer.BAND,
            Layer.STRAP,
            Layer.BLOCK,
            Layer.TOWEL,
            Layer.PILLOW,
            Layer.WOOD,
            Layer.CUSHION,
            Layer.MAT,
            Layer.MAT_SIDE,
            Layer.WALL,
        )
    },
    Layer.TINT: _fill("tint", ".72"),
    Layer.FAR: _fill("shadow", ".12"),
    Layer.SHADE: _fill("shadow", ".17"),
    Layer.SHADOW: _fill("shadow", ".12"),
    Layer.WALL_EDGE: _stroke("mat-side", 1.2),
    Layer.HEM: _stroke("line", 0.9, ".6"),
    Layer.FACE: _stroke("line", 1, ".85"),
    Layer.PUPIL: _stroke("line", 2.3),
    Layer.INNER: _stroke("line", 1.5),
    Layer.OUTLINE: _stroke("outline", 2.1),
    Layer.GHOST: (
        f'{_fill("ghost", ".09")} stroke="{colour("ghost")}" stroke-width="1.5"'
        ' stroke-dasharray=".1 4" stroke-linecap="round"'
    ),
    Layer.ARROW_HALO: _stroke("paper", 8, ".85"),
    Layer.ARROW_HEAD_HALO: (
        f'{_fill("paper")} stroke="{colour("paper")}" stroke-width="4" {_ROUND} opacity=".85"'
    ),
    Layer.ARROW: _stroke("arrow", 4),
    Layer.ARROW_HEAD: _fill("arrow"),
    Layer.FRAME: (f'{_fill("paper")} stroke="{colour("ghost")}" stroke-width="1.5"'),
    Layer.RING: _stroke("ghost", 1.8),
    Layer.POINTER: _stroke("ghost", 1.2),
}
"""The attributes of each layer's path."""


def painted(layer: Layer, *, grey: bool) -> str:
    """Give the attributes of a layer's path; hair that is grey is so unless the page says else."""
    if grey and layer is Layer.HAIR:
        return PAINT[layer].replace(COLOURS["hair"], GREY_HAIR)
    return PAINT[layer]
