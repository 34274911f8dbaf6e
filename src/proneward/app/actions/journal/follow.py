"""From a record and a journal to the next programme: reviewed, planned, and screened again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from proneward.app.actions.programmes import recheck
from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression import Chart, Course, ReviewDecision, chart_on, review
from proneward.progression.practice import shown_in
from proneward.progression.rules.work import to_show
from proneward.record import ClientRecord
from proneward.record.journal import Journal

if TYPE_CHECKING:
    from proneward.planning import Plan, Wishes

AT_ONCE = frozenset({Course.REGRESS, Course.RE_ENTER})
"""What takes effect without anybody's approval."""


@attrs.frozen(kw_only=True, eq=False)
class Followed:
    """A review, and the programme that follows from it."""

    decision: ReviewDecision
    plan: Plan


def _wishes(decision: ReviewDecision, chart: Chart) -> Wishes:
    from proneward.planning import Wishes  # noqa: PLC0415  # planning is slow to import

    harder = tuple(frozenset({step.to}) for step in decision.steps if step.harder)
    instead = tuple(frozenset({step.to}) for step in decision.steps if not step.harder)
    avoided = frozenset(step.exercise for step in decision.steps if not step.harder)
    return Wishes(
        asked=(*to_show(chart), *harder, *instead),
        avoided=avoided,
        dose_percent=decision.adjusted.dose_percent,
    )


def planned_after(decision: ReviewDecision, chart: Chart, *, exact: bool = False) -> Plan:
    """
    Plan what follows from a review, and screen it again.

    Args:
        decision: The review.
        chart: The client on that day; a lower stage that the review asks for is taken at once.
        exact: Prove how good the programme is.

    Raises:
        UnsafeProgramme: if the second screening does not clear the programme.
    """
    from proneward.planning import plan  # noqa: PLC0415  # planning is slow to import

    shown = shown_in(chart.practices)
    if decision.course in AT_ONCE and chart.stage != decision.to_stage:
        lower = attrs.evolve(chart.client, stage=decision.to_stage)
        chart = chart_on(lower, Journal(), chart.catalogue, chart.day, chart.rules)
    made = plan(
        chart.client,
        chart.catalogue,
        chart.day,
        exact=exact,
        shown=shown,
        wishes=_wishes(decision, chart),
    )
    recheck(made, shown=shown)
    return made


def follow(  # noqa: PLR0913  # each is a part of the question of its own, and named at the call
    client: ClientRecord,
    journal: Journal,
    catalogue: Catalogue,
    on: date,
    *,
    rules: Mapping[str, ProgressionRule] | None = None,
    exact: bool = False,
) -> Followed:
    """
    Review a client, and plan what follows.

    A lower stage takes effect at once; a higher one waits for a clinician, so the programme stays
    at the stage reached. What the review asks for is in the programme where it can be.

    Raises:
        UnsafeProgramme: if the second screening does not clear the programme.
    """
    decision = review(client, journal, catalogue, on, rules=rules)
    chart = chart_on(client, journal, catalogue, on, rules)
    return Followed(decision=decision, plan=planned_after(decision, chart, exact=exact))
