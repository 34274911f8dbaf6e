"""Where a client begins: each limit, the choice of a ladder, and the extension lane."""

import pytest
from tests.records import ALL_WELL, DAY, a_client

from proneward.catalogue import load
from proneward.screening import Screening, screen
from proneward.vocabulary import Decision, Ladder, Limit

CATALOGUE = load()
RESPONDER = {
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": "2026-11-20"}],
}
OVER_THE_BALL = ["supine", "prone-on-ball"]


def screened(**record: object) -> Screening:
    return screen(a_client(**record), CATALOGUE, DAY)


def limit_in(screening: Screening, exercise: str) -> tuple[str, str]:
    """The limit that keeps a cleared exercise out, and its words; empty where none does."""
    obstacle = screening.obstacles.get(exercise)
    return (str(obstacle.limit), obstacle.detail) if obstacle else ("", "")


def limit(exercise: str, **record: object) -> tuple[str, str]:
    return limit_in(screened(**record), exercise)


ONE_SIDE = {"positions": ["supine", "side-lying-left", "standing"]}
BOTH_SIDES = {"positions": ["side-lying-left", "side-lying-right"]}


@pytest.mark.parametrize(
    "exercise, record, kept_out_by",
    [
        ("supine-breathing", {}, ""),
        ("supine-breathing", {"positions": ["prone", "standing"]}, "position"),
        ("side-rest", ONE_SIDE, ""),
        ("side-clam", ONE_SIDE, "position"),
        ("side-clam", BOTH_SIDES | {"stage": 2}, ""),
        ("side-rest", {"positions": ["supine"]}, "position"),
        ("ball-prone-balance", {"props": ["ball"], "positions": ["supine"]}, "position"),
        ("ball-prone-balance", {"props": ["ball"], "positions": ["supine", "prone"]}, "stage"),
        ("ball-prone-balance", {"props": ["ball"], "positions": OVER_THE_BALL}, "stage"),
        ("ball-prone-balance", {"props": ["ball"], "stage": 5}, ""),
        ("ball-prone-balance", {"stage": 5}, "prop"),
        ("supine-legs-on-chair", {"lies_on": "bed"}, "surface"),
        ("supine-breathing", {"lies_on": "bed"}, ""),
        ("supine-breathing", {"lies_on": "nowhere"}, "surface"),
        ("walk", {"lies_on": "nowhere"}, ""),
        ("supine-legs-on-chair", {"lacks": ["chair"]}, "prop"),
        ("prone-lying-pillow", {"lacks": ["pillow"], "stage": 3}, ""),
        ("prone-lying-pillow", {"lacks": ["pillow", "towel"], "stage": 3}, "prop"),
        ("prone-cobra", {"stage": 3}, "stage"),
        ("prone-cobra", {"stage": 4}, ""),
        ("prone-baby-cobra", {"stage": 3}, "need"),
        ("prone-baby-cobra", {"stage": 4}, ""),
    ],
)
def test_a_limit_keeps_out_what_is_not_possible_here(
    exercise: str, record: dict[str, object], kept_out_by: str
) -> None:
    kept, words = limit(exercise, **record)
    assert kept == kept_out_by
    assert bool(words) is bool(kept_out_by)


@pytest.mark.parametrize(
    "exercise, record, words",
    [
        (
            "supine-breathing",
            {"positions": ["prone", "standing"]},
            "It is done on your back, which is not among the positions you can get into.",
        ),
        (
            "side-clam",
            ONE_SIDE,
            "It is done on both sides, and only one side is among your positions.",
        ),
        ("supine-legs-on-chair", {"lies_on": "bed"}, "It needs the floor; a bed does not serve."),
        ("prone-cobra", {"stage": 3}, "It belongs to stage 4; you are at stage 3."),
    ],
)
def test_a_limit_says_plainly_what_is_missing(
    exercise: str, record: dict[str, object], words: str
) -> None:
    assert limit(exercise, **record)[1] == words


def test_a_prop_is_named_with_what_may_take_its_place() -> None:
    words = limit("prone-lying-pillow", lacks=["pillow", "towel"], stage=2)[1]
    assert words.startswith("It needs ")
    assert " or " in words


def test_a_need_is_met_by_what_was_shown_or_by_a_higher_stage() -> None:
    client = a_client(stage=3)

    def after(*shown: str) -> tuple[str, str]:
        return limit_in(screen(client, CATALOGUE, DAY, shown=shown), "prone-baby-cobra")

    asked = "Prone gluteal squeeze or Prone on elbows."
    assert after() == ("need", f"First show, in two sessions with good control: {asked}")
    assert after("prone-on-elbows") == ("", "")
    assert after("supine-bridge")[0] == "need"
    assert limit("prone-baby-cobra", stage=4) == ("", "")


