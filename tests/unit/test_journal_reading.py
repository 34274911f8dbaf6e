"""Entries are read strictly, one a line; a torn line is named and takes no other with it."""

import json
from datetime import date

import pytest
from tests.journals import SIGNED, entry, entry_id, session, told, well
from tests.records import DAY, KNOWN

from proneward.record.journal import (
    Correction,
    Lifted,
    Measured,
    Session,
    document_of,
    line_of,
    read_lines,
)
from proneward.vocabulary import PronewardError

EVERY_KIND = [
    session(1, DAY),
    session(2, DAY, extension_step=2, effort=None, pain={}, site={"before": 3}),
    told(3, "morning", DAY, pain=2.5),
    told(4, "answers", DAY, answers={"ces1": "no", "trauma-severe": "unknown"}),
    told(5, "finding", DAY, by="pt-1", finding="finding-dp-extension"),
    told(6, "condition", DAY, by="pt-1", condition="stenosis", status="resolved"),
    told(7, "condition", DAY, by="pt-1", condition="stenosis", status="active"),
    told(8, "measure", DAY, measure="psfs", items=[4, None, 7], score=None),
    told(9, "gap", DAY, reason="surgery"),
    told(10, "approval", DAY, by="pt-1", of="0123456789abcdef", verdict="declined", note="wait"),
    told(
        11,
        "override",
        DAY,
        by="Dr A",
        attribute="ext-end",
        reason="ok",
        review="2026-12-20",
        **SIGNED,
    ),
    told(
        12,
        "override",
        DAY,
        by="Dr A",
        exercise="prone-cobra",
        reason="ok",
        review="2026-12-20",
        **SIGNED,
    ),
    told(13, "unlock", DAY, by="pt-1", reason="seen and examined"),
    told(14, "stage", DAY, by="pt-1", stage=2, reason="approved"),
    told(15, "note", DAY, text="a good week"),
    told(16, "correction", DAY, of=entry_id(1), entry=None),
    told(17, "correction", DAY, of=entry_id(1), entry={"kind": "morning", "pain": 3}),
    told(
        18,
        "correction",
        DAY,
        of=entry_id(1),
        entry={"kind": "morning", "on": "2026-11-20", "pain": 3},
    ),
]


@pytest.mark.parametrize("document", EVERY_KIND, ids=lambda one: f"{one['kind']}-{one['id'][-2:]}")
def test_every_kind_reads_back_as_it_was_written(document: dict[str, object]) -> None:
    read = entry(document)
    again = entry(json.loads(line_of(read)))
    assert again == read
    assert line_of(again) == line_of(read)


def test_a_session_is_what_its_document_says() -> None:
    read = entry(session(1, DAY, pain={"before": 3, "during": 5}, effort=6))
    assert isinstance(read.what, Session)
    assert (read.what.pain.before, read.what.pain.during, read.what.pain.after) == (3, 5, None)
    assert [one.exercise for one in read.what.items] == ["supine-drawing-in", "supine-pelvic-tilt"]
    assert read.of_client


def test_an_override_takes_its_day_and_its_name_from_the_entry() -> None:
    read = entry(EVERY_KIND[10])
    assert isinstance(read.what, Lifted)
    assert (read.what.override.by, read.what.override.on) == ("Dr A", DAY)


def test_moments_of_any_zone_are_one_moment() -> None:
    east = entry({**session(1, DAY), "at": "2026-11-24T11:00:00+02:00"})
    here = entry({**session(1, DAY), "at": "2026-11-24T09:00:00Z"})
    assert east == here
    assert document_of(east)["at"] == "2026-11-24T09:00:00Z"


def test_a_correction_keeps_the_day_it_is_given() -> None:
    read = entry(EVERY_KIND[-1])
    assert isinstance(read.what, Correction)
    assert read.what.on == date(2026, 11, 20)


def refused(document: dict[str, object]) -> str:
    with pytest.raises(PronewardError) as refusal:
        entry(document)
    return str(refusal.value)


