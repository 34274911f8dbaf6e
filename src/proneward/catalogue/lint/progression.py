"""What must hold of the rules of progression: all are there, with the numbers that they read."""

from collections import Counter
from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.lint.needed import PROGRESSION_RULES
from proneward.catalogue.model import Catalogue, ProgressionRule
from proneward.vocabulary import did_you_mean


def _file(rule: str) -> str:
    return f"rules/progression/{rule}.yaml"


def _complete(catalogue: Catalogue) -> Iterator[Offence]:
    """Every rule that the code judges is there, and no other."""
    for rule in PROGRESSION_RULES.keys() - catalogue.progression.keys():
        yield Offence(file=_file(rule), what="it is missing", fix="Restore the file")
    for rule in catalogue.progression.keys() - PROGRESSION_RULES.keys():
        fix = did_you_mean(rule, PROGRESSION_RULES) or "Remove the file"
        yield Offence(file=_file(rule), what="nothing judges such a rule", fix=fix)


def _of_thresholds(rule: ProgressionRule) -> Iterator[tuple[str, str]]:
    wanted = PROGRESSION_RULES.get(rule.id, frozenset())
    for name in sorted(wanted - rule.thresholds.keys()):
        yield f"the number '{name}' is missing", "Add it under thresholds"
    for name in sorted(rule.thresholds.keys() - wanted):
        yield f"nothing reads the number '{name}'", did_you_mean(name, wanted) or "Remove it"
    for name, held in rule.thresholds.items():
        if not held.least <= held.value <= held.most:
            yield f"'{name}' is not between its least and its most", "Correct one of the three"


def _thresholds(catalogue: Catalogue) -> Iterator[Offence]:
    """Each rule has the numbers that it reads, each within what a clinic may set."""
    for rule in catalogue.progression.values():
        for what, fix in _of_thresholds(rule):
            yield Offence(file=_file(rule.id), what=what, fix=fix)


def _order(catalogue: Catalogue) -> Iterator[Offence]:
    """No two rules stand in one place."""
    counted = Counter(rule.order for rule in catalogue.progression.values())
    for rule in catalogue.progression.values():
        if counted[rule.order] > 1:
            what = f"another rule stands at order {rule.order} too"
            yield Offence(file=_file(rule.id), what=what, fix="Give it a place of its own")


def _markers(catalogue: Catalogue) -> Iterator[Offence]:
    """What shows a stage is exercises of the catalogue that are not above it."""
    for ladder in catalogue.ladders.values():
        for stage in ladder.stages:
            for name in (one for marker in stage.markers for one in marker.exercises):
                exercise = catalogue.exercises.get(name)
                if exercise is None:
                    what = f"'{name}' is not a known exercise"
                    fix = did_you_mean(name, catalogue.exercises)
                    yield Offence(file=_file(ladder.id), what=what, fix=fix)
                elif exercise.stage > stage.stage:
                    what = f"'{name}' of stage {exercise.stage} cannot show stage {stage.stage}"
                    yield Offence(file=_file(ladder.id), what=what, fix="Name one of that stage")


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _complete,
    _thresholds,
    _order,
    _markers,
)