def test_a_need_that_cannot_be_shown_gates_nothing() -> None:
    """Hands off the floor asks for hands down first, unless hands down is impossible."""
    ready = {"props": ["ball"], "stage": 5}
    assert limit("ball-alt-leg-hands-off", **ready)[0] == "need"
    held = screened(conditions=["wrist-problem"], **ready)
    assert "ball-alt-leg-hands-down" not in {one.exercise.id for one in held.eligible}
    assert "ball-alt-leg-hands-off" not in held.obstacles


def test_a_limit_never_withholds() -> None:
    found = screened(positions=["supine"], lacks=["chair"])
    assert all(made.standing.value != "withheld" for made in found.verdicts.values())
    eligible = {one.exercise.id for one in found.eligible}
    assert not eligible & found.obstacles.keys()


@pytest.mark.parametrize(
    "record, ladder",
    [
        ({}, Ladder.STRENGTHENING),
        ({"positions": ["side-lying-left", "standing"]}, Ladder.STRENGTHENING),
        ({"lies_on": "bed"}, Ladder.STRENGTHENING),
        ({"lies_on": "nowhere"}, Ladder.UPRIGHT),
        ({"positions": ["sitting", "standing"]}, Ladder.UPRIGHT),
        ({"positions": ["prone-on-ball", "standing"], "props": ["ball"]}, Ladder.UPRIGHT),
        ({"conditions": ["falls-risk"]}, Ladder.UPRIGHT),
        ({"conditions": ["falls-risk"], "lies_on": "bed"}, Ladder.STRENGTHENING),
    ],
)
def test_who_cannot_lie_or_has_nothing_to_do_lying_exercises_upright(
    record: dict[str, object], ladder: Ladder
) -> None:
    start = screened(**record).start
    assert start.ladder is ladder
    upright = any("sitting and standing" in words for words in start.because)
    assert upright is (ladder is Ladder.UPRIGHT)


def test_the_upright_ladder_leaves_lying_exercises_out_as_a_position() -> None:
    assert limit("supine-breathing", positions=["standing", "sitting"])[0] == "position"
    held = screened(conditions=["falls-risk"], lies_on="bed", stage=2)
    assert held.start.ladder is Ladder.STRENGTHENING
    found = limit("quad-rock-back", positions=["hands-and-knees", "standing", "sitting"], stage=3)
    assert found == (str(Limit.POSITION), CATALOGUE.says("screening", "limit-upright"))


def eligible(**record: object) -> set[str]:
    return {one.exercise.id for one in screened(**record).eligible}


def test_a_thin_first_stage_upright_is_filled_with_light_work_of_the_second() -> None:
    upright = {"lies_on": "nowhere"}
    assert eligible(**upright, positions=["standing"]) == {
        *("stand-back-ext", "stand-wall-pelvic-tilt", "stand-wall-plank", "walk"),
    }
    assert eligible(**upright, positions=["sitting", "standing"]) == {
        *("sit-pelvic-tilt", "stand-wall-plank", "walk"),
    }


def test_three_of_the_first_stage_are_enough_and_nothing_fills() -> None:
    client = a_client(lies_on="nowhere", positions=["sitting", "standing"])
    found = screen(client, CATALOGUE, DAY, shown=("sit-pelvic-tilt",))
    assert {one.exercise.id for one in found.eligible} == {
        *("sit-pelvic-tilt", "sit-tall-squeeze", "walk"),
    }
    assert found.decision is Decision.PROGRAMME


def test_work_on_one_leg_and_higher_loads_never_fill() -> None:
    filled = eligible(lies_on="nowhere", positions=["standing"])
    assert not filled & {"stand-balance", "stand-hip-ext", "stand-hip-hinge"}


def test_a_later_stage_upright_is_not_filled() -> None:
    thin = screened(
        lies_on="nowhere",
        positions=["standing"],
        lacks=["chair", "wall", "worktop"],
        stage=2,
    )
    assert all(CATALOGUE.exercises[one.exercise.id].stage <= 2 for one in thin.eligible)
    assert thin.obstacles["stand-hip-hinge"].limit is Limit.STAGE


def test_the_upright_ladder_ends_at_its_third_stage() -> None:
    found = screened(lies_on="nowhere", stage=5)
    assert found.start.stage == 3
    assert {one.exercise.stage for one in found.eligible} == {1, 2, 3}


