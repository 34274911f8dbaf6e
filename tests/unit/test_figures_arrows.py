"""Arrows: along a way, past several keyframes, or pressing where nothing moves."""

import attrs
import numpy as np
import pytest
from tests.stills import (
    FROM_THE_LEFT,
    KNEELING,
    REACHING,
    drawing,
    motion,
    performance,
)

from proneward.body import Floats
from proneward.catalogue.model.motion import Arrow, Motion, Push
from proneward.figures.ink.camera import Camera, axes_of, framing
from proneward.figures.ink.fills import UNITS_PER_PIXEL
from proneward.figures.scene.figure import posed
from proneward.figures.still.arrows import SAMPLES, STANDS_OFF, pressed, room_m, track_m, way_of
from proneward.vocabulary import MuscleGroup

CAMERA: Camera = framing(
    axes_of(FROM_THE_LEFT), np.array([[-1.0, -1.0, 0.0], [1.0, 1.0, 1.0]]), 600.0, 20
)
SAG = Arrow(landmark="lumbar_back", start=0, end=1, push=Push.IN)


def reach() -> Motion:
    return motion(KNEELING, REACHING)


def line(arrow: Arrow) -> Floats:
    return pressed(posed(performance(reach()), arrow.end), arrow, CAMERA)


def test_a_press_on_the_back_of_who_kneels_points_down_and_ends_at_the_skin() -> None:
    body = posed(performance(reach()), 1)
    way = line(SAG)
    down = way[-1, 1] - way[0, 1]
    assert down > 2 * abs(way[-1, 0] - way[0, 0])
    skin = CAMERA.seen(body.landmark("lumbar_back"))[:2] * UNITS_PER_PIXEL
    assert float(np.hypot(*(way[-1] - skin))) == pytest.approx(STANDS_OFF)


def test_a_press_outward_is_the_press_inward_the_other_way() -> None:
    outward = attrs.evolve(SAG, push=Push.OUT)
    assert line(outward)[::-1] == pytest.approx(line(SAG))


def test_the_room_of_a_press_is_outside_the_skin() -> None:
    one = performance(reach())
    body = posed(one, 1)
    assert room_m(one, body, SAG)[0, 2] > body.landmark("lumbar_back")[2] + 0.1


def test_an_arrow_through_there_and_back_ends_where_it_began() -> None:
    there = Arrow(landmark="toes_r", start=0, end=1, through=(0, 1, 0))
    track = track_m(performance(reach()), there)
    assert track[0] == pytest.approx(track[-1])
    assert way_of(performance(reach()), there, CAMERA).shape == (SAMPLES, 2)


def test_an_arrow_between_keyframes_that_no_way_joins_is_straight() -> None:
    one = performance(reach())
    apart = attrs.evolve(one, movement=attrs.evolve(one.movement, stretches=()))
    way = way_of(apart, Arrow(landmark="toes_r", start=0, end=1), CAMERA)
    chord = way[-1] - way[0]
    beside = (way - way[0]) @ np.array([-chord[1], chord[0]]) / np.hypot(*chord)
    assert np.abs(beside).max() < 1e-6


def test_what_works_where_nothing_moves_is_tinted_in_the_phase_and_not_in_the_start() -> None:
    plain = drawing(reach())
    tinted = drawing(attrs.evolve(reach(), tint=frozenset({MuscleGroup.GLUTEALS})))
    assert [panel == other for panel, other in zip(plain.panels, tinted.panels, strict=True)] == [
        True,
        False,
    ]
