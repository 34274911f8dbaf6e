"""A place is checked before work is done, and a file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest
from tests.command_line import names_in

from proneward.app.actions.place import UnusablePlace, check_free, check_place, write_whole


def test_a_new_file_in_a_folder_that_exists_is_a_good_place(tmp_path: Path) -> None:
    check_place(tmp_path / "new.pdf")
    assert names_in(tmp_path) == []


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusablePlace, match="folder does not exist"):
        check_place(tmp_path / "missing" / "new.pdf")


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusablePlace):
        check_place(tmp_path / "file" / "new.pdf")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusablePlace, match="it is a directory"):
        check_place(tmp_path)


def test_a_device_is_refused_and_stays_a_device() -> None:
    with pytest.raises(UnusablePlace, match="device"):
        check_place(Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusablePlace):
        check_place(tmp_path / ("x" * 5000))


def test_a_file_that_is_read_is_never_replaced(tmp_path: Path) -> None:
    record = tmp_path / "client.yaml"
    record.write_text("kept")
    (tmp_path / "link.yaml").symlink_to(record)
    with pytest.raises(UnusablePlace, match="reads"):
        check_place(tmp_path / "link.yaml", apart_from=[record])


def test_a_folder_that_refuses_files_is_refused_before_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("proneward.app.actions.place.tempfile.mkstemp", refuse)
    with pytest.raises(UnusablePlace, match="cannot be written to"):
        check_place(tmp_path / "new.pdf")


def test_a_write_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    monkeypatch.setattr("proneward.app.actions.place.os.access", lambda *_: False)
    with pytest.raises(UnusablePlace, match="write-protected"):
        check_place(old)


def test_what_stands_somewhere_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("old")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone")
    for name in ("old.yaml", "nowhere.yaml"):
        with pytest.raises(UnusablePlace, match="exists already"):
            check_free(tmp_path / name)
    check_free(tmp_path / "new.yaml")


def test_a_new_file_is_the_owners_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.pdf", b"new")
    assert (tmp_path / "new.pdf").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "new.pdf").stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["new.pdf"]


def test_a_replaced_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    old.chmod(0o644)
    write_whole(old, b"new")
    assert old.read_bytes() == b"new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o644


def test_a_link_is_followed_so_that_it_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "target.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "target.pdf").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("proneward.app.actions.place.os.fsync", full)
    with pytest.raises(UnusablePlace, match="No space left"):
        write_whole(old, b"new")
    assert old.read_bytes() == b"old"
    assert names_in(tmp_path) == ["old.pdf"]
