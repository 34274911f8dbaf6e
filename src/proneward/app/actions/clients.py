"""Open a client record with the words that the catalogue knows."""

from functools import lru_cache
from pathlib import Path

from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, Known, read_client


@lru_cache(maxsize=4)
def known_words(catalogue: Catalogue) -> Known:
    """Give the words and numbers a record may use, follow-up questions among them."""
    sizes = catalogue.sizes
    entries = catalogue.conditions.values()
    follow_ups = (question.follow_up for question in catalogue.questions.values())
    return Known(
        conditions=frozenset(entry.id for entry in entries if not entry.is_finding),
        findings=frozenset(entry.id for entry in entries if entry.is_finding),
        questions={*catalogue.questions, *(asked.id for asked in follow_ups if asked)},
        exercises=catalogue.exercises.keys(),
        exercises_least=sizes.exercises_least,
        exercises_default=sizes.exercises_default,
        exercises_most=sizes.exercises_most,
        exercises_most_by_clinician=sizes.exercises_most_by_clinician,
        override_longest_days=sizes.override_longest_days,
    )


def open_client(path: Path, catalogue: Catalogue) -> ClientRecord:
    """
    Read a client record.

    Raises:
        PronewardError: if the file is not a record; it says where, why and what to do.
    """
    return read_client(path, known_words(catalogue))
