"""From lines of NDJSON to entries: strict, each line by itself, and only known words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import attrs
from msgspec import MsgspecError, Struct
from msgspec.json import Decoder

from proneward.record.journal.check import check_told
from proneward.record.journal.files import (
    KINDS,
    AnswersOnFile,
    ApprovalOnFile,
    ConditionToldOnFile,
    CorrectionOnFile,
    FindingToldOnFile,
    GapOnFile,
    ItemOnFile,
    MeasureOnFile,
    MorningOnFile,
    NoteOnFile,
    OverrideToldOnFile,
    SessionOnFile,
    StageOnFile,
    ToldOnFile,
    UnlockOnFile,
)
from proneward.record.journal.model import (
    BY_CLIENT,
    CLINICIANS_OWN,
    Answers,
    Approval,
    ConditionChange,
    Correction,
    Entry,
    Finding,
    Gap,
    Item,
    Lifted,
    Measured,
    Morning,
    Note,
    Quality,
    Session,
    SessionPain,
    Site,
    StageDecided,
    Told,
    Unlock,
    Verdict,
)
from proneward.record.known import Known
from proneward.record.model import Answer, Licence, Override
from proneward.vocabulary import (
    Malformed,
    PronewardError,
    UnknownWord,
    Unreadable,
    did_you_mean,
    parse_json,
    shaped,
)

MOST_IN_A_LINE = 64_000
"""Characters; an entry of a long session is some 3 000."""


@attrs.frozen(kw_only=True)
class TornLine:
    """A line that is no entry: its number from 1, and what is wrong with it."""

    number: int
    error: PronewardError


@attrs.frozen(kw_only=True)
class Lines:
    """What a stream of lines comes to: the entries with their numbers, and what is none."""

    numbered: tuple[tuple[int, Entry], ...]
    torn: tuple[TornLine, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries alone."""
        return tuple(entry for _, entry in self.numbered)


def _item(file: ItemOnFile) -> Item:
    return Item(
        exercise=file.exercise,
        sets=file.sets,
        reps=file.reps,
        hold_s=file.hold_s,
        done=file.done,
        quality=Quality(file.quality),
        stopped_for=file.stopped_for,
    )


def _session(file: SessionOnFile) -> Session:
    pain, site = file.pain, file.site
    return Session(
        stage=file.stage,
        extension_step=file.extension_step,
        items=tuple(map(_item, file.items)),
        pain=SessionPain(before=pain.before, during=pain.during, after=pain.after),
        site=Site(before=site.before, after=site.after, later=site.later),
        effort=file.effort,
    )


def _override(file: OverrideToldOnFile, on: date, by: str) -> Lifted:
    licence = Licence(type=file.licence.type, number=file.licence.number)
    return Lifted(
        override=Override(
            attribute=file.attribute,
            exercise=file.exercise,
            reason=file.reason,
            by=by,
            licence=licence,
            role=file.role,
            on=on,
            review=file.review,
        )
    )


def _answers(file: AnswersOnFile) -> Answers:
    return Answers(answers={asked: Answer(said) for asked, said in file.answers.items()})


def _condition(file: ConditionToldOnFile) -> ConditionChange:
    return ConditionChange(condition=file.condition, active=file.status == "active")


def _measure(file: MeasureOnFile) -> Measured:
    return Measured(measure=file.measure, items=tuple(file.items), score=file.score)


def _approval(file: ApprovalOnFile) -> Approval:
    return Approval(of=file.of, verdict=Verdict(file.verdict), note=file.note)


_SIMPLE: Mapping[type[ToldOnFile], Callable[[Any], Told]] = {
    SessionOnFile: _session,
    MorningOnFile: lambda file: Morning(pain=file.pain),
    AnswersOnFile: _answers,
    FindingToldOnFile: lambda file: Finding(finding=file.finding),
    ConditionToldOnFile: _condition,
    MeasureOnFile: _measure,
    GapOnFile: lambda file: Gap(reason=file.reason),
    ApprovalOnFile: _approval,
    UnlockOnFile: lambda file: Unlock(reason=file.reason),
    StageOnFile: lambda file: StageDecided(stage=file.stage, reason=file.reason),
    NoteOnFile: lambda file: Note(text=file.text),
}
"""What each kind becomes; overrides and corrections, which need more, apart."""


