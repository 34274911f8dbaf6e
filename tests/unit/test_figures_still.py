"""Stills: what a picture of a motion is made of, whatever the motion."""

import re
from functools import cache
from xml.etree import ElementTree as ET

import attrs
import pytest
from tests.stills import KNEELING, REACHING, drawing, motion

from proneward.body import Pose, place_pose
from proneward.body.contact import Supports, Wall
from proneward.body.shape import shape_of
from proneward.catalogue.model.motion import (
    Arrow,
    Drawn,
    Motion,
    Panel,
    Placing,
    Thing,
    View,
)
from proneward.figures import Still, carrying, literal, panels_of
from proneward.figures.still.kept import UnreadableStill
from proneward.vocabulary import MuscleGroup, Position

SVG = "{http://www.w3.org/2000/svg}"


@cache
def reach() -> Still:
    """The still that most tests look at."""
    return drawing(motion(KNEELING, REACHING))


def one_panel(one: Motion) -> Motion:
    """A motion shown in its last keyframe only."""
    return attrs.evolve(one, panels=(Panel(keyframe=1),), arrows=())


def tags(svg: str) -> set[str]:
    """The kinds of elements in an SVG."""
    return {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}  # noqa: S314 - our own output


def test_a_still_is_well_formed_and_every_shape_is_a_path() -> None:
    assert tags(reach().svg) <= {"svg", "title", "desc", "g", "path"}


def test_each_panel_is_a_picture_of_its_own() -> None:
    assert len(reach().panels) == 2
    for panel in reach().panels:
        assert tags(panel) <= {"svg", "title", "desc", "g", "path"}


def test_a_kept_still_is_cut_up_into_the_panels_it_was_made_of() -> None:
    assert panels_of(reach().svg) == reach()


def test_a_still_says_at_its_beginning_what_it_was_made_from() -> None:
    kept = carrying(reach(), "0123abc")
    assert 'data-digest="0123abc"' in kept.svg[:4096]
    assert panels_of(kept.svg).panels == reach().panels


def test_what_is_no_still_is_not_cut_up() -> None:
    with pytest.raises(UnreadableStill):
        panels_of("<svg></svg>")


def test_title_and_description_are_there_for_whoever_cannot_see() -> None:
    root = ET.fromstring(reach().svg)  # noqa: S314 - our own output
    named = [element.get("id") for element in root if element.get("id")]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == " ".join(str(name) for name in named)
    assert root.findtext(f"{SVG}title") == "Reach & hold"
    assert root.findtext(f"{SVG}desc") == (
        "A figure on hands and knees. Picture 1: Start. Picture 2: Reach long."
    )


def test_paper_gets_colours_and_no_variables() -> None:
    assert "var(" in reach().svg
    assert "var(" not in literal(reach().svg)
    assert all("var(" not in panel for panel in reach().panels)


def test_literal_keeps_the_colour_that_stands_in_the_variable() -> None:
    assert literal('<path fill="var(--figure-skin,#f2d6c3)"/>') == '<path fill="#f2d6c3"/>'


def test_the_same_motion_is_drawn_with_the_same_bytes() -> None:
    again = drawing(motion(KNEELING, REACHING))
    assert again.svg == reach().svg


def test_muscles_are_tinted_only_when_asked_for() -> None:
    asked = drawing(motion(KNEELING, REACHING), tint=(MuscleGroup.GLUTEALS,))
    assert "--figure-tint" not in reach().svg
    assert asked.svg.count("--figure-tint") == 2


@pytest.mark.parametrize("group", [one for one in MuscleGroup if one is not MuscleGroup.NONE])
def test_every_muscle_group_has_a_place_that_can_be_seen(group: MuscleGroup) -> None:
    stand = Pose(angles_deg={"shoulder_abduction": 15}, pelvis_m=(0.0, 0.0, 0.87))
    front = drawing(
        motion(stand, stand, view=View(azimuth_deg=-80, elevation_deg=5)), tint=(group,)
    )
    back = drawing(motion(stand, stand, view=View(azimuth_deg=80, elevation_deg=5)), tint=(group,))
    assert "--figure-tint" in front.svg + back.svg


def test_a_two_panel_still_stays_small() -> None:
    assert len(reach().svg) < 45_000


