"""The viewer that is shipped was built from the sources beside it, and paints as the stills do."""

import hashlib
import re
from importlib import resources
from pathlib import Path

from proneward.figures.still.palette import COLOURS

PLAYER = Path(__file__).parents[2] / "player"
SOURCES = (".npmrc", "build.mjs", "package-lock.json", "package.json", "tsconfig.json")
VIEWER = resources.files("proneward.figures").joinpath("viewer")


def _digest() -> str:
    """Give the digest of everything the viewer is built from, as player/build.mjs takes it."""
    viewer = (f"viewer/{path.name}" for path in PLAYER.joinpath("viewer").iterdir())
    whole = hashlib.sha256()
    for path in sorted((*SOURCES, *viewer)):
        one = hashlib.sha256(PLAYER.joinpath(path).read_bytes()).hexdigest()
        whole.update(f"{path} {one}\n".encode())
    return whole.hexdigest()


def test_the_shipped_viewer_is_built_from_these_sources() -> None:
    """If this fails: `make viewer`, and commit what it builds."""
    assert VIEWER.joinpath("sources.sha256").read_text().strip() == _digest()


def test_the_shipped_viewer_names_whose_work_is_in_it() -> None:
    assert "three.js authors" in VIEWER.joinpath("NOTICE").read_text(encoding="utf-8")


def test_the_viewer_paints_with_the_colours_of_the_stills() -> None:
    source = PLAYER.joinpath("viewer", "palette.ts").read_text(encoding="utf-8")
    written = dict(re.findall(r'^  "?([a-z-]+)"?: "(#[0-9a-f]{6})"', source, re.MULTILINE))
    assert written
    assert written == {name: COLOURS[name] for name in written}


def test_the_lock_names_no_registry() -> None:
    assert "http" not in PLAYER.joinpath("package-lock.json").read_text(encoding="utf-8")
