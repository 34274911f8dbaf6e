"""From two scores of one measure to what they say about the person."""

from proneward.catalogue import Measure
from proneward.catalogue.model import OwnWord
from proneward.progression.measures.errors import UnusableScore
from proneward.progression.measures.model import Because, Change, Scored, Turn
from proneward.progression.measures.reasons import reasons, to_verify
from proneward.progression.measures.step import Step, gain_between


def _check_measure(measure: Measure, scored: Scored) -> None:
    if scored.measure != measure.id:
        raise UnusableScore(
            what=f"A change of {measure.id}",
            why=f"one of its scores is of {scored.measure}",
            fix="Compare two scores of one measure",
        )


def _not_known(
    measure: Measure, first: Scored | None, later: Scored, because: tuple[Because, ...]
) -> Change:
    return Change(
        measure=measure.id,
        turn=Turn.NOT_KNOWN,
        first=first.value if first else None,
        later=later.value,
        gain=None,
        gain_percent=None,
        matters=None,
        beyond_chance=None,
        reliable=False,
        because=because,
    )


def _obstacles(measure: Measure, first: Scored | None, later: Scored) -> tuple[Because, ...]:
    """Give what keeps two scores from being compared."""
    if measure.role != "outcome":
        return (Because(key="not-an-outcome"),)
    if first is None or first.value is None:
        return (Because(key="no-first"), *(first.because if first else ()))
    if later.value is None:
        return (Because(key="no-later"), *later.because)
    if measure.own_activities and first.items != later.items:
        parts = {"first": first.items, "later": later.items}
        return (Because(key="activities-differ", parts=parts),)
    return ()


def _turn(step: Step) -> Turn:
    """Call it by its name: unless a change both matters and is more than chance, it is none."""
    known = [limit for limit in (step.matters, step.beyond_chance) if limit is not None]
    if not step.gain:
        return Turn.ABOUT_THE_SAME
    if not known:
        return Turn.NOT_KNOWN
    if not all(known):
        return Turn.ABOUT_THE_SAME
    if step.gain < 0:
        return Turn.WORSE
    return Turn.RECOVERED if step.recovered else Turn.IMPROVED


def _compared(step: Step) -> Change:
    return Change(
        measure=step.measure.id,
        turn=_turn(step),
        first=step.first,
        later=step.later,
        gain=step.gain,
        gain_percent=step.percent,
        matters=step.matters,
        beyond_chance=step.beyond_chance,
        reliable=step.reliable,
        because=reasons(step),
    )


def _says(measure: Measure, value: float) -> str:
    """Give the words of an answer; its number where it has none."""
    labels = measure.answers.mean if measure.answers else ()
    return next((label.says for label in labels if label.score == value), f"{value:g}")


def _own_word(measure: Measure, own: OwnWord, later: Scored) -> Change:
    """Take the client's own word for the change: there is no first score."""
    if later.value is None:
        return _not_known(measure, None, later, (Because(key="no-later"), *later.because))
    turn, key = Turn.ABOUT_THE_SAME, "own-word-same"
    if gain_between(measure, own.improved, later.value) >= 0:
        turn, key = Turn.IMPROVED, "own-word-improved"
    elif gain_between(measure, own.worse, later.value) <= 0:
        turn, key = Turn.WORSE, "own-word-worse"
    why = Because(
        key=key,
        parts={"answer": _says(measure, later.value)},
        sources=tuple(cited.id for cited in own.sources),
    )
    return Change(
        measure=measure.id,
        turn=turn,
        first=None,
        later=later.value,
        gain=None,
        gain_percent=None,
        matters=turn is not Turn.ABOUT_THE_SAME,
        beyond_chance=None,
        reliable=True,
        because=(why, *to_verify(measure)),
    )


def change(measure: Measure, first: Scored | None, later: Scored) -> Change:
    """
    Say how a measure went from one day to a later one.

    It is improved, or worse, only where the change is as large as one that matters to people
    and larger than what one person's score may change by chance, as far as either is known;
    else it is about the same. Where nothing can be said, the turn is `not-known`.

    Args:
        measure: The measure of both scores.
        first: The score to compare with; None where there is none. A measure whose answer is
            itself the change (PGIC) does not read it.
        later: The later score.

    Raises:
        UnusableScore: if a score is of another measure.
    """
    for scored in (first, later):
        if scored is not None:
            _check_measure(measure, scored)
    if measure.own_word is not None:
        return _own_word(measure, measure.own_word, later)
    obstacles = _obstacles(measure, first, later)
    if obstacles or first is None or first.value is None or later.value is None:
        return _not_known(measure, first, later, obstacles)
    return _compared(Step.between(measure, first.value, later.value))
