"""A still: the panels of a motion side by side in one picture, and each of them alone."""

from collections.abc import Sequence

import attrs

from proneward.body.contact import Performance
from proneward.catalogue.model.motion import Motion
from proneward.figures.still.palette import literal
from proneward.figures.still.panel import panel
from proneward.figures.still.stage import stage_of, start_of
from proneward.figures.still.svg import PanelDrawn, document, drawn, side_by_side
from proneward.figures.words import description_of, panel_description
from proneward.vocabulary import MuscleGroup

EDITION = "2"
"""The edition of drawing: another one where the same poses would be drawn otherwise."""


@attrs.frozen(kw_only=True)
class Still:
    """
    A motion as pictures.

    `svg` has all panels side by side, its colours as custom properties of a page; `panels` has
    each as a picture of its own, its colours literal, for paper.
    """

    svg: str
    panels: tuple[str, ...]
    title: str
    description: str


def alone(parts: Sequence[PanelDrawn], *, name: str, title: str) -> tuple[str, ...]:
    """Give each panel as a picture of its own, its colours literal."""
    return tuple(
        literal(
            document(
                part.body,
                width=part.width,
                height=part.height,
                name=f"{name}-{number}",
                title=title,
                description=part.description,
            )
        )
        for number, part in enumerate(parts, start=1)
    )


def still(
    motion: Motion,
    performance: Performance,
    exercise_name: str,
    *,
    tint: frozenset[MuscleGroup] = frozenset(),
) -> Still:
    """
    Draw a motion.

    Args:
        motion: what is shown, from where, and what is beside it.
        performance: the body that does it, settled in the motion's keyframes.
        exercise_name: the title.
        tint: muscle groups whose region of the body is coloured.
    """
    stage = stage_of(motion, performance, tint)
    pictures = [panel(stage, number) for number in range(len(motion.panels))]
    grey = performance.shape.name.endswith("-older")
    parts = [
        PanelDrawn(
            body=drawn(picture, grey=grey),
            width=f"{picture.width:g}",
            height=f"{picture.height:g}",
            description=panel_description(motion, number),
        )
        for number, picture in enumerate(pictures)
    ]
    title, description = exercise_name, description_of(motion, start_of(motion, performance))
    return Still(
        svg=side_by_side(parts, name=motion.id, title=title, description=description),
        panels=alone(parts, name=motion.id, title=title),
        title=title,
        description=description,
    )
