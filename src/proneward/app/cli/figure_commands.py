"""The command that shows how an exercise is done."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from proneward.app.actions.figures.draw import clip_wanted, png_of, rig_wanted, svg_of
from proneward.app.actions.figures.wanted import SIDES, UnknownFigure, Wanted
from proneward.app.actions.lookup.exercises import find_exercise
from proneward.app.actions.place import check_place, write_whole
from proneward.catalogue import load

FORMS: Mapping[str, Callable[[Wanted], bytes]] = {
    ".svg": lambda wanted: svg_of(wanted).encode(),
    ".png": png_of,
    ".json": clip_wanted,
    ".glb": lambda wanted: rig_wanted(wanted.body),
}
"""What a figure is written as, by how its file's name ends."""


def _form(out: Path) -> Callable[[Wanted], bytes]:
    form = FORMS.get(out.suffix.lower())
    if form is None:
        raise UnknownFigure(
            what=f"A figure called '{out.name}'",
            why=f"'{out.suffix}' is no form that a figure has",
            fix=f"End the name in one of {', '.join(FORMS)}",
        )
    return form


def _side(side: str) -> bool:
    if side not in SIDES:
        raise UnknownFigure(
            what=f"Side '{side}'",
            why="a figure shows the side it was drawn for, or the other one",
            fix=f"Write one of {', '.join(SIDES)}",
        )
    return side == "other"


def _limit(written: str) -> tuple[str, float]:
    joint, _, most = written.partition("=")
    try:
        return joint, float(most)
    except ValueError:
        raise UnknownFigure(
            what=f"Limit '{written}'",
            why="it is not a joint and the most it may be bent, in degrees",
            fix="Write it as knee_flexion=90",
        ) from None


def figure(
    exercise: str,
    /,
    *,
    body: str = "woman",
    side: str = "shown",
    limit: list[str] | None = None,
    out: Path | None = None,
) -> int:
    """
    Draw an exercise: a still, or what moves.

    Args:
        exercise: Id or name of the exercise.
        body: Whose body, such as man or woman-older.
        side: The side it was drawn for (shown), or the other one.
        limit: A joint and the most it may be bent, such as knee_flexion=90; may be repeated.
        out: The file: .svg or .png (a still), .json (an animation clip), .glb (the body, for it).
    """
    wanted = Wanted(
        exercise=find_exercise(exercise, load()).id,
        body=body,
        other_side=_side(side),
        most_deg=dict(map(_limit, limit or [])),
    )
    if out is None:
        sys.stdout.write(svg_of(wanted))
        return 0
    form = _form(out)
    check_place(out)
    if not wanted.plain:
        print("Drawing it for these wishes …", file=sys.stderr)
    write_whole(out, form(wanted))
    print(f"Written: {out}")
    return 0
