"""The command that reviews a client's journal."""

from datetime import date
from pathlib import Path

from proneward.app.actions.clients import open_client
from proneward.app.actions.clinic import read_clinic
from proneward.app.actions.journal.read import open_journal
from proneward.app.actions.journal.settings import rules_set
from proneward.app.cli.say.as_json import print_json
from proneward.app.cli.say.page import fresh_page
from proneward.app.cli.say.review import say_review
from proneward.app.cli.today import day_asked
from proneward.catalogue import load
from proneward.progression import document
from proneward.progression import review as reviewed


def review(
    client: Path,
    journal: Path,
    /,
    *,
    on: date | None = None,
    json: bool = False,
    clinic: Path | None = None,
) -> int:
    """
    Decide what happens to a client's stage: advance, hold, regress, stop, and why.

    Args:
        client: Client record (YAML or JSON).
        journal: What happened since, one entry a line (NDJSON).
        on: Day of the review; today if left out. Later entries are not looked at.
        json: Print the decision as JSON.
        clinic: The clinic's own numbers for the rules (YAML, under progression).
    """
    catalogue = load()
    settings = read_clinic(clinic).progression if clinic else {}
    decided = reviewed(
        open_client(client, catalogue),
        open_journal(journal, catalogue),
        catalogue,
        day_asked(on),
        rules=rules_set(catalogue, settings),
    )
    if json:
        print_json(document(decided))
        return 0
    page = fresh_page()
    say_review(page, decided, catalogue)
    page.print()
    return 0
