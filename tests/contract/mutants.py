"""
Mutants: the catalogue with one thing wrong, made in memory after loading (contract §6).

A rule deleted; a rule one step weaker; an attribute of an exercise dropped. A mutant is killed if
what screening says of some exercise differs from the independent reading. Only what a mutant
touches is judged again: a rule speaks of its own conditions, an attribute of one exercise. None
needs a worked case to die, so none is run.
"""

from collections.abc import Iterator
from functools import cached_property

import attrs
from tests.contract.matrix import Held, Row, expected, interactions, matrix, row_of
from tests.records import KNOWN, a_document

from proneward.catalogue import Catalogue, Rule, load
from proneward.record import client_from
from proneward.screening.rules import touched_by, verdicts
from proneward.screening.state import State
from proneward.vocabulary import EVERY_EXERCISE, Attribute, Strength

CLIENT = client_from(a_document(), KNOWN, "mutants")
WEAKER = {
    Strength.ABSOLUTE: Strength.RELATIVE,
    Strength.RELATIVE: Strength.PRECAUTION,
    Strength.PRECAUTION: Strength.INDICATED,
}


def rows(catalogue: Catalogue, held: Held) -> dict[str, Row]:
    """Give what the real rules engine says of every exercise, on the floor."""
    state = State(
        conditions=held, findings=frozenset(), open_ended=(), faded=(), assumed=frozenset()
    )
    judged = verdicts(touched_by(CLIENT, state, catalogue), ())
    return {exercise: row_of(verdict) for exercise, verdict in judged.items()}


@attrs.frozen(kw_only=True, slots=False, eq=False)
class Mutant:
    """
    One wrong catalogue: the part of it that is enough to see the difference.

    `asks` are the sets of conditions for which that part must be judged again.
    """

    name: str
    kind: str
    part: Catalogue
    asks: tuple[Held, ...]
    read_by_a_rule: bool = True

    @cached_property
    def changed(self) -> tuple[tuple[Row, Row], ...]:
        """Every row of review/ that this mutant contradicts, with what it says instead."""
        return tuple(
            (expected(held)[exercise], row)
            for held in self.asks
            for exercise, row in rows(self.part, held).items()
            if row != expected(held)[exercise]
        )

    @property
    def changes_a_verdict(self) -> bool:
        """Whether some exercise is judged otherwise, reasons apart."""
        return any(old.verdict != new.verdict for old, new in self.changed)

    @property
    def changes_the_matrix(self) -> bool:
        """Whether a row of review/ differs: verdict, strongest strength, or list of rules."""
        return any(
            (old.verdict, old.strength, old.rules) != (new.verdict, new.strength, new.rules)
            for old, new in self.changed
        )


def _rule_mutant(catalogue: Catalogue, rule: Rule, kind: str, instead: tuple[Rule, ...]) -> Mutant:
    held = frozenset(rule.conditions)
    beside = (r for r in catalogue.rules if r is not rule and held.issuperset(r.conditions))
    return Mutant(
        name=f"{rule.id} {kind}",
        kind=f"rule {kind}",
        part=attrs.evolve(catalogue, rules=(*beside, *instead)),
        asks=(held,),
    )


def rule_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Each rule deleted, and each rule one step weaker (the weakest step is deletion)."""
    for rule in catalogue.rules:
        yield _rule_mutant(catalogue, rule, "deleted", ())
        weaker = WEAKER.get(rule.strength)
        if weaker is not None:
            instead = (attrs.evolve(rule, strength=weaker),)
            yield _rule_mutant(catalogue, rule, "weaker", instead)


def attribute_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Each attribute of each exercise dropped."""
    asks = (*(frozenset({name}) for name in matrix()), *interactions())
    for exercise in catalogue.exercises.values():
        for attribute in sorted(exercise.attributes):
            less = attrs.evolve(exercise, attributes=exercise.attributes - {attribute})
            yield Mutant(
                name=f"{exercise.id} without {attribute}",
                kind="attribute dropped",
                part=attrs.evolve(catalogue, exercises={exercise.id: less}),
                asks=asks,
                read_by_a_rule=attribute not in unread(catalogue),
            )


def unread(catalogue: Catalogue) -> set[Attribute]:
    """Give the attributes that no rule reads."""
    read = {attribute for rule in catalogue.rules for attribute in rule.attributes}
    return {attribute for attribute in Attribute if attribute not in read - {EVERY_EXERCISE}}


def mutants() -> tuple[Mutant, ...]:
    """Give every mutant of the shipped catalogue."""
    return (*rule_mutants(load()), *attribute_mutants(load()))
