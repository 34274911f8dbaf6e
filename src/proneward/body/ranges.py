"""The normal range of each joint, with its source, read from ranges.yaml beside this module."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

import msgspec

from proneward.body.joints import MIDLINE, PELVIS, SIDED
from proneward.vocabulary import Evidence, Malformed, parse_yaml, shaped

FILE = "ranges.yaml"
HALF_TURN_DEG = 180.0


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What is read from a file: unknown keys are refused. Its containers are those of JSON."""


class Checked(StrEnum):
    """How far a number was followed to its source."""

    EXCERPT = "excerpt"
    TO_VERIFY = "to-verify"


class End(Strict, frozen=True, kw_only=True):
    """One end of a range, and where it was found."""

    deg: float
    sources: list[str]
    checked: Checked
    note: str | None = None


class Range(Strict, frozen=True, kw_only=True):
    """How far a joint goes in its two directions, in degrees from the anatomical position."""

    least: End
    most: End


class Source(Strict, frozen=True, kw_only=True):
    """Where ranges were found."""

    citation: str
    evidence: list[Evidence]


class Review(Strict, frozen=True, kw_only=True):
    """Who has read the ranges; nobody qualified where `role` is unreviewed."""

    by: str | None
    role: str
    on: date | None
    due: date | None


class Ranges(Strict, frozen=True, kw_only=True):
    """Every joint's normal range; a sided joint's counts for both its sides."""

    sources: dict[str, Source]
    ranges: dict[str, Range]
    review: Review


def _faults(read: Ranges) -> Iterator[str]:
    """Give everything that is wrong with the ranges as a whole."""
    expected, given = {*MIDLINE, *SIDED}, set(read.ranges)
    yield from (f"'{joint}' has no range" for joint in sorted(expected - given))
    yield from (f"'{joint}' is no joint of the skeleton" for joint in sorted(given - expected))
    for joint, one in read.ranges.items():
        if not one.least.deg <= 0 <= one.most.deg or one.least.deg == one.most.deg:
            yield f"'{joint}' does not run from its least, through 0, to its most"
        for end in (one.least, one.most):
            missing = set(end.sources) - set(read.sources)
            yield from (f"'{joint}' cites '{name}', which is not there" for name in sorted(missing))
            if not end.sources:
                yield f"'{joint}' has an end without a source"


def read_ranges(text: str, name: str) -> Ranges:
    """
    Read ranges strictly.

    Raises:
        Unreadable: if the text is not one strict YAML document.
        Malformed: if its shape is wrong, or listing every joint and source that is.
    """
    read = shaped(parse_yaml(text, name), Ranges, name)
    faults = tuple(_faults(read))
    if faults:
        raise Malformed(what=name, why="; ".join(faults), fix="Correct the file")
    return read


@cache
def normal_ranges() -> Ranges:
    """Give the ranges that are shipped with the program."""
    text = resources.files("proneward.body").joinpath(FILE).read_text(encoding="utf-8")
    return read_ranges(text, FILE)


@cache
def limits_deg() -> Mapping[str, tuple[float, float]]:
    """Give each joint's least and most; the pelvis may be turned any way in space."""
    ranges = normal_ranges().ranges
    free = dict.fromkeys(PELVIS, (-HALF_TURN_DEG, HALF_TURN_DEG))
    bound = {joint: (one.least.deg, one.most.deg) for joint, one in ranges.items()}
    sides = {f"{joint}_{side}": bound[joint] for joint in SIDED for side in "lr"}
    return MappingProxyType(free | {joint: bound[joint] for joint in MIDLINE} | sides)
