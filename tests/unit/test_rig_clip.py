"""A clip: what is written is what was performed, in few bytes."""

import gzip
from functools import cache

import msgspec
import numpy as np
import pytest

from proneward.body import place
from proneward.body.contact import Performance, perform
from proneward.body.shape import shape_of
from proneward.catalogue.motion import motion_of
from proneward.figures.rig.clip.file import Ball, Box, Ribbon
from proneward.figures.rig.clip.read import UnreadableClip, read_clip
from proneward.figures.rig.clip.write import clip_of

LARGEST_BYTES = 1500


@cache
def _performed(exercise: str) -> Performance:
    return perform(motion_of(exercise).movement, shape_of("woman"))


@cache
def _written(exercise: str) -> bytes:
    return clip_of(_performed(exercise), motion_of(exercise))


@pytest.mark.parametrize("exercise", ["prone-press-up", "supine-ball-bridge", "quad-cat-cow"])
def test_a_clip_that_is_read_back_stands_where_the_body_did(exercise: str) -> None:
    performance = _performed(exercise)
    times_s = performance.times_s[:-1]
    moments = read_clip(_written(exercise)).at(times_s)
    assert np.abs(moments.angles_deg - performance.angles_deg[:-1]).max() < 0.1 + 1e-9
    body, base = performance.shape.body, performance.movement.base
    read = place(moments.angles_deg, body, base=base, pelvis_m=moments.pelvis_m)
    done = place(performance.angles_deg[:-1], body, base=base, pelvis_m=performance.pelvis_m[:-1])
    assert np.abs(read.positions_m - done.positions_m).max() < 0.003
    assert moments.breath == pytest.approx(performance.breath[:-1], abs=0.01)


@pytest.mark.parametrize("exercise", ["prone-press-up", "supine-ball-bridge", "quad-cat-cow"])
def test_a_clip_is_small(exercise: str) -> None:
    assert len(gzip.compress(_written(exercise))) < LARGEST_BYTES


def test_the_way_back_is_not_written_twice() -> None:
    file = read_clip(_written("prone-press-up")).file
    assert len(file.ways) == 1
    assert [step.back for step in file.course] == [False, True]


def test_one_repetition_follows_another() -> None:
    clip = read_clip(_written("prone-press-up"))
    first, next_one = clip.at(np.array([1.0, 1.0 + clip.seconds])).angles_deg
    assert first == pytest.approx(next_one)


def test_phases_follow_each_other_without_a_gap() -> None:
    clip = read_clip(_written("quad-cat-cow"))
    ends_s = [0.0, *(phase.end_s for phase in clip.phases)]
    assert [phase.start_s for phase in clip.phases] == ends_s[:-1]
    assert ends_s[-1] == clip.seconds
    assert all(phase.name for phase in clip.phases)


def test_a_ball_that_bears_the_body_rolls_with_it() -> None:
    performance = _performed("supine-ball-bridge")
    clip = read_clip(_written("supine-ball-bridge"))
    (ball,) = clip.file.things
    assert isinstance(ball, Ball)
    assert ball.bears
    middles_m = clip.at(performance.times_s[:-1]).points_m[:, ball.at]
    ball_m = performance.movement.supports.ball_m
    assert ball_m is not None
    rolled_m = ball_m[1] + performance.ball_y_m[:-1]
    assert middles_m[:, 1] == pytest.approx(rolled_m, abs=0.002)
    assert middles_m[:, 2] == pytest.approx(ball.radius_mm / 1000, abs=0.002)


def test_what_is_held_lies_between_two_points() -> None:
    (block,) = read_clip(_written("prone-block-ankles-lift")).file.things
    assert isinstance(block, Box)
    assert block.to is not None


def test_a_strap_goes_through_points() -> None:
    (strap,) = read_clip(_written("supine-hamstring-strap")).file.things
    assert isinstance(strap, Ribbon)


def test_a_chair_is_boxes_that_stand_still() -> None:
    clip = read_clip(_written("supine-legs-on-chair"))
    assert {one.thing for one in clip.file.things if isinstance(one, Box)} == {"wood", "cushion"}
    points_m = clip.at(np.linspace(0, clip.seconds, 5)).points_m
    assert np.ptp(points_m, axis=0).max() == 0


def test_a_wall_stands_where_the_movement_has_it() -> None:
    performance = _performed("stand-wall-squat")
    clip = read_clip(_written("stand-wall-squat"))
    (wall,) = clip.file.things
    assert isinstance(wall, Box)
    supports = performance.movement.supports
    assert supports.wall is not None
    face_m = clip.at(np.zeros(1)).points_m[0, wall.at, supports.wall.axis]
    half_m = wall.size_mm[supports.wall.axis] / 2000
    assert face_m - supports.wall.outward * half_m == pytest.approx(supports.wall_m, abs=0.002)


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"format": 1, "more": 2}'])
def test_a_damaged_clip_is_refused(damage: bytes) -> None:
    with pytest.raises(UnreadableClip):
        read_clip(damage)


def test_a_clip_of_another_format_is_refused() -> None:
    raw = msgspec.json.decode(_written("prone-press-up")) | {"format": 2}
    with pytest.raises(UnreadableClip, match="its format is 2"):
        read_clip(msgspec.json.encode(raw))


def test_a_clip_says_at_its_beginning_what_it_was_made_from() -> None:
    performance, motion = _performed("prone-press-up"), motion_of("prone-press-up")
    written = clip_of(performance, motion, digest="0123abc")
    assert b"0123abc" in written[:4096]
    assert read_clip(written).digest == "0123abc"
    assert read_clip(_written("prone-press-up")).digest == ""
