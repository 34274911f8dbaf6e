"""Lane B: what is done several times a day, and until which day."""

from datetime import timedelta

import attrs

from proneward.exchange.handout.compose.items import item_row
from proneward.exchange.handout.compose.periods import Period, placed, whole_of
from proneward.exchange.handout.compose.sentences import says, span_words
from proneward.exchange.handout.model import HandoutItem, Span
from proneward.planning import Item, Plan, Programme
from proneward.screening import state_on
from proneward.vocabulary import Lane


@attrs.frozen(kw_only=True, eq=False)
class LanePart:
    """One exercise of lane B, its days, and how they are said: nothing where they are all days."""

    item: Item
    span: Span
    when: str


def _asked(item: Item) -> object:
    return (item.exercise.id, item.sets, item.reps, item.hold_s, item.times_per_day, item.cautions)


def _runs(plan: Plan, programme: Programme) -> list[tuple[Item, list[Period]]]:
    """Each exercise of the lane with the periods in a row in which it is done."""
    runs: list[tuple[Item, list[Period]]] = []
    for one in placed(plan, programme):
        for item in one.session.items:
            if item.lane is not Lane.EXTENSION:
                continue
            goes_on = (
                runs
                and _asked(runs[-1][0]) == _asked(item)
                and one.period.place - runs[-1][1][-1].place <= 1
            )
            if goes_on:
                runs[-1][1].append(one.period)
            else:
                runs.append((item, [one.period]))
    return runs


def _lapses_after(plan: Plan, span: Span) -> bool:
    """Whether what opened the lane no longer counts on the day after."""
    client, catalogue = plan.screening.client, plan.screening.catalogue
    after = state_on(client, catalogue, span.last + timedelta(days=1))
    return catalogue.lane.opened_by_finding not in after.findings


def _when(plan: Plan, span: Span, whole: Span) -> str:
    catalogue = plan.screening.catalogue
    said = span_words(catalogue, span, whole)
    if span.last < whole.last and _lapses_after(plan, span):
        return says(catalogue, "lane-lapses", when=said)
    return says(catalogue, "lane-days", when=said) if said else ""


def lane_of(plan: Plan, programme: Programme) -> tuple[LanePart, ...]:
    """Give the exercises of lane B, each with the days on which it is done."""
    whole = whole_of(plan, programme)
    found = []
    for item, periods in _runs(plan, programme):
        span = Span(periods[0].span.first, periods[-1].span.last)
        found.append(LanePart(item=item, span=span, when=_when(plan, span, whole)))
    return tuple(found)


def lane_items(plan: Plan, programme: Programme) -> tuple[HandoutItem, ...]:
    """Give the rows of lane B."""
    catalogue = plan.screening.catalogue
    return tuple(
        attrs.evolve(item_row(number, part.item, catalogue), when=part.when, days=part.span)
        for number, part in enumerate(lane_of(plan, programme), 1)
    )