@pytest.mark.parametrize("body", ["woman", "man", "woman-heavy", "man-older"])
def test_every_body_is_drawn_dressed(body: str) -> None:
    svg = drawing(one_panel(motion(KNEELING, REACHING)), body).svg
    for worn in ("skin", "top", "leggings", "hair"):
        assert f"--figure-{worn}," in svg


def test_an_older_body_has_grey_hair_unless_the_page_says_otherwise() -> None:
    svg = drawing(one_panel(motion(KNEELING, REACHING)), "man-older").svg
    assert "var(--figure-hair,#b9b6b2)" in svg


THINGS = [
    Drawn(thing=Thing.BALL, placing=Placing.BETWEEN, landmarks=("knee_in_l", "knee_in_r")),
    Drawn(thing=Thing.BALL, placing=Placing.ALONE),
    Drawn(thing=Thing.BAND, placing=Placing.ALONG, landmarks=("knee_out_l", "knee_out_r")),
    Drawn(thing=Thing.STRAP, placing=Placing.ALONG, landmarks=("toes_r",), to_m=(0.5, None, 0.0)),
    Drawn(thing=Thing.BLOCK, placing=Placing.UNDER, landmarks=("sternum",)),
    Drawn(thing=Thing.BLOCK, placing=Placing.BETWEEN, landmarks=("knee_in_l", "knee_in_r")),
    Drawn(thing=Thing.TOWEL, placing=Placing.UNDER, landmarks=("sternum",), turned_deg=90.0),
    Drawn(thing=Thing.PILLOW, placing=Placing.UNDER, landmarks=("sternum",)),
    Drawn(thing=Thing.CHAIR, placing=Placing.UNDER, landmarks=("seat_l", "seat_r")),
    Drawn(thing=Thing.CHAIR, placing=Placing.BESIDE, landmarks=("fingertip_l",)),
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda one: f"{one.thing}-{one.placing}")
def test_every_thing_beside_a_body_is_drawn(thing: Drawn) -> None:
    supports = Supports(ball_m=(0.4, 0.2), ball_radius_m=0.2)
    svg = drawing(one_panel(motion(KNEELING, REACHING, thing, supports=supports))).svg
    layer = "wood" if thing.thing is Thing.CHAIR else thing.thing.value
    assert f"--figure-{layer}," in svg


@pytest.mark.parametrize("side", Wall)
def test_a_wall_stands_behind_everything(side: Wall) -> None:
    wall = Drawn(thing=Thing.WALL, placing=Placing.ALONE)
    away = 0.9 * side.outward
    supports = Supports(wall=side, wall_m=away)
    svg = drawing(one_panel(motion(KNEELING, REACHING, wall, supports=supports))).svg
    assert svg.index("--figure-wall,") < svg.index("--figure-skin,")


def test_a_close_up_has_its_ring_and_its_arrow_in_it() -> None:
    plain, close = reach().svg, drawing(motion(KNEELING, REACHING, inset="asis_l")).svg
    skin = 'fill="var(--figure-skin,'
    assert close.count(skin) == plain.count(skin) + 1


def test_who_stands_has_no_mat_and_who_kneels_has_one() -> None:
    stand = Pose(angles_deg={"shoulder_abduction": 15}, pelvis_m=(0.0, 0.0, 0.87))
    standing = motion(stand, stand)
    start = attrs.evolve(standing.phases[0], position=Position.STANDING)
    standing = attrs.evolve(standing, phases=(start, standing.phases[1]))
    assert "--figure-mat," in reach().svg
    assert "--figure-mat," not in drawing(one_panel(standing)).svg


def numbers(svg: str) -> tuple[float, float]:
    """How wide and how high an SVG is."""
    found = re.search(r'viewBox="0 0 (\S+) (\S+)"', svg)
    assert found
    return float(found[1]), float(found[2])


def test_the_other_side_seen_from_the_other_side_is_as_large() -> None:
    one = motion(KNEELING, REACHING)
    other = motion(
        KNEELING.mirrored, REACHING.mirrored, view=View(azimuth_deg=160, elevation_deg=12)
    )
    other = attrs.evolve(other, arrows=(Arrow(landmark="toes_l", start=0, end=1),))
    assert numbers(drawing(other).svg) == pytest.approx(numbers(drawing(one).svg), abs=2)


def test_a_body_that_is_placed_stands_where_its_pelvis_is() -> None:
    placed = place_pose(KNEELING, shape_of("woman").body)
    assert placed.positions_m[0, 0] == pytest.approx(KNEELING.pelvis_m)
