"""What must hold of the outcome measures: the questions, the scoring and the range agree."""

from collections import Counter
from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import AnswerRange, Catalogue, Measure


def _spans(measure: Measure, answers: AnswerRange) -> tuple[float, float] | None:
    """Give the range that the scoring makes of the answers; none where it cannot score them."""
    items = len(measure.items)
    match measure.scoring:
        case "sum":
            return items * answers.least, items * answers.most
        case "mean":
            return answers.least, answers.most
        case "single" if items == 1:
            return answers.least, answers.most
        case _:
            return None


def _asked(measure: Measure) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a measure whose questions are shipped."""
    span = _spans(measure, measure.answers) if measure.answers else None
    if span is None:
        yield "its scoring cannot be worked out from its items", "Give items and answers that fit"
    elif span != (measure.range.least, measure.range.most):
        yield "its range is not what its answers give", f"Write {span[0]:g} to {span[1]:g}"
    if not 1 <= measure.items_least <= len(measure.items):
        yield "more items must be there than it has", "Correct items_least"


def _slot(measure: Measure) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a measure of which only the score is kept."""
    if measure.score_only is None:
        yield "it asks nothing, and does not say why", "Give items, or score_only"
    if measure.scoring != "given" or measure.items_least or measure.answers is not None:
        yield "it asks nothing, and yet it has a scoring", "Write scoring given, and no answers"


def _whole(measure: Measure) -> Iterator[tuple[str, str]]:
    """Say where it is written twice, or twice over."""
    if measure.items and measure.score_only is not None:
        yield "it has items, and says that it ships none", "Drop one of the two"
    for key, count in Counter(item.key for item in measure.items).items():
        if count > 1:
            yield f"the item '{key}' stands twice", "Give each item its own key"


def _inside(measure: Measure) -> Iterator[tuple[str, str]]:
    """Say which threshold lies where no score can."""
    recovered, start, own = measure.recovered, measure.reliable_start, measure.own_word
    scores = {
        "recovered": (recovered.score,) if recovered else (),
        "reliable_start": (start.least, start.most) if start else (),
        "own_word": (own.improved, own.worse) if own else (),
    }
    for key, values in scores.items():
        if any(not measure.range.least <= value <= measure.range.most for value in values):
            yield f"{key} lies outside the range", "Correct it"


def _measures(catalogue: Catalogue) -> Iterator[Offence]:
    for measure in catalogue.measures.values():
        of_its_kind = _asked if measure.items else _slot
        for check in (of_its_kind, _whole, _inside):
            for what, fix in check(measure):
                yield Offence(file=f"measures/{measure.id}.yaml", what=what, fix=fix)


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (_measures,)
