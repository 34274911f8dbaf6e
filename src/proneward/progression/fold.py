"""The record as of a day: what the clinic wrote down, and what the journal has added since."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

import attrs

from proneward.catalogue import Catalogue, Question
from proneward.progression.practice import ByKind, Practice, Spread, practices_of
from proneward.record import Answer, ClientRecord, HeldCondition, HeldFinding, Override
from proneward.record.journal import (
    Answers,
    ConditionChange,
    Entry,
    Finding,
    Lifted,
    Session,
    Unlock,
)
from proneward.vocabulary import Direction

Moment = tuple[date, datetime]
LOCKING = "lock"
OTHER = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}
PERIPHERALISED_BY = {
    Direction.EXTENSION: "finding-ext-peripheralises",
    Direction.FLEXION: "finding-flex-peripheralises",
}
"""What is found when symptoms spread in a session that held movements of a direction."""
ENDED_BY = {
    "finding-ext-peripheralises": "finding-dp-extension",
    "finding-flex-peripheralises": "finding-dp-flexion",
}
"""Which later finding of a clinician says that a direction is right again."""


@attrs.frozen(kw_only=True)
class Said:
    """An answer to a safety question, and when it was given."""

    question: str
    answer: Answer
    at: Moment


def conditions_on(client: ClientRecord, told: Iterable[Entry]) -> tuple[HeldCondition, ...]:
    """
    Give the conditions that are held after what was told.

    One that ended is held no more only if that was told after the record was written down.
    """
    held = {one.id: one for one in client.conditions}
    changes = ((one.on, one.what) for one in told if isinstance(one.what, ConditionChange))
    for on, change in changes:
        if change.active:
            held.setdefault(change.condition, HeldCondition(id=change.condition, since=on))
        elif on >= client.answered_on:
            held.pop(change.condition, None)
    return tuple(held.values())


def _directions(practice: Practice, catalogue: Catalogue) -> set[Direction]:
    """Give the directions in which a session moved the back; of the lane, its own."""
    if practice.told.extension_step is not None:
        return {Direction.EXTENSION}
    known = (catalogue.exercises.get(item.exercise) for item in practice.told.items)
    return {exercise.direction for exercise in known if exercise is not None}


def _spread(practices: Iterable[Practice], catalogue: Catalogue) -> list[HeldFinding]:
    """Give what sessions in which symptoms spread say of their directions."""
    return [
        HeldFinding(id=PERIPHERALISED_BY[direction], on=practice.on)
        for practice in practices
        if practice.spread is Spread.PERIPHERALISED
        for direction in sorted(_directions(practice, catalogue) & PERIPHERALISED_BY.keys())
    ]


def _ended(finding: HeldFinding, found: Sequence[HeldFinding]) -> bool:
    """Whether a clinician's later test has ended a finding that never fades by itself."""
    ends = ENDED_BY.get(finding.id)
    return any(other.id == ends and other.on > finding.on for other in found)


def _moved(finding: HeldFinding, practices: Iterable[Practice], catalogue: Catalogue) -> bool:
    """Whether the symptom has moved away since a favourable finding, which then no longer holds."""
    condition = catalogue.conditions.get(finding.id)
    if condition is None or not condition.expires:
        return False
    since = [one for one in practices if one.on >= finding.on]
    before = [one.told.site.before for one in since if one.told.site.before is not None]
    further = bool(before) and max(before) > before[0]
    return further or any(one.spread is Spread.PERIPHERALISED for one in since)


def findings_on(
    client: ClientRecord,
    by_kind: ByKind,
    practices: Sequence[Practice],
    catalogue: Catalogue,
) -> tuple[HeldFinding, ...]:
    """
    Give the findings that stand: recorded, told, and shown by symptoms that spread.

    That symptoms spread stays found, though the session was corrected: a clinician tests again.
    """
    tested = [
        HeldFinding(id=one.what.finding, on=one.on)
        for one in by_kind[Finding]
        if isinstance(one.what, Finding)
    ]
    once = practices_of((one for one in by_kind.superseded if isinstance(one.what, Session)), {})
    found = [*client.findings, *tested]
    all_of_them = [*found, *_spread([*practices, *once], catalogue)]
    return tuple(
        dict.fromkeys(
            one
            for one in all_of_them
            if not _ended(one, found) and not _moved(one, practices, catalogue)
        )
    )


def overrides_on(client: ClientRecord, told: Iterable[Entry]) -> tuple[Override, ...]:
    """Give the overrides of the record and the journal."""
    lifted = (one.what.override for one in told if isinstance(one.what, Lifted))
    return tuple(dict.fromkeys([*client.overrides, *lifted]))


