"""The record as of a day: what the clinic wrote down, and what the journal has added since."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from operator import attrgetter

import attrs

from proneward.catalogue import Catalogue, Question
from proneward.progression.practice import ByKind, Practice, Spread
from proneward.record import Answer, ClientRecord, HeldCondition, HeldFinding, Override
from proneward.record.journal import (
    Answers,
    ConditionChange,
    Entry,
    Finding,
    Lifted,
    Unlock,
)
from proneward.vocabulary import Direction

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
    at: tuple[date, datetime | None]


def conditions_on(client: ClientRecord, told: Iterable[Entry]) -> tuple[HeldCondition, ...]:
    """Give the conditions that are held after what was told."""
    held = {one.id: one for one in client.conditions}
    for one in told:
        if isinstance(one.what, ConditionChange):
            if not one.what.active:
                held.pop(one.what.condition, None)
            elif one.what.condition not in held:
                held[one.what.condition] = HeldCondition(id=one.what.condition, since=one.on)
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
    """Whether the symptom has spread since a favourable finding, which it then outlives."""
    fades = catalogue.conditions[finding.id].expires
    return fades and any(
        practice.on >= finding.on and practice.spread is Spread.PERIPHERALISED
        for practice in practices
    )


def findings_on(
    client: ClientRecord,
    told: Iterable[Entry],
    practices: Sequence[Practice],
    catalogue: Catalogue,
) -> tuple[HeldFinding, ...]:
    """Give the findings that stand: recorded, told, and shown by symptoms that spread."""
    tested = [
        HeldFinding(id=one.what.finding, on=one.on) for one in told if isinstance(one.what, Finding)
    ]
    found = [*client.findings, *tested]
    all_of_them = [*found, *_spread(practices, catalogue)]
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


def _said(client: ClientRecord, by_kind: ByKind) -> list[Said]:
    """
    Give every answer up to a day, in the order it was given.

    What a client once answered stays said, whatever they correct later: a stop is lifted by a
    clinician. A clinician's correction takes its place.
    """
    first = [
        Said(question=asked, answer=answer, at=(client.answered_on, None))
        for asked, answer in client.answers.items()
    ]
    told = sorted([*by_kind[Answers], *by_kind.withdrawn], key=attrgetter("on", "at", "id"))
    later = [
        Said(question=asked, answer=answer, at=(one.on, one.at))
        for one in told
        if isinstance(one.what, Answers)
        for asked, answer in one.what.answers.items()
    ]
    return [*first, *later]


def _locks(question: Question) -> bool:
    effects = {question.outcome.effect}
    if question.follow_up is not None:
        effects.add(question.follow_up.then.effect)
    return LOCKING in effects


def _since(unlocked: Entry | None, said: Said) -> bool:
    """Whether an answer was given after the last unlocking."""
    if unlocked is None:
        return True
    on, at = said.at
    moment = at or datetime.combine(on, time.min, tzinfo=unlocked.at.tzinfo)
    return (on, moment) > (unlocked.on, unlocked.at)


def answers_on(
    said_so_far: Sequence[Said], unlocks: Sequence[Entry], catalogue: Catalogue
) -> dict[str, Answer]:
    """
    Give the answers that count on a day.

    The last answer counts; but an answer that stops the programme stands until a clinician has
    unlocked it, and what they unlocked then counts as answered without worry.
    """
    unlocked = max(unlocks, key=lambda one: (one.on, one.at), default=None)
    answers: dict[str, Answer] = {}
    for said in said_so_far:
        question = catalogue.questions.get(said.question)
        worries = question is not None and _locks(question) and said.answer == question.worrying
        if worries and not _since(unlocked, said):
            answers[said.question] = OTHER[said.answer]
        elif worries or not _stands(answers, said, question):
            answers[said.question] = said.answer
    return answers


def _stands(answers: dict[str, Answer], said: Said, question: Question | None) -> bool:
    """Whether an earlier answer that stops the programme outweighs this one."""
    if question is None or not _locks(question):
        return False
    return answers.get(said.question) == question.worrying


def client_on(
    client: ClientRecord, by_kind: ByKind, practices: Sequence[Practice], catalogue: Catalogue
) -> ClientRecord:
    """Give the record after what was told; its stage and its step are another matter."""
    return attrs.evolve(
        client,
        conditions=conditions_on(client, by_kind[ConditionChange]),
        findings=findings_on(client, by_kind[Finding], practices, catalogue),
        overrides=overrides_on(client, by_kind[Lifted]),
        answers=answers_on(_said(client, by_kind), by_kind[Unlock], catalogue),
    )
