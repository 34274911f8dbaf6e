"""Commands about one client: screen, plan, why."""

from datetime import date
from pathlib import Path

from proneward.app.actions.clients import open_client
from proneward.app.actions.clinic import approval, read_clinic
from proneward.app.actions.handouts import check_body, write_handout
from proneward.app.actions.journal.follow import follow
from proneward.app.actions.journal.read import open_journal
from proneward.app.actions.journal.settings import rules_set
from proneward.app.actions.lookup.exercises import find_exercise
from proneward.app.actions.place import check_place
from proneward.app.actions.programmes import plan_document, planned
from proneward.app.actions.why import why as explained
from proneward.app.cli.say.as_json import print_json
from proneward.app.cli.say.page import fresh_page
from proneward.app.cli.say.plan import say_plan
from proneward.app.cli.say.screening import say_screening
from proneward.app.cli.say.why import say_why
from proneward.app.cli.today import day_asked
from proneward.catalogue import load
from proneward.screening import document
from proneward.screening import screen as screened


def screen(client: Path, /, *, on: date | None = None, json: bool = False) -> int:
    """
    Show which exercises are cleared for a client, which are held back, and why.

    Args:
        client: Client record (YAML or JSON).
        on: Day of screening; today if left out.
        json: Print the decision as JSON.
    """
    catalogue = load()
    found = screened(open_client(client, catalogue), catalogue, day_asked(on))
    if json:
        print_json(document(found))
        return 0
    page = fresh_page()
    say_screening(page, found)
    page.print()
    return 0


def plan(  # noqa: PLR0913  # each is an option that a person types
    client: Path,
    /,
    *,
    on: date | None = None,
    json: bool = False,
    pdf: Path | None = None,
    exact: bool = False,
    clinic: Path | None = None,
    approved_by: str | None = None,
    body: str = "woman",
    journal: Path | None = None,
) -> int:
    """
    Plan a client's programme, and say why each exercise is in it.

    Args:
        client: Client record (YAML or JSON).
        on: First day of the programme; today if left out.
        json: Print the plan as JSON.
        pdf: Write the handout to this file; without a programme, one page that says why.
        exact: Prove how good the programme is; takes longer.
        clinic: The clinic's name, phone, emergency number and paper (YAML), for the handout.
        approved_by: 'Name, licence' of who stands for the handout; else it is a draft.
        body: Whose body the handout's pictures show, such as man or woman-older.
        journal: What happened since (NDJSON): the programme follows from its review.
    """
    if pdf is not None:
        check_place(pdf, apart_from=[file for file in (client, clinic, journal) if file])
        check_body(body)
    approved = approval(approved_by)
    facts = read_clinic(clinic) if clinic else None
    catalogue = load()
    record, day = open_client(client, catalogue), day_asked(on)
    if journal is None:
        made = planned(record, catalogue, day, exact=exact)
    else:
        rules = rules_set(catalogue, facts.progression if facts else {})
        told = open_journal(journal, catalogue)
        made = follow(record, told, catalogue, day, rules=rules, exact=exact).plan
    if pdf is not None:
        write_handout(made, pdf, clinic=facts, approved_by=approved, body=body)
    if json:
        print_json(plan_document(made))
        return 0
    page = fresh_page()
    say_plan(page, made)
    if pdf is not None:
        page.gap()
        page.say(f"Written: {pdf}")
    page.print()
    return 0


def why(client: Path, exercise: str, /, *, on: date | None = None) -> int:
    """
    Say everything that decided for or against one exercise for a client.

    Args:
        client: Client record (YAML or JSON).
        exercise: Id or name of the exercise.
        on: Day of screening; today if left out.
    """
    catalogue = load()
    record = open_client(client, catalogue)
    found = explained(record, find_exercise(exercise, catalogue), catalogue, day_asked(on))
    page = fresh_page()
    say_why(page, found)
    page.print()
    return 0
