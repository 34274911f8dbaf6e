"""From the answers of one day to a score."""

from collections.abc import Sequence

from proneward.catalogue import Measure
from proneward.progression.measures.errors import UnusableScore
from proneward.progression.measures.model import Because, Scored

Answers = Sequence[float | None]
"""In the order of the measure's items; None is an item that nobody answered."""

ROUNDING = 0.05
"""A mean is written down with one decimal: half a tenth from what the answers give."""
DECIMALS = 9
"""Finer than any scale: what is left behind it is the arithmetic of floats."""


def _refuse(measure: Measure, why: str, fix: str) -> UnusableScore:
    """Name the measure and never the answers, which are the client's."""
    return UnusableScore(what=f"An entry of {measure.id}", why=why, fix=fix)


def _check_items(measure: Measure, items: Answers) -> None:
    if items and measure.answers is None:
        why = "only its score is kept, and there are answers"
        raise _refuse(measure, why, "Write the score alone")
    if len(items) > len(measure.items):
        why = f"there are more answers than its {len(measure.items)} items"
        raise _refuse(measure, why, "Give one number for each item, in their order")


def _check_answers(measure: Measure, items: Answers) -> None:
    """Refuse what is not one of the numbers that can be answered."""
    if measure.answers is None:
        return
    least, most = measure.answers.least, measure.answers.most
    for number, answer in enumerate(items, start=1):
        if answer is not None and answer not in range(least, most + 1):
            why = f"answer {number} is not a whole number from {least} to {most}"
            raise _refuse(measure, why, "Correct it, or write null where there was no answer")


def _check_given(measure: Measure, given: float) -> None:
    span = measure.range
    inside = span.least <= given <= span.most
    if not inside or (span.whole and not given.is_integer()):
        kind = "whole number" if span.whole else "number"
        why = f"its score is not a {kind} from {span.least:g} to {span.most:g}"
        raise _refuse(measure, why, "Correct the score")


def _check_agreement(measure: Measure, given: float, value: float) -> None:
    apart = round(abs(given - value), DECIMALS)
    if apart > (0 if measure.range.whole else ROUNDING):
        why = "its score is not what its answers give"
        raise _refuse(measure, why, "Correct the answers or the score, or leave the score out")


def _without_items(measure: Measure, given: float | None) -> Scored:
    """Take the score as it was written down, unless nobody could tell what it is about."""
    key = "own-activities-unseen" if measure.own_activities else None
    if given is None:
        key = "not-given"
    because = (Because(key=key),) if key else ()
    return Scored(measure=measure.id, value=None if because else given, items=0, because=because)


def _unanswered(measure: Measure, answered: int, needed: int) -> Scored:
    missing = measure.missing
    why = Because(
        key="unanswered",
        parts={"answered": answered, "needed": needed},
        sources=tuple(cited.id for cited in missing.sources),
    )
    return Scored(measure=measure.id, value=None, items=answered, because=(why,))


def score(measure: Measure, items: Answers, *, given: float | None = None) -> Scored:
    """
    Give the score of one day, or why there is none.

    Args:
        measure: The measure that was asked.
        items: The answers in the order of its items, as a journal's entry has them; empty
            where only a score was written down.
        given: The score as it was written down.

    Raises:
        UnusableScore: if an answer or the score is none that the measure has, or if the two
            disagree.
    """
    _check_items(measure, items)
    _check_answers(measure, items)
    if given is not None:
        _check_given(measure, float(given))
    if not items:
        return _without_items(measure, None if given is None else float(given))
    answered = [answer for answer in items if answer is not None]
    needed = max(measure.items_least, len(items))
    if len(answered) < needed:
        return _unanswered(measure, len(answered), needed)
    value = sum(answered) / (len(answered) if measure.scoring == "mean" else 1)
    if given is not None:
        _check_agreement(measure, given, value)
    return Scored(measure=measure.id, value=float(value), items=len(answered))
