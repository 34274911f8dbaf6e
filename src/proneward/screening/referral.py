"""How soon somebody must look, and why: answers, conditions, interactions, and little left."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import attrs

from proneward.catalogue import Catalogue, Rule
from proneward.record import ClientRecord
from proneward.screening.answers import because_open, open_questions, routed_answers
from proneward.screening.model import Because, Referral
from proneward.screening.state import State
from proneward.vocabulary import Decision, Urgency

FEWER_THAN_THREE = "fewer-than-three"
"""The id under which a thin choice refers, since no single condition causes it."""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _from_conditions(state: State, catalogue: Catalogue) -> Iterator[Because]:
    for name in sorted(state.all):
        condition = catalogue.conditions[name]
        if condition.locks:
            yield _lock(condition.id, condition.plain, condition.referral, catalogue)
        elif condition.referral is not Urgency.NONE:
            words = catalogue.says(
                "screening", "condition-referral", plain=_capital(condition.plain)
            )
            yield Because(kind="condition", id=name, urgency=condition.referral, says=words)


def _lock(name: str, plain: str, urgency: Urgency, catalogue: Catalogue) -> Because:
    words = catalogue.says("screening", "condition-locks", plain=_capital(plain))
    at_least = max(urgency, Urgency.URGENT, key=lambda level: level.rank)
    return Because(
        kind="condition",
        id=name,
        urgency=at_least,
        says=words,
        routing=catalogue.says("routing", str(at_least)),
        locks=True,
    )


@lru_cache(maxsize=2)
def _referring(catalogue: Catalogue) -> tuple[Rule, ...]:
    return tuple(rule for rule in catalogue.rules if rule.referral is not Urgency.NONE)


def _from_pairs(state: State, catalogue: Catalogue) -> Iterator[Because]:
    for rule in _referring(catalogue):
        if state.all.issuperset(rule.conditions):
            name = "+".join(rule.conditions)
            yield Because(kind="condition", id=name, urgency=rule.referral, says=rule.because)


def advice_met(state: State, catalogue: Catalogue) -> Iterator[tuple[str, Because]]:
    """Give the words of every interaction that is met, with the referral it may ask for."""
    for advice in catalogue.advice:
        met = [state.all & set(choice) for choice in advice.together]
        if all(met):
            name = "+".join(min(choice) for choice in met)
            yield (
                advice.because,
                Because(kind="condition", id=name, urgency=advice.referral, says=advice.because),
            )


def _from_the_unknown(client: ClientRecord, catalogue: Catalogue) -> Iterator[Because]:
    rule = catalogue.unknown_condition
    if client.other_conditions:
        yield Because(kind="condition", id=rule.id, urgency=rule.referral, says=rule.because)


def reasons_to_refer(
    client: ClientRecord, state: State, catalogue: Catalogue, day: date
) -> tuple[Because, ...]:
    """Give everything that refers, the most urgent first."""
    found = [
        *routed_answers(client, state, catalogue, day),
        *(because_open(question, catalogue) for question in open_questions(client, catalogue, day)),
        *_from_conditions(state, catalogue),
        *_from_pairs(state, catalogue),
        *(because for _, because in advice_met(state, catalogue)),
        *_from_the_unknown(client, catalogue),
    ]
    asked = [because for because in found if because.urgency is not Urgency.NONE]
    return tuple(sorted(asked, key=lambda because: -because.urgency.rank))


def too_few(catalogue: Catalogue) -> Because:
    """Give the reason that fewer exercises than a session needs are left."""
    least = {3: "three"}.get(catalogue.sizes.exercises_least, catalogue.sizes.exercises_least)
    return Because(
        kind="condition",
        id=FEWER_THAN_THREE,
        urgency=Urgency.ROUTINE,
        says=catalogue.says("screening", "fewer-than-three", least=least),
        needs_clinician=True,
    )


@attrs.frozen(kw_only=True)
class Decided:
    """The decision, and the referral beside it."""

    decision: Decision
    referral: Referral


def decide(reasons: tuple[Because, ...]) -> Decided:
    """A lock outranks a need of a clinician, which outranks a programme."""
    urgency = max((because.urgency for because in reasons), key=_rank, default=Urgency.NONE)
    referral = Referral(urgency=urgency, because=reasons)
    if any(because.locks for because in reasons):
        return Decided(decision=Decision.LOCKED, referral=referral)
    if any(because.needs_clinician for because in reasons):
        return Decided(decision=Decision.NEEDS_CLINICIAN, referral=referral)
    return Decided(decision=Decision.PROGRAMME, referral=referral)


def _rank(urgency: Urgency) -> int:
    return urgency.rank
