"""Clients, the versions of their records, people, settings and the caseload."""

import pytest
from tests.stores import (
    AT,
    DAY,
    RECORD,
    a_clinic,
    a_decision,
    a_person,
    a_programme,
    morning,
)

from proneward.app.store import (
    AlreadyThere,
    Role,
    Settings,
    StaleVersion,
    Store,
    UnknownClient,
    UnknownRow,
    keep,
    read,
    uuid7,
)
from proneward.app.store.model import Person, ProgrammeState


def test_a_client_has_the_record_that_was_written_last(store: Store) -> None:
    clinic = a_clinic(store)
    changed = RECORD | {"age": 41}
    with clinic.writing() as scope:
        assert keep.record_version(scope, clinic.client, changed, after=1, at=AT, by=None) == 2
    with clinic.reading() as scope:
        latest = read.latest_version(scope, clinic.client)
        assert latest is not None
        assert (latest.number, latest.document, latest.by) == (2, changed, None)
        assert [one.document["age"] for one in read.versions(scope, clinic.client)] == [40, 41]
        client = read.client_by_code(scope, "anna")
        assert client == read.client(scope, clinic.client)
        assert client is not None
        assert client.erased_at is None
        assert read.client(scope, "nobody") is None
        assert read.latest_version(scope, "nobody") is None


def test_a_version_made_from_an_older_one_is_refused_and_says_what_to_do(store: Store) -> None:
    clinic = a_clinic(store)
    with clinic.writing() as scope:
        keep.record_version(scope, clinic.client, RECORD, after=1, at=AT, by=clinic.person)
    with pytest.raises(StaleVersion) as refused, clinic.writing() as scope:
        keep.record_version(scope, clinic.client, RECORD | {"age": 50}, after=1, at=AT, by=None)
    assert "made from version 1, and the latest is 2" in refused.value.why
    assert refused.value.fix.startswith("Read version 2")
    assert "Anna" not in str(refused.value)
    with clinic.reading() as scope:
        assert len(read.versions(scope, clinic.client)) == 2


def test_a_version_of_nobody_is_refused(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(UnknownClient), clinic.writing() as scope:
        keep.record_version(scope, "nobody", RECORD, after=0, at=AT, by=None)


def test_two_clients_do_not_share_a_code(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(AlreadyThere), clinic.writing() as scope:
        keep.add_client(scope, "anna", RECORD, at=AT, by=None)
    a_clinic(store)  # another organisation may have an anna of its own


def test_a_block_that_fails_keeps_nothing_of_itself(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(ZeroDivisionError), clinic.writing() as scope:  # noqa: PT012 - the block is what is undone
        keep.add_client(scope, "berta", RECORD, at=AT, by=None)
        raise ZeroDivisionError
    with clinic.reading() as scope:
        assert read.client_by_code(scope, "berta") is None


def test_people_are_kept_and_changed_and_never_lost(store: Store) -> None:
    clinic = a_clinic(store)
    trainer = Person(
        id=uuid7(), name="B. Trainer", roles=frozenset({Role.TRAINER, Role.ADMIN}), email="B@x.org"
    )
    with clinic.writing() as scope:
        keep.add_person(scope, trainer)
        keep.change_person(
            scope, Person(id=trainer.id, name="B", roles=trainer.roles, active=False)
        )
    with clinic.reading() as scope:
        names = [person.name for person in read.people(scope)]
        assert names == ["A. Example", "B"]
        changed = read.person(scope, trainer.id)
        assert changed is not None
        assert (changed.active, changed.email, changed.licence) == (False, None, None)
        clinician = read.person(scope, clinic.person)
        assert clinician is not None
        assert clinician.licence is not None
        assert read.person_by_email(scope, str(clinician.email).upper()) == clinician
        assert read.person(scope, "nobody") is None


def test_an_address_belongs_to_one_person(store: Store) -> None:
    clinic = a_clinic(store)
    one = a_person(email="a@example.org")
    with clinic.writing() as scope:
        keep.add_person(scope, one)
        keep.change_person(scope, one)
    with pytest.raises(AlreadyThere) as refused, clinic.writing() as scope:
        keep.add_person(scope, a_person(email="A@example.org"))
    assert "example.org" not in str(refused.value)
    with pytest.raises(UnknownRow), clinic.writing() as scope:
        keep.change_person(scope, a_person())


def test_a_person_has_a_role_and_a_clinician_a_licence() -> None:
    with pytest.raises(ValueError, match="a clinician has a licence"):
        a_person(licence=None)
    with pytest.raises(ValueError, match="at least one role"):
        a_person(roles=frozenset())


def test_settings_are_the_defaults_until_somebody_sets_them(store: Store) -> None:
    clinic = a_clinic(store)
    first = Settings(progression={"advance-sessions": {"least": 5.0}}, automatic_advance=True)
    with clinic.reading() as scope:
        assert read.settings(scope) == Settings()
    for settings in (first, Settings()):
        with clinic.writing() as scope:
            keep.save_settings(scope, settings, at=AT, by=clinic.person)
        with clinic.reading() as scope:
            assert read.settings(scope) == settings


def test_the_caseload_comes_page_by_page_and_misses_nobody(store: Store) -> None:
    clinic = a_clinic(store, "a-0")
    with clinic.writing() as scope:
        for number in (3, 1, 2, 4):
            keep.add_client(scope, f"a-{number}", RECORD, at=AT, by=None)
    codes: list[str] = []
    after, pages = None, 0
    while pages == 0 or after is not None:
        with clinic.reading() as scope:
            page = read.caseload(scope, after=after, most=2)
        codes += [row.code for row in page.rows]
        after, pages = page.after, pages + 1
        with clinic.writing() as scope:  # somebody who comes behind the page's end is seen
            if pages == 1:
                keep.add_client(scope, "a-9", RECORD, at=AT, by=None)
    assert codes == ["a-0", "a-1", "a-2", "a-3", "a-4", "a-9"]
    assert pages == 3


def test_the_caseload_tells_what_to_look_at(store: Store) -> None:
    clinic = a_clinic(store)
    clinic.append(morning())
    made = a_programme(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, a_decision(clinic.client))
        keep.keep_programme(scope, made)
    with clinic.reading() as scope:
        (row,) = read.caseload(scope).rows
    assert (row.version, row.last_told_on, row.open_decisions) == (1, DAY, 1)
    assert row.programme is ProgrammeState.DRAFT
    with clinic.writing() as scope:
        keep.approve_programme(scope, made.id, by=clinic.person, at=AT)
    with clinic.reading() as scope:
        (row,) = read.caseload(scope).rows
    assert row.programme is ProgrammeState.APPROVED


def test_ids_made_later_are_higher_also_when_the_clock_goes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = iter([10**18, 10**18, 9 * 10**17, 10**18 + 10**6])
    first = uuid7()
    monkeypatch.setattr("time.time_ns", lambda: next(moments))
    made = [first, *(uuid7() for _ in range(4))]
    assert made == sorted(set(made))
    assert all(one[14] == "7" and one[19] in "89ab" for one in made)
