"""What msgspec says of a document, in words for whoever wrote it; never with what they wrote."""

import re
from collections.abc import Callable

from proneward.vocabulary.nearest import key_meant, one_of, quotable
from proneward.vocabulary.place import Place

Said = tuple[str, str]
"""Why something is refused, and what to do."""
Told = re.Match[str]

CORRECT = "Correct the value"
KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "null": "nothing",
    "object": "a set of keys",
    "array": "a list",
    "date": "a date like 2026-11-24",
}


MOMENT = "a moment with its time zone, like 2026-11-24T09:00:00Z"


def _kind(word: str) -> str:
    return KINDS.get(word, word)


def _of_type(told: Told, _: Place) -> Said:
    expected = " or ".join(_kind(word) for word in told["types"].split(" | "))
    return f"it must be {expected}, and it is {_kind(told['got'])}", CORRECT


def _of_size(told: Told, _: Place) -> Said:
    bound = "at least" if told["sign"] == ">=" else "at most"
    return f"it must be {bound} {float(told['number']):g}", CORRECT


def _of_length(told: Told, _: Place) -> Said:
    count = int(told["number"])
    one, many = ("character", "characters") if told["type"] == "str" else ("entry", "entries")
    bound = "needs at least" if told["sign"] == ">=" else "may have at most"
    return f"it {bound} {count} {one if count == 1 else many}", CORRECT


def _of_pattern(_: Told, place: Place) -> Said:
    how = place.described
    return f"it must be {how}" if how else "it is not written as it must be", CORRECT


def _of_word(_: Told, place: Place) -> Said:
    word = str(place.value)
    named = f"'{word}'" if quotable(word) else "what is written"
    return f"{named} is none of the words known here", one_of(word, place.members)


def _of_missing(told: Told, _: Place) -> Said:
    return f"the key '{told['key']}' is missing", "Add it"


def _of_unknown(told: Told, place: Place) -> Said:
    key = told["key"]
    named = f" '{key}'" if quotable(key) else ""
    return f"there is an unknown key{named}", key_meant(key, place.keys)


def _of_date(_told: Told, _: Place) -> Said:
    return f"it is not {KINDS['date']}", CORRECT


def _of_moment(_told: Told, _: Place) -> Said:
    return f"it is not {MOMENT}", CORRECT


def _of_range(_told: Told, _: Place) -> Said:
    return "the number is too large", CORRECT


_TABLE: tuple[tuple[re.Pattern[str], Callable[[Told, Place], Said]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"Expected `(?P<types>[^`]*)`, got `(?P<got>[^`]*)`", _of_type),
        (r"Expected `\w+` (?P<sign>[<>]=) (?P<number>\S+)", _of_size),
        (r"Expected `(?P<type>\w+)` of length (?P<sign>[<>]=) (?P<number>\d+)", _of_length),
        (r"Expected `str` matching regex .*", _of_pattern),
        (r"Invalid enum value .*", _of_word),
        (r"Object missing required field `(?P<key>.*)`", _of_missing),
        (r"Object contains unknown field `(?P<key>.*)`", _of_unknown),
        (r"Invalid RFC3339 encoded date", _of_date),
        (r"Invalid RFC3339 encoded datetime", _of_moment),
        (r"Expected `datetime` with a timezone component", _of_moment),
        (r"Number out of range", _of_range),
    )
)


def in_plain_words(message: str, place: Place) -> Said:
    """
    Say why a value is refused, and what to do.

    A check of our own speaks plainly and stands as it is; msgspec's sentences, which begin with a
    capital letter, may repeat what was written.
    """
    for pattern, words in _TABLE:
        told = pattern.fullmatch(message)
        if told is not None:
            return words(told, place)
    return "it has another shape than it must have" if message[:1].isupper() else message, CORRECT
