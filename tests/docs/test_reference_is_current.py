"""The reference pages that the catalogue answers say what the catalogue says."""

from pathlib import Path

import pytest
from tools.reference import FOLDER, PAGES, text_of

from proneward.catalogue import load
from proneward.vocabulary import Attribute

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", PAGES)
def test_a_committed_page_is_the_one_that_the_catalogue_gives(page: str) -> None:
    """If not: `python tools/reference.py` writes them again."""
    assert (ROOT / FOLDER / page).read_text("utf-8") == text_of(page, load())


def test_everything_in_the_catalogue_has_one_row() -> None:
    catalogue = load()
    for page, entries in {
        "rules.md": [f"| {rule.id} |" for rule in catalogue.rules],
        "conditions.md": [f"| `{name}` |" for name in catalogue.conditions],
        "questions.md": [f"| `{name}` |" for name in catalogue.questions],
        "exercises.md": [f"| `{name}` |" for name in catalogue.exercises],
        "attributes.md": [f"| `{name}` |" for name in Attribute],
        "positions.md": [f"| `{name}` |" for name in catalogue.positions],
        "sources.md": [f"| `{name}` |" for name in catalogue.sources],
    }.items():
        text = text_of(page, catalogue)
        assert [entry for entry in entries if text.count(entry) != 1] == [], page
