"""What the documents show is what happens: their blocks run, and their links lead somewhere."""

import re
import shutil
from pathlib import Path

import pytest
from sybil.example import SybilFailure
from tests.docs.blocks import blocks_of, steps_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give somebody who reads the documents a folder with the examples in it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_block_of_a_document_runs_and_prints_what_it_shows(document: Path) -> None:
    for example in blocks_of(ROOT / document).examples():
        example.evaluate()


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_link_inside_the_repository_leads_to_a_file(document: Path) -> None:
    text = (ROOT / document).read_text("utf-8")
    lost = [to for to in LINK.findall(text) if not (ROOT / document.parent / to).exists()]
    assert lost == []


@pytest.mark.parametrize(
    "block",
    [
        "$ proneward position prone\nsomething else\n",
        "$ proneward position nowhere-at-all\n...\n",
        "$ ls\n...\n",
        "$ proneward position nowhere-at-all\n...\n$ proneward position prone\n...\n",
    ],
    ids=["another output", "an exit code", "another program", "an exit code in between"],
)
def test_a_block_that_is_not_true_fails(block: str, reader: Path) -> None:
    page = reader / "page.md"
    page.write_text(f"```console\n{block}```\n", encoding="utf-8")
    with pytest.raises(SybilFailure):
        next(iter(blocks_of(page).examples())).evaluate()


def test_a_console_block_is_read_as_commands_with_their_output() -> None:
    steps = list(steps_of("$ proneward one\na\nb\n$ echo $?\n2\n"))
    assert [(step.command, step.shown) for step in steps] == [
        ("proneward one", "a\nb"),
        ("echo $?", "2"),
    ]
