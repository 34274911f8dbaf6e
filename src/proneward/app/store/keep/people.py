"""Who works in an organisation, and what it has set for itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam

from proneward.app.store.errors import AlreadyThere, UnknownRow
from proneward.app.store.model import Person, Role, Settings
from proneward.app.store.scope import WritingScope, own
from proneward.app.store.tables.columns import canonical
from proneward.app.store.tables.schema import person, setting

_WITH_ADDRESS = own(person, person.c.id).where(person.c.email == bindparam("email"))


def _columns(one: Person) -> dict[str, Any]:
    return {
        "name": one.name,
        "email": one.email,
        "admin": Role.ADMIN in one.roles,
        "clinician": Role.CLINICIAN in one.roles,
        "trainer": Role.TRAINER in one.roles,
        "licence_type": one.licence and one.licence.type,
        "licence_number": one.licence and one.licence.number,
        "active": one.active,
    }


def _check_address(scope: WritingScope, one: Person) -> None:
    taken = scope.first(_WITH_ADDRESS, email=one.email) if one.email else None
    if taken is not None and taken.id != one.id:
        raise AlreadyThere(
            what="A person's e-mail address",
            why="somebody else in the organisation has it",
            fix="Give each person their own",
        )


def add_person(scope: WritingScope, one: Person) -> None:
    """
    Keep somebody new.

    Raises:
        AlreadyThere: if somebody else has their e-mail address.
    """
    _check_address(scope, one)
    scope.put(person, {"id": one.id, **_columns(one)})


def change_person(scope: WritingScope, one: Person) -> None:
    """
    Keep somebody as they are now. Nobody is removed, since what they did names them.

    Raises:
        UnknownRow: if the organisation has no such person.
        AlreadyThere: if somebody else has their e-mail address.
    """
    _check_address(scope, one)
    if not scope.change(person, {"id": one.id}, _columns(one)):
        raise UnknownRow(
            what="A person who was to be changed",
            why="the organisation has nobody of that id",
            fix="Add them first",
        )


def save_settings(scope: WritingScope, settings: Settings, *, at: datetime, by: str | None) -> None:
    """Keep what an organisation has set, in the place of what it had set before."""
    scope.remove(setting)
    scope.put(
        setting,
        {
            "progression": canonical(
                {rule: dict(numbers) for rule, numbers in settings.progression.items()}
            ),
            "automatic_advance": settings.automatic_advance,
            "advance_reason": settings.advance_reason,
            "set_at": at,
            "set_by": by,
        },
    )
