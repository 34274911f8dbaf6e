"""
Sets a handout or a notice as PDF/UA-1.

The layout is Typst source in this package and the document reaches it as JSON, so nothing a
client or a clinic writes can become markup. Fonts come from the package alone, and the
document is dated by its own day: the same input gives the same bytes on every machine.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from importlib.resources import as_file, files
from pathlib import Path

import attrs
import typst

from proneward.exchange.handout.errors import Unprintable
from proneward.exchange.handout.model import Handout, Notice
from proneward.exchange.handout.page_data import as_json
from proneward.exchange.handout.wording import HANDOUT_WORDS, NOTICE_WORDS, require

_NO_GLYPH = "could not be displayed"
"""How Typst says that no font it may use holds a letter."""


def render(document: Handout | Notice, words: Mapping[str, str]) -> bytes:
    """
    Set a document and give its PDF.

    A name whose letters none of the fonts holds becomes the marked gap, and a notice goes without
    the clinic's name and its reasons too: what it says, which may be an emergency, must come out
    whatever people typed.

    Args:
        document: What stands on the pages, in the client's words.
        words: The fixed sentences, by key (HANDOUT_WORDS or NOTICE_WORDS).

    Raises:
        MissingWords: if a fixed sentence is missing.
        Unprintable: if a figure is not an SVG drawing, or a text has letters no font holds.
    """
    require(words, HANDOUT_WORDS if isinstance(document, Handout) else NOTICE_WORDS)
    refused = []
    for plainer in _ever_plainer(document):
        try:
            return _compiled(plainer, words)
        except typst.TypstError as error:
            refused.append(error)
            if isinstance(document, Handout) and _NO_GLYPH not in error.message:
                break
    raise _refusal(refused[0])


def _ever_plainer(document: Handout | Notice) -> Iterator[Handout | Notice]:
    """Give the document, then without what people typed: first what a reader misses least."""
    yield document
    unnamed = attrs.evolve(document, client_name=None)
    if document.client_name is not None:
        yield unnamed
    if isinstance(unnamed, Notice):
        without_clinic = attrs.evolve(unnamed, clinic=attrs.evolve(unnamed.clinic, name=None))
        yield without_clinic
        yield attrs.evolve(without_clinic, reasons=())


def _compiled(document: Handout | Notice, words: Mapping[str, str]) -> bytes:
    with _package() as home:
        layout = "handout.typ" if isinstance(document, Handout) else "notice.typ"
        return typst.compile(
            home / "layout" / layout,
            root=home / "layout",
            font_paths=_fonts(home),
            sys_inputs={"document": as_json(document, words), "words": json.dumps(dict(words))},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(document.on, time(), tzinfo=UTC),
            format="pdf",
        )


@contextmanager
def _package() -> Iterator[Path]:
    with as_file(files("proneward.exchange.handout")) as home:
        yield Path(home)


def _fonts(home: Path) -> typst.Fonts:
    """The package's face; Typst's own fonts lend letters that it lacks, the machine's never do."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[home / "fonts"],
    )


def _refusal(error: typst.TypstError) -> Unprintable:
    """Say what kind of thing cannot be printed, without repeating what the client is called."""
    if _NO_GLYPH in error.message:
        return Unprintable(
            what="The handout",
            why="it holds letters that none of its fonts can draw",
            fix="Write it in Latin, Greek or Cyrillic letters",
        )
    if "svg" in error.message.lower() or "image" in error.message.lower():
        return Unprintable(
            what="A figure of the handout",
            why="it is not an SVG drawing that can be set",
            fix="Draw it again, or leave it out: its place is kept",
        )
    return Unprintable(
        what="The handout", why="its layout could not be set", fix="Report this as a fault"
    )
