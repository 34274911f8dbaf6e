"""Archives that are damaged, cut off, changed or something else: none touches a store."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from tests.stores import (
    AT,
    Clinic,
    full_clinic,
)

from proneward.app.store import (
    BadArchive,
    Manifest,
    NotAStore,
    Unreachable,
    back_up,
    check,
    open_store,
    restore,
)
from proneward.app.store.backup.manifest import MANIFEST


@pytest.fixture
def clinic(url: str) -> Clinic:
    with open_store(url) as store:
        return full_clinic(store)


@pytest.fixture
def archive(url: str, clinic: Clinic, tmp_path: Path) -> Path:  # noqa: ARG001 - what is in the store
    back_up(url, tmp_path / "backup.zip", at=AT)
    return tmp_path / "backup.zip"


def refusal(archive: Path, url: str) -> str:
    with pytest.raises(BadArchive) as refused:
        restore(archive, url)
    assert "Anna" not in str(refused.value)
    return refused.value.why


def test_a_damaged_or_cut_off_archive_is_refused_before_anything_is_touched(
    url: str, archive: Path, tmp_path: Path
) -> None:
    whole = archive.read_bytes()
    damaged, target = tmp_path / "damaged.zip", tmp_path / "target.db"
    step = len(whole) // 40
    for cut in range(0, len(whole), step):
        damaged.write_bytes(whole[:cut])
        refusal(damaged, f"sqlite:///{target}")
        assert not target.exists()
    for place in range(5, len(whole), step):
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            restore(damaged, f"sqlite:///{target}")
        except BadArchive:
            assert not target.exists()
        else:  # a byte that says nothing, such as the hour of a file
            assert check(f"sqlite:///{target}").problems == ()
            target.unlink()
    assert check(url).problems == ()


def rewritten(archive: Path, to: Path, **files: bytes) -> Path:
    """Write an archive again with other files in it."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            key = name.replace("/", "_").replace(".", "_")
            new.writestr(name, files.pop(key) if key in files else old.read(name))
        for name, content in files.items():
            new.writestr(name, content)
    return to


def manifest_of(archive: Path, **changed: object) -> bytes:
    with zipfile.ZipFile(archive) as file:
        manifest = json.loads(file.read(MANIFEST))
    return json.dumps(manifest | changed).encode()


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "something"},
        {"format": 2},
        {"revision": "9999"},
        {"tables": []},
        {"trails": []},
        {"unknown": 1},
    ],
)
def test_a_manifest_that_is_not_right_is_refused(
    archive: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    other = rewritten(
        archive, tmp_path / "other.zip", manifest_json=manifest_of(archive, **changed)
    )
    refusal(other, f"sqlite:///{tmp_path}/target.db")
    if "trails" not in changed:
        assert not (tmp_path / "target.db").exists()


def test_rows_that_were_changed_in_the_archive_are_refused(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as file:
        people = file.read("tables/person.ndjson")
    other = rewritten(
        archive, tmp_path / "other.zip", tables_person_ndjson=people.replace(b"Example", b"Another")
    )
    assert "rows of person" in refusal(other, f"sqlite:///{tmp_path}/target.db")
    more = rewritten(archive, tmp_path / "more.zip", extra=b"x")
    assert "files that its manifest names" in refusal(more, f"sqlite:///{tmp_path}/target.db")


def forged(archive: Path, to: Path, table: str, old: bytes, new: bytes) -> Path:
    """Change rows of an archive, and its manifest to match."""
    with zipfile.ZipFile(archive) as file:
        rows = file.read(f"tables/{table}.ndjson").replace(old, new)
        tables = json.loads(file.read(MANIFEST))["tables"]
    for one in tables:
        if one["name"] == table:
            one["sha256"] = hashlib.sha256(rows).hexdigest()
    files = {
        f"tables_{table}_ndjson": rows,
        "manifest_json": manifest_of(archive, tables=tables),
    }
    return rewritten(archive, to, **files)


def test_what_does_not_hold_together_is_refused_though_the_archive_is_whole(
    url: str, archive: Path, tmp_path: Path
) -> None:
    target = f"sqlite:///{tmp_path}/target.db"
    other = forged(archive, tmp_path / "1.zip", "audit", b'"read"', b'"wrote"')
    assert "audit trail" in refusal(other, target)
    other = forged(archive, tmp_path / "2.zip", "entry", b'\\"pain\\":2', b'\\"pain\\":99')
    assert "its line is no entry" in refusal(other, target)
    other = forged(archive, tmp_path / "3.zip", "person", b'"active"', b'"passive"')
    assert "other columns" in refusal(other, target)
    other = forged(archive, tmp_path / "4.zip", "person", b'"active"', b"active")
    assert "no row" in refusal(other, target)
    with zipfile.ZipFile(archive) as file:
        tables = json.loads(file.read(MANIFEST))["tables"]
        files = {name: file.read(name) for name in file.namelist() if "setting" not in name}
    fewer = [one for one in tables if one["name"] != "setting"]
    with zipfile.ZipFile(tmp_path / "5.zip", "w") as file:
        for name, content in files.items():
            file.writestr(name, content if "tables" in name else manifest_of(archive, tables=fewer))
    assert "other tables" in refusal(tmp_path / "5.zip", target)
    with open_store(target) as store:
        assert store.organisations() == ()
    assert check(url).problems == ()


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/target.db"
    text = tmp_path / "notes.txt"
    text.write_text("Anna")
    assert "no archive" in refusal(text, target)
    assert "cannot be read" in refusal(tmp_path / "missing.zip", target)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as file:
        file.writestr("readme", "Anna")
    assert "no archive" in refusal(tmp_path / "other.zip", target)


def test_a_backup_that_cannot_be_written_leaves_the_one_before(
    url: str, archive: Path, tmp_path: Path
) -> None:
    with pytest.raises(Unreachable):
        back_up(url, tmp_path / "no" / "folder" / "backup.zip")
    before = archive.read_bytes()
    (tmp_path / "empty.db").touch()
    with pytest.raises(NotAStore):
        back_up(f"sqlite:///{tmp_path}/empty.db", archive)
    assert archive.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.usefixtures("clinic")
def test_the_manifest_is_given_back(url: str, tmp_path: Path) -> None:
    assert isinstance(back_up(url, tmp_path / "one.zip"), Manifest)
