"""The numbers of the rules that are judged quickly, taken out of the rules once."""

from collections.abc import Mapping
from typing import Self

import attrs

from proneward.catalogue import ProgressionRule


@attrs.frozen(kw_only=True)
class Numbers:
    """Each named for its rule and what it is there."""

    illness_over: float
    long_least: float
    very_long_over: float
    short_least: float
    red_over: float
    red_above_baseline: float
    red_high_baseline: float
    red_days: float
    mornings_above: float
    mornings: float
    review_days: float
    window_days: int
    sessions: float
    on_days: float
    agreed_part: float
    never_under: float
    done_part: float
    pain_most: float
    pain_above: float
    pain_high_baseline: float
    morning_above: float
    effort_most: float
    quality_sessions: int
    leg_days: int
    leg_site: float
    long_stages_down: int
    gap_stages: Mapping[str, int]

    @classmethod
    def of(cls, rules: Mapping[str, ProgressionRule]) -> Self:
        """Take them out of the rules."""
        red, work = rules["regress-red-days"], rules["advance-sessions"]
        pain, legs = rules["advance-pain-during"], rules["advance-leg-questions"]
        return cls(
            illness_over=rules["gap-illness"]["days_over"],
            long_least=rules["gap-long"]["days_least"],
            very_long_over=rules["gap-very-long"]["days_over"],
            short_least=rules["gap-short"]["days_least"],
            red_over=red["pain_over"],
            red_above_baseline=red["over_baseline"],
            red_high_baseline=red["high_baseline"],
            red_days=red["red_days"],
            mornings_above=rules["regress-mornings"]["over_baseline"],
            mornings=rules["regress-mornings"]["mornings"],
            review_days=rules["review-six-weeks"]["days"],
            window_days=int(work["window_days"]),
            sessions=work["sessions"],
            on_days=work["days"],
            agreed_part=work["agreed_percent"] / 100,
            never_under=work["never_under"],
            done_part=rules["advance-done"]["done_percent"] / 100,
            pain_most=pain["pain_most"],
            pain_above=pain["over_baseline"],
            pain_high_baseline=pain["high_baseline"],
            morning_above=rules["advance-morning"]["over_baseline"],
            effort_most=rules["advance-effort"]["effort_most"],
            quality_sessions=int(rules["advance-quality"]["sessions"]),
            leg_days=int(legs["days"]),
            leg_site=legs["site_least"],
            long_stages_down=int(rules["gap-long"]["stages_down"]),
            gap_stages={
                name: int(rules[name]["stage_most"])
                for name in ("gap-surgery", "gap-illness", "gap-very-long")
            },
        )
