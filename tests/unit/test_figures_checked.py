"""Motions, what was measured of them and the pictures made from them are held to each other."""

import os
import shutil
from pathlib import Path

import attrs
import pytest

from proneward.app.actions.catalogue_check import check_catalogue
from proneward.app.actions.figures import kept, make
from proneward.app.actions.figures.check import (
    REDRAWN,
    differing,
    motion_offences,
    redrawn_offences,
    some,
    stale_offences,
)
from proneward.app.actions.figures.kept import SHIPPED_BODIES, drawn_folder
from proneward.app.actions.figures.wanted import Wanted
from proneward.catalogue import load, load_from
from proneward.catalogue.load import shipped
from proneward.catalogue.motion import encoded, measured
from proneward.exchange.picture import png

CATALOGUE = load()
RED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path fill="#f00" d="M0 0h9v9h-9z"/></svg>'
)
BLUE = RED.replace("#f00", "#00f")


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reviewed"
    shutil.copytree(str(shipped()), folder)
    return folder


def test_every_shipped_picture_is_of_its_motion_body_and_renderer() -> None:
    assert list(stale_offences(CATALOGUE)) == []


def test_every_motion_shows_what_its_exercise_declares_or_a_settled_difference() -> None:
    assert list(motion_offences(shipped(), CATALOGUE)) == []


def test_a_picture_of_another_motion_is_an_offence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "drawn_folder", lambda: tmp_path)
    found = list(stale_offences(CATALOGUE))
    assert len(found) == len(SHIPPED_BODIES) * (1 + 2 * len(CATALOGUE.exercises))
    assert "missing, or of another motion" in found[0].what


def test_some_pictures_are_chosen_anew_for_each_edition_and_the_same_for_one() -> None:
    assert some(CATALOGUE) == some(CATALOGUE)
    other = attrs.evolve(CATALOGUE, digest="0" * 64)
    assert some(other) != some(CATALOGUE)
    assert len({wanted.exercise for wanted in some(CATALOGUE)}) == REDRAWN
    assert {wanted.body for wanted in some(CATALOGUE)} == set(SHIPPED_BODIES)


def to_draw_again() -> tuple[Wanted, ...]:
    """One picture, or all of them where full counts are asked for."""
    if os.environ.get("HYPOTHESIS_PROFILE") != "full":
        return (Wanted(exercise="supine-bridge", body="man"),)
    exercises = CATALOGUE.exercises
    return tuple(Wanted(exercise=name, body=body) for name in exercises for body in SHIPPED_BODIES)


def test_a_picture_drawn_again_looks_as_it_did() -> None:
    assert list(redrawn_offences(to_draw_again())) == []


def test_drawings_that_look_alike_do_not_differ_and_others_do() -> None:
    assert differing(RED, RED) == 0
    assert differing(RED, RED.replace("#f00", "#f10000")) == 0
    assert differing(RED, BLUE) == 1
    assert differing(RED, RED.replace("0 0 9 9", "0 0 9 18")) == 1


def test_pixels_are_made_of_a_drawing_at_the_fineness_that_is_asked_for() -> None:
    coarse, fine = (png(RED, "a red square", pixels_per_inch=ppi) for ppi in (96.0, 960.0))
    assert (int.from_bytes(coarse[16:20]), int.from_bytes(fine[16:20])) == (9, 90)


def test_an_arch_that_nobody_declared_is_found_in_a_copied_catalogue(own_folder: Path) -> None:
    motion = own_folder / "motions" / "supine-rest-crook.yaml"
    text = motion.read_text(encoding="utf-8")
    motion.write_text(text + "start: {angles: {lumbar_extension: 20}}\n", encoding="utf-8")
    found = [str(one) for one in motion_offences(own_folder, load_from(own_folder))]
    assert any("shows ext-end that it does not declare" in one for one in found)


def test_a_check_of_a_copy_names_motions_and_leaves_pictures_alone(own_folder: Path) -> None:
    motion = own_folder / "motions" / "supine-rest-crook.yaml"
    text = motion.read_text(encoding="utf-8")
    motion.write_text(text.replace("preset: supine-crook", "preset: supine-crok"), encoding="utf-8")
    found = check_catalogue(own_folder)
    assert [one.file for one in found.offences] == ["motions/supine-rest-crook.yaml, line 2"]


def test_what_is_stale_is_made_again_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, facts = tmp_path / "drawn", tmp_path / "generated" / "motions.json"
    shutil.copytree(drawn_folder(), drawn)
    facts.parent.mkdir()
    facts.write_bytes(encoded(measured()))
    for place in (kept, make):
        monkeypatch.setattr(place, "drawn_folder", lambda: drawn)
    monkeypatch.setattr(make, "measured_file", lambda: facts)
    still = drawn / "woman" / "supine-rest-crook.svg"
    kept_text = still.read_text(encoding="utf-8")
    still.write_text("<svg/>", encoding="utf-8")
    said: list[str] = []
    made = list(make.make_all(said.append))
    assert [one.exercise for one in made] == ["supine-rest-crook"]
    assert said == ["supine-rest-crook: 1 pictures"]
    assert differing(still.read_text(encoding="utf-8"), kept_text) < 0.004
    assert facts.read_bytes() == encoded(measured())
