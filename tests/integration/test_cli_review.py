"""review, and plan with a journal: what they print, decide and refuse."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, CLINIC, ROOT, assert_refused, names_in, ran
from tests.journals import Document, morning, session, told, well
from tests.records import DAY

from proneward.catalogue import load

Capsys = pytest.CaptureFixture[str]
JOURNALS = ROOT / "examples" / "journals"
KEYS = [
    *("contract", "id", "client", "on", "catalogue", "decision", "from_stage", "to_stage"),
    *("lane", "locked", "referral", "proposal", "review_due", "dose_percent", "easier", "steps"),
    "because",
]
EXAMPLES = {
    "steady": ("healthy-beginner", "2026-12-02", "advance", 2),
    "centralising": ("disc-responder", "2026-11-30", "hold", 1),
    "two-red-days": ("facet-pain", "2026-12-01", "regress", 2),
    "spreading": ("disc-responder", "2026-11-28", "regress", 1),
    "red-flag": ("healthy-beginner", "2026-11-29", "stop", 1),
}


def written(folder: Path, documents: list[Document], *more: str) -> Path:
    """Write a journal."""
    file = folder / "journal.ndjson"
    lines = [*(json.dumps(one) for one in documents), *more]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("journal", EXAMPLES)
def test_each_example_is_decided_as_its_name_says(capsys: Capsys, journal: str) -> None:
    client, day, decision, stage = EXAMPLES[journal]
    files = CLIENTS / f"{client}.yaml", JOURNALS / f"{journal}.ndjson"
    result = ran(capsys, "review", *files, "--on", day, "--json")
    assert (result.code, result.err) == (0, "")
    document = result.document
    assert list(document) == KEYS
    assert (document["decision"], document["to_stage"]) == (decision, stage)
    assert document["locked"] is (decision == "stop")
    because = document["because"]
    assert isinstance(because, list)
    assert len(because) == len(load().progression)


def test_the_words_say_what_is_decided_and_what_is_still_needed(capsys: Capsys) -> None:
    files = CLIENTS / "disc-responder.yaml", JOURNALS / "centralising.ndjson"
    out = ran(capsys, "review", *files, "--on", "2026-11-30").out
    assert "Stay at stage 1 for now." in out
    assert "Extension lane: from step 1 to step 2, a proposal." in out
    assert out.index("Still needed to move on") < out.index("Already there")
    assert "not yet reviewed by a registered clinician" in out


def test_a_torn_line_is_named_and_nothing_is_decided(capsys: Capsys, tmp_path: Path) -> None:
    journal = written(tmp_path, well(3), '{"id": "0190', json.dumps(morning(90, DAY)))
    result = ran(capsys, "review", CLIENTS / "healthy-beginner.yaml", journal, "--json")
    assert_refused(result, "journal.ndjson, line 7")


@pytest.mark.parametrize(
    "text, says",
    [
        ("[]\n", "no kind"),
        ("not json\n", "line 1"),
        ('{"kind": "session"}\n', "missing"),
        ("\ud800", ""),
    ],
)
def test_what_is_no_journal_is_refused(
    capsys: Capsys, tmp_path: Path, text: str, says: str
) -> None:
    journal = tmp_path / "journal.ndjson"
    journal.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = ran(capsys, "review", CLIENTS / "healthy-beginner.yaml", journal)
    assert_refused(result, says)


def test_a_journal_that_is_not_there_or_a_folder_is_refused(capsys: Capsys, tmp_path: Path) -> None:
    client = CLIENTS / "healthy-beginner.yaml"
    assert_refused(ran(capsys, "review", client, tmp_path / "no.ndjson"), "there is no such file")
    assert_refused(ran(capsys, "review", client, tmp_path), "it is a directory")
    assert names_in(tmp_path) == []


def test_two_lines_of_one_id_that_differ_are_refused(capsys: Capsys, tmp_path: Path) -> None:
    journal = written(tmp_path, [morning(1, DAY, 2), morning(1, DAY, 5)])
    result = ran(capsys, "review", CLIENTS / "healthy-beginner.yaml", journal)
    assert_refused(result, "two entries that differ have this id")


def test_a_measure_that_cannot_be_scored_is_a_torn_line(capsys: Capsys, tmp_path: Path) -> None:
    wrong = {**morning(1, DAY), "kind": "measure", "measure": "rmdq", "items": [], "score": 99}
    wrong.pop("pain")
    result = ran(capsys, "review", CLIENTS / "healthy-beginner.yaml", written(tmp_path, [wrong]))
    assert_refused(result, "line 1", "0 to 24")


def test_an_empty_journal_holds(capsys: Capsys, tmp_path: Path) -> None:
    files = CLIENTS / "healthy-beginner.yaml", written(tmp_path, [])
    document = ran(capsys, "review", *files, "--on", "2026-11-24", "--json").document
    assert (document["decision"], document["proposal"]) == ("hold", False)


def clinic(folder: Path, progression: object) -> Path:
    file = folder / "clinic.json"
    file.write_text(json.dumps({"name": "Example clinic", "progression": progression}))
    return file


def test_a_clinics_numbers_count_and_its_slips_are_refused(capsys: Capsys, tmp_path: Path) -> None:
    files = CLIENTS / "healthy-beginner.yaml", JOURNALS / "steady.ndjson"
    asked: list[str | Path] = ["review", *files, "--on", "2026-12-02", "--json", "--clinic"]
    stricter = clinic(tmp_path, {"advance-effort": {"effort_most": 3}})
    assert ran(capsys, *asked, stricter).document["decision"] == "advance"
    stricter = clinic(tmp_path, {"advance-sessions": {"sessions": 12, "never_under": 6}})
    assert ran(capsys, *asked, stricter).document["decision"] == "hold"
    assert ran(capsys, *asked, CLINIC).document["decision"] == "advance"
    wrong = clinic(tmp_path, {"advance-effort": {"effort_most": 8}})
    assert_refused(ran(capsys, *asked, wrong), "8 is not between 3 and 5")
    assert_refused(ran(capsys, *asked, clinic(tmp_path, {"advance-efort": {}})), "advance-effort")
    unknown = clinic(tmp_path, {"advance-effort": {"effort": 4}})
    assert_refused(ran(capsys, *asked, unknown), "no such number")


def planned_exercises(document: dict[str, object]) -> list[set[str]]:
    """The exercises of each session."""
    programme = document["programme"]
    assert isinstance(programme, dict)
    return [
        {item["exercise"] for item in one["items"]}
        for week in programme["weeks"]
        for one in week["sessions"]
    ]


def test_the_next_programme_asks_for_what_is_to_be_shown(capsys: Capsys, tmp_path: Path) -> None:
    files = CLIENTS / "healthy-beginner.yaml", "--journal", written(tmp_path, well(2))
    document = ran(capsys, "plan", *files, "--on", str(DAY), "--json").document
    sessions = planned_exercises(document)
    for marker in ("supine-drawing-in", "supine-pelvic-tilt"):
        assert sum(marker in one for one in sessions) >= len(sessions) // 2


def test_the_next_programme_is_at_the_lower_stage_at_once(capsys: Capsys) -> None:
    files = CLIENTS / "facet-pain.yaml", "--journal", JOURNALS / "two-red-days.ndjson"
    document = ran(capsys, "plan", *files, "--on", "2026-12-01", "--json").document
    start = document["start"]
    assert isinstance(start, dict)
    assert start["stage"] == 2


def test_the_next_programme_stays_until_a_clinician_approves(capsys: Capsys) -> None:
    files = CLIENTS / "healthy-beginner.yaml", "--journal", JOURNALS / "steady.ndjson"
    document = ran(capsys, "plan", *files, "--on", "2026-12-02", "--json").document
    start = document["start"]
    assert isinstance(start, dict)
    assert start["stage"] == 1


def test_there_is_no_programme_after_a_red_flag(capsys: Capsys) -> None:
    files = CLIENTS / "healthy-beginner.yaml", "--journal", JOURNALS / "red-flag.ndjson"
    document = ran(capsys, "plan", *files, "--on", "2026-11-29", "--json").document
    assert (document["decision"], document["programme"]) == ("locked", None)


def test_what_was_stopped_for_pain_is_left_out_and_its_easier_form_is_in(
    capsys: Capsys, tmp_path: Path
) -> None:
    stopped = session(1, DAY, stage=2)
    stopped["items"][0] = {
        **stopped["items"][0],
        "exercise": "quad-arm-raise",
        "stopped_for": "pain",
    }
    at_two = told(9, "stage", DAY - timedelta(days=1), by="pt-1", stage=2, reason="approved")
    journal = written(tmp_path, [at_two, stopped])
    files = CLIENTS / "healthy-beginner.yaml", "--journal", journal
    sessions = planned_exercises(ran(capsys, "plan", *files, "--on", str(DAY), "--json").document)
    assert not any("quad-arm-raise" in one for one in sessions)
    assert any("quad-neutral" in one for one in sessions)


def test_after_a_short_gap_the_first_session_asks_for_less(capsys: Capsys, tmp_path: Path) -> None:
    early = [session(1, DAY.replace(day=15))]
    files = CLIENTS / "healthy-beginner.yaml", "--journal", written(tmp_path, early)
    document = ran(capsys, "plan", *files, "--on", str(DAY), "--json").document
    programme = document["programme"]
    assert isinstance(programme, dict)
    first, *_, later = programme["weeks"][0]["sessions"]
    by_exercise = {item["exercise"]: item for item in later["items"]}
    for item in first["items"]:
        other = by_exercise.get(item["exercise"])
        if other and item["reps"]:
            assert item["reps"] == max(1, other["reps"] * 8 // 10)
