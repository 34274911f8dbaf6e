"""Running the command line inside the test's own process: quick, and seen by the coverage."""

import json
from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest

from proneward.app.cli import run

ROOT = Path(__file__).parents[1]
CLIENTS = ROOT / "examples" / "clients"
CLINIC = ROOT / "examples" / "clinic.yaml"
DAY = "2026-11-24"


@attrs.frozen(kw_only=True)
class Ran:
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, object]:
        """The one JSON document that was printed."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


def ran(capsys: pytest.CaptureFixture[str], *tokens: str | Path) -> Ran:
    """Run one command line, and give its exit code and what it printed."""
    capsys.readouterr()
    code = run([str(token) for token in tokens])
    printed = capsys.readouterr()
    return Ran(code=code, out=printed.out, err=printed.err)


def assert_refused(result: Ran, *parts: str) -> None:
    """Bad input: exit code 2, what, why and what to do on standard error, and nothing else."""
    assert result.code == 2, result.err
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0].startswith("Error: ")
    assert lines[1].startswith("Why: ")
    assert lines[-1].startswith("What to do: ")
    assert "Traceback" not in result.err
    for part in parts:
        assert part in result.err


def names_in(folder: Path) -> Sequence[str]:
    """Everything that lies in a folder, hidden files too."""
    return sorted(entry.name for entry in folder.iterdir())
