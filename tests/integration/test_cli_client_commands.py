"""screen, plan and why: what they print, and what their JSON holds."""

import json
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, DAY, Ran, ran

from proneward.app.cli import run
from proneward.catalogue import load
from proneward.vocabulary import read_document

CATALOGUE = load()
SCREEN_KEYS = [
    "contract", "client", "on", "catalogue", "decision", "referral", "open_questions", "start",
    "cleared", "cautioned", "favoured", "withheld", "clinician_only", "conflicts", "overrides",
]  # fmt: skip
PLAN_KEYS = [*SCREEN_KEYS, "programme", "left_out", "relax", "value", "bound", "gap"]
REASON_KEYS = {"rule", "condition", "attribute", "strength", "reason", "evidence", "sources"}
ITEM_KEYS = {
    "exercise", "lane", "position", "times_per_day", "sets", "reps", "hold_s", "side", "because",
}  # fmt: skip
EXAMPLES = sorted(CLIENTS.glob("*.yaml"))

Capsys = pytest.CaptureFixture[str]


def _on_the_day(capsys: Capsys, *tokens: str | Path) -> Ran:
    return ran(capsys, *tokens, "--on", DAY)


@pytest.mark.parametrize("client", EXAMPLES, ids=lambda path: path.stem)
def test_screen_prints_the_contracts_document(capsys: Capsys, client: Path) -> None:
    result = _on_the_day(capsys, "screen", client, "--json")
    assert (result.code, result.err) == (0, "")
    document = result.document
    assert list(document) == SCREEN_KEYS
    for verdict in (*document["cautioned"], *document["withheld"]):  # type: ignore[misc]  # JSON
        assert set(verdict) == {"exercise", "because"}
        assert all(set(reason) == REASON_KEYS for reason in verdict["because"])


@pytest.mark.parametrize("client", EXAMPLES, ids=lambda path: path.stem)
def test_plan_prints_the_contracts_document(capsys: Capsys, client: Path) -> None:
    result = _on_the_day(capsys, "plan", client, "--json")
    assert (result.code, result.err) == (0, "")
    document = result.document
    assert list(document) == PLAN_KEYS
    assert (document["bound"], document["gap"]) == (None, None)
    programme = document["programme"]
    if document["decision"] != "programme":
        assert programme is None
        return
    assert isinstance(programme, dict)
    for week in programme["weeks"]:
        assert set(week) == {"week", "sessions"}
        for session in week["sessions"]:
            assert set(session) == {"day", "minutes", "position_changes", "items"}
            assert all(set(item) == ITEM_KEYS for item in session["items"])


@pytest.mark.parametrize("client", EXAMPLES, ids=lambda path: path.stem)
def test_no_programme_holds_what_its_own_document_withholds(capsys: Capsys, client: Path) -> None:
    document = _on_the_day(capsys, "plan", client, "--json").document
    programme = document["programme"]
    weeks = programme["weeks"] if isinstance(programme, dict) else []
    planned = {
        item["exercise"]
        for week in weeks
        for session in week["sessions"]
        for item in session["items"]
    }
    assert planned <= set(document["cleared"])  # type: ignore[call-overload]  # JSON


def test_the_exact_engine_gives_its_bound(capsys: Capsys) -> None:
    client = CLIENTS / "healthy-beginner.yaml"
    document = _on_the_day(capsys, "plan", client, "--json", "--exact").document
    value, bound = document["value"], document["bound"]
    assert isinstance(value, int)
    assert isinstance(bound, int)
    assert value <= bound
    assert document["gap"] == pytest.approx((bound - value) / bound)
    assert "none can be worth more" in _on_the_day(capsys, "plan", client, "--exact").out


def test_the_same_record_prints_the_same_text(capsys: Capsys) -> None:
    client = CLIENTS / "disc-responder.yaml"
    assert _on_the_day(capsys, "plan", client) == _on_the_day(capsys, "plan", client)


