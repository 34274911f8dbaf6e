"""Writes the pages: what is composed elsewhere, in the templates' words."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from proneward.app.actions.figures.gallery.views import NOTHING, Card, ExercisePage, sections_of
from proneward.app.actions.figures.gallery.walk import NODE_HEIGHT, NODE_WIDTH, chart_of
from proneward.app.actions.figures.gallery.words import capital_first, small_first
from proneward.catalogue import Catalogue
from proneward.vocabulary import Prop, Purpose


@cache
def environment() -> Environment:
    """Give the templates; whatever comes into them is escaped."""
    templates = Environment(
        loader=PackageLoader("proneward.app.actions.figures.gallery"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {"capital_first": capital_first, "small_first": small_first}
    return templates


def index_html(cards: Mapping[str, Card], catalogue: Catalogue) -> str:
    """Write the first page: everything, to search and to filter."""
    exercises = catalogue.exercises.values()
    used = {prop for one in exercises for choice in one.needs_props for prop in choice}
    return (
        environment()
        .get_template("index.html")
        .render(
            catalogue=catalogue,
            sections=sections_of(cards, catalogue),
            count=len(cards),
            stages=sorted({one.stage for one in exercises}),
            props=[prop for prop in Prop if prop in used],
            purposes=[
                purpose for purpose in Purpose if any(one.purpose is purpose for one in exercises)
            ],
            nothing=NOTHING,
            root="",
        )
    )


def exercise_html(page: ExercisePage, cards: Mapping[str, Card], catalogue: Catalogue) -> str:
    """Write the page of one exercise."""
    return (
        environment()
        .get_template("exercise.html")
        .render(catalogue=catalogue, page=page, exercise=page.exercise, cards=cards, root="../")
    )


def graph_html(cards: Mapping[str, Card], catalogue: Catalogue) -> str:
    """Write the page of the whole of easier and harder."""
    return (
        environment()
        .get_template("graph.html")
        .render(
            catalogue=catalogue,
            chart=chart_of(catalogue),
            cards=cards,
            node_width=NODE_WIDTH,
            node_height=NODE_HEIGHT,
            root="",
        )
    )
