"""What follows from what was told is kept, and in effect where it may be."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.clinics import Cast, cast_in
from tests.journals import SIGNED, entry, session, told, well
from tests.records import DAY, a_client

from proneward.app.actions.keep.approve import answer, set_automatic_advance
from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.decide import decide_for
from proneward.app.actions.keep.errors import NotAllowed, NothingToDecide, WhichOrganisation
from proneward.app.actions.keep.nightly import review_all
from proneward.app.actions.keep.programmes import (
    NoProgramme,
    approve_programme,
    make_programme,
    standing_programme,
    today,
)
from proneward.app.actions.keep.records import record_of
from proneward.app.actions.keep.told import tell
from proneward.app.actions.keep.who import organisation_of
from proneward.app.store import DecisionState, UnknownClient, audit, read
from proneward.progression import Course, chart_on
from proneward.record.journal import StageDecided, Verdict


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    with cast_in(tmp_path, days_per_week=7) as found:
        yield found


def stage_of(cast: Cast) -> int:
    """The stage that a client stands at after everything that was told."""
    with cast.clinic.reading() as scope:
        record, _ = record_of(scope, cast.client, cast.clinic.catalogue)
        journal = read.journal(scope, cast.client)
    return chart_on(record, journal, cast.clinic.catalogue, DAY).stage


def actions(cast: Cast) -> list[str]:
    """What the audit trail says was done."""
    with cast.clinic.reading() as scope:
        assert audit.check(scope) == ()
        return [row.action for row in audit.rows(scope)]


def decide(cast: Cast) -> str:
    return decide_for(cast.clinic, cast.client, DAY).decision.id


def test_a_record_is_admitted_once_and_a_change_is_a_new_version(cast: Cast) -> None:
    same = admit(cast.clinic, a_client(days_per_week=7), by=cast.clinician)
    assert same == cast.client
    changed = admit(cast.clinic, a_client(days_per_week=3), by=cast.clinician)
    assert changed == cast.client
    with cast.clinic.reading() as scope:
        record, version = record_of(scope, cast.client, cast.clinic.catalogue)
    assert (record.days_per_week, version) == (3, 2)
    assert actions(cast) == ["client-admitted", "record-changed"]


def test_nobody_has_a_record_that_was_never_kept(cast: Cast) -> None:
    with cast.clinic.reading() as scope, pytest.raises(UnknownClient):
        record_of(scope, "nobody", cast.clinic.catalogue)


# Who may say what


def test_a_client_tells_their_own_days_and_nothing_of_the_clinics(cast: Cast) -> None:
    mine = entry(session(1, DAY))
    assert tell(cast.clinic, cast.client, [mine], by=None).new == 1
    assert tell(cast.clinic, cast.client, [mine], by=None).new == 0
    theirs = entry(told(2, "note", DAY, by=cast.clinician.id, text="seen"))
    with pytest.raises(NotAllowed):
        tell(cast.clinic, cast.client, [mine, theirs], by=None)
    assert tell(cast.clinic, cast.client, [theirs], by=cast.clinician).new == 1


def test_only_a_clinician_unlocks(cast: Cast) -> None:
    for number, person in enumerate((cast.trainer, cast.admin), start=1):
        unlock = entry(told(number, "unlock", DAY, by=person.id, reason="looks fine"))
        with pytest.raises(NotAllowed):
            tell(cast.clinic, cast.client, [unlock], by=person)
    unlock = entry(told(9, "unlock", DAY, by=cast.clinician.id, reason="examined"))
    assert tell(cast.clinic, cast.client, [unlock], by=cast.clinician).new == 1


def test_a_correction_may_not_smuggle_in_what_its_author_may_not_write(cast: Cast) -> None:
    note = told(1, "note", DAY, by=cast.trainer.id, text="x")
    smuggled = told(
        2,
        "correction",
        DAY,
        by=cast.trainer.id,
        of=note["id"],
        entry={"kind": "unlock", "reason": "x"},
    )
    with pytest.raises(NotAllowed):
        tell(cast.clinic, cast.client, [entry(note), entry(smuggled)], by=cast.trainer)


def test_an_override_carries_the_licence_of_whoever_writes_it(cast: Cast) -> None:
    lifts = {"attribute": "ext-end", "reason": "tolerated", "review": "2026-12-20"}
    good = entry(told(1, "override", DAY, by=cast.clinician.id, **lifts, **SIGNED))
    assert tell(cast.clinic, cast.client, [good], by=cast.clinician).new == 1
    other = {**SIGNED, "licence": {"type": "PT", "number": "99999"}}
    wrong = entry(told(2, "override", DAY, by=cast.clinician.id, **lifts, **other))
    with pytest.raises(NotAllowed):
        tell(cast.clinic, cast.client, [wrong], by=cast.clinician)


# Decisions


def test_a_higher_stage_waits_for_a_clinician(cast: Cast) -> None:
    cast.tell(well())
    decided = decide_for(cast.clinic, cast.client, DAY)
    assert (decided.decision.course, decided.state) == (Course.ADVANCE, DecisionState.OPEN)
    assert stage_of(cast) == 1
    answer(
        cast.clinic, cast.client, decided.decision.id, Verdict.APPROVED, by=cast.clinician, on=DAY
    )
    assert stage_of(cast) == 2
    assert actions(cast) == ["client-admitted", "decided-advance", "proposal-approved"]


def test_the_same_night_twice_decides_once(cast: Cast) -> None:
    cast.tell(well())
    assert decide_for(cast.clinic, cast.client, DAY).new
    assert not decide_for(cast.clinic, cast.client, DAY).new
    assert actions(cast).count("decided-advance") == 1


@pytest.mark.parametrize("who", ["trainer", "admin"])
def test_nobody_else_approves(cast: Cast, who: str) -> None:
    cast.tell(well())
    person = getattr(cast, who)
    with pytest.raises(NotAllowed):
        answer(cast.clinic, cast.client, decide(cast), Verdict.APPROVED, by=person, on=DAY)
    assert stage_of(cast) == 1


def test_a_declined_proposal_changes_nothing_and_is_not_asked_again(cast: Cast) -> None:
    cast.tell(well())
    answer(cast.clinic, cast.client, decide(cast), Verdict.DECLINED, by=cast.clinician, on=DAY)
    assert stage_of(cast) == 1
    assert decide_for(cast.clinic, cast.client, DAY).decision.course is Course.HOLD


def test_what_was_answered_is_not_answered_again(cast: Cast) -> None:
    cast.tell(well())
    proposal = decide(cast)
    answer(cast.clinic, cast.client, proposal, Verdict.APPROVED, by=cast.clinician, on=DAY)
    for decision in (proposal, "0" * 64):
        with pytest.raises(NothingToDecide):
            answer(cast.clinic, cast.client, decision, Verdict.APPROVED, by=cast.clinician, on=DAY)
    assert stage_of(cast) == 2


def test_a_lower_stage_is_in_effect_at_once_and_once(tmp_path: Path) -> None:
    with cast_in(tmp_path, days_per_week=7, stage=3) as cast:
        made = make_programme(cast.clinic, cast.client, DAY, by=cast.clinician)
        approve_programme(cast.clinic, made.id, by=cast.clinician)
        cast.tell(well(stage=3, pain={"before": 3, "during": 9, "after": 5}))
        assert decide_for(cast.clinic, cast.client, DAY).decision.course is Course.REGRESS
        assert stage_of(cast) == 2
        assert standing_programme(cast.clinic, cast.client) is None
        assert decide_for(cast.clinic, cast.client, DAY).decision.course is Course.HOLD
        with cast.clinic.reading() as scope:
            journal = read.journal(scope, cast.client)
        stages = [one for one in journal if isinstance(one.what, StageDecided)]
        assert [one.by for one in stages] == ["system"]


def test_a_red_flag_withdraws_the_programme(cast: Cast) -> None:
    made = make_programme(cast.clinic, cast.client, DAY, by=cast.clinician)
    approve_programme(cast.clinic, made.id, by=cast.clinician)
    assert today(cast.clinic, cast.client, DAY)
    flag = {**told(1, "answers", DAY, answers={"ces1": "yes"})}
    cast.tell([flag])
    assert decide_for(cast.clinic, cast.client, DAY).decision.locked
    assert today(cast.clinic, cast.client, DAY) is None
    with pytest.raises(NoProgramme):
        make_programme(cast.clinic, cast.client, DAY, by=cast.clinician)


def test_advancing_without_a_word_needs_an_administrator_and_a_reason(cast: Cast) -> None:
    for person in (cast.clinician, cast.trainer):
        with pytest.raises(NotAllowed):
            set_automatic_advance(cast.clinic, by=person, reason="busy", wanted=True)
    with pytest.raises(NothingToDecide):
        set_automatic_advance(cast.clinic, by=cast.admin, reason="  ", wanted=True)
    cast.tell(well())
    set_automatic_advance(cast.clinic, by=cast.admin, reason="a supervised group", wanted=True)
    decided = decide_for(cast.clinic, cast.client, DAY)
    assert decided.state is DecisionState.APPROVED
    assert stage_of(cast) == 2
    assert "automatic-advance-on" in actions(cast)


def test_a_step_of_the_lane_is_written_into_the_record_when_approved(tmp_path: Path) -> None:
    responds = {
        "conditions": ["disc-herniation"],
        "findings": [{"id": "finding-dp-extension", "on": "2026-11-10"}],
    }
    with cast_in(tmp_path, **responds) as cast:
        nearer = {"before": 2, "after": 1, "later": 1}
        days = [DAY - timedelta(days=ago) for ago in (2, 1)]
        cast.tell([session(n, on, extension_step=1, site=nearer) for n, on in enumerate(days)])
        answer(cast.clinic, cast.client, decide(cast), Verdict.APPROVED, by=cast.clinician, on=DAY)
        with cast.clinic.reading() as scope:
            record, version = record_of(scope, cast.client, cast.clinic.catalogue)
        assert (record.extension_step, version) == (2, 2)
        assert stage_of(cast) == 1


# Programmes


def test_a_programme_is_a_draft_until_a_clinician_approves_it(cast: Cast) -> None:
    made = make_programme(cast.clinic, cast.client, DAY, by=cast.trainer)
    assert standing_programme(cast.clinic, cast.client) is None
    with pytest.raises(NotAllowed):
        approve_programme(cast.clinic, made.id, by=cast.trainer)
    approve_programme(cast.clinic, made.id, by=cast.clinician)
    standing = standing_programme(cast.clinic, cast.client)
    assert standing
    assert standing.id == made.id
    assert standing.catalogue_digest == cast.clinic.catalogue.digest


def test_today_has_the_session_of_the_day_and_what_was_told_of_it(cast: Cast) -> None:
    made = make_programme(cast.clinic, cast.client, DAY, by=cast.clinician)
    approve_programme(cast.clinic, made.id, by=cast.clinician)
    found = today(cast.clinic, cast.client, DAY)
    assert found
    assert found.session
    planned = made.followed.plan.programme
    assert planned
    first = planned.sessions[0]
    assert [one["exercise"] for one in found.session["items"]] == [
        one.exercise.id for one in first.items
    ]
    cast.tell([session(1, DAY)])
    later = today(cast.clinic, cast.client, DAY)
    assert later
    assert later.told == ("session",)


# Everybody


def test_a_night_reviews_everybody_and_names_whom_it_could_not(cast: Cast) -> None:
    cast.tell(well())
    admit(cast.clinic, a_client(id="other"), by=cast.clinician)
    night = review_all(cast.clinic, DAY)
    assert night.courses == {"advance": 1, "hold": 1}
    assert night.failed == ()


def test_the_only_organisation_need_not_be_named(cast: Cast) -> None:
    store = cast.clinic.store
    assert organisation_of(store, None).id == cast.clinic.organisation
    store.found("Second")
    with pytest.raises(WhichOrganisation, match="several"):
        organisation_of(store, None)
    assert organisation_of(store, "Second").name == "Second"
    with pytest.raises(WhichOrganisation, match="Second"):
        organisation_of(store, "Secondd")
