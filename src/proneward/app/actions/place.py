"""Where a file is going to be written: checked before any work, and written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from proneward.vocabulary import PronewardError


class UnusablePlace(PronewardError):
    """A path that cannot be written to."""


def _refusal(path: Path, why: str, fix: str) -> UnusablePlace:
    return UnusablePlace(what=f"Cannot write '{path}'", why=why, fix=fix)


def _check_folder(path: Path) -> None:
    folder = path.resolve().parent
    if not folder.exists():
        raise _refusal(path, "its folder does not exist", "Make the folder, or choose another")
    if not folder.is_dir():
        raise _refusal(path, "what should be its folder is a file", "Choose another folder")
    try:
        handle, trial = tempfile.mkstemp(dir=folder, prefix=".proneward-")
        os.close(handle)
        Path(trial).unlink()
    except OSError as error:
        why = f"its folder cannot be written to ({error.strerror})"
        raise _refusal(path, why, "Choose a folder of your own") from None


def _check_existing(path: Path) -> None:
    if path.is_dir():
        raise _refusal(path, "it is a directory", "Name a file in it")
    if path.exists() and not path.is_file():
        raise _refusal(path, "it is a device, not an ordinary file", "Name a file")
    if path.exists() and not os.access(path, os.W_OK):
        raise _refusal(path, "it is write-protected", "Name another file")


def check_place(path: Path, *, apart_from: Iterable[Path] = ()) -> None:
    """
    Refuse a path that cannot be written to, while nothing has been done yet.

    Args:
        path: Where a file is going to be written.
        apart_from: Files that are read, and must not be replaced.

    Raises:
        UnusablePlace: saying why, and what to do.
    """
    try:
        _check_existing(path)
        _check_folder(path)
    except OSError as error:
        raise _refusal(path, f"{error.strerror}", "Choose another place") from None
    for other in apart_from:
        if path.resolve() == other.resolve():
            raise _refusal(path, "it is a file that this command reads", "Name another file")


def check_free(path: Path) -> None:
    """
    Refuse a path where something stands already, or that cannot be written to.

    Raises:
        UnusablePlace: saying why, and what to do.
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise _refusal(path, "it exists already, and is never replaced", "Name a new file")
    check_place(path)


def write_whole(path: Path, content: bytes) -> None:
    """
    Write a file by replacing it in one step: a reader sees the old one or the new one.

    It is readable by its owner alone, unless the file it replaces was more open: what is
    written here speaks of a person.

    Raises:
        UnusablePlace: if it cannot be written; nothing is left over then.
    """
    target = path.resolve()
    written: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".proneward-", delete=False
        ) as file:
            written = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            written.chmod(target.stat().st_mode & 0o777)
        written.replace(target)
        written = None
    except OSError as error:
        raise _refusal(path, f"{error.strerror}", "Choose another place") from None
    finally:
        if written is not None:
            written.unlink(missing_ok=True)
