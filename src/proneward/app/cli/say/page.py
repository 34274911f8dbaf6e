"""A page of text for a terminal: wrapped and coloured there, plain lines everywhere else."""

import shutil
import sys
import textwrap
from collections.abc import Iterable

import attrs

from proneward.app.cli.say.paint import Ink, painted, wants_colour

WIDEST = 100
"""Longer lines are hard to read."""


def harmless(words: str) -> str:
    """Give text without anything that could steer a terminal; a file's text may hold it."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


@attrs.define(kw_only=True)
class Page:
    """Lines to be printed; without a width nothing is wrapped, so that a search finds it."""

    coloured: bool = False
    width: int | None = None
    lines: list[str] = attrs.field(factory=list)

    def say(self, words: str, *, indent: int = 0, mark: str = "", ink: Ink = Ink.PLAIN) -> None:
        """Add a paragraph; lines after its first hang under its first word."""
        first = f"{' ' * indent}{mark}"
        for line in self._wrapped(harmless(words), first):
            self.lines.append(painted(line, ink, coloured=self.coloured))

    def _wrapped(self, words: str, first: str) -> list[str]:
        if self.width is None:
            return [f"{first}{words}"]
        return textwrap.wrap(
            words,
            max(self.width, len(first) + 20),
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def head(self, words: str, *, ink: Ink = Ink.STRONG) -> None:
        """Add a heading, with a gap before it."""
        self.gap()
        self.say(words, ink=ink)

    def items(self, all_words: Iterable[str], *, indent: int = 2) -> None:
        """Add a list."""
        for words in all_words:
            self.say(words, indent=indent, mark="- ")

    def gap(self) -> None:
        """Add an empty line, unless one is there or nothing is."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def print(self) -> None:
        """Print everything to standard output."""
        print("\n".join(self.lines))


def fresh_page() -> Page:
    """Give an empty page that suits standard output."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Page(
        coloured=wants_colour(sys.stdout) if terminal else False,
        width=min(shutil.get_terminal_size().columns, WIDEST) if terminal else None,
    )
