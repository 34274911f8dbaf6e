"""Open a journal: NDJSON, one entry a line, every line checked."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from proneward.app.actions.clients import known_words
from proneward.catalogue import Catalogue
from proneward.progression.measures import UnusableScore, score
from proneward.record.journal import Entry, Journal, Lines, Measured, TornLine, read_lines
from proneward.vocabulary import PronewardError, Unreadable

MOST_BYTES = 64_000_000
"""A lifetime of daily entries; anything larger is no journal of one person."""


class TornJournal(PronewardError):
    """A journal in which a line is no entry."""


def journal_text(path: Path) -> str:
    """
    Read the text of a journal; an empty one is a journal without entries.

    Raises:
        Unreadable: if it is missing, a directory, too large or not UTF-8.
    """
    name = path.name or str(path)
    try:
        if not path.is_file():
            why = "it is a directory" if path.is_dir() else "there is no such file"
            raise Unreadable(what=name, why=why, fix="Name a file of entries, one a line")
        if path.stat().st_size > MOST_BYTES:
            why = f"it is larger than {MOST_BYTES // 1_000_000} MB"
            raise Unreadable(what=name, why=why, fix="Name the journal of one person")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(what=name, why="it is not UTF-8 text", fix="Save it as UTF-8") from None
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
        raise Unreadable(what=name, why=why, fix="Check who may read it") from None


def _unusable(entry: Entry, catalogue: Catalogue) -> UnusableScore | None:
    """Give why an outcome measure cannot be scored, if it cannot."""
    told = entry.what
    if isinstance(told, Measured):
        try:
            score(catalogue.measures[told.measure], told.items, given=told.score)
        except UnusableScore as error:
            return error
    return None


def entries_in(lines: Iterable[str], catalogue: Catalogue, name: str) -> Lines:
    """Read entries, one a line; what is torn, and measures without a sense, are told apart."""
    read = read_lines(lines, known_words(catalogue), name)
    entries, torn = [], list(read.torn)
    for number, entry in read.numbered:
        error = _unusable(entry, catalogue)
        if error is None:
            entries.append((number, entry))
        else:
            what = f"{name}, line {number}: {error.what}"
            torn.append(
                TornLine(
                    number=number, error=UnusableScore(what=what, why=error.why, fix=error.fix)
                )
            )
    ordered = tuple(sorted(torn, key=lambda line: line.number))
    return attrs.evolve(read, numbered=tuple(entries), torn=ordered)


def open_journal(path: Path, catalogue: Catalogue) -> Journal:
    """
    Read a whole journal.

    Raises:
        TornJournal: naming the first line that is no entry; nothing is decided without it.
        Unreadable: if the file cannot be read.
    """
    found = entries_in(journal_text(path).split("\n"), catalogue, path.name)
    if found.torn:
        first, more = found.torn[0].error, len(found.torn) - 1
        others = f"; {more} more {'line is' if more == 1 else 'lines are'} torn" if more else ""
        raise TornJournal(what=first.what, why=f"{first.why}{others}", fix=first.fix)
    journal = Journal.of(found.entries)
    if journal.clashes:
        clash = min(journal.clashes)
        raise TornJournal(
            what=f"{path.name}, entry {clash}",
            why="two entries that differ have this id",
            fix="Keep the true one; a correction is a new entry that names the old one",
        )
    return journal
