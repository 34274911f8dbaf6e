"""A catalogue file that a page quotes is the file as it stands."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
REVIEWED = ROOT / "src/proneward/catalogue/reviewed"


def test_the_exercise_that_a_page_quotes_is_the_file() -> None:
    page = (ROOT / "docs/how-to/add-an-exercise.md").read_text("utf-8")
    quoted = page.split("```yaml\n")[1].split("```")[0]
    assert quoted == (REVIEWED / "exercises/prone-cobra.yaml").read_text("utf-8")


def test_the_rule_that_a_page_quotes_stands_in_its_file() -> None:
    page = (ROOT / "docs/how-to/add-a-rule.md").read_text("utf-8")
    quoted = page.split("```yaml\n")[1].split("```")[0]
    group, _, review = quoted.rpartition("review:")
    file = (REVIEWED / "rules/screening/facet-pain.yaml").read_text("utf-8")
    assert file.startswith(group)
    assert file.endswith(f"review:{review}")
