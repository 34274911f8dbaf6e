"""From a document to a client record: strict, and only with words the catalogue knows."""

from pathlib import Path

from msgspec import UnsetType

from proneward.record.check import check, check_contract
from proneward.record.files import (
    CapOnFile,
    ClientOnFile,
    ConditionOnFile,
    FindingOnFile,
    LicenceOnFile,
    OverrideOnFile,
)
from proneward.record.known import Known
from proneward.record.model import (
    Answer,
    ClientRecord,
    HeldCondition,
    HeldFinding,
    Licence,
    Override,
    Pain,
    RaisedCap,
)
from proneward.vocabulary import read_document, shaped


def _tidy(text: str) -> str:
    """Give a text in one line, without white space around it."""
    return " ".join(text.split())


def _held(entry: str | ConditionOnFile) -> HeldCondition:
    if isinstance(entry, str):
        return HeldCondition(id=entry)
    return HeldCondition(id=entry.id, since=entry.since, until=entry.until)


def _finding(file: FindingOnFile) -> HeldFinding:
    return HeldFinding(id=file.id, on=file.on)


def _licence(file: LicenceOnFile) -> Licence:
    return Licence(type=_tidy(file.type), number=_tidy(file.number))


def _override(file: OverrideOnFile) -> Override:
    return Override(
        attribute=file.attribute,
        exercise=file.exercise,
        reason=_tidy(file.reason),
        by=_tidy(file.by),
        licence=_licence(file.licence),
        role=file.role,
        on=file.on,
        review=file.review,
    )


def _raised(file: CapOnFile) -> RaisedCap:
    return RaisedCap(
        count=file.count, by=_tidy(file.by), licence=_licence(file.licence), on=file.on
    )


def _cap(cap: int | CapOnFile | UnsetType, known: Known) -> tuple[int, RaisedCap | None]:
    """Give how many exercises a session has at most, and who raised that."""
    if isinstance(cap, UnsetType):
        return known.exercises_default, None
    return (cap.count, _raised(cap)) if isinstance(cap, CapOnFile) else (cap, None)


def _record(file: ClientOnFile, known: Known) -> ClientRecord:
    most, raised = _cap(file.max_exercises, known)
    return ClientRecord(
        id=file.id,
        name=file.name and _tidy(file.name),
        age=file.age,
        birth_year=file.birth_year,
        height_cm=file.height_cm,
        conditions=tuple(map(_held, file.conditions)),
        other_conditions=tuple(map(_tidy, file.other_conditions)),
        findings=tuple(map(_finding, file.findings)),
        positions=frozenset(file.positions),
        lies_on=file.lies_on,
        props=frozenset(file.props),
        lacks=frozenset(file.lacks),
        minutes_per_day=file.minutes_per_day,
        days_per_week=file.days_per_week,
        max_exercises=most,
        cap_raised=raised,
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
    check_contract(document, name)
    file = shaped(document, ClientOnFile, name)
    check(file, known, name)
    return _record(file, known)


def read_client(path: Path, known: Known) -> ClientRecord:
    """
    Read a client record from a YAML or JSON file.

    Raises:
        Unreadable: if the file cannot be read as one strict document.
        Malformed: if it does not have the shape of a record.
        UnknownWord: if an id is not in the catalogue.
    """
    return client_from(read_document(path), known, path.name)
