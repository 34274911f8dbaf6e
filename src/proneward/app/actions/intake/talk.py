"""Asking one thing until it is answered: no answer is ever assumed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

import attrs

from proneward.vocabulary import did_you_mean

T = TypeVar("T")

YES_OR_NO = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
SAFETY = YES_OR_NO | dict.fromkeys(
    ("d", "don't know", "dont know", "do not know", "unknown", "?", "u"), "unknown"
)


@attrs.frozen(kw_only=True)
class Talk:
    """How to ask and to tell; a terminal's `input` and `print`, or a test's own."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]

    def line(self, question: str) -> str:
        """Ask for a line; it may be empty."""
        return self.ask(f"{question} ").strip()

    def until(self, question: str, read: Callable[[str], T], else_say: str) -> T:
        """Ask until the answer can be read; `read` raises ValueError where it cannot."""
        while True:
            try:
                return read(self.line(question))
            except ValueError:
                self.tell(f"  {else_say}")

    def number(self, question: str, least: int, most: int) -> int:
        """Ask for a whole number in a range."""

        def read(said: str) -> int:
            if not least <= int(said) <= most:
                raise ValueError
            return int(said)

        return self.until(question, read, f"A whole number from {least} to {most}, please.")

    def chosen(self, question: str, answers: Mapping[str, str], else_say: str) -> str:
        """Ask for one of some answers."""

        def read(said: str) -> str:
            straight = said.casefold().replace("’", "'")  # phones and word processors type it bent
            found = answers.get(" ".join(straight.split()))
            if found is None:
                raise ValueError
            return found

        return self.until(question, read, else_say)

    def yes(self, question: str) -> bool:
        """Ask something that is yes or no."""
        return self.chosen(f"{question} (y/n)", YES_OR_NO, "Type y or n.") == "yes"

    def word(self, question: str, known: list[str]) -> str:
        """Ask for one of some words, and help with the nearest."""
        while True:
            said = self.line(f"{question} ({', '.join(known)})").casefold()
            if said in known:
                return said
            self.tell(f"  {did_you_mean(said, known)}?" if said else "  One of these, please.")

    def day(self, question: str) -> date | None:
        """Ask for a day, which may be left open."""

        def read(said: str) -> date | None:
            return date.fromisoformat(said) if said else None

        return self.until(question, read, "As 2026-11-24, please, or Enter to leave it open.")
