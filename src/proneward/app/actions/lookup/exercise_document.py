"""Everything of one exercise, as `proneward exercise --json` prints it."""

from proneward.app.actions.lookup.exercises import Touch, mitigations_of, rules_on
from proneward.catalogue import Catalogue, Cited, Exercise, Review


def _source(cited: Cited, catalogue: Catalogue) -> dict[str, object]:
    source = catalogue.sources[cited.id]
    return {"id": source.id, "note": cited.note, "citation": source.citation, "doi": source.doi}


def _review(review: Review) -> dict[str, object]:
    return {
        "by": review.by,
        "role": review.role,
        "on": review.on.isoformat() if review.on else None,
        "due": review.due.isoformat() if review.due else None,
    }


def _touch(touch: Touch) -> dict[str, object]:
    rule = touch.rule
    return {
        "rule": rule.id,
        "conditions": list(rule.conditions),
        "attribute": touch.attribute,
        "strength": str(rule.strength),
        "reason": rule.because,
        "evidence": [str(kind) for kind in rule.evidence],
        "sources": [cited.id for cited in rule.sources],
    }


def _dose(exercise: Exercise) -> dict[str, object]:
    dose = exercise.dose
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_s": dose.seconds if dose.timed else dose.hold_s,
        "side": str(dose.side),
    }


def exercise_document(exercise: Exercise, catalogue: Catalogue) -> dict[str, object]:
    """Give one exercise with its sources, its review and every rule that reads it."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "position": str(exercise.position),
        "support": str(exercise.support),
        "bed": exercise.bed,
        "stage": exercise.stage,
        "direction": str(exercise.direction),
        "load": str(exercise.load),
        "purpose": str(exercise.purpose),
        "muscles": {
            "primary": list(exercise.muscles.primary),
            "secondary": list(exercise.muscles.secondary),
        },
        "props": [[str(prop) for prop in choice] for choice in exercise.needs_props],
        "dose": _dose(exercise),
        "easier": list(exercise.easier),
        "harder": list(exercise.harder),
        "shown_first": list(exercise.shown_first),
        "attributes": sorted(map(str, exercise.attributes)),
        "take_care": exercise.take_care,
        "mitigations": [
            {"attribute": str(one.attribute), "by": one.by}
            for one in mitigations_of(exercise, catalogue)
        ],
        "cues": list(exercise.cues),
        "common_errors": list(exercise.common_errors),
        "sources": [_source(cited, catalogue) for cited in exercise.sources],
        "review": _review(exercise.review),
        "rules": [_touch(touch) for touch in rules_on(exercise, catalogue)],
        "catalogue": {"version": catalogue.version, "digest": catalogue.digest},
    }
