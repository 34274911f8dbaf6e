"""Positions, exercises and the catalogue itself, in words."""

from collections.abc import Iterable

from proneward.app.actions.lookup.exercises import Touch, mitigations_of, props_of, rules_on
from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.plan import dose_words
from proneward.app.cli.say.reasons import once, sources_of
from proneward.app.cli.say.standing import catalogue_line, entry_review, say_standing
from proneward.catalogue import Catalogue, Cited, Exercise, PositionEntry
from proneward.vocabulary import Strength

TOUCHES = {
    Strength.ABSOLUTE: "Held back (absolute) with",
    Strength.RELATIVE: "Held back (relative) with",
    Strength.PRECAUTION: "With care with",
    Strength.INDICATED: "Favoured with",
}


def say_position(page: Page, entry: PositionEntry, catalogue: Catalogue) -> None:
    """Say what a position is, what it is called, and who takes care."""
    page.say(str(entry.id), ink=Ink.STRONG)
    page.say(entry.name)
    page.gap()
    page.say(entry.definition)
    page.say(entry.gravity)
    page.gap()
    page.say(f"Also called: {', '.join(entry.synonyms)}")
    page.say(f"Opposite: {entry.opposite or 'none'}")
    if entry.related:
        page.say(f"See also: {', '.join(entry.related)}")
    if entry.take_care:
        page.head("Take care")
        page.items(entry.take_care)
    page.gap()
    page.say(f"Sources: {sources_of((cited.id for cited in entry.sources), catalogue)}")
    page.say(entry_review(entry.review), ink=Ink.QUIET)


def say_exercises(page: Page, exercises: Iterable[Exercise], catalogue: Catalogue) -> None:
    """Say a list of exercises, one a line."""
    all_exercises = list(exercises)
    longest = max((len(exercise.id) for exercise in all_exercises), default=0)
    for exercise in all_exercises:
        props = f", {', '.join(props_of(exercise))}" if exercise.needs_props else ""
        page.say(
            f"{exercise.id:{longest}}  {exercise.name} – stage {exercise.stage},"
            f" {exercise.position}, {exercise.purpose}{props}"
        )
    page.gap()
    page.say(f"{len(all_exercises)} of {len(catalogue.exercises)} exercises.")
    page.say(catalogue_line(catalogue), ink=Ink.QUIET)


def _citation(cited: Cited, catalogue: Catalogue) -> str:
    source = catalogue.sources[cited.id]
    doi = f" doi:{source.doi}" if source.doi else ""
    note = f" ({cited.note})" if cited.note else ""
    return f"{source.id}: {source.citation}{doi}{note}"


def _say_facts(page: Page, exercise: Exercise, catalogue: Catalogue) -> None:
    dose = exercise.dose
    hold = dose.seconds if dose.timed else dose.hold_s
    props = "; ".join(" or ".join(choice) for choice in exercise.needs_props)
    primary, secondary = exercise.muscles.primary, exercise.muscles.secondary
    also = f"; also {', '.join(secondary)}" if secondary else ""
    attributes = [catalogue.words["attributes"][name] for name in sorted(exercise.attributes)]
    for label, words in (
        ("Also called", ", ".join(exercise.aliases)),
        ("Position", f"{exercise.position}, on {exercise.support}"),
        ("Stage", f"{exercise.stage}, {exercise.purpose}, {exercise.load} load"),
        ("Direction", str(exercise.direction)),
        ("Dose", dose_words(dose.sets, dose.reps, hold, dose.side)),
        ("Props", props or "none"),
        ("Muscles", f"{', '.join(primary)}{also}"),
        ("Movements", ", ".join(attributes)),
        ("Easier", ", ".join(exercise.easier) or "none"),
        ("Harder", ", ".join(exercise.harder) or "none"),
        ("Shown first", ", ".join(exercise.shown_first)),
    ):
        if words:
            page.say(f"{label}: {words}")


def _rests_on(touches: Iterable[Touch]) -> str:
    all_touches = list(touches)
    evidence = once(str(kind) for touch in all_touches for kind in touch.rule.evidence)
    return f"{once(f'{one.rule.id} {one.attribute}' for one in all_touches)}; {evidence}"


def _say_touches(page: Page, exercise: Exercise, catalogue: Catalogue) -> None:
    for strength, heading in TOUCHES.items():
        alike: dict[tuple[tuple[str, ...], str], list[Touch]] = {}
        for touch in rules_on(exercise, catalogue):
            if touch.rule.strength is strength:
                alike.setdefault((touch.rule.conditions, touch.rule.because), []).append(touch)
        if alike:
            page.head(heading)
        for (conditions, because), touches in alike.items():
            named = " and ".join(catalogue.conditions[name].plain for name in conditions)
            page.say(f"{named}: {because} ({_rests_on(touches)})", indent=2, mark="- ")


def _say_mitigations(page: Page, exercise: Exercise, catalogue: Catalogue) -> None:
    found = mitigations_of(exercise, catalogue)
    if found:
        page.head("What may help")
        movements = catalogue.words["attributes"]
        page.items(f"{movements[one.attribute]}: {one.by}" for one in found)


def say_exercise(page: Page, exercise: Exercise, catalogue: Catalogue) -> None:
    """Say everything of one exercise."""
    page.say(f"{exercise.name} ({exercise.id})", ink=Ink.STRONG)
    if exercise.clinician_only:
        page.say("Only together with a clinician.", ink=Ink.CARE)
    _say_facts(page, exercise, catalogue)
    page.head("Cues")
    page.items(exercise.cues)
    page.head("Avoid")
    page.items(exercise.common_errors)
    if exercise.take_care:
        page.head("Take care")
        page.say(exercise.take_care, indent=2)
    _say_mitigations(page, exercise, catalogue)
    _say_touches(page, exercise, catalogue)
    page.head("Sources")
    page.items(_citation(cited, catalogue) for cited in exercise.sources)
    page.gap()
    page.say(entry_review(exercise.review), ink=Ink.QUIET)
    say_standing(page, catalogue)
