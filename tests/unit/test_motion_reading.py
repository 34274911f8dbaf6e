"""A motion's file becomes a movement; what is wrong with it is all said, with file and line."""

from pathlib import Path

import pytest

from proneward.body import Base
from proneward.body.contact import Ground, Touch, Wall
from proneward.catalogue.motion import Motions, Placing, Thing, motions_from, other_side_of

REVIEW = "review: {by: null, role: unreviewed, on: null, due: null}\n"
PRESET = f"""\
id: crook
base: supine
pelvis_m: [0, 0, 0.12]
angles: {{hip_flexion: 55, knee_flexion: 112}}
rests: {{sacrum: floor, heel: floor, palm: floor flat}}
stays: [heel]
free: {{hip_flexion: 15}}
view: {{azimuth_deg: 160, elevation_deg: 12}}
{REVIEW}"""
LIFT = """\
phases:
  - name: lift
    seconds: 2
    hold_s: 1
    say: Lift your hips
    release: [sacrum]
    angles: {hip_flexion: 4, knee_flexion_l: 90}
"""


def read(tmp_path: Path, text: str, name: str = "bridge", preset: str = PRESET) -> Motions:
    presets = tmp_path / "motions" / "presets"
    presets.mkdir(parents=True, exist_ok=True)
    (presets / "crook.yaml").write_text(preset, encoding="utf-8")
    (tmp_path / "motions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return motions_from(tmp_path)


def motion(body: str = LIFT, extra: str = "") -> str:
    return f"id: bridge\npreset: crook\n{extra}{body}{REVIEW}"


def offences(tmp_path: Path, text: str) -> str:
    found = read(tmp_path, text)
    assert "bridge" not in found.by_exercise
    return "\n".join(map(str, found.offences))


def test_a_motion_starts_where_its_preset_lies_and_comes_back(tmp_path: Path) -> None:
    read_motion = read(tmp_path, motion()).by_exercise["bridge"]
    movement = read_motion.movement
    assert movement.base is Base.SUPINE
    start, lift = movement.keyframes
    assert start.angles_deg["hip_flexion_l"] == start.angles_deg["hip_flexion_r"] == 55
    assert (lift.angles_deg["knee_flexion_l"], lift.angles_deg["knee_flexion_r"]) == (90, 112)
    assert {rest.landmark for rest in lift.rests} == {"heel_l", "heel_r", "palm_l", "palm_r"}
    assert lift.pinned == ("heel_l", "heel_r")
    assert [(way.start, way.end) for way in movement.stretches] == [(0, 1), (1, 0)]
    assert movement.seconds == 5
    assert [phase.say for phase in read_motion.phases] == ["", "Lift your hips"]


def test_a_flat_hand_is_read_as_flat(tmp_path: Path) -> None:
    start = read(tmp_path, motion()).by_exercise["bridge"].movement.keyframes[0]
    palm = next(rest for rest in start.rests if rest.landmark == "palm_l")
    assert palm.flat
    assert palm.ground is Ground.FLOOR


def test_a_side_outweighs_both_sides_in_whatever_order(tmp_path: Path) -> None:
    body = LIFT.replace(
        "{hip_flexion: 4, knee_flexion_l: 90}", "{knee_extension_l: -80, knee_flexion: 70}"
    )
    lift = read(tmp_path, motion(body)).by_exercise["bridge"].movement.keyframes[1]
    assert (lift.angles_deg["knee_flexion_l"], lift.angles_deg["knee_flexion_r"]) == (80, 70)


def test_what_slides_does_not_stay_and_what_is_pinned_does(tmp_path: Path) -> None:
    body = LIFT + "    slide: [heel_l]\n    pin: [occiput]\n"
    lift = read(tmp_path, motion(body)).by_exercise["bridge"].movement.keyframes[1]
    assert lift.pinned == ("heel_r", "occiput")


def test_a_phase_may_come_after_another_one(tmp_path: Path) -> None:
    body = (
        LIFT
        + "  - {name: march, seconds: 1, say: Float one foot, after: lift, release: [heel_l]}\n"
    )
    march = read(tmp_path, motion(body)).by_exercise["bridge"].movement.keyframes[2]
    assert march.angles_deg["hip_flexion_l"] == 4
    assert march.pinned == ("heel_r",)


def test_landmarks_touch_side_by_side_and_a_distance_apart(tmp_path: Path) -> None:
    extra = "start: {touch: [[palm, shin], {between: [knee_in_l, knee_in_r], gap_m: 0.2}]}\n"
    start = read(tmp_path, motion(extra=extra)).by_exercise["bridge"].movement.keyframes[0]
    assert start.touches == (
        Touch(first="palm_l", second="shin_l"),
        Touch(first="palm_r", second="shin_r"),
        Touch(first="knee_in_l", second="knee_in_r", gap_m=0.2),
    )


def test_things_are_drawn_where_they_are_said_to_be(tmp_path: Path) -> None:
    extra = (
        "drawn: [{thing: block, between: [knee_in_l, knee_in_r]}, {thing: wall, alone: true}]\n"
        "supports: {wall: left, wall_m: 0.5}\n"
    )
    read_motion = read(tmp_path, motion(extra=extra)).by_exercise["bridge"]
    block, wall = read_motion.drawn
    assert (block.thing, block.placing) == (Thing.BLOCK, Placing.BETWEEN)
    assert (wall.thing, wall.placing) == (Thing.WALL, Placing.ALONE)
    assert read_motion.movement.supports.wall is Wall.LEFT


def test_the_other_side_of_the_other_side_is_the_motion(tmp_path: Path) -> None:
    extra = (
        "drawn: [{thing: band, along: [palm_l, foot_top_r], to: [0.4, null, 0]}]\n"
        "arrows: [{landmark: heel_l, end: lift}]\ninset: asis_l\n"
    )
    read_motion = read(tmp_path, motion(extra=extra)).by_exercise["bridge"]
    other = other_side_of(read_motion)
    assert other.inset == "asis_r"
    assert other.drawn[0].landmarks == ("palm_r", "foot_top_l")
    assert list(other.drawn[0].to_m or ()) == [-0.4, None, 0]
    assert other.arrows[0].landmark == "heel_r"
    assert other.movement.keyframes[1].angles_deg["knee_flexion_r"] == 90
    assert other_side_of(other) == read_motion


def test_every_fault_is_said_with_its_line(tmp_path: Path) -> None:
    body = LIFT.replace("knee_flexion_l: 90", "knee_flexion_l: 170, knie_flexion: 3")
    said = offences(tmp_path, motion(body, extra="start: {rests: {heal: floor, toes: lava}}\n"))
    assert "motions/bridge.yaml, line 10: phases.lift.angles.knee_flexion_l" in said
    assert "knee_flexion_l = 170°, outside its normal range of -5° to 150°" in said
    assert "phases.lift.angles.knie_flexion" in said
    assert "knee_flexion" in said
    assert "line 3: start.rests.heal" in said
    assert "'heel'" in said
    assert "no surface is called 'lava'" in said


@pytest.mark.parametrize(
    "extra, what",
    [
        ("panels: [{shows: start, ghost: lft}]\n", "no phase is called 'lft'"),
        ("arrows: [{landmark: heel_l, end: lyft}]\n", "no phase is called 'lyft'"),
        ("arrows: [{landmark: hel_l, end: lift}]\n", "no landmark of the body is called 'hel_l'"),
        (
            "arrows: [{landmark: heel_l, end: lift, curl: true, push: in}]\n",
            "it is several arrows in one",
        ),
        ("arrows: [{landmark: heel_l, end: lift, push: up}]\n", "push"),
        ("tint: [gluts]\n", "tint"),
        ("inset: tummy\n", "no landmark of the body is called 'tummy'"),
        ("drawn: [{thing: sofa, alone: true}]\n", "it is no thing in one place"),
        ("drawn: [{thing: ball, alone: true, beside: palm_l}]\n", "it is no thing in one place"),
        ("start: {above: {palm: shoulder}}\n", "no segment of the skeleton is called 'shoulder'"),
        ("start: {touch: [[palm, sternum]]}\n", "'palm' and 'sternum' are not as many"),
        ("supports: {wall: north}\n", "no wall stands 'north'"),
    ],
)
def test_a_word_that_means_nothing_is_refused(tmp_path: Path, extra: str, what: str) -> None:
    assert what in offences(tmp_path, motion(extra=extra))


def test_a_motion_whose_id_is_not_its_files_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, motion(), name="curl")
    assert "its id is 'bridge', and not that of its file" in str(found.offences[0])


def test_a_phase_of_no_seconds_is_refused(tmp_path: Path) -> None:
    said = offences(tmp_path, motion(LIFT.replace("seconds: 2", "seconds: 0")))
    assert "seconds" in said


def test_an_unknown_key_is_refused_with_the_nearest(tmp_path: Path) -> None:
    said = offences(tmp_path, motion(LIFT.replace("release:", "releaze:")))
    assert "releaze" in said
    assert "release" in said


def test_a_missing_preset_is_refused_with_the_nearest(tmp_path: Path) -> None:
    said = offences(tmp_path, motion().replace("preset: crook", "preset: crok"))
    assert "motions/bridge.yaml, line 2: there is no preset 'crok'" in said
    assert "'crook'" in said


def test_a_base_that_no_body_lies_on_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, motion(), preset=PRESET.replace("base: supine", "base: sideways"))
    assert any("'sideways' is no base" in str(offence) for offence in found.offences)