def test_without_a_day_it_is_today(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date  # noqa: PLC0415  # only this test sets the clock

    monkeypatch.setattr("proneward.app.cli.today.today", lambda: date(2026, 12, 1))
    document = ran(capsys, "screen", CLIENTS / "stoma.yaml", "--json").document
    assert document["on"] == "2026-12-01"


@pytest.mark.parametrize("command", ["screen", "plan"])
def test_a_lock_says_its_exact_words_in_one_line(capsys: Capsys, command: str) -> None:
    result = _on_the_day(capsys, command, CLIENTS / "red-flag.yaml")
    assert result.code == 0
    assert CATALOGUE.says("routing", "emergency") in result.out
    assert CATALOGUE.says("routing", "locked") in result.out
    assert "Session A" not in result.out


@pytest.mark.parametrize("command", ["screen", "plan"])
@pytest.mark.parametrize("client", EXAMPLES, ids=lambda path: path.stem)
def test_every_page_says_who_has_read_the_data_and_what_it_is_for(
    capsys: Capsys, command: str, client: Path
) -> None:
    out = _on_the_day(capsys, command, client).out
    assert CATALOGUE.version in out
    assert CATALOGUE.digest[:8] in out
    assert "not yet reviewed by a registered clinician" in out
    assert "Not a registered medical device." in out


def test_what_is_held_back_stands_under_its_reason_once(capsys: Capsys) -> None:
    out = _on_the_day(capsys, "screen", CLIENTS / "facet-pain.yaml").out
    assert out.count("Arching back presses on the small joints") == 1
    held = out.split("Held back because")[1].split("Cleared, with care")[0]
    for part in ("Prone press-up", "Cobra", "R022", "R023", "relative", "Perolat 2018"):
        assert part in held
    assert "evidence: mechanistic, consensus" in held


def test_a_screening_says_its_conflicts_and_referral(capsys: Capsys) -> None:
    out = _on_the_day(capsys, "screen", CLIENTS / "osteoporosis-and-stenosis.yaml").out
    assert "Referral: routine." in out
    assert CATALOGUE.says("routing", "routine") in out
    assert "Two findings disagree" in out


def _changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    text = (CLIENTS / f"{name}.yaml").read_text()
    assert old in text
    path = tmp_path / "client.yaml"
    path.write_text(text.replace(old, new))
    return path


OVERRIDE = """overrides: [{attribute: ext-end, reason: Tested twice in the clinic., by: Dr Example,
  licence: {type: GMC, number: "0000000"}, role: clinician, on: 2026-11-20, review: %s}]
conditions"""


@pytest.mark.parametrize(
    "review, fate", [("2026-12-20", "Applied: Lifted by"), ("2026-11-22", "Not applied: ")]
)
def test_an_override_is_said_whether_applied_or_not(
    capsys: Capsys, tmp_path: Path, review: str, fate: str
) -> None:
    client = _changed(tmp_path, "facet-pain", "conditions", OVERRIDE % review)
    assert fate in _on_the_day(capsys, "screen", client).out
    said = _on_the_day(capsys, "why", client, "prone-press-up").out
    assert ("(lifted by an override)" in said) == fate.startswith("Applied")
    assert "Override: " in said


def test_a_conflict_is_said_of_its_exercise(capsys: Capsys) -> None:
    client = CLIENTS / "osteoporosis-and-stenosis.yaml"
    conflicts = _on_the_day(capsys, "screen", client, "--json").document["conflicts"]
    assert isinstance(conflicts, list)
    assert conflicts
    said = _on_the_day(capsys, "why", client, conflicts[0]["exercise"]).out
    assert "Two findings disagree" in said
    assert conflicts[0]["reason"] in said


def test_open_questions_are_listed(capsys: Capsys, tmp_path: Path) -> None:
    client = _changed(tmp_path, "facet-pain", "cancer: no, ", "cancer: unknown, ")
    for command in ("screen", "plan"):
        out = _on_the_day(capsys, command, client).out
        assert "A clinician decides first" in out
        assert f"cancer: {CATALOGUE.questions['cancer'].asks}" in out
    said = _on_the_day(capsys, "why", client, "supine-heel-dig").out
    assert "a clinician decides first" in said


def test_a_plan_says_each_session_once_with_its_days(capsys: Capsys) -> None:
    out = _on_the_day(capsys, "plan", CLIENTS / "disc-responder.yaml").out
    assert out.count("Session A, about") == 1
    assert "week 1: days 1, 3, 5, 7; week 2: days 2, 4, 6" in out
    assert "Several times a day" in out
    assert "6 times a day" in out
    assert "Cleared, and not in it" in out


def test_without_room_for_a_session_the_plan_says_what_could_give(
    capsys: Capsys, tmp_path: Path
) -> None:
    client = _changed(tmp_path, "healthy-beginner", "minutes_per_day: 15", "minutes_per_day: 3")
    out = _on_the_day(capsys, "plan", client).out
    assert "no whole session fits the limits" in out
    assert "What could change so that a plan fits" in out
    assert _on_the_day(capsys, "plan", client, "--json").document["programme"] is None


@pytest.mark.parametrize(
    "client, exercise, parts",
    [
        ("facet-pain", "prone-press-up", ("Held back", "R022", "facet-pain", "Perolat 2018")),
        ("facet-pain", "Cobra", ("Held back", "R022", "R023")),
        ("facet-pain", "stand-side-glide", ("Only together with a clinician",)),
        ("healthy-beginner", "prone-cobra", ("not in the programme", "stage: ", "No rule speaks")),
        ("healthy-beginner", "side-clam-band", ("not in the programme", "prop: ")),
        ("red-flag", "prone-lying", ("no exercise is done while locked",)),
        (
            "disc-responder",
            "prone-lying-pillow",
            ("in the programme.", "Bending backward eases your"),
        ),
    ],
)
def test_why_says_everything_that_decided(
    capsys: Capsys, client: str, exercise: str, parts: tuple[str, ...]
) -> None:
    result = _on_the_day(capsys, "why", CLIENTS / f"{client}.yaml", exercise)
    assert result.code == 0
    for part in parts:
        assert part in result.out


def test_why_agrees_with_the_plan_about_every_exercise_in_it(capsys: Capsys) -> None:
    client = CLIENTS / "disc-responder.yaml"
    programme = _on_the_day(capsys, "plan", client, "--json").document["programme"]
    assert isinstance(programme, dict)
    session = programme["weeks"][0]["sessions"][0]
    for item in session["items"]:
        said = _on_the_day(capsys, "why", client, item["exercise"]).out
        assert "Cleared, and in the programme." in said
        assert item["because"][0]["reason"] in said


def test_alone_it_tells_a_newcomer_what_to_type(capsys: Capsys) -> None:
    result = ran(capsys)
    assert result.code == 0
    lines = [line.split("  ")[0] for line in result.out.replace("\n  ", "\n").splitlines()]
    shown = [line for line in lines if line.startswith("proneward ") and "examples/" in line]
    assert len(shown) >= 3
    for line in shown:
        for word in line.split():
            if word.startswith("examples/"):
                assert (CLIENTS.parents[1] / word).is_file()


@pytest.mark.parametrize("command", ["screen", "plan", "why", "new", "position", "verify"])
def test_every_command_has_help(capsys: Capsys, command: str) -> None:
    assert run([command, "--help"]) == 0
    assert command in capsys.readouterr().out


def test_a_plan_says_what_was_lifted_and_what_changes_during_it(
    capsys: Capsys, tmp_path: Path
) -> None:
    """Whoever reads the plan sees the overrides, and the day from which something else holds."""
    record = read_document(CLIENTS / "facet-pain.yaml")
    assert isinstance(record, dict)
    lifting = {
        "attribute": "ext-end",
        "reason": "tested in the clinic",
        "by": "Dr A. Example",
        "licence": {"type": "PT", "number": "1"},
        "role": "clinician",
        "on": "2026-11-20",
        "review": "2026-12-01",
    }
    file = tmp_path / "client.json"
    file.write_text(json.dumps(record | {"overrides": [lifting]}), encoding="utf-8")
    told = _on_the_day(capsys, "plan", file).out
    assert "Applied: Lifted by Dr A. Example" in told
    assert "During the programme something changes" in told
    assert "From 2 December 2026:" in told
