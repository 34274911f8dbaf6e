"""Who works in an organisation, and what it has set."""

import json
from typing import Any

from sqlalchemy import Row, bindparam

from proneward.app.store.model import Person, Role, Settings
from proneward.app.store.scope import Scope, own
from proneward.app.store.tables.schema import person as persons
from proneward.app.store.tables.schema import setting
from proneward.record import Licence

_ALL = own(persons).order_by(persons.c.name, persons.c.id)
_ONE = own(persons).where(persons.c.id == bindparam("id"))
_BY_EMAIL = own(persons).where(persons.c.email == bindparam("email"))
_SETTINGS = own(
    setting, setting.c.progression, setting.c.automatic_advance, setting.c.advance_reason
)


def _person(row: Row[Any]) -> Person:
    licence = None
    if row.licence_type is not None:
        licence = Licence(type=row.licence_type, number=row.licence_number)
    return Person(
        id=row.id,
        name=row.name,
        email=row.email,
        roles=frozenset(role for role in Role if getattr(row, role)),
        licence=licence,
        active=row.active,
    )


def people(scope: Scope) -> tuple[Person, ...]:
    """Give everybody, by name; those who are not active any more too."""
    return tuple(map(_person, scope.all(_ALL)))


def person(scope: Scope, of: str) -> Person | None:
    """Give somebody by their id."""
    row = scope.first(_ONE, id=of)
    return row and _person(row)


def person_by_email(scope: Scope, email: str) -> Person | None:
    """Give somebody by their e-mail address, in whatever case it is written."""
    row = scope.first(_BY_EMAIL, email=email.lower())
    return row and _person(row)


def settings(scope: Scope) -> Settings:
    """Give what the organisation has set; the defaults, if it has set nothing."""
    row = scope.first(_SETTINGS)
    if row is None:
        return Settings()
    return Settings(
        progression=json.loads(row.progression),
        automatic_advance=row.automatic_advance,
        advance_reason=row.advance_reason,
    )
