"""What was true when it was kept and is not any more does nobody harm."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.clinics import Cast, cast_in
from tests.journals import Document, item, moment, session, told, well
from tests.records import ALL_WELL, DAY, a_client

from proneward.app.actions.keep.approve import answer, set_automatic_advance
from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.decide import decide_for, put
from proneward.app.actions.keep.errors import NothingToDecide
from proneward.app.actions.keep.nightly import review_all
from proneward.app.actions.keep.programmes import (
    approve_programme,
    make_programme,
    standing_programme,
)
from proneward.app.store import DecisionState, ProgrammeState, read
from proneward.progression import Course
from proneward.record.journal import Answers, StageDecided, Verdict

RED = {"before": 3, "during": 9, "after": 5}
FLAG = {"ces1": "yes"}


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    with cast_in(tmp_path, days_per_week=7) as found:
        yield found


def stages_of(cast: Cast) -> list[int]:
    return [one.what.stage for one in cast.journal() if isinstance(one.what, StageDecided)]


def states_of(cast: Cast) -> list[ProgrammeState]:
    with cast.clinic.reading() as scope:
        return [one.state for one in read.programmes(scope, cast.client)]


def make(cast: Cast) -> str:
    return make_programme(cast.clinic, cast.client, DAY, by=cast.clinician).id


def approve(cast: Cast) -> str:
    made = make(cast)
    approve_programme(cast.clinic, made, by=cast.clinician)
    return made


def kept_state(cast: Cast, decision: str) -> DecisionState:
    with cast.clinic.reading() as scope:
        kept = read.decision(scope, cast.client, decision)
    assert kept
    return kept.state


# Proposals


@pytest.mark.parametrize(
    "since",
    [
        session(90, DAY, pain=RED),
        told(90, "answers", DAY, answers=FLAG),
        told(90, "gap", DAY, reason="surgery"),
    ],
    ids=["red", "flag", "surgery"],
)
def test_a_proposal_that_no_longer_holds_cannot_be_approved(cast: Cast, since: Document) -> None:
    cast.tell(well())
    proposal = decide_for(cast.clinic, cast.client, DAY).decision.id
    cast.tell([since])
    with pytest.raises(NothingToDecide, match="since"):
        answer(cast.clinic, cast.client, proposal, Verdict.APPROVED, by=cast.clinician, on=DAY)
    assert stages_of(cast) == []
    assert kept_state(cast, proposal) is DecisionState.SUPERSEDED


def test_a_proposal_that_no_longer_holds_can_be_declined(cast: Cast) -> None:
    cast.tell(well())
    proposal = decide_for(cast.clinic, cast.client, DAY).decision.id
    cast.tell([session(90, DAY, pain=RED)])
    answer(cast.clinic, cast.client, proposal, Verdict.DECLINED, by=cast.clinician, on=DAY)
    assert kept_state(cast, proposal) is DecisionState.DECLINED


def test_what_asks_for_a_clinician_waits_until_one_has_seen_it(tmp_path: Path) -> None:
    with cast_in(tmp_path, days_per_week=7) as cast:
        cast.tell(well(count=50))
        decided = decide_for(cast.clinic, cast.client, DAY)
        assert (decided.decision.course, decided.state) == (Course.REVIEW, DecisionState.OPEN)
        seen = decided.decision.id
        answer(cast.clinic, cast.client, seen, Verdict.APPROVED, by=cast.clinician, on=DAY)
        assert kept_state(cast, seen) is DecisionState.APPROVED
        assert decide_for(cast.clinic, cast.client, DAY).decision.course is not Course.REVIEW


def test_what_a_clinician_must_judge_never_advances_by_itself(tmp_path: Path) -> None:
    """Nobody who lies only on their side shows the bridge, nor anything in its place."""
    positions = ["side-lying", "hands-and-knees"]
    with cast_in(tmp_path, days_per_week=7, stage=2, positions=positions) as cast:
        set_automatic_advance(cast.clinic, by=cast.admin, reason="a group", wanted=True)
        cast.tell(well(stage=2, items=[item("quad-neutral")]))
        decided = decide_for(cast.clinic, cast.client, DAY)
        assert (decided.decision.course, decided.state) == (Course.ADVANCE, DecisionState.OPEN)
        assert stages_of(cast) == []


# Programmes


def test_a_flag_withdraws_drafts_and_what_is_done_before_the_answer_is_acknowledged(
    cast: Cast,
) -> None:
    approve(cast)
    make(cast)
    cast.say(told(1, "answers", DAY, answers=FLAG))
    assert set(states_of(cast)) == {ProgrammeState.WITHDRAWN}


def test_a_condition_that_withholds_what_is_planned_withdraws_it(tmp_path: Path) -> None:
    with cast_in(tmp_path, stage=3) as cast:
        made = approve(cast)
        assert standing_programme(cast.clinic, cast.client)
        admit(
            cast.clinic,
            a_client(stage=3, conditions=["vertebral-fracture-recent"]),
            by=cast.clinician,
        )
        assert standing_programme(cast.clinic, cast.client) is None
        with pytest.raises(Exception, match="withdrawn"):
            approve_programme(cast.clinic, made, by=cast.clinician)


def test_what_changes_nothing_for_a_programme_leaves_it(cast: Cast) -> None:
    approve(cast)
    cast.say(told(1, "answers", DAY, answers=ALL_WELL))
    admit(cast.clinic, a_client(days_per_week=3), by=cast.trainer)
    assert states_of(cast) == [ProgrammeState.APPROVED]


def test_a_draft_is_not_approved_against_what_was_told_since(tmp_path: Path) -> None:
    with cast_in(tmp_path, days_per_week=7, stage=3) as cast:
        made = make(cast)
        cast.tell(well(stage=3, pain=RED))
        with pytest.raises(NothingToDecide, match="since"):
            approve_programme(cast.clinic, made, by=cast.clinician)
        assert standing_programme(cast.clinic, cast.client) is None


def test_the_programme_after_a_bad_night_is_as_light_as_that_night_said(cast: Cast) -> None:
    def asked(made: str) -> float:
        with cast.clinic.reading() as scope:
            found = read.programme(scope, made)
        assert found
        items: list[dict[str, int]] = found.document["programme"]["weeks"][0]["sessions"][0][
            "items"
        ]
        return sum(one["sets"] * (one["reps"] or 1) for one in items) / len(items)

    usual = asked(make(cast))
    cast.tell(well(pain=RED))
    assert review_all(cast.clinic, DAY).courses == {"regress": 1}
    lighter = make(cast)
    assert asked(lighter) < usual
    assert asked(make(cast)) < usual, "a draft that nobody approved answers nothing"
    approve_programme(cast.clinic, lighter, by=cast.clinician)
    assert asked(make(cast)) == usual, "what was approved has answered it"


# Clocks


def test_a_phone_that_is_a_year_ahead_locks_today(cast: Cast) -> None:
    approve(cast)
    cast.say(told(1, "answers", DAY + timedelta(days=365), answers=FLAG))
    assert cast.is_locked()
    assert standing_programme(cast.clinic, cast.client) is None


def test_a_flag_that_is_heard_after_an_unlock_is_not_unlocked_by_it(cast: Cast) -> None:
    cast.tell([told(1, "unlock", DAY, by=cast.clinician.id, reason="examined")])
    late = told(2, "answers", DAY - timedelta(days=1), answers=FLAG)
    cast.say(late)
    assert cast.is_locked()
    said = [one for one in cast.journal() if isinstance(one.what, Answers)]
    assert [one.by for one in said] == ["client", "system"]
    cast.say(late)
    assert len(cast.journal()) == len(said) + 1, "what is sent twice is said again once"


def test_going_back_once_is_going_back_once_whatever_the_phones_clock_says(tmp_path: Path) -> None:
    with cast_in(tmp_path, days_per_week=7, stage=4) as cast:
        ahead = [session(n, DAY, stage=4, pain=RED, at=moment(DAY, 20 + n)) for n in range(3)]
        cast.tell(ahead)
        assert decide_for(cast.clinic, cast.client, DAY).decision.course is Course.REGRESS
        assert decide_for(cast.clinic, cast.client, DAY).decision.course is not Course.REGRESS
        assert stages_of(cast) == [3]


# Nights


def test_a_fault_in_one_clients_review_is_named_and_the_others_are_reviewed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.tell(well())
    other = admit(cast.clinic, a_client(id="other"), by=cast.clinician)
    right = put

    def breaks(scope, client, decision, at, *, automatic):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        right(scope, client, decision, at, automatic=automatic)
        raise KeyError(client)

    monkeypatch.setattr("proneward.app.actions.keep.nightly.put", breaks)
    night = review_all(cast.clinic, DAY)
    assert [client for client, _ in night.failed] == [cast.client]
    assert "KeyError" in night.failed[0][1].why
    assert night.courses == {"hold": 1}
    with cast.clinic.reading() as scope:
        assert read.decisions(scope, cast.client) == (), "what failed left nothing behind"
        assert read.client(scope, other)
