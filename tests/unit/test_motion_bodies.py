"""Every motion holds its gates on every body: lean, heavy and old, not only on the two shipped."""

import os

import numpy as np
import pytest

from proneward.body.contact import perform
from proneward.body.contact.flesh import MOST_GIVEN_M, ORDINARY, given_m
from proneward.body.contact.gates import misses
from proneward.body.shape import body_names, shape_of
from proneward.catalogue import load
from proneward.catalogue.motion import motion_of

HARDEST = (
    ("prone-on-elbows", "man-older"),
    ("quad-thread-needle", "woman-older"),
    ("side-bridge-knees", "man-slim"),
    ("stand-hip-hinge", "man-heavy"),
    ("supine-double-knee-chest", "woman-heavy"),
    ("supine-nerve-slider", "woman-slim"),
)
"""One motion for each body that is not shipped: those that failed furthest on their body."""


def to_perform() -> list[tuple[str, str]]:
    """A few motions, or all of them on all bodies where full counts are asked for."""
    if os.environ.get("HYPOTHESIS_PROFILE") != "full":
        return list(HARDEST)
    return [(exercise, body) for exercise in load().exercises for body in body_names()]


@pytest.mark.parametrize("exercise, body", to_perform())
def test_a_motion_holds_its_gates_on_a_body(exercise: str, body: str) -> None:
    assert list(misses(perform(motion_of(exercise).movement, shape_of(body)))) == []


@pytest.mark.parametrize("body", ORDINARY)
def test_nothing_is_given_to_the_bodies_that_limits_were_chosen_by(body: str) -> None:
    assert not given_m(shape_of(body)).any()


def test_a_heavy_belly_may_be_pressed_further_than_a_slim_one_and_hands_no_further() -> None:
    heavy, slim = (shape_of(f"woman-{build}") for build in ("heavy", "slim"))
    belly, hand = heavy.landmark("abdomen"), heavy.landmark("palm_l")
    given = given_m(heavy)
    assert 0.003 < given[belly].mean() <= MOST_GIVEN_M
    assert not given[hand].any()
    assert not given_m(slim)[belly].any()
    assert np.ptp(given) <= MOST_GIVEN_M
