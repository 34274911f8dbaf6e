"""Where a gallery is written: into a folder of its own, whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from proneward.app.actions.figures.gallery.site import MARK
from proneward.app.actions.place import UnusablePlace

FOLDER_MODE = 0o755
"""A gallery speaks of nobody, and a web server has to read it."""


def _refusal(folder: Path, why: str, fix: str) -> UnusablePlace:
    return UnusablePlace(what=f"Cannot write a gallery to '{folder}'", why=why, fix=fix)


def check_folder(folder: Path) -> None:
    """
    Refuse a place where a gallery cannot stand, while nothing has been done yet.

    Raises:
        UnusablePlace: saying why, and what to do.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        why = "something that is not a folder stands there"
        raise _refusal(folder, why, "Name a new folder")
    if not folder.resolve().parent.is_dir():
        why = "the folder it is to stand in does not exist"
        raise _refusal(folder, why, "Make that folder, or choose another place")
    try:
        others = folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file()
    except OSError as error:
        raise _refusal(folder, f"{error.strerror}", "Choose another place") from None
    if others:
        why = "it holds files that no gallery wrote, and they would be lost"
        raise _refusal(folder, why, "Name a new folder, or an empty one")


def _swap(written: Path, folder: Path) -> None:
    """Put a new folder in the place of an old one, which stays until the new one stands there."""
    aside = written.with_name(f"{written.name}-before")
    if folder.is_dir():
        folder.rename(aside)
    try:
        written.rename(folder)
    except OSError:
        if aside.is_dir():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """
    Write all files into a folder beside, then put it in place.

    Returns:
        How many files there are.

    Raises:
        UnusablePlace: if it cannot be written; the folder is as it was, and nothing is left over.
    """
    check_folder(folder)
    target = folder.resolve()
    count = 0
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".proneward-") as beside:
            written = Path(beside) / "gallery"
            for path, content in files:
                file = written / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
                count += 1
            written.chmod(FOLDER_MODE)
            _swap(written, target)
    except OSError as error:
        raise _refusal(folder, f"{error.strerror}", "Choose another place") from None
    return count
