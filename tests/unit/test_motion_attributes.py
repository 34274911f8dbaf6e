"""What a movement shows is computed, and held against what its exercise declares."""

from typing import Any, TypeVar

import attrs
import pytest
from tests.motions import BRIDGING, CROOK, movement, rests

from proneward.body.contact import Keyframe, perform
from proneward.body.contact.bearing import bearing_of
from proneward.body.facts import Facts, Held, facts_of
from proneward.body.position import Bearing
from proneward.body.shape import shape_of
from proneward.catalogue import load
from proneward.catalogue.files import DifferenceFile, ThresholdsFile
from proneward.catalogue.load import shipped
from proneward.catalogue.model import Exercise
from proneward.catalogue.motion import Motion, motion_of
from proneward.catalogue.motion.attributes import computed
from proneward.catalogue.motion.lint import Reviewed, lint_motions
from proneward.catalogue.motion.measured import Measured, Missed, encoded, motion_digest
from proneward.vocabulary import Attribute, parse_yaml, shaped

T = TypeVar("T", Facts, Held)

LIMITS = shaped(
    parse_yaml(shipped().joinpath("motions/thresholds.yaml").read_text(encoding="utf-8"), "limits"),
    ThresholdsFile,
    "limits",
)
LYING = Held(
    keyframe="start",
    position="supine",
    faces_down=False,
    faces_up=True,
    head_free=False,
    thorax_free=False,
    legs_free=frozenset(),
    bears=frozenset({"sacrum", "thoracic_back", "occiput", "heel"}),
    on_ball=False,
    ears_below_hips_m=0.0,
    one_leg_bears=False,
    legs_apart_deg=0.0,
    lumbar_flexion_deg=0.0,
)
PRONE = attrs.evolve(
    LYING,
    position="prone",
    faces_down=True,
    faces_up=False,
    bears=frozenset({"asis", "chest", "knee", "toes", "forehead"}),
)
STILL = Facts(
    lumbar_flexion_deg=0.0,
    lumbar_extension_deg=0.0,
    trunk_rotation_deg=0.0,
    lumbar_lateral_deg=0.0,
    hip_flexion_deg=55.0,
    hip_extension_deg=0.0,
    hip_rotation_deg=0.0,
    shoulder_elevation_deg=20.0,
    neck_rotation_held_deg=0.0,
    held=(LYING,),
    seconds=4.0,
)
FACE_DOWN = attrs.evolve(STILL, held=(PRONE,))


def changed(one: T, **fields: Any) -> T:  # noqa: ANN401  # whatever the fields hold
    """The same, but for these fields."""
    return attrs.evolve(one, **fields)


def shows(facts: Facts) -> set[Attribute]:
    """What is computed beyond the position itself."""
    at_rest = computed(STILL if facts.held[0].position == "supine" else FACE_DOWN, LIMITS)
    return set(computed(facts, LIMITS) - at_rest)


def test_lying_on_the_back_shows_its_position_and_nothing_else() -> None:
    assert computed(STILL, LIMITS) == {Attribute.POS_SUPINE, Attribute.FLOOR_TRANSFER}


@pytest.mark.parametrize(
    "field, below, attribute, beyond",
    [
        ("lumbar_extension_deg", 4.9, Attribute.EXT_SMALL, 5.0),
        ("lumbar_extension_deg", 15.0, Attribute.EXT_END, 15.1),
        ("lumbar_flexion_deg", 4.9, Attribute.FLEX_SMALL, 5.0),
        ("lumbar_flexion_deg", 19.9, Attribute.FLEX_MID, 20.0),
        ("lumbar_flexion_deg", 39.9, Attribute.FLEX_END, 40.0),
        ("trunk_rotation_deg", 9.9, Attribute.ROT_MID, 10.0),
        ("trunk_rotation_deg", 24.9, Attribute.ROT_END, 25.0),
        ("lumbar_lateral_deg", 9.9, Attribute.LATFLEX, 10.0),
        ("hip_flexion_deg", 95.0, Attribute.HIP_FLEX_90, 95.1),
        ("hip_extension_deg", 10.0, Attribute.HIP_EXT_END, 10.1),
        ("hip_rotation_deg", 36.0, Attribute.HIP_ROT_END, 36.1),
        ("shoulder_elevation_deg", 120.0, Attribute.SHOULDER_ELEV, 120.1),
        ("neck_rotation_held_deg", 30.0, Attribute.NECK_ROT, 30.1),
    ],
)
def test_an_attribute_begins_at_its_limit(
    field: str, below: float, attribute: Attribute, beyond: float
) -> None:
    before, after = (changed(STILL, **{field: degrees}) for degrees in (below, beyond))
    assert attribute not in shows(before)
    assert attribute in shows(after)


def test_the_stronger_of_a_direction_stands_alone() -> None:
    assert shows(attrs.evolve(STILL, lumbar_flexion_deg=50.0)) == {Attribute.FLEX_END}


