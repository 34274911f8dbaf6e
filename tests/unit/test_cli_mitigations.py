"""What may take a movement away is said beside what it is about, and clears nothing."""

import attrs
import pytest
from tests.records import DAY, a_client

from proneward.app.actions.why import why
from proneward.app.cli.say.catalogue import say_exercise
from proneward.app.cli.say.page import Page
from proneward.app.cli.say.plan import NOTHING_HELPS, say_plan
from proneward.app.cli.say.screening import say_screening
from proneward.app.cli.say.why import say_why
from proneward.catalogue import load
from proneward.planning import plan
from proneward.planning.explain.relax import MOST_TOGETHER
from proneward.screening import Standing, screen
from proneward.vocabulary import Attribute

CATALOGUE = load()
WRIST = CATALOGUE.mitigations[Attribute.WRIST_LOAD].by
NECK = CATALOGUE.mitigations[Attribute.NECK_ROT].by
BED = CATALOGUE.mitigations[Attribute.FLOOR_TRANSFER].by
PILLOW = CATALOGUE.mitigations[Attribute.EXT_SMALL].by


def _why(condition: str, exercise: str) -> list[str]:
    page = Page()
    found = why(a_client(conditions=[condition]), CATALOGUE.exercises[exercise], CATALOGUE, DAY)
    say_why(page, found)
    return page.lines


def _screened(**changed: object) -> list[str]:
    page = Page()
    say_screening(page, screen(a_client(**changed), CATALOGUE, DAY))
    return page.lines


def _helps(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines if "What may help" in line]


@pytest.mark.parametrize(
    "condition, exercise, said",
    [
        ("neck-problem", "prone-lying", [f"What may help: {NECK}"]),
        ("wrist-problem", "quad-bird-dog", [f"What may help, if your clinician agrees: {WRIST}"]),
        ("falls-risk", "supine-bridge", [f"What may help, if your clinician agrees: {BED}"]),
        ("falls-risk", "quad-bird-dog", []),
        ("facet-pain", "prone-press-up", []),
    ],
)
def test_why_says_what_may_help(condition: str, exercise: str, said: list[str]) -> None:
    assert _helps(_why(condition, exercise)) == said


@pytest.mark.parametrize("condition", ["fusion-0-12w", "disc-herniation"])
def test_nothing_is_offered_beside_an_absolute_rule_or_a_favour(condition: str) -> None:
    lines = _why(condition, "prone-baby-cobra")
    assert any(CATALOGUE.words["attributes"]["ext-small"] in line for line in lines)
    assert not any(PILLOW in line for line in lines)


def test_screen_says_what_may_help_beside_cautions_and_what_is_held_back() -> None:
    assert _helps(_screened(conditions=["neck-problem"])) == [f"What may help: {NECK}"]
    assert f"What may help, if your clinician agrees: {BED}" in _helps(
        _screened(conditions=["falls-risk"])
    )
    assert not any(BED in line for line in _screened(conditions=["falls-risk"], lies_on="bed"))


def test_what_may_help_clears_nothing() -> None:
    held = screen(a_client(conditions=["wrist-problem"]), CATALOGUE, DAY)
    wrist = {e.id for e in CATALOGUE.exercises.values() if Attribute.WRIST_LOAD in e.attributes}
    assert wrist <= {verdict.exercise.id for verdict in held.standing(Standing.WITHHELD)}


def test_an_exercise_says_what_may_help_with_each_of_its_movements() -> None:
    page = Page()
    say_exercise(page, CATALOGUE.exercises["quad-bird-dog"], CATALOGUE)
    words = CATALOGUE.words["attributes"]
    knee = CATALOGUE.mitigations[Attribute.KNEE_PRESS].by
    start = page.lines.index("What may help") + 1
    assert page.lines[start : start + 2] == [
        f"  - {words['knee-press']}: {knee}",
        f"  - {words['wrist-load']}: {WRIST}",
    ]


def test_a_plan_that_no_change_helps_says_so() -> None:
    client = a_client(minutes_per_day=3)
    made = plan(client, CATALOGUE, DAY)
    assert made.programme is None
    for shown, is_said in ((made, False), (attrs.evolve(made, relax=()), True)):
        page = Page()
        say_plan(page, shown)
        assert any(NOTHING_HELPS in line for line in page.lines) == is_said
    assert MOST_TOGETHER == 3
    assert "up to three limits" in NOTHING_HELPS
