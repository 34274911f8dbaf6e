"""The facts of a clinic, from `--clinic clinic.yaml` (contract §2), and who approved a handout."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from proneward.vocabulary import Malformed, PronewardError, read_document, shaped

Line = Annotated[
    str, Meta(min_length=1, max_length=120, pattern=r"\S", description="in words, not left blank")
]
LONGEST_APPROVAL = 200
"""A name and a licence fit a line of the handout."""


class ClinicFacts(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Whom the client can reach, and the sheet in the printer."""

    name: Line
    phone: Line | None = None
    emergency_number: Line | None = None
    paper: Literal["a4", "letter"] = "a4"
    progression: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)


class NotApproved(PronewardError):
    """An approval that names nobody."""


def _bare_numbers(document: object) -> tuple[str, ...]:
    """Give the keys of numbers that are dialled and were written without quotes."""
    known = document if isinstance(document, dict) else {}
    return tuple(key for key in ("phone", "emergency_number") if isinstance(known.get(key), int))


def read_clinic(path: Path) -> ClinicFacts:
    """
    Read the facts of a clinic.

    Raises:
        PronewardError: if the file is not one; it says where, why and what to do.
    """
    document = read_document(path)
    try:
        return shaped(document, ClinicFacts, path.name)
    except Malformed as error:
        if not any(key in error.what for key in _bare_numbers(document)):
            raise
        fix = 'Put the number in quotes ("112"), so that no digit of it is lost'
        raise Malformed(what=error.what, why=error.why, fix=fix) from None


def approval(approved_by: str | None) -> str | None:
    """
    Take who stands for a handout: a name and a licence, with a comma between.

    Raises:
        NotApproved: if either is missing.
    """
    if approved_by is None:
        return None
    name, _, licence = (part.strip() for part in approved_by.partition(","))
    if not (name and licence and approved_by.isprintable()):
        raise NotApproved(
            what="--approved-by",
            why="an approval names who gives it and their licence, with a comma between",
            fix="Write it as 'Name, licence', or leave it out and print a draft",
        )
    if len(approved_by) > LONGEST_APPROVAL:
        raise NotApproved(
            what="--approved-by",
            why=f"it is longer than {LONGEST_APPROVAL} letters",
            fix="Write it as 'Name, licence'",
        )
    return f"{name}, {licence}"
