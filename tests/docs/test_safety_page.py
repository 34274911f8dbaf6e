"""What SAFETY.md names as a control exists: each test, each worked case, each hazard."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SAFETY.md").read_text("utf-8")
CASES = ROOT / "src/proneward/catalogue/reviewed"
RULE = re.compile(r"\bR[0-9]{3}\b")


def test_every_test_that_it_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)
    assert len(named) > 20
    lost = [
        f"{path}::{function}"
        for path, function in named
        if not (ROOT / path).is_file() or f"def {function}" not in (ROOT / path).read_text("utf-8")
    ]
    assert lost == []


def test_every_worked_case_that_it_names_exists() -> None:
    named = re.findall(r"`(cases/[\w-]+\.yaml)`", PAGE)
    assert len(named) > 10
    assert [case for case in named if not (CASES / case).is_file()] == []


def test_the_log_has_the_thirteen_hazards_in_order_each_with_its_scores() -> None:
    hazards = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    assert [hazard.split()[0] for hazard in hazards] == [f"H{n}" for n in range(1, 14)]
    for hazard in hazards:
        assert "**Before**" in hazard, hazard.split()[0]
        assert "**After**" in hazard, hazard.split()[0]


def test_a_score_is_severity_times_likelihood() -> None:
    scores = re.findall(r"(\d) × (\d) = (\d+)", PAGE)
    assert len(scores) > 20
    assert [score for score in scores if int(score[0]) * int(score[1]) != int(score[2])] == []


def test_every_rule_that_it_names_is_in_the_tables() -> None:
    reference = (ROOT / "docs/reference/rules.md").read_text("utf-8")
    assert [rule for rule in RULE.findall(PAGE) if f"| {rule} |" not in reference] == []