@pytest.mark.parametrize(
    "held, expected",
    [
        ({"ears_below_hips_m": 0.06}, {Attribute.HEAD_DOWN_MILD}),
        ({"ears_below_hips_m": 0.16}, {Attribute.HEAD_DOWN}),
        (
            {"thorax_free": True, "head_free": True, "bears": frozenset({"sacrum"})},
            {Attribute.FLEX_LOADED, Attribute.NECK_LOAD},
        ),
        ({"legs_free": frozenset("l")}, {Attribute.SINGLE_LEG_ASYM}),
        ({"legs_free": frozenset("lr")}, set()),
        ({"one_leg_bears": True}, {Attribute.SINGLE_LEG_ASYM}),
        ({"legs_apart_deg": 20.0}, {Attribute.SINGLE_LEG_ASYM}),
        ({"on_ball": True}, {Attribute.UNSTABLE}),
    ],
)
def test_what_is_held_on_the_back_shows_what_it_asks(
    held: dict[str, object], expected: set[Attribute]
) -> None:
    later = changed(LYING, **held)
    assert shows(attrs.evolve(STILL, held=(LYING, later))) == expected


@pytest.mark.parametrize(
    "held, expected",
    [
        ({"thorax_free": True}, {Attribute.EXT_LOADED}),
        (
            {"legs_free": frozenset("l")},
            {Attribute.EXT_LOADED, Attribute.SINGLE_LEG_ASYM},
        ),
        ({"head_free": True}, {Attribute.NECK_HOLD}),
        (
            {"head_free": True, "thorax_free": True},
            {Attribute.NECK_LOAD, Attribute.EXT_LOADED},
        ),
        (
            {"bears": frozenset({"palm", "asis", "knee"})},
            {Attribute.WRIST_LOAD, Attribute.SHOULDER_LOAD},
        ),
        ({"bears": frozenset({"forearm_palmar", "toes"})}, {Attribute.SHOULDER_LOAD}),
        (
            {"bears": frozenset({"forearm_palmar", "knee"}), "position": "hands-and-knees"},
            {Attribute.SHOULDER_LOAD, Attribute.KNEE_PRESS},
        ),
        ({"bears": frozenset({"abdomen", "chest"})}, set()),
        (
            {"bears": frozenset({"abdomen", "chest"}), "on_ball": True},
            {Attribute.ABD_PRESSURE, Attribute.UNSTABLE},
        ),
    ],
)
def test_what_is_held_face_down_shows_what_it_asks(
    held: dict[str, object], expected: set[Attribute]
) -> None:
    later = changed(PRONE, **held)
    assert shows(attrs.evolve(FACE_DOWN, held=(PRONE, later))) == expected


def test_a_measured_bridge_rises_from_supine_and_loads_no_wrist() -> None:
    facts = facts_of(perform(BRIDGING, shape_of("woman")))
    start, lift = facts.held
    assert (start.position, lift.position) == ("supine", "supine")
    assert start.faces_up
    assert not lift.thorax_free
    assert lift.ears_below_hips_m > 0.08
    assert facts.seconds == BRIDGING.seconds
    assert Attribute.WRIST_LOAD not in computed(facts, LIMITS)
    assert computed(facts, LIMITS) & {Attribute.HEAD_DOWN_MILD, Attribute.HEAD_DOWN}


def test_a_lifted_leg_is_free_and_its_side_is_named() -> None:
    one = attrs.evolve(
        CROOK,
        name="march",
        angles_deg={**CROOK.angles_deg, "hip_flexion_l": 90.0},
        rests=tuple(rest for rest in CROOK.rests if not rest.landmark.endswith("_l")),
    )
    facts = facts_of(perform(movement(CROOK, one), shape_of("woman")))
    assert facts.held[1].legs_free == frozenset("l")
    assert not facts.held[1].one_leg_bears, "the trunk bears, not the other leg"


@pytest.mark.parametrize(
    "on, expected",
    [
        ({"seat": "seat", "heel": "floor"}, {Bearing.BUTTOCKS, Bearing.FEET}),
        ({"seat": "ball", "heel": "floor"}, {Bearing.BUTTOCKS, Bearing.FEET}),
        ({"seat": "floor"}, {Bearing.TRUNK}),
        ({"abdomen": "ball", "palm": "floor"}, {Bearing.BALL, Bearing.HANDS}),
        ({"abdomen": "pillow", "knee": "floor"}, {Bearing.TRUNK, Bearing.KNEES}),
        ({"elbow": "floor", "toe_pads": "floor"}, {Bearing.FOREARMS, Bearing.FEET}),
    ],
)
def test_landmarks_that_rest_are_what_bears(on: dict[str, str], expected: set[Bearing]) -> None:
    keyframe = Keyframe(name="start", angles_deg={}, rests=rests(on))
    assert bearing_of(keyframe) == expected


