"""Clinics for tests: an organisation in a store, people in it, and a client whose days are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import attrs
from tests.journals import Document, entry
from tests.records import DAY, a_client

from proneward.app.actions.keep.cleared import chart_of
from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.told import tell
from proneward.app.store import Person, Role, Store, keep, open_store, read, uuid7
from proneward.catalogue import load
from proneward.record import Licence
from proneward.record.journal import Journal
from proneward.vocabulary import Decision

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

    def say(self, document: Document, by: Person | None = None) -> None:
        """Tell one thing as whoever may tell it; the client, where nobody is named."""
        tell(self.clinic, self.client, [entry(document)], by=by)

    def journal(self) -> Journal:
        """All that was told."""
        with self.clinic.reading() as scope:
            return read.journal(scope, self.client)

    def is_locked(self) -> bool:
        """Whether a red flag holds the client's programme."""
        with self.clinic.reading() as scope:
            chart = chart_of(scope, self.client, self.clinic.catalogue, DAY)
        return chart.screening.decision is Decision.LOCKED


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
