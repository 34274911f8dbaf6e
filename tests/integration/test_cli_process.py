"""The command as a process: start-up, a terminal, a reader that goes, a full disk, Ctrl-C."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, DAY, assert_refused, names_in, ran

from proneward.app.cli import main, run
from proneward.catalogue import load

Capsys = pytest.CaptureFixture[str]
COMMAND = [sys.executable, "-m", "proneward"]
# A shell that runs tests in the background has them, and all they start, ignore Ctrl-C.
HEEDS_CTRL_C = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " from proneward.app.cli import main; sys.exit(main())"
)
AT_A_TERMINAL = [sys.executable, "-c", HEEDS_CTRL_C]
PATIENCE_S = 60


def _process(*tokens: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # options are subprocess's own
        [*COMMAND, *map(str, tokens)],
        text=True,
        timeout=PATIENCE_S,
        check=False,
        stdin=subprocess.DEVNULL,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def test_the_module_is_the_command() -> None:
    result = _process("position", "prone")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("prone\n")


@pytest.mark.parametrize(
    "command", ["position prone", "exercises", "screen CLIENT", "why CLIENT prone-press-up"]
)
def test_what_plans_nothing_loads_no_engine(command: str) -> None:
    client = str(CLIENTS / "facet-pain.yaml")
    program = (
        "import sys; from proneward.app.cli import run;"
        f" assert run({command.replace('CLIENT', client).split()!r}) == 0;"
        " assert not {'numpy', 'typst', 'highspy', 'proneward.planning'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_a_reader_that_goes_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = _process("exercises", stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_said_in_three_lines() -> None:
    with Path("/dev/full").open("w") as full:
        result = _process("exercises", stdout=full)
    assert result.returncode == 2
    assert result.stderr.splitlines()[0] == "Error: The output could not be written"
    assert "Traceback" not in result.stderr


def test_letters_that_a_terminal_cannot_show_stop_nothing() -> None:
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = _process("exercises", env=ascii_only)
    assert result.returncode == 0
    assert "Traceback" not in result.stderr


def test_questions_need_somebody_to_answer(tmp_path: Path) -> None:
    result = _process("new", tmp_path / "new.yaml")
    assert result.returncode == 2
    assert "not a terminal" in result.stderr
    assert names_in(tmp_path) == []


def test_an_existing_file_is_never_replaced(capsys: Capsys, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("old")
    assert_refused(ran(capsys, "new", tmp_path / "old.yaml"), "exists already")
    assert (tmp_path / "old.yaml").read_text() == "old"


class Terminal:
    """A person at a terminal: reads what is asked, types an answer."""

    def __init__(self, *tokens: str | Path) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [*AT_A_TERMINAL, *map(str, tokens)], stdin=slave, stdout=slave, stderr=slave
        )
        os.close(slave)
        self.seen = ""
        self.until = time.monotonic() + PATIENCE_S

    def read(self) -> bool:
        """Read what there is; False when the program has ended."""
        assert time.monotonic() < self.until, self.seen[-2000:]
        if not select.select([self.master], [], [], 0.2)[0]:
            return True
        try:
            self.seen += os.read(self.master, 4096).decode(errors="replace")
        except OSError:
            return False
        return True

    def answer(self, answers: Mapping[str, str], default: str) -> int:
        """Answer each question by what it asks until the program ends; give its exit code."""
        start = 0
        while self.read():
            asked = self.seen[start:]
            if asked.endswith(("? ", ": ", ") ")):
                said = next((a for q, a in answers.items() if q in asked), default)
                start = len(self.seen)
                os.write(self.master, f"{said}\n".encode())
        os.close(self.master)
        return self.process.wait(timeout=PATIENCE_S)


def test_a_record_made_at_a_terminal_is_one_that_screen_takes(
    capsys: Capsys, tmp_path: Path
) -> None:
    record = tmp_path / "new.yaml"
    terminal = Terminal("new", record)
    code = terminal.answer(
        {
            "Id of the client": "client-1",
            "Name": "",
            "Age": "40",
            "A condition": "",
            "Where can they lie": "floor",
            "What is there of": "",
            "Minutes": "15",
            "Days": "5",
            "Pain": "2",
            "Are you 18": "y",
            load().questions["ces1"].asks.split(",")[0]: "y",
            "(y/n) ": "y",
        },
        default="n",
    )
    assert code == 0, terminal.seen[-2000:]
    assert load().says("routing", "emergency") in terminal.seen
    assert names_in(tmp_path) == ["new.yaml"]
    screened = ran(capsys, "screen", record, "--on", DAY, "--json")
    assert screened.document["decision"] == "locked"


def test_ctrl_c_writes_nothing(tmp_path: Path) -> None:
    terminal = Terminal("new", tmp_path / "new.yaml")
    while "Id of the client" not in terminal.seen:
        assert terminal.read()
    time.sleep(0.5)  # the question is printed a moment before the answer is waited for
    terminal.process.send_signal(signal.SIGINT)
    while terminal.read():
        pass
    os.close(terminal.master)
    assert terminal.process.wait(timeout=PATIENCE_S) == 130
    assert "nothing was written" in terminal.seen
    assert "Traceback" not in terminal.seen
    assert names_in(tmp_path) == []


def test_answers_that_end_early_write_nothing(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ended)
    assert_refused(ran(capsys, "new", tmp_path / "new.yaml"), "the answers ended")
    assert names_in(tmp_path) == []


def test_questions_answered_one_by_one_make_a_record(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"Id": "client-1", "Name": "", "Age": "40", "A condition": "", "What": ""} | {
        "Minutes": "15", "Days": "5", "Pain": "2", "Where": "floor", "Are you 18": "y",
    }  # fmt: skip

    def answer(question: str) -> str:
        asked = question.strip()
        said = (said for begins, said in answers.items() if asked.startswith(begins))
        return next(said, "y" if asked.endswith("(y/n)") else "n")

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    record = tmp_path / "new.yaml"
    result = ran(capsys, "new", record)
    assert result.code == 0
    assert result.out.endswith(f"Next: proneward screen {record}\n")
    screened = ran(capsys, "screen", record, "--json").document  # its answers are of today
    assert screened["decision"] == "programme"


@pytest.mark.parametrize(
    "error, code, says",
    [
        (BrokenPipeError(), 141, ""),
        (KeyboardInterrupt(), 130, "nothing was written"),
        (OSError(28, "No space left on device"), 2, "No space left on device"),
        (OSError(), 2, "OSError"),
        (MemoryError(), 70, "MemoryError"),
        (RecursionError(), 70, "RecursionError"),
    ],
)
def test_whatever_happens_has_its_exit_code_and_no_traceback(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("proneward.app.cli.client_commands.screened", fail)
    result = ran(capsys, "screen", CLIENTS / "facet-pain.yaml")
    assert result.code == code
    assert says in result.err
    assert "Traceback" not in result.err


def test_a_fault_of_the_program_is_three_lines_without_data(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "Example client B"
        raise RuntimeError(message)

    monkeypatch.setattr("proneward.app.cli.client_commands.screened", fail)
    result = ran(capsys, "screen", CLIENTS / "facet-pain.yaml")
    assert result.code == 70
    assert "RuntimeError in client_commands.py, line " in result.err
    assert "Example client B" not in result.err
    assert "Traceback" not in result.err


def test_nowhere_to_print_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert run(["position", "prone"]) == 0


def test_the_entry_reads_the_process_s_own_words(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["proneward", "position", "supine"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("supine\n")


def test_the_version_is_said(capsys: Capsys) -> None:
    from proneward import __version__  # noqa: PLC0415  # this test alone reads it

    assert ran(capsys, "--version").out.strip() == __version__


class Certificate:
    """A certificate that was settled beforehand."""

    def __init__(self, *, holds: bool) -> None:
        self.holds = holds

    def lines(self) -> tuple[str, ...]:
        return ("It holds." if self.holds else "It does not hold.",)

    def document(self) -> dict[str, object]:
        return {"holds": self.holds}


@pytest.mark.parametrize("holds, code", [(True, 0), (False, 1)])
def test_verify_fails_where_the_guarantee_does_not_hold(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, *, holds: bool, code: int
) -> None:
    from proneward.app.actions import verify  # noqa: PLC0415  # patched here alone

    asked: list[bool] = []

    def certify(_: object, *, part: bool) -> Certificate:
        asked.append(part)
        return Certificate(holds=holds)

    monkeypatch.setattr(verify, "certify", certify)
    said = ran(capsys, "verify", "--part")
    assert (said.code, asked) == (code, [True])
    assert said.out == Certificate(holds=holds).lines()[0] + "\n"
    assert ran(capsys, "verify", "--json").document == {"holds": holds}