@pytest.mark.parametrize(
    "document, says",
    [
        ({}, "it has no kind"),
        ({"kind": "ssession"}, "Did you mean 'session'"),
        ({**session(1, DAY), "id": None}, "the key 'id' is missing"),
        ({**session(1, DAY), "id": "not-a-uuid"}, "a UUID of version 7"),
        ({**session(1, DAY), "id": "01900000-0000-4000-8000-000000000001"}, "version 7"),
        ({**session(1, DAY), "at": "2026-11-24T09:00:00"}, "a moment"),
        ({**session(1, DAY), "at": "yesterday"}, "a moment"),
        ({**session(1, DAY), "on": "24.11.2026"}, "a date like"),
        (session(1, DAY, pian={}), "unknown key 'pian'"),
        (session(1, DAY, effort=11), "at most 10"),
        (session(1, DAY, site={"before": 6}), "at most 5"),
        (session(1, DAY, items=[{"exercise": "supine-bridge"}]), "missing"),
        (session(1, DAY, stage=0, items=[]), "at least 1"),
        (told(1, "answers", DAY, answers={}), "at least 1"),
        (told(1, "answers", DAY, answers={"ces9": "no"}), "'ces9' is not a question"),
        (told(1, "finding", DAY, by="p", finding="stenosis"), "'stenosis' is not a finding"),
        (told(1, "condition", DAY, by="p", condition="stenosys", status="active"), "stenosis"),
        (told(1, "measure", DAY, measure="odi", items=[]), "none of the words"),
        (told(1, "unlock", DAY, reason="I am fine"), "only a person of the clinic"),
        (told(1, "approval", DAY, of="0123456789", verdict="approved"), "only a person"),
        (told(1, "stage", DAY, stage=5, reason="strong"), "only a person of the clinic"),
        (
            told(1, "correction", DAY, of=entry_id(2), entry={"kind": "unlock", "reason": "x"}),
            "only",
        ),
        (
            told(
                1,
                "correction",
                DAY,
                of=entry_id(2),
                entry=told(3, "correction", DAY, of=entry_id(2), entry=None),
            ),
            "a correction corrects an entry, not a correction",
        ),
        (
            told(1, "override", DAY, by="A", reason="x", review="2026-12-01", **SIGNED),
            "exactly one",
        ),
        (
            told(
                1,
                "override",
                DAY,
                by="A",
                attribute="ext-end",
                reason="x",
                review="2026-12-01",
                **{**SIGNED, "role": "trainer"},
            ),
            "a trainer may not lift a rule",
        ),
        (
            told(
                1,
                "override",
                DAY,
                by="A",
                attribute="ext-end",
                reason="x",
                review="2027-12-01",
                **SIGNED,
            ),
            "not within 42 days",
        ),
        (
            session(1, DAY, items=[{**session(1, DAY)["items"][0], "exercise": "supine-brigde"}]),
            "supine-bridge",
        ),
    ],
)
def test_what_is_wrong_is_said(document: dict[str, object], says: str) -> None:
    assert says in refused(document)


def test_a_torn_line_is_named_by_its_number_and_the_others_are_kept() -> None:
    lines = [json.dumps(one) for one in well(3)]
    lines[2] = lines[2][:40]
    lines.insert(1, "")
    found = read_lines(lines, KNOWN, "journal.ndjson")
    assert [number for number, _ in found.numbered] == [1, 3, 5, 6, 7]
    assert [line.number for line in found.torn] == [4]
    assert "journal.ndjson, line 4" in found.torn[0].error.what


def test_a_line_longer_than_any_entry_is_torn() -> None:
    long = json.dumps(told(1, "note", DAY, text="x" * 3900)) + " " * 70_000
    found = read_lines([long], KNOWN, "journal.ndjson")
    assert found.entries == ()
    assert "longer than any entry" in str(found.torn[0].error)


def test_a_measure_keeps_the_places_of_what_was_not_answered() -> None:
    read = entry(EVERY_KIND[7])
    assert isinstance(read.what, Measured)
    assert read.what.items == (4, None, 7)
