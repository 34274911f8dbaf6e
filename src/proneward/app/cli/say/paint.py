"""Colour, only where a terminal shows it and nobody has asked for none (NO_COLOR)."""

import os
from enum import StrEnum
from typing import TextIO


class Ink(StrEnum):
    """What a piece of text is; each word says it too, so that no meaning hangs on colour."""

    PLAIN = ""
    STRONG = "1"
    QUIET = "2"
    GOOD = "32"
    CARE = "33"
    HELD = "35"
    STOP = "1;31"


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colour."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def painted(words: str, ink: Ink, *, coloured: bool) -> str:
    """Give words in a colour, or as they are."""
    if not coloured or ink is Ink.PLAIN or not words:
        return words
    return f"\x1b[{ink}m{words}\x1b[0m"