@attrs.frozen(kw_only=True)
class _Reading:
    """Where entries come from: what the catalogue knows, and what to call them in an error."""

    known: Known
    name: str
    checks: bool = True

    def shaped(self, document: object) -> ToldOnFile:
        """Give the struct of a document, by its kind."""
        kind = document.get("kind") if isinstance(document, dict) else None
        if not isinstance(kind, str):
            raise Malformed(
                what=f"{self.name}, at the top of the entry",
                why="it has no kind",
                fix=f"Write one of {', '.join(KINDS)}",
            )
        if kind not in KINDS:
            raise UnknownWord(
                what=f"{self.name}, at kind",
                why="no entry is of that kind",
                fix=did_you_mean(kind, KINDS),
            )
        return shaped(document, KINDS[kind], self.name)

    def told(self, file: ToldOnFile, on: date, by: str) -> Told:
        """Give what a struct tells, checked."""
        if isinstance(file, OverrideToldOnFile):
            told: Told = _override(file, on, by)
        else:
            told = _SIMPLE[type(file)](file)
        if not self.checks:
            return told
        check_told(told, self.known, self.name)
        if by == BY_CLIENT and isinstance(told, CLINICIANS_OWN):
            raise Malformed(
                what=f"{self.name}, at by",
                why="only a person of the clinic writes this kind of entry",
                fix="Write who decided it, by their id",
            )
        return told

    def correction(self, file: CorrectionOnFile, on: date, by: str) -> Correction:
        """Give a correction, with what it puts in the place of the other entry."""
        if file.entry is None:
            return Correction(of=file.of, on=None, what=None)
        inner = attrs.evolve(self, name=f"{self.name}, at entry")
        corrected = inner.shaped(file.entry)
        if isinstance(corrected, CorrectionOnFile):
            raise Malformed(
                what=f"{self.name}, at entry",
                why="a correction corrects an entry, not a correction",
                fix="Name the first entry, and write what it should have said",
            )
        told = inner.told(corrected, corrected.on or on, by)
        return Correction(of=file.of, on=corrected.on, what=told)

    def entry(self, document: object) -> Entry:
        """Give one entry."""
        return self.of(self.shaped(document))

    def of(self, file: ToldOnFile, kept_line: str | None = None) -> Entry:
        """Give the entry of a struct, with the line it was kept as."""
        if file.id is None or file.on is None or file.at is None or file.by is None:
            missing = [key for key in ("id", "on", "at", "by") if getattr(file, key) is None]
            raise Malformed(
                what=f"{self.name}, at the top of the entry",
                why=f"the key '{missing[0]}' is missing",
                fix="Add it",
            )
        what = self.what(file, file.on, file.by)
        return Entry(
            id=file.id,
            on=file.on,
            at=_moment(file.at),
            by=file.by,
            what=what,
            kept_line=kept_line,
        )

    def what(self, file: ToldOnFile, on: date, by: str) -> Told | Correction:
        """Give what an entry of its own tells."""
        if isinstance(file, CorrectionOnFile):
            return self.correction(file, on, by)
        return self.told(file, on, by)


def _moment(at: datetime) -> datetime:
    """Give a moment in one time zone, so that the same one is always written the same."""
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def entry_from(document: object, known: Known, name: str) -> Entry:
    """
    Take a parsed document as an entry.

    Args:
        document: What a strict parser gave.
        known: The words the entry may use.
        name: What to call it in an error.

    Raises:
        Malformed: if a key, a type, a range or a combination is wrong.
        UnknownWord: if an id is not in the catalogue; it names the nearest one.
    """
    return _Reading(known=known, name=name).entry(document)


class _Kind(Struct, frozen=True):
    """What one must know of a line before it can be read."""

    kind: str


_KIND = Decoder(_Kind)
_DECODERS = {kind: Decoder(struct) for kind, struct in KINDS.items()}
_ANYTHING = Known(
    conditions=(),
    findings=(),
    questions=(),
    exercises=(),
    exercises_least=0,
    exercises_default=0,
    exercises_most=0,
    exercises_most_by_clinician=0,
    override_longest_days=0,
)


_KEPT = _Reading(known=_ANYTHING, name="An entry of the store", checks=False)


def kept_entry(line: str) -> Entry:
    """
    Read an entry from the line that a store wrote of it.

    Its words were known on the day it was taken, and are not looked up again: what a later
    catalogue has no more was still done.

    Raises:
        Malformed: if the line is no entry, so that the store is damaged.
    """
    try:
        file = _DECODERS[_KIND.decode(line).kind].decode(line)
    except (MsgspecError, KeyError):
        raise Malformed(
            what="An entry of the store",
            why="its line is no entry",
            fix="Run `proneward db check`, and restore a backup",
        ) from None
    return _KEPT.of(file, kept_line=line)


def _line(text: str, known: Known, name: str) -> Entry:
    if len(text) > MOST_IN_A_LINE:
        raise Unreadable(
            what=name, why="the line is longer than any entry", fix="Write one entry a line"
        )
    return entry_from(parse_json(text, name), known, name)


def read_lines(lines: Iterable[str], known: Known, name: str) -> Lines:
    """
    Read entries, one a line; a line that is torn is told, and the others are kept.

    Args:
        lines: JSON objects, one a line; empty lines are passed over.
        known: The words the entries may use.
        name: What to call the stream in an error.
    """
    entries: list[tuple[int, Entry]] = []
    torn: list[TornLine] = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            entries.append((number, _line(text, known, f"{name}, line {number}")))
        except PronewardError as error:
            torn.append(TornLine(number=number, error=error))
    return Lines(numbered=tuple(entries), torn=tuple(torn))