def test_supine_comes_first_and_a_later_stage_is_said_by_its_name() -> None:
    first = screened().start
    assert first.because[1] == CATALOGUE.says("screening", "start-supine")
    name = CATALOGUE.ladders["ladder-strengthening"].stages[0].name
    assert first.because[0] == f"You are at stage 1: {name}."
    later = screened(stage=3).start
    assert (later.stage, len(later.because)) == (3, 1)


def test_a_responder_with_a_disc_opens_the_lane_at_the_step_reached() -> None:
    found = screened(**RESPONDER)
    assert (found.start.extension_step, found.start.lane_exercise) == (1, "prone-lying-pillow")
    assert found.lane is not None
    assert found.lane.exercise.id == "prone-lying-pillow"
    assert any("step 1 of the extension lane" in words for words in found.start.because)
    assert screened(**RESPONDER, extension_step=4).start.lane_exercise == "prone-press-up"


@pytest.mark.parametrize("condition", ["disc-herniation", "sciatica", "radiculopathy"])
def test_each_disc_or_leg_condition_opens_the_lane(condition: str) -> None:
    assert screened(**(RESPONDER | {"conditions": [condition]})).start.extension_lane


@pytest.mark.parametrize(
    "record",
    [
        {"conditions": ["nslbp-chronic"]},
        {"conditions": []},
        {"findings": []},
        {"findings": [{"id": "finding-dp-flexion", "on": "2026-11-20"}]},
        {"findings": [{"id": "finding-dp-extension", "on": "2026-10-01"}]},
    ],
)
def test_without_a_disc_or_a_valid_finding_the_lane_is_not_spoken_of(
    record: dict[str, object],
) -> None:
    found = screened(**(RESPONDER | record))
    assert (found.start.extension_lane, found.lane) == (False, None)
    assert not any("extension lane" in words for words in found.start.because)


@pytest.mark.parametrize(
    "record",
    [
        {"positions": ["supine", "standing"]},
        {"positions": ["supine", "prone-on-ball", "standing"]},
        {"lies_on": "nowhere"},
        {"conditions": ["disc-herniation", "pregnancy-late"]},
        {"conditions": ["disc-herniation", "pregnancy-late"], "lies_on": "nowhere"},
    ],
)
def test_where_prone_is_impossible_the_lane_goes_on_standing(record: dict[str, object]) -> None:
    found = screened(**(RESPONDER | record))
    assert found.start.lane_exercise == "stand-back-ext"
    assert any("done standing" in words for words in found.start.because)


def test_a_finding_that_has_faded_is_said_not_dropped() -> None:
    found = screened(findings=[{"id": "finding-dp-extension", "on": "2026-09-01"}])
    assert any("of 01 September 2026 does not count" in words for words in found.start.because)


def test_a_condition_that_an_answer_counts_as_is_said() -> None:
    found = screened(answers=ALL_WELL | {"meds": "yes"})
    assert any("is counted until the follow-up says no" in w for w in found.start.because)
    assert not any(
        "is counted" in words
        for words in screened(
            answers=ALL_WELL | {"meds": "yes"}, conditions=["long-term-steroids"]
        ).start.because
    )


@pytest.mark.parametrize(
    "record, words",
    [
        (
            {"conditions": ["disc-herniation", "facet-pain"], "extension_step": 4},
            "Prone press-up is held back for you",
        ),
        (
            {
                "conditions": ["disc-herniation", "facet-pain"],
                "extension_step": 4,
                "positions": ["supine", "standing"],
            },
            "Extension in standing is held back for you",
        ),
        (
            {
                "findings": [
                    {"id": "finding-dp-extension", "on": "2026-11-20"},
                    {"id": "finding-ext-peripheralises", "on": "2026-11-23"},
                ]
            },
            "closed until your clinician tests again",
        ),
        ({"extension_step": 5}, "done together with your clinician"),
        ({"extension_step": 6}, "done together with your clinician"),
        ({"lacks": ["pillow", "towel"]}, "is not possible now: It needs"),
        ({"positions": ["supine", "sitting"]}, "is not possible now: It is done standing"),
    ],
)
def test_a_lane_that_waits_says_why(record: dict[str, object], words: str) -> None:
    found = screened(**(RESPONDER | record))
    assert found.decision is Decision.PROGRAMME
    assert (found.start.extension_lane, found.start.lane_exercise) == (False, None)
    assert (found.start.extension_step, found.lane) == (None, None)
    assert any(words in said for said in found.start.because)