def _recorded_at(day: date) -> Moment:
    """Give when the answers of a record count as given: in the first moment of their day."""
    return day, datetime.combine(day, time.min, tzinfo=UTC)


def _said(client: ClientRecord, by_kind: ByKind) -> list[Said]:
    """
    Give every answer in the order it was given, those of the record on its day.

    What was once answered stays said, whatever is corrected later: a stop is lifted by a
    clinician who unlocks.
    """
    recorded = [
        Said(question=asked, answer=answer, at=_recorded_at(client.answered_on))
        for asked, answer in client.answers.items()
    ]
    told = [
        Said(question=asked, answer=answer, at=(one.on, one.at))
        for one in (*by_kind[Answers], *by_kind.superseded)
        if isinstance(one.what, Answers)
        for asked, answer in one.what.answers.items()
    ]
    return sorted([*recorded, *told], key=lambda said: said.at)


def _locks(question: Question) -> bool:
    effects = {question.outcome.effect}
    if question.follow_up is not None:
        effects.add(question.follow_up.then.effect)
    return LOCKING in effects


def _parents(catalogue: Catalogue) -> dict[str, Question]:
    """Give the question of each follow-up."""
    asked = catalogue.questions.values()
    return {one.follow_up.id: one for one in asked if one.follow_up is not None}


@attrs.define
class _Answering:
    """The answers as they come, one after the other."""

    catalogue: Catalogue
    unlocked: Moment | None
    answers: dict[str, Answer] = attrs.field(factory=dict)
    worried: dict[str, Moment] = attrs.field(factory=dict)
    """When each answer that stops the programme, and still stands, was given first."""

    def take(self, said: Said) -> None:
        """Take one more answer."""
        question = self.catalogue.questions.get(said.question)
        if question is None:
            self._follow_up(said)
        elif _locks(question) and said.answer == question.worrying:
            self._worry(said)
        elif said.question not in self.worried:
            self.answers[said.question] = said.answer

    def _worry(self, said: Said) -> None:
        if self.unlocked is not None and said.at <= self.unlocked:
            # A clinician has seen it, and lifted it.
            self.answers[said.question] = OTHER[said.answer]
            return
        self.answers[said.question] = said.answer
        self.worried.setdefault(said.question, said.at)

    def _follow_up(self, said: Said) -> None:
        """Take the answer to a follow-up: what eases counts only where it came with the worry."""
        parent = _parents(self.catalogue).get(said.question)
        worried = self.worried.get(parent.id) if parent is not None else None
        eases_on = parent.follow_up.eases_on if parent and parent.follow_up else None
        if worried in {None, said.at} or said.answer != eases_on:
            self.answers[said.question] = said.answer


def answers_on(
    said_so_far: Sequence[Said], unlocks: Sequence[Entry], catalogue: Catalogue
) -> dict[str, Answer]:
    """
    Give the answers that count.

    The last answer counts; but an answer that stops the programme stands until a clinician has
    unlocked it, and what they unlocked then counts as answered without worry.
    """
    unlocked = max(((one.on, one.at) for one in unlocks), default=None)
    answering = _Answering(catalogue, unlocked)
    questions = catalogue.questions
    # Of what was said at one moment, questions come before their follow-ups.
    for said in sorted(said_so_far, key=lambda one: (one.at, one.question not in questions)):
        answering.take(said)
    return answering.answers


def known_to(client: ClientRecord, catalogue: Catalogue) -> ClientRecord:
    """
    Give a record without the words that a catalogue has lost.

    A condition that it no longer knows counts as one that nobody knows; a finding or an override
    does not count.
    """
    conditions = tuple(one for one in client.conditions if one.id in catalogue.conditions)
    if conditions == client.conditions and not client.overrides and not client.findings:
        return client
    lost = tuple(one.id for one in client.conditions if one.id not in catalogue.conditions)
    return attrs.evolve(
        client,
        conditions=conditions,
        other_conditions=(*client.other_conditions, *lost),
        findings=tuple(one for one in client.findings if one.id in catalogue.conditions),
        overrides=tuple(
            one
            for one in client.overrides
            if one.exercise is None or one.exercise in catalogue.exercises
        ),
    )


def client_on(
    client: ClientRecord, by_kind: ByKind, practices: Sequence[Practice], catalogue: Catalogue
) -> ClientRecord:
    """Give the record after what was told; its stage and its step are another matter."""
    folded = attrs.evolve(
        client,
        conditions=conditions_on(client, by_kind[ConditionChange]),
        findings=findings_on(client, by_kind, practices, catalogue),
        overrides=overrides_on(client, by_kind[Lifted]),
        answers=answers_on(_said(client, by_kind), by_kind[Unlock], catalogue),
    )
    return known_to(folded, catalogue)
