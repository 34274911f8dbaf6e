"""What a review wishes of the next programme: less in its first session, for once."""

from tests.records import DAY, a_client

from proneward.catalogue import load
from proneward.planning import Session, Wishes, plan
from proneward.vocabulary import Lane

CATALOGUE = load()
RESPONDER: dict[str, object] = {
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": "2026-11-20"}],
}
UPRIGHT: dict[str, object] = {"positions": ["sitting", "standing"], "lies_on": "nowhere"}


def sessions(percent: int, record: dict[str, object] = RESPONDER) -> tuple[Session, ...]:
    """The sessions of somebody at a part of the dose; unless told, their extension lane is open."""
    made = plan(a_client(**record), CATALOGUE, DAY, wishes=Wishes(dose_percent=percent))
    assert made.programme
    return made.programme.sessions


def test_after_a_flare_the_first_session_asks_for_less_and_the_others_for_as_much_as_ever() -> None:
    (usual, *others), (lighter, *later) = sessions(100), sessions(60)
    assert later == others
    for whole, part in zip(usual.own_items, lighter.own_items, strict=True):
        assert part.exercise == whole.exercise
        assert part.sets == whole.sets
        assert whole.reps
        assert part.reps == max(1, whole.reps * 60 // 100)


def test_after_a_flare_five_minutes_of_walking_become_three() -> None:
    (usual,), (lighter,) = (
        [item for item in sessions(percent, UPRIGHT)[0].items if item.exercise.id == "walk"]
        for percent in (100, 60)
    )
    assert (usual.reps, usual.hold_s) == (None, 300)
    assert (lighter.reps, lighter.hold_s) == (None, 180)


def test_a_flare_takes_nothing_from_the_extension_lane_which_eases_rather_than_loads() -> None:
    usual, lighter = sessions(100)[0], sessions(60)[0]
    lane = [item for item in lighter.items if item.lane is Lane.EXTENSION]
    assert lane
    assert lane == [item for item in usual.items if item.lane is Lane.EXTENSION]


def test_however_small_a_part_is_asked_for_every_exercise_stays_with_one_repetition() -> None:
    usual, least = sessions(100)[0], sessions(1)[0]
    assert [item.exercise.id for item in least.items] == [item.exercise.id for item in usual.items]
    assert {item.reps for item in least.own_items} == {1}
