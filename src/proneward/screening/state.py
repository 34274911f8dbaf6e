"""What of a record holds on a given day."""

from datetime import date, timedelta

import attrs

from proneward.catalogue import Catalogue, Question
from proneward.record import Answer, ClientRecord, HeldCondition, HeldFinding

ADULT = 18
"""In scope from this age (contract §3, `age`)."""


@attrs.frozen(kw_only=True)
class State:
    """
    The conditions and findings that count on a day.

    `open_ended` are states that will tighten on a day nobody has written down; `faded` are findings
    that do not hold on this day; `assumed` are conditions that an answer counts as.
    """

    conditions: frozenset[str]
    findings: frozenset[str]
    open_ended: tuple[str, ...]
    faded: tuple[HeldFinding, ...]
    assumed: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Conditions and findings together, as the rules read them."""
        return self.conditions | self.findings


def _on_day(held: HeldCondition, catalogue: Catalogue, day: date) -> str:
    """
    Give what a held condition is on a day.

    A state that tightens switches by itself; one that loosens never does, so a passed `until`
    or a coming `since` takes nothing away.
    """
    tightens_to = catalogue.conditions[held.id].tightens_to
    if tightens_to is not None and held.until is not None and day >= held.until:
        return tightens_to
    return held.id


def _counts(found: HeldFinding, catalogue: Catalogue, day: date) -> bool:
    """Whether a finding holds: a favourable one fades, one that stops a direction does not."""
    if not catalogue.conditions[found.id].expires:
        return True
    longest = timedelta(days=catalogue.sizes.finding_valid_days)
    return timedelta(0) <= day - found.on <= longest


def belied(client: ClientRecord, question: Question) -> bool:
    """
    Whether the follow-up worries although its question was answered so that it need not be asked.

    Two answers that disagree are read by the worrying one. A follow-up that eases on a yes says
    nothing by a no.
    """
    follow_up = question.follow_up
    if follow_up is None or follow_up.eases_on != Answer.NO:
        return False
    return client.answers.get(follow_up.id) is Answer.YES


def _from_answers(client: ClientRecord, catalogue: Catalogue) -> frozenset[str]:
    """Conditions that an answer counts as, until its follow-up says no."""
    counted = set()
    for question in catalogue.questions.values():
        follow_up = question.follow_up
        said = client.answers.get(question.id)
        eased = follow_up is not None and client.answers.get(follow_up.id) == follow_up.eases_on
        worries = said == question.worrying or belied(client, question)
        if question.counts_as and worries and not eased:
            counted.add(question.counts_as)
    return frozenset(counted)


def state_on(client: ClientRecord, catalogue: Catalogue, day: date) -> State:
    """Give the conditions and findings of a client that hold on a day."""
    held = frozenset(_on_day(entry, catalogue, day) for entry in client.conditions)
    findings = frozenset(f.id for f in client.findings if _counts(f, catalogue, day))
    open_ended = tuple(
        entry.id
        for entry in client.conditions
        if catalogue.conditions[entry.id].tightens_to and entry.until is None
    )
    assumed = _from_answers(client, catalogue) - held
    return State(
        conditions=held | assumed,
        findings=findings,
        open_ended=open_ended,
        faded=tuple(f for f in client.findings if f.id not in findings),
        assumed=assumed,
    )


def answered(client: ClientRecord, question: str, answer: str) -> bool:
    """Whether a question was answered just so; a missing answer is never any answer."""
    return client.answers.get(question, Answer.UNKNOWN) == answer


def adult(client: ClientRecord, day: date) -> bool:
    """Whether the client is in scope by age on a day."""
    return client.age_on(day) >= ADULT


def regime_on(client: ClientRecord, catalogue: Catalogue, day: date) -> tuple[object, ...]:
    """
    Give a key of everything that the day changes in a screening.

    Two days with the same key are screened alike, so that a programme of many sessions need not
    be screened for each.
    """
    state = state_on(client, catalogue, day)
    in_force = tuple(override.on <= day <= override.review for override in client.overrides)
    cap = client.cap_raised is None or client.cap_raised.on <= day
    answered_by = client.answered_on <= day
    return state.conditions, state.findings, in_force, cap, answered_by, adult(client, day)
