"""What must hold of the rules: known words, said once, no silence, and the milder no stricter."""

from collections.abc import Callable, Iterable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue, Rule
from proneward.vocabulary import EVERY_EXERCISE, Attribute, Strength, did_you_mean


def _rule_file(rule: Rule) -> str:
    if len(rule.conditions) == 1:
        return f"rules/screening/{rule.conditions[0]}.yaml"
    return f"rules/interactions/{rule.id}.yaml"


def _rule_words(catalogue: Catalogue) -> Iterator[Offence]:
    known = {*Attribute, EVERY_EXERCISE}
    for rule in catalogue.rules:
        for condition in rule.conditions:
            if condition not in catalogue.conditions:
                fix = did_you_mean(condition, catalogue.conditions)
                yield Offence(
                    file=_rule_file(rule), what=f"'{condition}' is not a condition", fix=fix
                )
        for attribute in rule.attributes:
            if attribute not in known:
                fix = did_you_mean(attribute, map(str, known))
                yield Offence(
                    file=_rule_file(rule),
                    what=f"{rule.id} touches '{attribute}', which is not an attribute",
                    fix=fix,
                )


def _once(catalogue: Catalogue) -> Iterator[Offence]:
    """A rule id names one rule, and a condition speaks of an attribute once."""
    seen: dict[object, Rule] = {}
    for rule in catalogue.rules:
        keys = [rule.id, *((rule.conditions, attribute) for attribute in rule.attributes)]
        for key in keys:
            if key in seen:
                yield Offence(
                    file=_rule_file(rule),
                    what=f"{rule.id} says again what {seen[key].id} says",
                    fix="Keep one of them",
                )
            seen[key] = rule


def _silent_conditions(catalogue: Catalogue) -> Iterator[Offence]:
    spoken = {condition for rule in catalogue.rules for condition in rule.conditions}
    for condition in catalogue.conditions.values():
        if condition.id not in spoken and condition.unrestricted is None:
            yield Offence(
                file=f"conditions/{condition.id}.yaml",
                what="no rule speaks of it, and it does not say that this is on purpose",
                fix="Write its rules, or say why there are none in 'unrestricted'",
            )


def _strictness(rules: Iterable[Rule], attribute: Attribute) -> int:
    """0 where nothing withholds, 1 relative, 2 absolute."""
    order = {Strength.RELATIVE: 1, Strength.ABSOLUTE: 2}
    touching = (rule for rule in rules if {attribute, EVERY_EXERCISE} & set(rule.attributes))
    return max((order.get(rule.strength, 0) for rule in touching), default=0)


def _alone(catalogue: Catalogue) -> Iterator[tuple[Attribute, Attribute, str]]:
    """A milder attribute, a stronger one, and an exercise that has the stronger alone."""
    for rung in catalogue.milder:
        for stronger in rung.stronger:
            for exercise in catalogue.exercises.values():
                if stronger in exercise.attributes and rung.milder not in exercise.attributes:
                    yield rung.milder, stronger, exercise.id
                    break


def _milder(catalogue: Catalogue) -> Iterator[Offence]:
    """
    Where an exercise has the stronger without the milder, nobody may be held more strictly below.

    Looked at for each set of conditions that some rule names, with every rule that then holds. That
    is enough for every client: what is strictest on the milder is one rule, and its own conditions
    already make the stronger as strict.
    """
    alone = tuple(_alone(catalogue))
    named = {frozenset(rule.conditions): _rule_file(rule) for rule in catalogue.rules}
    for conditions, file in named.items():
        holding = [rule for rule in catalogue.rules if conditions.issuperset(rule.conditions)]
        for milder, stronger, exercise in alone:
            if _strictness(holding, milder) > _strictness(holding, stronger):
                yield Offence(
                    file=file,
                    what=f"stricter on '{milder}' than on '{stronger}', and {exercise}"
                    " has the stronger alone",
                    fix=f"Be at least as strict on '{stronger}'",
                )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _rule_words,
    _once,
    _silent_conditions,
    _milder,
)
