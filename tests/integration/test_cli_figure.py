"""`proneward figure`: a picture in each form, and every wish that cannot be met."""

import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.command_line import Ran, ran

from proneward.app.actions.figures import kept

PNG = b"\x89PNG\r\n\x1a\n"


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *tokens: ran(capsys, *tokens)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_without_a_file_the_drawing_is_printed(run: Run) -> None:
    done = run("figure", "supine-bridge")
    assert done.code == 0
    assert done.out.startswith("<svg ")
    assert "<title" in done.out


def test_an_exercise_is_found_by_its_other_names(run: Run) -> None:
    assert run("figure", "glute bridge").out == run("figure", "supine-bridge").out


@pytest.mark.parametrize(
    "name, begins",
    [("lift.svg", b"<svg "), ("lift.png", PNG), ("lift.json", b"{"), ("lift.glb", b"glTF")],
)
def test_a_file_is_written_in_the_form_of_its_name(
    run: Run, tmp_path: Path, name: str, begins: bytes
) -> None:
    out = tmp_path / name
    done = run("figure", "supine-bridge", "--out", str(out))
    assert done.code == 0
    assert out.read_bytes().startswith(begins)
    assert f"Written: {out}" in done.out


def test_another_body_is_drawn_and_kept_for_the_next_time(run: Run, tmp_path: Path) -> None:
    first, again = tmp_path / "first.svg", tmp_path / "again.svg"
    assert run("figure", "supine-rest-crook", "--body", "woman-slim", "--out", str(first)).code == 0
    cached = list((tmp_path / "cache" / "proneward" / "figures").iterdir())
    assert len(cached) == 1
    cached[0].write_bytes(b"<svg kept/>")
    assert run("figure", "supine-rest-crook", "--body", "woman-slim", "--out", str(again)).code == 0
    assert again.read_bytes() == b"<svg kept/>"


def test_a_cache_that_cannot_be_written_is_done_without(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    out = tmp_path / "a.svg"
    done = run("figure", "supine-rest-crook", "--body", "man-older", "--out", str(out))
    assert done.code == 0
    assert out.exists()


def test_the_other_side_and_a_clients_own_range_are_drawn(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "own.json"
    wishes = ("--side", "other", "--limit", "knee_flexion=80")
    done = run("figure", "supine-march", *wishes, "--out", str(out))
    assert done.code == 0
    assert "Drawing it for these wishes" in done.err
    poses = json.loads(out.read_bytes())["poses"]
    knee, hip = (np.max(poses[joint]) for joint in ("knee_flexion_l", "hip_flexion_l"))
    assert knee <= 801, "tenths of a degree"
    assert hip > 800, "the left leg is the one that lifts"


@pytest.mark.parametrize(
    "asked, said",
    [
        (("figure", "supine-brige"), "supine-bridge"),
        (("figure", "supine-bridge", "--body", "womn"), "woman"),
        (("figure", "supine-bridge", "--side", "left"), "shown, other"),
        (("figure", "supine-bridge", "--limit", "knee_flexion"), "knee_flexion=90"),
        (("figure", "supine-bridge", "--limit", "knee_flexoin=90"), "knee_flexion"),
        (("figure", "supine-bridge", "--limit", "knee_flexion=-40"), "range"),
        (("figure", "supine-bridge", "--out", "lift.gif"), ".svg, .png, .json, .glb"),
        (("figure", "supine-bridge", "--out", "nowhere/lift.svg"), "folder"),
    ],
)
def test_a_wish_that_cannot_be_met_exits_2_and_says_what_to_do(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    done = run(*asked)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_a_movement_that_limits_make_impossible_is_refused(run: Run) -> None:
    done = run("figure", "quad-neutral", "--limit", "knee_flexion=20")
    assert done.code == 2
    assert "within these limits" in done.err


def test_a_shipped_file_of_another_motion_is_not_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "drawn_folder", lambda: tmp_path)
    (tmp_path / "woman").mkdir()
    (tmp_path / "woman" / "supine-rest-crook.svg").write_text('<svg data-digest="old"/>')
    assert "<title" in run("figure", "supine-rest-crook").out


def test_a_rigged_body_says_which_bones_it_has(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "man.glb"
    assert run("figure", "walk", "--body", "man", "--out", str(out)).code == 0
    raw = out.read_bytes()
    (length,) = struct.unpack("<I", raw[12:16])
    names = {node.get("name") for node in json.loads(raw[20 : 20 + length])["nodes"]}
    assert {"pelvis", "thigh_l", "hand_r", "belly"} <= names
