"""The command that writes a client record by asking."""

import sys
from pathlib import Path

from proneward.app.actions.intake import answer_questions, record_text
from proneward.app.actions.place import check_free, write_whole
from proneward.app.cli.say.page import harmless
from proneward.app.cli.today import today
from proneward.catalogue import load
from proneward.vocabulary import PronewardError


class NobodyToAsk(PronewardError):
    """Questions that nobody is there to answer."""


def _nobody(why: str) -> NobodyToAsk:
    return NobodyToAsk(
        what="`proneward new` asks questions",
        why=why,
        fix="Run it in a terminal, or copy a record from examples/clients/ and change it",
    )


def _tell(words: str) -> None:
    print("\n".join(harmless(line) for line in words.splitlines()))


def new(file: Path, /) -> int:
    """
    Write a client record by answering questions, the safety questions among them.

    Args:
        file: The record to write (YAML); it must not exist yet.
    """
    check_free(file)
    if sys.stdin is None or not sys.stdin.isatty():
        why = "standard input is not a terminal, so nobody can answer"
        raise _nobody(why)
    catalogue = load()
    try:
        answered = answer_questions(catalogue, today(), ask=input, tell=_tell)
    except EOFError:
        why = "the answers ended before the questions did; nothing was written"
        raise _nobody(why) from None
    text = record_text(answered, catalogue)
    check_free(file)
    write_whole(file, text.encode())
    print(f"\nWritten: {file}\nNext: proneward screen {file}")
    return 0
