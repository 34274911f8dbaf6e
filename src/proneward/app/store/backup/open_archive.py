"""Open an archive, and prove that it is whole before anybody uses it."""

import hashlib
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs
import msgspec

from proneward.app.store.backup.manifest import FORMAT, KIND, MANIFEST, Manifest, TableIn
from proneward.app.store.errors import BadArchive
from proneward.app.store.migrations import REVISIONS

_LONGEST_LINE = 16_000_000
"""Bytes; a programme's document has some 150 000."""
_MOST_IN_MANIFEST = 50_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError)
_FIX = "Take another backup; nothing was changed"


@attrs.frozen
class Archive:
    """An archive that was read to its end, and is what its manifest says."""

    name: str
    zip: zipfile.ZipFile
    manifest: Manifest

    def lines(self, table: TableIn) -> Generator[bytes, None, None]:
        """Give the rows of a table as lines of JSON."""
        with self.zip.open(table.member) as file:
            while line := file.readline(_LONGEST_LINE):
                yield line


def _bad(name: str, why: str) -> BadArchive:
    return BadArchive(what=f"The archive {name}", why=why, fix=_FIX)


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _MOST_IN_MANIFEST:
        raise _bad(name, "its manifest is larger than any")
    try:
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except msgspec.DecodeError:
        raise _bad(name, "its manifest is not one of a backup") from None
    if manifest.kind != KIND or manifest.format != FORMAT:
        raise _bad(name, f"it is no backup of format {FORMAT}")
    if manifest.revision not in REVISIONS:
        raise _bad(
            name,
            f"it was made at revision {manifest.revision} and this program knows {REVISIONS[-1]}"
            " at most",
        )
    return manifest


def _check(archive: Archive) -> None:
    """Read everything once, and compare it with the manifest."""
    tables = archive.manifest.tables
    expected = sorted([MANIFEST, *(table.member for table in tables)])
    if sorted(archive.zip.namelist()) != expected:
        raise _bad(archive.name, "it does not hold the files that its manifest names")
    for table in tables:
        digest, count = hashlib.sha256(), 0
        for line in archive.lines(table):
            digest.update(line)
            count += 1
        if (digest.hexdigest(), count) != (table.sha256, table.rows):
            raise _bad(archive.name, f"the rows of {table.name} are not those that were written")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say of a file that cannot be taken apart that it is no archive."""
    try:
        yield
    except OSError as error:
        raise _bad(name, f"it cannot be read ({error.strerror or 'input or output'})") from None
    except _BROKEN:
        raise _bad(name, "it is damaged, cut off, or no archive") from None


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """
    Give an archive that is whole.

    Raises:
        BadArchive: if it is damaged, cut off, or something else.
    """
    with ExitStack() as stack:
        with _told(path.name):
            file = stack.enter_context(zipfile.ZipFile(path))
            archive = Archive(path.name, file, _manifest(file, path.name))
            _check(archive)
        yield archive
