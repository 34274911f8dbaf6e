"""All files of a gallery, by their path in it: the same input gives the same bytes."""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

import attrs

from proneward.app.actions.figures.gallery.pages import exercise_html, graph_html, index_html
from proneward.app.actions.figures.gallery.pictures import (
    Figures,
    Picture,
    figure_style,
    page_picture,
    size_of,
)
from proneward.app.actions.figures.gallery.views import Card, ExercisePage
from proneward.app.actions.figures.kept import SHIPPED_BODIES
from proneward.catalogue import Catalogue
from proneward.catalogue.motion import Measured, Motion

MARK = "gallery.txt"
"""A folder with this file in it was written by this command, and may be written again."""
MARKED = b"Written by `proneward gallery`, which replaces this whole folder when it is run again.\n"
Entry = tuple[str, bytes]


@attrs.frozen(kw_only=True)
class Gallery:
    """What a gallery is made from."""

    catalogue: Catalogue
    motion: Callable[[str], Motion]
    figures: Figures
    measured: Mapping[str, Measured]


def _panels(gallery: Gallery, exercise: str, body: str) -> Iterator[tuple[Picture, bytes]]:
    for number, svg in enumerate(gallery.figures.panels(exercise, body), start=1):
        width, height = size_of(svg)
        path = f"figures/{body}/{exercise}-{number}.svg"
        yield Picture(path=path, width=width, height=height), page_picture(svg)


def _assets(folder: Traversable, at: str) -> Iterator[Entry]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{at}/{entry.name}"
        if entry.is_dir():
            yield from _assets(entry, path)
        else:
            yield path, entry.read_bytes()


def _shared() -> Iterator[Entry]:
    """Give what every page uses."""
    yield MARK, MARKED
    yield from _assets(files("proneward.app.actions.figures.gallery").joinpath("assets"), "assets")
    yield "assets/figure.css", figure_style()
    viewer = files("proneward.figures").joinpath("viewer")
    for name in ("viewer.js", "NOTICE"):
        yield f"assets/viewer/{name}", viewer.joinpath(name).read_bytes()


def _exercise(
    gallery: Gallery,
    exercise: str,
    pictures: Mapping[str, tuple[Picture, ...]],
    cards: Mapping[str, Card],
) -> Entry:
    known = gallery.measured.get(exercise)
    page = ExercisePage(
        motion=gallery.motion(exercise),
        pictures=pictures,
        facts=known.facts if known else None,
        catalogue=gallery.catalogue,
    )
    html = exercise_html(page, cards, gallery.catalogue)
    return f"exercises/{exercise}.html", html.encode()


def files_of(gallery: Gallery) -> Iterator[Entry]:
    """Give every file of a gallery, its path first."""
    catalogue = gallery.catalogue
    yield from _shared()
    for body in SHIPPED_BODIES:
        yield f"figures/{body}.glb", gallery.figures.rig(body)
    pictures: dict[str, dict[str, tuple[Picture, ...]]] = {}
    for exercise in catalogue.exercises:
        pictures[exercise] = {}
        for body in SHIPPED_BODIES:
            drawn = list(_panels(gallery, exercise, body))
            yield from ((picture.path, svg) for picture, svg in drawn)
            yield f"figures/{body}/{exercise}.json", gallery.figures.clip(exercise, body)
            pictures[exercise][body] = tuple(picture for picture, _ in drawn)
    cards = {
        name: Card(
            exercise=exercise,
            picture=pictures[name][SHIPPED_BODIES[0]][-1],
            catalogue=catalogue,
        )
        for name, exercise in catalogue.exercises.items()
    }
    for exercise in catalogue.exercises:
        yield _exercise(gallery, exercise, pictures[exercise], cards)
    yield "index.html", index_html(cards, catalogue).encode()
    yield "graph.html", graph_html(cards, catalogue).encode()
