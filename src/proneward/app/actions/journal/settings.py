"""The numbers of progression as a clinic has set them, within what a clinic may set."""

from collections.abc import Mapping

import attrs

from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression import UnknownThreshold
from proneward.vocabulary import did_you_mean

Settings = Mapping[str, Mapping[str, float]]
"""By rule and threshold, as `progression:` of a clinic's file has them."""


def _rule_set(rule: ProgressionRule, numbers: Mapping[str, float]) -> ProgressionRule:
    thresholds = dict(rule.thresholds)
    for name, value in numbers.items():
        if name not in thresholds:
            raise UnknownThreshold(
                what=f"progression, at {rule.id}.{name}",
                why="the rule has no such number",
                fix=did_you_mean(name, thresholds) or "Leave it out",
            )
        held = thresholds[name]
        if not held.least <= value <= held.most:
            raise UnknownThreshold(
                what=f"progression, at {rule.id}.{name}",
                why=f"{value:g} is not between {held.least:g} and {held.most:g}",
                fix=f"Choose a number a clinic may set, or leave it at {held.value:g}",
            )
        thresholds[name] = attrs.evolve(held, value=value)
    return attrs.evolve(rule, thresholds=thresholds)


def rules_set(catalogue: Catalogue, settings: Settings) -> dict[str, ProgressionRule]:
    """
    Give the rules of progression with a clinic's numbers.

    Raises:
        UnknownThreshold: if a rule or a number is unknown, or beyond what a clinic may set.
    """
    rules = dict(catalogue.progression)
    for name, numbers in settings.items():
        if name not in rules:
            raise UnknownThreshold(
                what=f"progression, at {name}",
                why="there is no such rule",
                fix=did_you_mean(name, rules) or "Leave it out",
            )
        rules[name] = _rule_set(rules[name], numbers)
    return rules
