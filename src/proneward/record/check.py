"""What must hold in a record beyond its shape: known words, and parts that agree."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta

from msgspec import UnsetType

from proneward.record.files import CapOnFile, ClientOnFile, ConditionOnFile, OverrideOnFile
from proneward.record.known import Known
from proneward.record.model import CONTRACT, OLDEST
from proneward.vocabulary import (
    Malformed,
    Prop,
    Surface,
    UnknownWord,
    did_you_mean,
    quotable,
)

LATEST_CONTRACT = 999
"""A number above it names no contract, and is not repeated."""


def _malformed(name: str, where: str, why: str, fix: str) -> Malformed:
    return Malformed(what=f"{name}, at {where}", why=why, fix=fix)


def check_contract(document: object, name: str) -> None:
    """Say plainly that a record is from another time, before its shape is judged."""
    contract = document.get("contract", CONTRACT) if isinstance(document, Mapping) else CONTRACT
    if contract != CONTRACT:
        said = isinstance(contract, int) and 0 <= contract <= LATEST_CONTRACT
        raise _malformed(
            name,
            "contract",
            f"the record is written for {f'contract {contract}' if said else 'another contract'},"
            f" and this is contract {CONTRACT}",
            f"Update Proneward, or write the record for contract {CONTRACT}",
        )


def _check_word(word: str, known: Collection[str], name: str, where: str, kind: str) -> None:
    if word not in known:
        named = f"'{word}'" if quotable(word) else "what is written"
        article = "an" if kind.startswith("e") else "a"
        raise UnknownWord(
            what=f"{name}, at {where}",
            why=f"{named} is not {article} {kind}",
            fix=did_you_mean(word, known),
        )


def _check_conditions(file: ClientOnFile, known: Known, name: str) -> None:
    seen: set[str] = set()
    for number, entry in enumerate(file.conditions, start=1):
        held = ConditionOnFile(id=entry) if isinstance(entry, str) else entry
        where = f"entry {number} of conditions"
        if held.id in known.findings:
            fix = "Write it under findings, with the day it was found"
            raise _malformed(name, where, f"'{held.id}' is a finding", fix)
        _check_word(held.id, known.conditions, name, where, "condition")
        if held.id in seen:
            raise _malformed(name, where, f"'{held.id}' stands twice", "Keep one of them")
        if held.since and held.until and held.until < held.since:
            why = f"'{held.id}' ends before it begins"
            raise _malformed(name, where, why, "Correct since or until")
        seen.add(held.id)


def _words_used(file: ClientOnFile) -> Iterator[tuple[str, str, str]]:
    """Every word of the record that the catalogue must know: the word, where, of what kind."""
    for number, finding in enumerate(file.findings, start=1):
        yield finding.id, f"entry {number} of findings", "finding"
    for number, question in enumerate(file.answers, start=1):
        yield question, f"entry {number} of answers", "question"
    for number, override in enumerate(file.overrides, start=1):
        if override.exercise is not None:
            yield override.exercise, f"entry {number} of overrides", "exercise"


def _check_words(file: ClientOnFile, known: Known, name: str) -> None:
    of_kind = {
        "finding": known.findings,
        "question": known.questions,
        "exercise": known.exercises,
    }
    for word, where, kind in _words_used(file):
        _check_word(word, of_kind[kind], name, where, kind)


def _check_age(file: ClientOnFile, name: str) -> None:
    if (file.age is None) == (file.birth_year is None):
        why = "a record has an age or a birth_year, exactly one of them"
        raise _malformed(name, "age", why, "Keep the one you know")
    if file.birth_year is not None:
        years = file.answered_on.year - file.birth_year
        if not 0 <= years <= OLDEST + 1:
            why = "nobody born in that year answered on that day"
            raise _malformed(name, "birth_year", why, "Correct birth_year or answered_on")


def _check_bed(file: ClientOnFile, name: str) -> None:
    if file.lies_on is Surface.BED and Prop.BED in file.lacks:
        why = "a bed is where the client lies, and among what they lack"
        raise _malformed(name, "lies_on", why, "Correct lies_on or lacks")


def _check_cap(file: ClientOnFile, known: Known, name: str) -> None:
    cap = file.max_exercises
    if isinstance(cap, UnsetType):
        return
    raised = isinstance(cap, CapOnFile)
    most = known.exercises_most_by_clinician if raised else known.exercises_most
    count = cap.count if isinstance(cap, CapOnFile) else cap
    if not known.exercises_least <= count <= most:
        why = f"a session has {known.exercises_least} to {most} exercises"
        fix = (
            "Correct the number" if raised else "Correct it; only a clinician, by name, allows more"
        )
        raise _malformed(name, "max_exercises", why, fix)


def _check_override(override: OverrideOnFile, known: Known, name: str, where: str) -> None:
    if (override.attribute is None) == (override.exercise is None):
        why = "an override names an attribute or an exercise, exactly one of them"
        raise _malformed(name, where, why, "Keep the one that is meant")
    if override.role != "clinician":
        why = "a trainer may not lift a rule; only a licensed clinician may"
        raise _malformed(name, where, why, "Ask a clinician to decide and to sign")
    longest = timedelta(days=known.override_longest_days)
    if not timedelta(0) <= override.review - override.on <= longest:
        why = f"the review is not within {longest.days} days after the override"
        raise _malformed(name, where, why, "Set an earlier review date")


def check(file: ClientOnFile, known: Known, name: str) -> None:
    """
    Refuse a record whose words nobody knows, or whose parts do not agree.

    Raises:
        Malformed: if a number or a combination is wrong.
        UnknownWord: if an id is not in the catalogue; it names the nearest one.
    """
    _check_age(file, name)
    _check_conditions(file, known, name)
    _check_words(file, known, name)
    _check_bed(file, name)
    _check_cap(file, known, name)
    for number, override in enumerate(file.overrides, start=1):
        _check_override(override, known, name, f"entry {number} of overrides")
