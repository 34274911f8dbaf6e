"""From a document to a type: what does not fit is refused by its place, in plain words."""

from datetime import date
from typing import Annotated

import msgspec
import pytest

from proneward.vocabulary import Malformed, shaped

NAME = "file.yaml"


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    """A part of a document."""

    length_cm: Annotated[float, msgspec.Meta(ge=0)]


class Even(msgspec.Struct):
    """A part with a check of its own."""

    number: int

    def __post_init__(self) -> None:
        """Refuse an odd one."""
        if self.number % 2:
            message = "the number is odd"
            raise ValueError(message)


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    """A document."""

    on: date
    parts: dict[str, list[Inner]]
    codes: dict[Annotated[str, msgspec.Meta(pattern="^[A-Z]$")], int] = {}
    few: Annotated[list[str | float], msgspec.Meta(min_length=2)] = []
    even: Even | None = None


@pytest.mark.parametrize(
    "document, what, why, fix",
    [
        (
            {"on": "2026-11-24", "parts": {"a": [{"length_mm": 1}]}},
            "file.yaml, at entry 1 of parts.a",
            "there is an unknown key 'length_mm'",
            "Did you mean 'length_cm'",
        ),
        (
            {"on": "2026-11-24", "parts": {"a": [{"length_cm": -1}]}},
            "file.yaml, at entry 1 of parts.a, length_cm",
            "it must be at least 0",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {"a": [{"length_cm": "2"}]}},
            "file.yaml, at entry 1 of parts.a, length_cm",
            "it must be a number, and it is text",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "zzz": 1},
            "file.yaml, at the top of the file",
            "there is an unknown key 'zzz'",
            "Remove the key",
        ),
        (
            {"on": "2026-11-24", "parts": {"b": [], "Jane Doe": [{"length_cm": -1}]}},
            "file.yaml, at entry 1 of entry 2 of parts, length_cm",
            "it must be at least 0",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "Jane Doe": 1},
            "file.yaml, at the top of the file",
            "there is an unknown key",
            "Remove the key",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "codes": {"Jane": 1}},
            "file.yaml, at codes.Jane",
            "it is not written as it must be",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "few": ["a"]},
            "file.yaml, at few",
            "it needs at least 2 entries",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "few": ["a", "b", 10**400]},
            "file.yaml, at entry 3 of few",
            "the number is too large",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, 3: "Jane"},
            "file.yaml, at the top of the file",
            "it has another shape than it must have",
            "Correct the value",
        ),
        (
            {"on": "2026-11-24", "parts": {}, "even": {"number": 3}},
            "file.yaml, at even",
            "the number is odd",
            "Correct the value",
        ),
        (
            None,
            "file.yaml, at the top of the file",
            "it must be a set of keys, and it is nothing",
            None,
        ),
    ],
)
def test_a_document_of_another_shape_is_refused_with_its_path(
    document: object, what: str, why: str, fix: str | None
) -> None:
    with pytest.raises(Malformed) as refused:
        shaped(document, Outer, NAME)
    assert (refused.value.what, refused.value.why) == (what, why)
    assert fix in {None, refused.value.fix}


def test_a_document_of_the_right_shape_is_typed() -> None:
    typed = shaped({"on": "2026-11-24", "parts": {"a": [{"length_cm": 2}]}}, Outer, NAME)
    assert typed == Outer(on=date(2026, 11, 24), parts={"a": [Inner(length_cm=2.0)]})
