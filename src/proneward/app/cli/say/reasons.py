"""Reasons grouped by their words: twenty exercises are four reasons."""

from collections.abc import Callable, Iterable

import attrs

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.catalogue import Catalogue, Exercise, mitigation_for
from proneward.screening import Verdict
from proneward.vocabulary import EVERY_EXERCISE, Reason, Strength

HELD_BACK = "Held back because (a clinician can lift what is relative, not what is absolute)"

HELPED = frozenset({Strength.RELATIVE, Strength.PRECAUTION})
"""Beside what nobody may lift, and beside what is favoured, there is nothing to help with."""


@attrs.frozen(kw_only=True)
class Grouped:
    """One reason in words, every rule that gives it, and the exercises it speaks of."""

    words: str
    reasons: tuple[Reason, ...]
    exercises: tuple[Exercise, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises as people call them."""
        return tuple(exercise.name for exercise in self.exercises)


def grouped(
    verdicts: Iterable[Verdict], pick: Callable[[Verdict], Iterable[Reason]]
) -> tuple[Grouped, ...]:
    """Group what is picked of each verdict by its words, the widest group first."""
    reasons: dict[str, dict[Reason, None]] = {}
    touched: dict[str, dict[str, Exercise]] = {}
    for verdict in verdicts:
        for reason in pick(verdict):
            reasons.setdefault(reason.reason, {})[reason] = None
            touched.setdefault(reason.reason, {})[verdict.exercise.id] = verdict.exercise
    made = (
        Grouped(words=words, reasons=tuple(found), exercises=tuple(touched[words].values()))
        for words, found in reasons.items()
    )
    return tuple(sorted(made, key=lambda group: (-len(group.exercises), group.words)))


def once(words: Iterable[str]) -> str:
    """Give words in their order, each once, with commas between."""
    return ", ".join(dict.fromkeys(words))


def names(words: Iterable[str]) -> str:
    """Give names in their order, each once, with semicolons, since names hold commas."""
    return "; ".join(dict.fromkeys(words))


def sources_of(ids: Iterable[str], catalogue: Catalogue) -> str:
    """Give the short names of sources."""
    return names(catalogue.sources[source].short for source in ids)


def _movement(attribute: str, catalogue: Catalogue) -> str:
    if attribute == EVERY_EXERCISE:
        return "every movement"
    return catalogue.words["attributes"][attribute]


def ground_of(reasons: Iterable[Reason], catalogue: Catalogue) -> str:
    """Say what reasons rest on: rules, strength, the kind of evidence, the sources."""
    all_reasons = list(reasons)
    evidence = once(str(kind) for reason in all_reasons for kind in reason.evidence)
    named = sources_of((source for r in all_reasons for source in r.sources), catalogue)
    return (
        f"{once(reason.rule for reason in all_reasons)}"
        f" ({once(str(reason.strength) for reason in all_reasons)})"
        f" – evidence: {evidence} – sources: {named}"
    )


def help_with(
    reasons: Iterable[Reason], exercises: Iterable[Exercise], catalogue: Catalogue
) -> str | None:
    """
    Say what may take the movements of some reasons away, if anything does.

    It clears nothing: of what is held back, the clinician says whether it is enough.
    """
    all_exercises, offered = list(exercises), [r for r in reasons if r.strength in HELPED]
    found = {
        mitigation.by: None
        for reason in offered
        for exercise in all_exercises
        if (mitigation := mitigation_for(reason.attribute, exercise, catalogue))
    }
    if not found:
        return None
    held = any(reason.strength.withholds for reason in offered)
    asks = "What may help, if your clinician agrees" if held else "What may help"
    return f"{asks}: {' '.join(found)}"


def say_groups(
    page: Page, heading: str, groups: Iterable[Grouped], catalogue: Catalogue, ink: Ink
) -> None:
    """Say each reason, the movements it is about, the exercises, and what it rests on."""
    all_groups = tuple(groups)
    if not all_groups:
        return
    page.head(heading, ink=ink)
    for group in all_groups:
        movements = once(_movement(reason.attribute, catalogue) for reason in group.reasons)
        page.say(group.words, indent=2, mark="- ")
        page.say(f"Movements: {movements}", indent=4)
        page.say(f"Exercises ({len(group.exercises)}): {names(group.names)}", indent=4)
        helps = help_with(group.reasons, group.exercises, catalogue)
        if helps:
            page.say(helps, indent=4)
        page.say(ground_of(group.reasons, catalogue), indent=4, ink=Ink.QUIET)
