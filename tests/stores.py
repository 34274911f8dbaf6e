"""Stores for tests: an organisation with a client in it, and entries to tell of them."""

# ruff: noqa: ANN401 - what is changed of a type is of any of its fields' types

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
from sqlalchemy import Connection, create_engine, text

from proneward.app.store import (
    Acknowledged,
    DecisionState,
    KeptDecision,
    Person,
    Programme,
    Role,
    Scope,
    Store,
    WritingScope,
    audit,
    keep,
    read,
    uuid7,
)
from proneward.record import Licence, Override
from proneward.record.journal import (
    Approval,
    Correction,
    Entry,
    Lifted,
    Morning,
    Note,
    Told,
    Verdict,
)
from proneward.vocabulary import Attribute

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
DIGEST = "d" * 64
RECORD = {"contract": 1, "id": "anna", "name": "Anna Müller", "age": 40}


@attrs.frozen(kw_only=True)
class Clinic:
    """An organisation of a store, with a clinician and a client of theirs."""

    store: Store
    organisation: str
    person: str
    client: str

    def reading(self) -> AbstractContextManager[Scope]:
        return self.store.reading(self.organisation)

    def writing(self) -> AbstractContextManager[WritingScope]:
        return self.store.writing(self.organisation)

    def append(self, *entries: Entry) -> Acknowledged:
        return self.store.append(self.organisation, self.client, entries)


def a_person(**changed: Any) -> Person:
    """Give a clinician, changed."""
    one = Person(
        id=uuid7(),
        name="A. Example",
        email=f"{uuid7()}@example.org",
        roles=frozenset({Role.CLINICIAN}),
        licence=Licence(type="PT", number="12345"),
    )
    return attrs.evolve(one, **changed)


def a_clinic(store: Store, code: str = "anna") -> Clinic:
    """Make an organisation in a store, with one client."""
    organisation = store.found("Clinic").id
    person = a_person()
    with store.writing(organisation) as scope:
        keep.add_person(scope, person)
        client = keep.add_client(scope, code, RECORD, at=AT, by=person.id)
    return Clinic(store=store, organisation=organisation, person=person.id, client=client.id)


def told(what: Told | Correction, **changed: Any) -> Entry:
    """Give an entry of something told, changed."""
    by = "client" if isinstance(what, Morning | Note) else "dr-a"
    return attrs.evolve(Entry(id=uuid7(), on=DAY, at=AT, by=by, what=what), **changed)


def morning(pain: float = 2.0, **changed: Any) -> Entry:
    """Give the entry of a morning."""
    return told(Morning(pain=pain), **changed)


def mornings(count: int) -> list[Entry]:
    """Give the entries of so many mornings, a day each."""
    return [morning(on=DAY - timedelta(days=number % 4000)) for number in range(count)]


def approval(of: str, verdict: Verdict = Verdict.APPROVED, **changed: Any) -> Entry:
    """Give a clinician's word on a decision."""
    return told(Approval(of=of, verdict=verdict, note=None), **changed)


def lifted(**changed: Any) -> Entry:
    """Give the entry of an override."""
    one = Override(
        attribute=Attribute("ext-end"),
        exercise=None,
        reason="tolerated under supervision",
        by="dr-a",
        licence=Licence(type="PT", number="12345"),
        role="clinician",
        on=DAY,
        review=DAY + timedelta(days=28),
    )
    return told(Lifted(override=attrs.evolve(one, **changed)))


def a_decision(client: str, **changed: Any) -> KeptDecision:
    """Give a proposal to advance, changed."""
    one = KeptDecision(
        id=f"digest-{uuid7()}",
        client=client,
        on=DAY,
        catalogue_digest=DIGEST,
        course="advance",
        from_stage=1,
        to_stage=2,
        proposal=True,
        document={"decision": "advance"},
        state=DecisionState.OPEN,
        made_at=AT,
    )
    return attrs.evolve(one, **changed)


def a_programme(client: str, **changed: Any) -> Programme:
    """Give a programme for the first version of a record, changed."""
    one = Programme(
        id=uuid7(),
        client=client,
        client_version=1,
        made_at=AT,
        from_day=DAY,
        catalogue_version="2026.11",
        catalogue_digest=DIGEST,
        document={"weeks": []},
    )
    return attrs.evolve(one, **changed)


def full_clinic(store: Store) -> Clinic:
    """Make an organisation with something in every table."""
    clinic = a_clinic(store)
    clinic.append(*mornings(20), approval("decision-1"), lifted())
    decided, made = a_decision(clinic.client), a_programme(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, decided)
        keep.keep_programme(scope, made, {DAY: {"slots": ["brücke"]}})
        keep.approve_programme(scope, made.id, by=clinic.person, at=AT)
        keep.save_settings(scope, read.settings(scope), at=AT, by=clinic.person)
        for number in range(5):
            audit.record(scope, at=AT, person=None, action="read", details={"number": number})
    return clinic


def raw(url: str, *statements: str, organisation: str | None = None, **values: Any) -> list[Any]:
    """Run bare SQL on the database of a store, and give the rows of the last statement."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            if organisation is not None and connection.dialect.name == "postgresql":
                say(connection, "organisation", organisation)
            rows: list[Any] = []
            for statement in statements:
                result = connection.execute(text(statement), values)
                rows = list(result) if result.returns_rows else []
        return rows
    finally:
        engine.dispose()


def say(connection: Connection, name: str, value: str) -> None:
    """Say something of a transaction, as the store does on PostgreSQL."""
    connection.execute(
        text("SELECT set_config(:name, :value, true)"),
        {"name": f"proneward.{name}", "value": value},
    )


def backwards() -> Iterator[datetime]:
    """Give moments that go back by an hour each."""
    at = AT
    while True:
        yield at
        at -= timedelta(hours=1)