def test_what_touches_lightly_bears_nothing() -> None:
    on = rests({"palm": "floor", "knee": "floor"})
    keyframe = Keyframe(
        name="start", angles_deg={}, rests=on, light=frozenset({"palm_l", "palm_r"})
    )
    assert bearing_of(keyframe) == {Bearing.KNEES}


BRIDGE = "supine-bridge"


@pytest.fixture(scope="module")
def bridge() -> tuple[Exercise, Motion, Measured]:
    motion = motion_of(BRIDGE)
    facts = facts_of(perform(motion.movement, shape_of("woman")))
    measured = Measured(digest="d", facts=facts, missed=())
    declared = computed(facts, LIMITS) | {Attribute.LOAD_MOD}
    exercise = attrs.evolve(load().exercises[BRIDGE], attributes=declared)
    return exercise, motion, measured


def linted(
    exercise: Exercise,
    motion: Motion,
    measured: Measured,
    *differences: DifferenceFile,
    digest: str = "d",
) -> list[str]:
    reviewed = Reviewed(limits=LIMITS, differences={one.exercise: one for one in differences})
    found = lint_motions(
        {BRIDGE: exercise}, {BRIDGE: motion}, {BRIDGE: measured}, {BRIDGE: digest}, reviewed
    )
    return [str(offence) for offence in found]


def test_a_motion_that_shows_what_is_declared_holds(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    assert linted(*bridge) == []


def test_an_extension_that_nobody_declared_is_an_offence(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, measured = bridge
    arched = attrs.evolve(measured, facts=attrs.evolve(measured.facts, lumbar_extension_deg=20.0))
    (offence,) = linted(exercise, motion, arched)
    assert "shows ext-end that it does not declare" in offence
    assert offence.startswith("exercises/supine-bridge.yaml")


def test_a_difference_that_was_settled_stands_until_it_changes(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, measured = bridge
    settled = DifferenceFile(
        exercise=BRIDGE, declared=[], computed=[Attribute.EXT_END], because="for this test"
    )
    arched = attrs.evolve(measured, facts=attrs.evolve(measured.facts, lumbar_extension_deg=20.0))
    assert linted(exercise, motion, arched, settled) == []
    (offence,) = linted(exercise, motion, measured, settled)
    assert offence.startswith("motions/differences.yaml")


def test_a_start_in_another_position_is_an_offence(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, measured = bridge
    held = (attrs.evolve(measured.facts.held[0], position="between"), *measured.facts.held[1:])
    moved = attrs.evolve(measured, facts=attrs.evolve(measured.facts, held=held))
    assert any("it starts in 'between'" in offence for offence in linted(exercise, motion, moved))


def test_a_held_phase_that_leaves_its_position_must_say_so(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, measured = bridge
    held = (*measured.facts.held[:-1], attrs.evolve(measured.facts.held[-1], position="between"))
    moved = attrs.evolve(measured, facts=attrs.evolve(measured.facts, held=held))
    assert any(
        "is in 'between' and says 'supine'" in one for one in linted(exercise, motion, moved)
    )
    phases = (*motion.phases[:-1], attrs.evolve(motion.phases[-1], leaves=True))
    assert linted(exercise, attrs.evolve(motion, phases=phases), moved) == []


def test_a_gate_that_is_not_passed_is_an_offence_in_millimetres(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, measured = bridge
    missed = Missed(
        body="man", keyframe="lift", what="'heel_l' slides", measured_mm=12.0, allowed_mm=5.0
    )
    (offence,) = linted(exercise, motion, attrs.evolve(measured, missed=(missed,)))
    assert "phase 'lift', body 'man': 'heel_l' slides, 12 mm where 5 mm is allowed" in offence


def test_a_motion_measured_before_it_was_changed_is_an_offence(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    (offence,) = linted(*bridge, digest="other")
    assert "of another motion, body or solver" in offence


def test_an_exercise_without_motion_and_a_motion_without_exercise_are_offences(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    exercise, motion, _ = bridge
    reviewed = Reviewed(limits=LIMITS, differences={})
    (alone,) = lint_motions({BRIDGE: exercise}, {}, {}, {}, reviewed)
    assert "it has no motion" in alone.what
    (idle,) = lint_motions({}, {BRIDGE: motion}, {}, {}, reviewed)
    assert "it has no exercise" in idle.what


def test_what_is_measured_is_written_the_same_every_time(
    bridge: tuple[Exercise, Motion, Measured],
) -> None:
    measured = {BRIDGE: bridge[2]}
    assert encoded(measured) == encoded(dict(measured))
    assert encoded(measured).startswith(b'{\n"supine-bridge": {')


def test_the_digest_changes_with_the_motion_it_is_of() -> None:
    folder = shipped()
    assert motion_digest(folder, BRIDGE, "supine-crook") != motion_digest(
        folder, "supine-march", "supine-crook"
    )
