"""The reference pages that the catalogue answers say what the catalogue says."""

from pathlib import Path

import pytest
from tools.reference import FOLDER, PAGES, text_of

from proneward.catalogue import load

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", PAGES)
def test_a_committed_page_is_the_one_that_the_catalogue_gives(page: str) -> None:
    """If not: `python tools/reference.py` writes them again."""
    assert (ROOT / FOLDER / page).read_text("utf-8") == text_of(page, load())


def test_every_rule_condition_question_exercise_and_source_has_its_row() -> None:
    catalogue = load()
    for page, entries in {
        "rules.md": [f"| {rule.id} |" for rule in catalogue.rules],
        "conditions.md": [f"| `{name}` |" for name in catalogue.conditions],
        "questions.md": [f"| `{name}` |" for name in catalogue.questions],
        "exercises.md": [f"| `{name}` |" for name in catalogue.exercises],
        "sources.md": [f"| `{name}` |" for name in catalogue.sources],
    }.items():
        text = text_of(page, catalogue)
        assert [entry for entry in entries if text.count(entry) != 1] == [], page
