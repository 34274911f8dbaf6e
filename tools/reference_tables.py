"""How the pages of docs/reference/ write a table and what stands in its cells."""

from collections.abc import Iterable, Iterator

from proneward.catalogue import Catalogue, Cited

Row = tuple[str, ...]


def cell(words: str) -> str:
    """Keep a sentence inside its cell."""
    return words.replace("|", "\\|").replace("\n", " ")


def table(heads: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Write a table, line by line."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"


def code(words: Iterable[str]) -> str:
    """Write words as code, one after the other."""
    return ", ".join(f"`{word}`" for word in words)


def cited_words(sources: Iterable[Cited]) -> str:
    """Write what is cited, with its notes."""
    return ", ".join(
        f"`{cited.id}`" + (f" ({cited.note})" if cited.note else "") for cited in sources
    )


def standing(catalogue: Catalogue) -> str:
    """Say which edition a page is of, and whether anybody has signed it."""
    state = "reviewed" if catalogue.reviewed else "**unreviewed** by any registered clinician"
    return (
        f"Catalogue {catalogue.version}, {state}. This page is written from the catalogue by"
        " `python tools/reference.py`; change the catalogue, not the page."
    )
