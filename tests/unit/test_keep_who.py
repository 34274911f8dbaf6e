"""Who may say what, and change what."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from tests.clinics import Cast, a_person, cast_in
from tests.journals import SIGNED, told, well
from tests.records import ALL_WELL, DAY, a_client

from proneward.app.actions.keep.approve import answer
from proneward.app.actions.keep.clients import admit
from proneward.app.actions.keep.decide import decide_for
from proneward.app.actions.keep.errors import NotAllowed
from proneward.app.actions.keep.records import record_of
from proneward.app.store import Role, keep
from proneward.record.journal import Verdict

FLAG = {"ces1": "yes"}


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    with cast_in(tmp_path, days_per_week=7) as found:
        yield found


def test_only_a_clinician_corrects_what_only_a_clinician_writes(cast: Cast) -> None:
    unlock = told(1, "unlock", DAY, by=cast.clinician.id, reason="examined")
    cast.say(unlock, cast.clinician)
    for by in (cast.trainer, None):
        author = by.id if by else "client"
        back = told(2, "correction", DAY, by=author, of=unlock["id"], entry=None)
        with pytest.raises(NotAllowed):
            cast.say(back, by)
    cast.say(
        told(3, "correction", DAY, by=cast.clinician.id, of=unlock["id"], entry=None),
        cast.clinician,
    )


def test_a_trainer_does_not_take_back_what_a_client_answered(cast: Cast) -> None:
    flag = told(1, "answers", DAY, answers=FLAG)
    cast.say(flag)
    back = told(2, "correction", DAY, by=cast.trainer.id, of=flag["id"], entry=None)
    with pytest.raises(NotAllowed):
        cast.say(back, cast.trainer)
    assert cast.is_locked()


def test_a_correction_of_a_correction_is_of_what_was_corrected_first(cast: Cast) -> None:
    unlock = told(1, "unlock", DAY, by=cast.clinician.id, reason="examined")
    corrected = told(
        2,
        "correction",
        DAY,
        by=cast.clinician.id,
        of=unlock["id"],
        entry={"kind": "unlock", "reason": "examined again"},
    )
    cast.say(unlock, cast.clinician)
    cast.say(corrected, cast.clinician)
    back = told(3, "correction", DAY, by=cast.trainer.id, of=corrected["id"], entry=None)
    with pytest.raises(NotAllowed):
        cast.say(back, cast.trainer)


def test_a_correction_of_nothing_is_refused(cast: Cast) -> None:
    nothing = told(1, "correction", DAY, of=told(9, "note", DAY)["id"], entry=None)
    with pytest.raises(NotAllowed, match="not there"):
        cast.say(nothing)


def test_an_approval_is_given_to_the_proposal_and_not_told(cast: Cast) -> None:
    word = told(1, "approval", DAY, by=cast.clinician.id, of="0" * 64, verdict="approved")
    with pytest.raises(NotAllowed, match="proposal"):
        cast.say(word, cast.clinician)


def test_nobody_acts_who_has_left_or_works_elsewhere(cast: Cast) -> None:
    cast.tell(well())
    proposal = decide_for(cast.clinic, cast.client, DAY).decision.id
    with cast.clinic.writing() as scope:
        keep.change_person(scope, attrs.evolve(cast.clinician, active=False))
    for person in (cast.clinician, a_person(Role.CLINICIAN)):
        with pytest.raises(NotAllowed):
            answer(cast.clinic, cast.client, proposal, Verdict.APPROVED, by=person, on=DAY)
        with pytest.raises(NotAllowed):
            cast.say(told(1, "note", DAY, by=person.id, text="x"), person)


# Records

LIFTED = {
    "attribute": "ext-end",
    "reason": "tolerated",
    "by": "A. Example",
    **SIGNED,
    "on": "2026-11-20",
    "review": "2026-12-20",
}


@pytest.mark.parametrize(
    "changed",
    [
        {"stage": 3},
        {"extension_step": 3},
        {"overrides": [LIFTED]},
        {"conditions": []},
        {"answers": ALL_WELL},
        {"lies_on": "floor"},
    ],
    ids=["stage", "step", "override", "condition", "answer", "floor"],
)
def test_a_trainer_makes_no_change_that_lets_more_be_done(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    strict: dict[str, object] = {
        "conditions": ["facet-pain"],
        "answers": {**ALL_WELL, **FLAG} if "answers" in changed else ALL_WELL,
        "lies_on": "bed",
    }
    with cast_in(tmp_path, **strict) as cast:
        with pytest.raises(NotAllowed):
            admit(cast.clinic, a_client(**strict | changed), by=cast.trainer)
        admit(cast.clinic, a_client(**strict | changed), by=cast.clinician)


def test_a_trainer_writes_down_time_props_and_new_trouble(tmp_path: Path) -> None:
    with cast_in(tmp_path) as cast:
        more = {"minutes_per_day": 30, "props": ["band"], "conditions": ["facet-pain"]}
        admit(cast.clinic, a_client(**more), by=cast.trainer)
        with cast.clinic.reading() as scope:
            record, version = record_of(scope, cast.client, cast.clinic.catalogue)
        assert (version, record.minutes_per_day) == (2, 30)


def test_a_trainer_admits_nobody_at_a_stage_that_nobody_saw(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="stage"):
        admit(cast.clinic, a_client(id="new", stage=4), by=cast.trainer)
    admit(cast.clinic, a_client(id="new"), by=cast.trainer)
