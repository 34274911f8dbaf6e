"""
Write the pages of docs/reference/ that the catalogue itself answers, so that they never lag behind.

Usage: python tools/reference.py
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from proneward.catalogue import (
    Catalogue,
    Exercise,
    FollowUp,
    Outcome,
    Rule,
    load,
)
from proneward.vocabulary import EVERY_EXERCISE, Attribute

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that it runs as a script too

from tools.reference_follow_up import measures, progression  # after its place
from tools.reference_tables import cited_words, code, standing, table  # the same

FOLDER = Path("docs/reference")


def _outcome(outcome: Outcome) -> str:
    effect = {"lock": "locks", "needs-clinician": "needs a clinician", "none": "goes on"}
    return f"{effect[outcome.effect]}, {outcome.urgency}"


def _follow_up(follow_up: FollowUp | None) -> str:
    if follow_up is None:
        return ""
    only = f", only if no to {code(follow_up.only_if_no)}" if follow_up.only_if_no else ""
    unless = (
        f", unless {code(follow_up.unless_conditions)} is recorded"
        if follow_up.unless_conditions
        else ""
    )
    return (
        f"`{follow_up.id}`: {follow_up.asks} If {follow_up.eases_on}: {_outcome(follow_up.then)}"
        f"{only}{unless}"
    )


def questions(catalogue: Catalogue) -> Iterator[str]:
    """Say every safety question, and what its answers lead to."""
    yield "# Safety questions"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        "A question that is missing or answered `unknown` is never a no: it asks for a clinician"
        " (routine), and there is no programme. A follow-up without an answer counts as the more"
        " urgent one."
    )
    yield ""
    heads = ("id", "question", "worrying answer", "then", "follow-up", "evidence", "sources")
    yield from table(
        heads,
        (
            (
                f"`{one.id}`",
                one.asks,
                one.worrying,
                _outcome(one.outcome)
                + (f"; counts as `{one.counts_as}`" if one.counts_as else "")
                + ("" if one.must_be_answered else "; may be left open"),
                _follow_up(one.follow_up),
                ", ".join(one.evidence),
                cited_words(one.sources),
            )
            for one in catalogue.questions.values()
        ),
    )


def conditions(catalogue: Catalogue) -> Iterator[str]:
    """Say every condition and finding."""
    yield "# Conditions and findings"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        "A condition that locks gives no programme until a clinician has looked. Codes stand here"
        " where they are certain; a SNOMED CT code is shown as it was seen."
    )
    yield ""
    heads = ("id", "kind", "label", "ICD-10-CM", "SNOMED CT", "referral", "locks", "note")
    yield from table(
        heads,
        (
            (
                f"`{one.id}`",
                one.kind,
                one.label,
                ", ".join(one.icd10cm),
                f"{one.snomed.code or '–'} ({one.snomed.status})",
                str(one.referral),
                "yes" if one.locks else "",
                one.note or "",
            )
            for one in catalogue.conditions.values()
        ),
    )


def _rule(rule: Rule) -> tuple[str, ...]:
    touches = (
        "every exercise" if EVERY_EXERCISE in rule.attributes else code(sorted(rule.attributes))
    )
    return (
        rule.id,
        " + ".join(f"`{name}`" for name in rule.conditions),
        touches,
        str(rule.strength),
        rule.because,
        ", ".join(rule.evidence),
        cited_words(rule.sources),
    )


def rules(catalogue: Catalogue) -> Iterator[str]:
    """Say every rule, and what stands beside the rules."""
    unknown = catalogue.unknown_condition
    yield "# Rules"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        f"{len(catalogue.rules)} rules. A rule touches every exercise that carries its attribute."
        " Absolute and relative rules withhold; a precaution allows with care; an indication ranks"
        " and never clears."
    )
    yield ""
    heads = ("rule", "condition", "touches", "strength", "reason", "evidence", "sources")
    yield from table(heads, map(_rule, catalogue.rules))
    yield ""
    yield "## A condition in free text"
    yield ""
    yield (
        f"`{unknown.id}` ({unknown.strength}, referral {unknown.referral}): beside a condition that"
        f" the catalogue does not know, only exercises up to stage {unknown.keeps_stage_most},"
        f" {unknown.keeps_direction} and of {unknown.keeps_load} load stay cleared."
        f" {unknown.because}"
    )
    yield ""
    yield "## Interactions that add words, never a verdict"
    yield ""
    yield from table(
        ("id", "together", "words", "referral", "evidence", "sources"),
        (
            (
                f"`{one.id}`",
                " + ".join(f"({' or '.join(choice)})" for choice in one.together),
                one.because,
                str(one.referral),
                ", ".join(one.evidence),
                cited_words(one.sources),
            )
            for one in catalogue.advice
        ),
    )
    yield ""
    yield "## Mitigations"
    yield ""
    yield from table(
        ("attribute", "by", "applied", "evidence"),
        (
            (
                f"`{one.attribute}`",
                one.by,
                "by the surface the record names" if one.applied == "surface" else "as advice",
                ", ".join(one.evidence),
            )
            for one in catalogue.mitigations.values()
        ),
    )


def _exercise(exercise: Exercise) -> tuple[str, ...]:
    props = " and ".join(" or ".join(choice) for choice in exercise.needs_props)
    return (
        f"`{exercise.id}`",
        exercise.name,
        str(exercise.position),
        str(exercise.stage),
        str(exercise.direction),
        str(exercise.load),
        str(exercise.purpose),
        props,
        "yes" if exercise.bed else "",
        code(sorted(exercise.attributes)),
        cited_words(exercise.sources),
    )


def exercises(catalogue: Catalogue) -> Iterator[str]:
    """Say every exercise, without its cues."""
    yield "# Exercises"
    yield ""
    yield standing(catalogue)
    yield ""
    yield "Cues, dose, precautions and every rule that reads an exercise: `proneward exercise ID`."
    yield ""
    heads = (
        *("id", "name", "position", "stage", "direction", "load", "purpose", "props"),
        *("on a bed", "attributes", "sources"),
    )
    yield from table(heads, map(_exercise, catalogue.exercises.values()))


def attributes(catalogue: Catalogue) -> Iterator[str]:
    """Say every attribute, who carries it and how many rules read it."""
    yield "# Attributes"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        "What a movement asks of a body. Rules read these; an exercise meets every rule that reads"
        " one of its own."
    )
    yield ""
    yield from table(
        ("attribute", "in a client's words", "exercises", "rules"),
        (
            (
                f"`{attribute}`",
                catalogue.words["attributes"][attribute],
                str(sum(attribute in one.attributes for one in catalogue.exercises.values())),
                str(sum(attribute in rule.attributes for rule in catalogue.rules)),
            )
            for attribute in Attribute
        ),
    )


def positions(catalogue: Catalogue) -> Iterator[str]:
    """Say every position, what it is called, and who takes care."""
    yield "# Positions"
    yield ""
    yield standing(catalogue)
    yield ""
    yield from table(
        ("id", "definition", "gravity", "also called", "take care", "sources"),
        (
            (
                f"`{one.id}`",
                one.definition,
                one.gravity,
                ", ".join(one.synonyms),
                " ".join(one.take_care),
                cited_words(one.sources),
            )
            for one in catalogue.positions.values()
        ),
    )


def sources(catalogue: Catalogue) -> Iterator[str]:
    """Say every source, what it supports and whether it was checked."""
    yield "# Sources"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        "`verified`: existence and content were checked against the published source. `known`: well"
        " known, not checked again. `to-verify`: to be checked before anybody relies on it."
    )
    yield ""
    yield from table(
        ("id", "citation", "kind", "doi or other id", "supports", "how strong", "checked"),
        (
            (
                f"`{one.id}`",
                one.citation,
                one.kind,
                one.doi or one.other_id or "",
                one.supports,
                one.strength,
                one.checked,
            )
            for one in catalogue.sources.values()
        ),
    )


PAGES: dict[str, Callable[[Catalogue], Iterator[str]]] = {
    "questions.md": questions,
    "conditions.md": conditions,
    "rules.md": rules,
    "exercises.md": exercises,
    "attributes.md": attributes,
    "positions.md": positions,
    "progression.md": progression,
    "measures.md": measures,
    "sources.md": sources,
}


def text_of(page: str, catalogue: Catalogue) -> str:
    """Give the whole text of a page."""
    return "\n".join(PAGES[page](catalogue)) + "\n"


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = load()
    for page in PAGES:
        (FOLDER / page).write_text(text_of(page, catalogue), encoding="utf-8")
        print(FOLDER / page)


if __name__ == "__main__":
    main()
