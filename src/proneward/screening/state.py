"""What of a record holds on a given day."""

from datetime import date, timedelta

import attrs

from proneward.catalogue import Catalogue
from proneward.record import Answer, ClientRecord, HeldCondition, HeldFinding


@attrs.frozen(kw_only=True)
class State:
    """
    The conditions and findings that count on a day.

    `open_ended` are states that will tighten on a day nobody has written down.
    """

    conditions: frozenset[str]
    findings: frozenset[str]
    open_ended: tuple[str, ...]

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


def _from_answers(client: ClientRecord, catalogue: Catalogue) -> frozenset[str]:
    """Conditions that an answer counts as, until its follow-up says no."""
    counted = set()
    for question in catalogue.questions.values():
        follow_up = question.follow_up
        said = client.answers.get(question.id)
        eased = follow_up is not None and client.answers.get(follow_up.id) == follow_up.eases_on
        if question.counts_as and said == question.worrying and not eased:
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
    return State(
        conditions=held | _from_answers(client, catalogue),
        findings=findings,
        open_ended=open_ended,
    )


def answered(client: ClientRecord, question: str, answer: str) -> bool:
    """Whether a question was answered just so; a missing answer is never any answer."""
    return client.answers.get(question, Answer.UNKNOWN) == answer


def regime_on(client: ClientRecord, catalogue: Catalogue, day: date) -> tuple[object, ...]:
    """
    Give a key of everything that the day changes in a screening.

    Two days with the same key are screened alike, so that a programme of many sessions need not
    be screened for each.
    """
    state = state_on(client, catalogue, day)
    in_force = tuple(override.on <= day <= override.review for override in client.overrides)
    return state.conditions, state.findings, in_force, client.age_on(day)
