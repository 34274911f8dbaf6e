"""
The blocks of a document, run in order as a reader would run them.

- A `yaml` block whose first line is `# NAME.yaml` is saved under that name.
- In a `console` block every line after `$ ` is a command: `proneward …`, or `echo $?` for the exit
  code of the one before. What follows is its output; spaces and line breaks are compared as one
  space, and `...` stands for anything. A command that does not exit with 0 fails the block unless
  `echo $?` follows it.
- A `python` block runs, with the names of the earlier ones.

Any other block (`bash`, `text`, a yaml block without a name) is read, not run.
"""

import contextlib
import doctest
import io
import shlex
from collections.abc import Iterator
from pathlib import Path

import attrs
from sybil import Document, Example
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

from proneward.app.cli import run

PROMPT = "$ "
ASKS_EXIT_CODE = "echo $?"
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_checker = doctest.OutputChecker()


@attrs.frozen
class Step:
    """One command of a console block, and the output that the document shows."""

    command: str
    shown: str


def steps_of(block: str) -> Iterator[Step]:
    """Give the commands of a console block in order."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if not line.startswith(PROMPT):
            shown.append(line)
            continue
        if command:
            yield Step(command, "\n".join(shown))
        command, shown = line.removeprefix(PROMPT), []
    if command:
        yield Step(command, "\n".join(shown))


def _proneward(command: str) -> tuple[str, int]:
    """Run a command line of this project, and give what it printed and its exit code."""
    name, *tokens = shlex.split(command)
    if name != "proneward":
        return f"a console block runs `proneward` only, not `{name}`", 1
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = run(tokens)
    return printed.getvalue(), code


def _differs(step: Step, printed: str) -> str | None:
    if _checker.check_output(step.shown + "\n", printed, LENIENT):
        return None
    return f"$ {step.command}\nprinted:\n{printed}\nand the document shows:\n{step.shown}"


def run_console(example: Example) -> str | None:
    """Run a console block; what differs, or None."""
    code = 0
    for step in steps_of(str(example.parsed)):
        if step.command == ASKS_EXIT_CODE:
            printed, code = str(code), 0
        elif code != 0:
            return f"the command before `{step.command}` exited with {code}"
        else:
            printed, code = _proneward(step.command)
        found = _differs(step, printed)
        if found is not None:
            return found
    return f"the last command exited with {code}" if code else None


def save_yaml(example: Example) -> str | None:
    """Save a yaml block that names its file on its first line."""
    text = str(example.parsed)
    first = text.partition("\n")[0]
    name = first.removeprefix("# ")
    if first.startswith("# ") and name.endswith(".yaml") and " " not in name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    return None


def blocks_of(path: Path) -> Document:
    """Parse a document into the blocks that run."""
    return Document.parse(
        str(path),
        CodeBlockParser("python", PythonEvaluator()),
        CodeBlockParser("console", run_console),
        CodeBlockParser("yaml", save_yaml),
    )
