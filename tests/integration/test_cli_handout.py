"""plan --pdf: checked before, written whole or not at all, a notice where there is no programme."""

import re
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, CLINIC, DAY, Ran, assert_refused, names_in, ran

from proneward.vocabulary import PronewardError

Capsys = pytest.CaptureFixture[str]
APPROVED = ("--approved-by", "Dr Example, GMC 0000000")
BEGINNER = CLIENTS / "healthy-beginner.yaml"


def _planned(capsys: Capsys, client: Path, pdf: Path, *tokens: str | Path) -> Ran:
    return ran(capsys, "plan", client, "--on", DAY, "--pdf", pdf, *tokens)


def _pages(pdf: bytes) -> int:
    counts = re.findall(rb"/Type\s*/Pages\s*/Count\s+(\d+)|/Count\s+(\d+)", pdf)
    return max(int(one or other) for one, other in counts)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The documents that would be set, without the time that setting them takes."""
    seen: list[object] = []

    def note(document: object, _words: object) -> bytes:
        seen.append(document)
        return b"%PDF-"

    monkeypatch.setattr("proneward.exchange.handout.render", note)
    return seen


def test_a_handout_is_a_pdf_and_the_only_thing_written(capsys: Capsys, tmp_path: Path) -> None:
    pdf = tmp_path / "out.pdf"
    result = _planned(capsys, BEGINNER, pdf, "--clinic", CLINIC, *APPROVED)
    assert (result.code, result.err) == (0, "")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert result.out.endswith(f"Written: {pdf}\n")
    assert names_in(tmp_path) == ["out.pdf"]


def test_without_a_programme_it_is_one_page_that_says_why(capsys: Capsys, tmp_path: Path) -> None:
    pdf = tmp_path / "out.pdf"
    result = _planned(capsys, CLIENTS / "red-flag.yaml", pdf, *APPROVED)
    assert result.code == 0
    assert _pages(pdf.read_bytes()) == 1


def test_the_clinic_and_the_approval_reach_the_page(
    capsys: Capsys, tmp_path: Path, rendered: list[object]
) -> None:
    from proneward.exchange.handout import Clinic, Handout, Paper  # noqa: PLC0415  # loads typst

    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("name: C\npaper: letter\n")
    _planned(capsys, BEGINNER, tmp_path / "out.pdf", "--clinic", clinic, *APPROVED)
    (document,) = rendered
    assert isinstance(document, Handout)
    assert document.clinic == Clinic(name="C")
    assert document.paper is Paper.LETTER
    assert document.approved_by == "Dr Example, GMC 0000000"


def test_without_approval_it_is_a_draft(
    capsys: Capsys, tmp_path: Path, rendered: list[object]
) -> None:
    _planned(capsys, BEGINNER, tmp_path / "out.pdf")
    assert getattr(rendered[0], "approved_by", "unset") is None


def test_an_approval_unlocks_nothing(
    capsys: Capsys, tmp_path: Path, rendered: list[object]
) -> None:
    from proneward.exchange.handout import Notice  # noqa: PLC0415  # loads typst

    _planned(capsys, CLIENTS / "red-flag.yaml", tmp_path / "out.pdf", *APPROVED)
    assert isinstance(rendered[0], Notice)


def test_json_and_a_handout_go_together(
    capsys: Capsys, tmp_path: Path, rendered: list[object]
) -> None:
    result = _planned(capsys, BEGINNER, tmp_path / "out.pdf", "--json")
    assert result.document["decision"] == "programme"
    assert len(rendered) == 1


@pytest.mark.parametrize("old", [b"an older handout", None])
def test_a_failure_leaves_what_was_there_and_nothing_else(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
) -> None:
    def fail(*_: object) -> bytes:
        raise PronewardError(what="The handout", why="it cannot be set", fix="Report it")

    monkeypatch.setattr("proneward.exchange.handout.render", fail)
    pdf = tmp_path / "out.pdf"
    if old is not None:
        pdf.write_bytes(old)
    before = names_in(tmp_path)
    assert_refused(_planned(capsys, BEGINNER, pdf), "it cannot be set")
    assert names_in(tmp_path) == before
    assert old is None or pdf.read_bytes() == old


def test_an_older_handout_is_replaced(
    capsys: Capsys, tmp_path: Path, rendered: list[object]
) -> None:
    pdf = tmp_path / "out.pdf"
    pdf.write_bytes(b"an older handout")
    _planned(capsys, BEGINNER, pdf)
    assert pdf.read_bytes() == b"%PDF-"
    assert names_in(tmp_path) == ["out.pdf"]
    assert rendered


@pytest.mark.parametrize("place", ["", "missing/out.pdf", "file/out.pdf"])
def test_a_bad_place_is_refused_before_any_work(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def never(*_: object, **__: object) -> None:
        pytest.fail("work was done first")

    monkeypatch.setattr("proneward.app.cli.client_commands.planned", never)
    monkeypatch.setattr("proneward.app.cli.client_commands.open_client", never)
    (tmp_path / "file").write_text("")
    assert_refused(_planned(capsys, BEGINNER, tmp_path / place), "Cannot write")
    assert names_in(tmp_path) == ["file"]


@pytest.mark.parametrize("which", ["client", "clinic"])
def test_a_file_that_is_read_is_never_replaced(capsys: Capsys, tmp_path: Path, which: str) -> None:
    files = {"client": tmp_path / "client.yaml", "clinic": tmp_path / "clinic.yaml"}
    files["client"].write_bytes(BEGINNER.read_bytes())
    files["clinic"].write_bytes(CLINIC.read_bytes())
    before = files[which].read_bytes()
    result = _planned(capsys, files["client"], files[which], "--clinic", files["clinic"])
    assert_refused(result, "reads")
    assert files[which].read_bytes() == before


@pytest.mark.parametrize("approval", ["", "  ", "Dr Example"])
def test_an_approval_by_nobody_is_refused(capsys: Capsys, tmp_path: Path, approval: str) -> None:
    pdf = tmp_path / "out.pdf"
    assert_refused(_planned(capsys, BEGINNER, pdf, f"--approved-by={approval}"), "licence")
    assert names_in(tmp_path) == []


def test_a_bad_clinic_is_refused_and_nothing_written(capsys: Capsys, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.yaml"
    clinic.write_text("naem: Clinic\n")
    result = _planned(capsys, BEGINNER, tmp_path / "out.pdf", "--clinic", clinic)
    assert_refused(result, "clinic.yaml", "'name'")
    assert names_in(tmp_path) == ["clinic.yaml"]


def test_a_programme_that_fails_its_second_screening_is_never_written(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from proneward.app.actions import programmes  # noqa: PLC0415  # patched here alone

    def refuse(*_: object, **__: object) -> None:
        raise programmes.UnsafeProgramme(what="The programme", why="not cleared", fix="Report it")

    monkeypatch.setattr(programmes, "recheck", refuse)
    assert_refused(_planned(capsys, BEGINNER, tmp_path / "out.pdf"), "not cleared")
    assert_refused(ran(capsys, "plan", BEGINNER, "--json"), "not cleared")
    assert names_in(tmp_path) == []
