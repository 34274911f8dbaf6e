"""Which function judges which rule."""

from collections.abc import Mapping

from proneward.progression.rules import gap, lane, pain, standing, work
from proneward.progression.rules.found import Found, Rule

RULES: Mapping[str, Rule] = {
    "stop-lock": standing.locked,
    "gap-surgery": gap.surgery,
    "gap-illness": gap.illness,
    "gap-very-long": gap.very_long,
    "gap-long": gap.long,
    "gap-short": gap.short,
    "regress-red-days": pain.red_days,
    "regress-mornings": pain.worse_mornings,
    "regress-peripheralised": pain.peripheralised,
    "flare-one-red-day": pain.one_red_day,
    "review-clinician": standing.clinician_first,
    "review-six-weeks": standing.six_weeks,
    "review-no-change": standing.no_change,
    "advance-sessions": work.enough_sessions,
    "advance-done": work.enough_done,
    "advance-pain-during": pain.pain_during,
    "advance-morning": pain.mornings,
    "advance-effort": pain.effort,
    "advance-site": pain.site_not_worse,
    "advance-quality": work.quality,
    "advance-unlocked": standing.unlocked,
    "advance-leg-questions": standing.leg_questions,
    "advance-next-stage": standing.next_stage,
    "hold-pain": pain.settling_pain,
    "ask-questions": standing.ask_again,
    "lane-stop": lane.stops,
    "lane-step-up": lane.steps_up,
}
"""Every rule of progression; a test holds the catalogue's files to it."""

__all__ = ["RULES", "Found"]
