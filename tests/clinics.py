"""Clinics for tests: an organisation in a store, people in it, and a client whose days are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import attrs
from tests.journals import Document, entry
from tests.records import a_client

from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.store import Person, Role, Store, keep, open_store, uuid7
from proneward.catalogue import load
from proneward.record import Licence

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LICENCE = Licence(type="PT", number="12345")


def a_person(*roles: Role) -> Person:
    """Somebody of some roles, licensed where they must be."""
    return Person(
        id=uuid7(),
        name="A. Example",
        roles=frozenset(roles),
        licence=LICENCE if Role.CLINICIAN in roles else None,
    )


@attrs.frozen(kw_only=True)
class Cast:
    """A clinic, who works in it, and the one client they have."""

    clinic: Clinic
    clinician: Person
    trainer: Person
    admin: Person
    client: str

    def tell(self, documents: list[Document]) -> None:
        """Keep what was told, whoever wrote it."""
        told = [entry(one) for one in documents]
        self.clinic.store.append(self.clinic.organisation, self.client, told)


def a_cast(store: Store, **record: object) -> Cast:
    """Fill a store with a clinic."""
    organisation = store.found("Clinic").id
    clinic = Clinic(store=store, organisation=organisation, catalogue=load())
    people = [a_person(role) for role in (Role.CLINICIAN, Role.TRAINER, Role.ADMIN)]
    with clinic.writing() as scope:
        for one in people:
            keep.add_person(scope, one)
    clinician, trainer, admin = people
    client = admit(clinic, a_client(**record), by=clinician)
    return Cast(clinic=clinic, clinician=clinician, trainer=trainer, admin=admin, client=client)


@contextmanager
def cast_in(folder: Path, **record: object) -> Iterator[Cast]:
    """A clinic in a store of its own, the clock at noon of the day."""
    with open_store(f"sqlite:///{folder / 'store.db'}", clock=lambda: AT) as store:
        yield a_cast(store, **record)
