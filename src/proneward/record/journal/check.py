"""What must hold in an entry beyond its shape: known words, and parts that agree."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from proneward.record.journal.model import (
    Answers,
    ConditionChange,
    Finding,
    Lifted,
    Session,
    Told,
)
from proneward.record.known import Known
from proneward.record.model import Override
from proneward.vocabulary import Malformed, UnknownWord, did_you_mean, quotable


def _words(told: Told, known: Known) -> Iterator[tuple[str, Collection[str], str, str]]:
    """Give each word that must be known: the word, the known ones, its place, its kind."""
    match told:
        case Session():
            for number, item in enumerate(told.items, start=1):
                yield item.exercise, known.exercises, f"entry {number} of items", "exercise"
        case Answers():
            for number, question in enumerate(told.answers, start=1):
                yield question, known.questions, f"entry {number} of answers", "question"
        case Finding():
            yield told.finding, known.findings, "finding", "finding"
        case ConditionChange():
            yield told.condition, known.conditions, "condition", "condition"
        case Lifted() if told.override.exercise is not None:
            yield told.override.exercise, known.exercises, "exercise", "exercise"
        case _:
            return


def _check_override(override: Override, known: Known, name: str) -> None:
    if (override.attribute is None) == (override.exercise is None):
        raise Malformed(
            what=name,
            why="an override names an attribute or an exercise, exactly one of them",
            fix="Keep the one that is meant",
        )
    if override.role != "clinician":
        raise Malformed(
            what=f"{name}, at role",
            why="a trainer may not lift a rule; only a licensed clinician may",
            fix="Ask a clinician to decide and to sign",
        )
    longest = timedelta(days=known.override_longest_days)
    if not timedelta(0) <= override.review - override.on <= longest:
        raise Malformed(
            what=f"{name}, at review",
            why=f"the review is not within {longest.days} days after the override",
            fix="Set an earlier review date",
        )


def check_told(told: Told, known: Known, name: str) -> None:
    """
    Refuse an entry whose words nobody knows, or whose parts do not agree.

    Raises:
        Malformed: if a combination is wrong.
        UnknownWord: if an id is not in the catalogue; it names the nearest one.
    """
    for word, known_words, where, kind in _words(told, known):
        if word not in known_words:
            named = f"'{word}'" if quotable(word) else "what is written"
            article = "an" if kind.startswith("e") else "a"
            raise UnknownWord(
                what=f"{name}, at {where}",
                why=f"{named} is not {article} {kind}",
                fix=did_you_mean(word, known_words),
            )
    if isinstance(told, Lifted):
        _check_override(told.override, known, name)
