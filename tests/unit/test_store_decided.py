"""Decisions and programmes, the states they go through, and what is done today."""

from datetime import timedelta

import attrs
import pytest
from tests.stores import AT, DAY, DIGEST, Clinic, a_clinic, a_decision, a_programme, morning

from proneward.app.store import (
    AlreadyThere,
    DecisionState,
    ProgrammeState,
    Store,
    UnknownClient,
    UnknownRow,
    WrongState,
    keep,
    read,
)


def states(clinic: Clinic) -> list[str]:
    with clinic.reading() as scope:
        return sorted(one.state for one in read.programmes(scope, clinic.client))


def test_a_decision_is_read_back_as_it_was_kept(store: Store) -> None:
    clinic = a_clinic(store)
    one = a_decision(clinic.client, document={"because": [{"rule": "advance-done", "met": True}]})
    with clinic.writing() as scope:
        assert keep.keep_decision(scope, one)
        assert not keep.keep_decision(scope, one)
    with clinic.reading() as scope:
        assert read.decision(scope, clinic.client, one.id) == one
        assert read.decisions(scope, clinic.client) == (one,)
        assert read.decision(scope, clinic.client, "another") is None


def test_a_newer_decision_supersedes_the_open_one(store: Store) -> None:
    clinic = a_clinic(store)
    first = a_decision(clinic.client)
    second = a_decision(clinic.client, on=DAY + timedelta(days=1))
    with clinic.writing() as scope:
        keep.keep_decision(scope, first)
        keep.keep_decision(scope, second)
    with clinic.reading() as scope:
        found = [one.state for one in read.decisions(scope, clinic.client)]
    assert found == [DecisionState.OPEN, DecisionState.SUPERSEDED]


def test_a_decision_is_settled_once(store: Store) -> None:
    clinic = a_clinic(store)
    one = a_decision(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, one)
        for _ in range(2):
            keep.settle_decision(scope, clinic.client, one.id, DecisionState.APPROVED)
    with pytest.raises(WrongState), clinic.writing() as scope:
        keep.settle_decision(scope, clinic.client, one.id, DecisionState.DECLINED)
    with pytest.raises(UnknownRow), clinic.writing() as scope:
        keep.settle_decision(scope, clinic.client, "another", DecisionState.DECLINED)
    with clinic.reading() as scope:
        assert read.decisions(scope, clinic.client)[0].state is DecisionState.APPROVED


def test_a_digest_does_not_stand_for_two_decisions(store: Store) -> None:
    clinic = a_clinic(store)
    one = a_decision(clinic.client)
    with clinic.writing() as scope:
        keep.keep_decision(scope, one)
    with pytest.raises(AlreadyThere), clinic.writing() as scope:
        keep.keep_decision(scope, attrs.evolve(one, document={"decision": "hold"}))
    with pytest.raises(UnknownClient), clinic.writing() as scope:
        keep.keep_decision(scope, a_decision("nobody"))


def test_a_programme_is_a_draft_until_a_person_approves_it(store: Store) -> None:
    clinic = a_clinic(store)
    decided = a_decision(clinic.client)
    made = a_programme(clinic.client, decision=decided.id, state=ProgrammeState.APPROVED)
    with clinic.writing() as scope:
        keep.keep_decision(scope, decided)
        keep.keep_programme(scope, made)
    with clinic.reading() as scope:
        draft = read.programme(scope, made.id)
        assert draft == attrs.evolve(made, state=ProgrammeState.DRAFT)
        assert read.today(scope, clinic.client, DAY) is None
    with clinic.writing() as scope:
        keep.approve_programme(scope, made.id, by=clinic.person, at=AT)
    with clinic.reading() as scope:
        approved = read.programme(scope, made.id)
        assert approved is not None
        assert (approved.approved_by, approved.approved_at) == (clinic.person, AT)


def test_one_programme_is_approved_at_a_time(store: Store) -> None:
    clinic = a_clinic(store)
    first, second = a_programme(clinic.client), a_programme(clinic.client)
    for made in (first, second):
        with clinic.writing() as scope:
            keep.keep_programme(scope, made)
            keep.approve_programme(scope, made.id, by=clinic.person, at=AT)
    assert states(clinic) == ["approved", "superseded"]
    with pytest.raises(WrongState), clinic.writing() as scope:
        keep.approve_programme(scope, first.id, by=clinic.person, at=AT)
    with pytest.raises(UnknownRow), clinic.writing() as scope:
        keep.approve_programme(scope, "another", by=clinic.person, at=AT)
    with clinic.writing() as scope:
        keep.withdraw_programme(scope, second.id)
    assert states(clinic) == ["superseded", "withdrawn"]
    with pytest.raises(WrongState), clinic.writing() as scope:
        keep.withdraw_programme(scope, second.id)


def test_today_is_the_session_of_the_approved_programme_and_what_was_told_of_the_day(
    store: Store,
) -> None:
    clinic = a_clinic(store)
    made = a_programme(clinic.client)
    planned = {DAY + timedelta(days=day): {"day": day} for day in (0, 2)}
    with clinic.writing() as scope:
        keep.keep_programme(scope, made, planned)
        keep.approve_programme(scope, made.id, by=clinic.person, at=AT)
    clinic.append(morning(), morning(on=DAY + timedelta(days=1)), morning())
    with clinic.reading() as scope:
        today = read.today(scope, clinic.client, DAY)
        rest = read.today(scope, clinic.client, DAY + timedelta(days=1))
        after = read.today(scope, clinic.client, DAY + timedelta(days=2))
    assert today is not None
    assert (today.programme, today.client_version) == (made.id, 1)
    assert today.catalogue_digest == DIGEST
    assert (today.session, today.told) == ({"day": 0}, ("morning", "morning"))
    assert rest is not None
    assert (rest.session, rest.told) == (None, ("morning",))
    assert after is not None
    assert (after.session, after.told) == ({"day": 2}, ())
