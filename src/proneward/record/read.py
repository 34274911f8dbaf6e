"""From a document to a client record: strict, and only with words the catalogue knows."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import attrs
import msgspec

from proneward.record.files import (
    CapOnFile,
    ClientOnFile,
    ConditionOnFile,
    FindingOnFile,
    OverrideOnFile,
)
from proneward.record.model import (
    CONTRACT,
    OLDEST,
    Answer,
    ClientRecord,
    HeldCondition,
    HeldFinding,
    Override,
    Pain,
    RaisedCap,
)
from proneward.vocabulary import Malformed, UnknownWord, did_you_mean, read_document, shaped


@attrs.frozen(kw_only=True)
class Known:
    """The words a record may use; the caller takes them from the catalogue."""

    conditions: Collection[str]
    findings: Collection[str]
    questions: Collection[str]
    exercises: Collection[str]
    override_longest_days: int


def _malformed(name: str, where: str, why: str, fix: str) -> Malformed:
    return Malformed(what=f"{name}, at {where}", why=why, fix=fix)


def _check_contract(document: object, name: str) -> None:
    """Say plainly that a record is from another time, before its shape is judged."""
    written_for = document.get("contract", CONTRACT) if isinstance(document, Mapping) else CONTRACT
    if written_for != CONTRACT:
        raise _malformed(
            name,
            "contract",
            f"the record is written for contract {written_for!r}, and this is contract {CONTRACT}",
            f"Update Proneward, or write the record for contract {CONTRACT}",
        )


def _check_word(word: str, known: Collection[str], name: str, where: str, kind: str) -> None:
    if word not in known:
        raise UnknownWord(
            what=f"{name}, at {where}",
            why=f"'{word}' is not a {kind}",
            fix=did_you_mean(word, known),
        )


def _held(entry: str | ConditionOnFile) -> HeldCondition:
    if isinstance(entry, str):
        return HeldCondition(id=entry)
    return HeldCondition(id=entry.id, since=entry.since, until=entry.until)


def _check_conditions(file: ClientOnFile, known: Known, name: str) -> None:
    seen: set[str] = set()
    for held in map(_held, file.conditions):
        if held.id in known.findings:
            fix = "Write it under findings, with the day it was found"
            raise _malformed(name, "conditions", f"'{held.id}' is a finding", fix)
        _check_word(held.id, known.conditions, name, "conditions", "condition")
        if held.id in seen:
            raise _malformed(name, "conditions", f"'{held.id}' stands twice", "Keep one of them")
        if held.since and held.until and held.until < held.since:
            why = f"'{held.id}' ends before it begins"
            raise _malformed(name, "conditions", why, "Correct since or until")
        seen.add(held.id)


def _words_used(file: ClientOnFile) -> Iterator[tuple[str, str, str]]:
    """Every word of the record that the catalogue must know: the word, where, of what kind."""
    for finding in file.findings:
        yield finding.id, "findings", "finding"
    for question in file.answers:
        yield question, "answers", "question"
    for override in file.overrides:
        if override.exercise is not None:
            yield override.exercise, "overrides", "exercise"


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
            why = f"nobody born in {file.birth_year} answered in {file.answered_on.year}"
            raise _malformed(name, "birth_year", why, "Correct the year")


def _check_override(override: OverrideOnFile, known: Known, name: str) -> None:
    if (override.attribute is None) == (override.exercise is None):
        why = "an override names an attribute or an exercise, exactly one of them"
        raise _malformed(name, "overrides", why, "Keep the one that is meant")
    if override.role != "clinician":
        why = "a trainer may not lift a rule; only a licensed clinician may"
        raise _malformed(name, "overrides", why, "Ask a clinician to decide and to sign")
    longest = timedelta(days=known.override_longest_days)
    if not timedelta(0) <= override.review - override.on <= longest:
        why = f"the review is not within {longest.days} days after the override"
        raise _malformed(name, "overrides", why, "Set an earlier review date")


def _override(file: OverrideOnFile) -> Override:
    return msgspec.convert(file, Override, from_attributes=True)


def _finding(file: FindingOnFile) -> HeldFinding:
    return HeldFinding(id=file.id, on=file.on)


def _record(file: ClientOnFile) -> ClientRecord:
    cap = file.max_exercises
    raised = isinstance(cap, CapOnFile)
    return ClientRecord(
        id=file.id,
        name=file.name,
        age=file.age,
        birth_year=file.birth_year,
        height_cm=file.height_cm,
        conditions=tuple(map(_held, file.conditions)),
        other_conditions=tuple(file.other_conditions),
        findings=tuple(map(_finding, file.findings)),
        positions=frozenset(file.positions),
        lies_on=file.lies_on,
        props=frozenset(file.props),
        lacks=frozenset(file.lacks),
        minutes_per_day=file.minutes_per_day,
        days_per_week=file.days_per_week,
        max_exercises=cap.count if isinstance(cap, CapOnFile) else cap,
        cap_raised=msgspec.convert(cap, RaisedCap, from_attributes=True) if raised else None,
        answers={question: Answer(answer) for question, answer in file.answers.items()},
        answered_on=file.answered_on,
        pain=Pain(now=file.pain.now, baseline=file.pain.baseline),
        stage=file.stage,
        extension_step=file.extension_step,
        overrides=tuple(map(_override, file.overrides)),
    )


def client_from(document: object, known: Known, name: str) -> ClientRecord:
    """
    Take a parsed document as a client record.

    Args:
        document: What a strict parser gave.
        known: The words the record may use.
        name: What to call it in an error.

    Raises:
        Malformed: if a key, a type, a range or a combination is wrong.
        UnknownWord: if an id is not in the catalogue; it names the nearest one.
    """
    _check_contract(document, name)
    file = shaped(document, ClientOnFile, name)
    _check_age(file, name)
    _check_conditions(file, known, name)
    _check_words(file, known, name)
    for override in file.overrides:
        _check_override(override, known, name)
    return _record(file)


def read_client(path: Path, known: Known) -> ClientRecord:
    """
    Read a client record from a YAML or JSON file.

    Raises:
        Unreadable: if the file cannot be read as one strict document.
        Malformed: if it does not have the shape of a record.
        UnknownWord: if an id is not in the catalogue.
    """
    return client_from(read_document(path), known, path.name)
