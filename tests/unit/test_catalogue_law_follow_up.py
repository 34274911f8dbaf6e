"""The catalogue law on outcome measures and rules of progression, each check seen to fail."""

from collections.abc import Callable

import pytest
from tests.broken import CATALOGUE, but, changed

from proneward.catalogue import Catalogue, lint


def a_measure(name: str, **changes: object) -> Catalogue:
    return changed("measures", name, **changes)


def a_threshold(name: str, key: str, **changes: object) -> Catalogue:
    """Give the catalogue with one threshold of a measure changed."""
    return a_measure(name, **{key: but(getattr(CATALOGUE.measures[name], key), **changes)})


def a_progression_rule(name: str, **changes: object) -> Catalogue:
    return changed("progression", name, **changes)


def without_a_progression_rule(name: str) -> Catalogue:
    kept = {key: rule for key, rule in CATALOGUE.progression.items() if key != name}
    return but(CATALOGUE, progression=kept)


def a_marker(stage: int, *exercises: str) -> Catalogue:
    """Give the catalogue with the first marker of a stage shown by other exercises."""
    ladder = CATALOGUE.ladders["ladder-strengthening"]
    stages = list(ladder.stages)
    first, *others = stages[stage - 1].markers
    markers = (but(first, exercises=exercises), *others)
    stages[stage - 1] = but(stages[stage - 1], markers=markers)
    return changed("ladders", "ladder-strengthening", stages=tuple(stages))


BROKEN: dict[str, tuple[Callable[[], Catalogue], str, str]] = {
    "a measure whose range is not what its answers give": (
        lambda: a_threshold("rmdq", "range", most=23),
        "measures/rmdq.yaml",
        "its range is not what its answers give",
    ),
    "a mean whose range is not what its answers give": (
        lambda: a_threshold("peg", "range", least=1),
        "measures/peg.yaml",
        "its range is not what its answers give",
    ),
    "one number of many items": (
        lambda: a_measure("peg", scoring="single"),
        "measures/peg.yaml",
        "its scoring cannot be worked out from its items",
    ),
    "items without the numbers to answer them with": (
        lambda: a_measure("nprs-back", answers=None),
        "measures/nprs-back.yaml",
        "its scoring cannot be worked out from its items",
    ),
    "more items needed than there are": (
        lambda: a_measure("psfs", items_least=6),
        "measures/psfs.yaml",
        "more items must be there than it has",
    ),
    "a measure without items that does not say why": (
        lambda: a_measure("odi-score", score_only=None),
        "measures/odi-score.yaml",
        "it asks nothing, and does not say why",
    ),
    "a measure without items that is worked out from them": (
        lambda: a_measure("odi-score", scoring="sum"),
        "measures/odi-score.yaml",
        "it asks nothing, and yet it has a scoring",
    ),
    "a measure with items that says it has none": (
        lambda: a_measure("rmdq", score_only="It is not free."),
        "measures/rmdq.yaml",
        "it has items, and says that it ships none",
    ),
    "an item twice": (
        lambda: a_measure("psfs", items=(*CATALOGUE.measures["psfs"].items[:1] * 5,)),
        "measures/psfs.yaml",
        "the item 'activity-1' stands twice",
    ),
    "a recovered score that nobody can have": (
        lambda: a_threshold("rmdq", "recovered", score=25),
        "measures/rmdq.yaml",
        "recovered lies outside the range",
    ),
    "an own word that nobody can give": (
        lambda: a_threshold("pgic", "own_word", improved=0),
        "measures/pgic.yaml",
        "own_word lies outside the range",
    ),
    "a rule of progression that is not there": (
        lambda: without_a_progression_rule("stop-lock"),
        "rules/progression/stop-lock.yaml",
        "it is missing",
    ),
    "a rule of progression that nothing judges": (
        lambda: but(
            CATALOGUE,
            progression={
                **CATALOGUE.progression,
                "advance-mood": but(CATALOGUE.progression["stop-lock"], id="advance-mood"),
            },
        ),
        "rules/progression/advance-mood.yaml",
        "nothing judges such a rule",
    ),
    "a number that a rule of progression reads and does not have": (
        lambda: a_progression_rule("advance-effort", thresholds={}),
        "rules/progression/advance-effort.yaml",
        "the number 'effort_most' is missing",
    ),
    "a number that no rule of progression reads": (
        lambda: a_progression_rule(
            "stop-lock", thresholds=CATALOGUE.progression["gap-surgery"].thresholds
        ),
        "rules/progression/stop-lock.yaml",
        "nothing reads the number 'stage_most'",
    ),
    "a number beyond what a clinic may set": (
        lambda: a_progression_rule(
            "gap-surgery",
            thresholds={
                "stage_most": but(
                    CATALOGUE.progression["gap-surgery"].thresholds["stage_most"], value=4.0
                )
            },
        ),
        "rules/progression/gap-surgery.yaml",
        "'stage_most' is not between its least and its most",
    ),
    "two rules of progression in one place": (
        lambda: a_progression_rule("stop-lock", order=2),
        "rules/progression/stop-lock.yaml",
        "another rule stands at order 2 too",
    ),
    "a marker that is no exercise": (
        lambda: a_marker(1, "supine-brigde"),
        "rules/progression/ladder-strengthening.yaml",
        "'supine-brigde' is not a known exercise",
    ),
    "a marker of a higher stage": (
        lambda: a_marker(1, "prone-superman"),
        "rules/progression/ladder-strengthening.yaml",
        "cannot show stage 1",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_law_finds(broken: str) -> None:
    break_it, file, what = BROKEN[broken]
    found = lint(break_it())
    assert any(offence.file == file and what in offence.what for offence in found), found
    assert all(offence.fix for offence in found)
