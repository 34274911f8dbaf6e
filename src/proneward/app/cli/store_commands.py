"""Commands about what is kept: the groups `db`, `audit` and `client`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cyclopts import App

from proneward.app.actions.keep.archive import KEPT_BY_LAW
from proneward.app.actions.keep.archive import erase_client as erased
from proneward.app.actions.keep.archive import export_client as exported
from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.imports import TornLines, import_journal, known_or_admitted
from proneward.app.actions.keep.nightly import review_all
from proneward.app.actions.keep.who import organisation_of
from proneward.app.actions.place import check_place
from proneward.app.cli.refusals import say_refusal
from proneward.app.cli.today import day_asked
from proneward.app.store import audit as trail
from proneward.app.store import back_up, open_store, restore, upgrade
from proneward.app.store import check as check_store
from proneward.catalogue import load
from proneward.vocabulary import PronewardError

BAD_INPUT = 2

db = App(name="db", help="The store: upgrade, back up, restore, check, review everybody.")
audit = App(name="audit", help="The audit trail.")
client = App(name="client", help="Clients that are kept: import, export, erase.")


class NotConfirmed(PronewardError):
    """Something that cannot be undone, and was not asked for twice."""


@contextmanager
def _clinic(store: str | None, organisation: str | None) -> Iterator[Clinic]:
    with open_store(store) as opened:
        found = organisation_of(opened, organisation)
        yield Clinic(store=opened, organisation=found.id, catalogue=load())


@db.command(name="upgrade")
def upgrade_store(*, store: str | None = None) -> int:
    """
    Bring a store up to this program's revision, or make it.

    Args:
        store: Its address (SQLAlchemy URL); one file in your data folder if left out.
    """
    before, now = upgrade(store)
    was = "new" if before is None else f"was at {before}"
    print(f"The store is at revision {now} ({was}).")
    return 0


@db.command
def backup(file: Path, /, *, store: str | None = None) -> int:
    """
    Write everything into one archive, while others may write to the store.

    Args:
        file: The archive, a new file.
        store: The store's address; one file in your data folder if left out.
    """
    check_place(file)
    made = back_up(store, file)
    rows = sum(table.rows for table in made.tables)
    print(f"Written: {file}, {rows} rows at revision {made.revision}.")
    return 0


@db.command(name="restore")
def restore_store(file: Path, /, *, store: str | None = None, replace: bool = False) -> int:
    """
    Fill a store from an archive; a damaged one is refused before anything is touched.

    Args:
        file: An archive that `db backup` wrote, from either kind of database.
        store: The store's address; one file in your data folder if left out.
        replace: Take away what the store holds now.
    """
    made = restore(file, store, replace=replace)
    rows = sum(table.rows for table in made.tables)
    print(f"Restored: {rows} rows, as they were on {made.made_at:%Y-%m-%d %H:%M} UTC.")
    return 0


@db.command
def check(*, store: str | None = None) -> int:
    """
    Check that a store holds together: file, references, entries, documents, audit trails.

    Args:
        store: The store's address; one file in your data folder if left out.
    """
    found = check_store(store)
    for problem in found.problems:
        print(f"- {problem}")
    holds = not found.problems
    state = "The store holds together" if holds else f"{len(found.problems)} problems"
    print(f"{state}: revision {found.revision}, {found.entries} entries.")
    return 0 if holds else 1


@db.command
def review(
    *, on: date | None = None, store: str | None = None, organisation: str | None = None
) -> int:
    """
    Review every client, keep the decisions, and put into effect what may be at once.

    Args:
        on: Day of the review; today if left out.
        store: The store's address; one file in your data folder if left out.
        organisation: Whose clients, if the store has several organisations.
    """
    with _clinic(store, organisation) as clinic:
        night = review_all(clinic, day_asked(on))
    for course, count in sorted(night.courses.items()):
        print(f"{course}: {count}")
    for failed, error in night.failed:
        print(f"not reviewed: {failed}: {error.why}")
    print(f"{sum(night.courses.values())} reviewed, {len(night.failed)} not.")
    return 1 if night.failed else 0


@audit.command(name="check")
def check_audit(*, store: str | None = None) -> int:
    """
    Read every audit trail, and name each row that was changed, removed or put in.

    Args:
        store: The store's address; one file in your data folder if left out.
    """
    wrong = rows = 0
    with open_store(store) as opened:
        for one in opened.organisations():
            with opened.reading(one.id) as scope:
                broken, (last, head) = trail.check(scope), trail.head(scope)
            rows, wrong = rows + last, wrong + len(broken)
            for place in broken:
                print(f"{one.name}, row {place.number}: {place.why}")
            print(f"{one.name}: {last} rows, the last one {head[:16]}.")
    print("The trails hold." if not wrong else f"{wrong} places do not hold.")
    return 1 if wrong else 0


@client.command(name="import")
def import_entries(
    client: str,
    journal: Path,
    /,
    *,
    store: str | None = None,
    organisation: str | None = None,
) -> int:
    """
    Keep a client's journal; good lines are kept, bad ones named.

    Args:
        client: Id of a client that is kept, or a client record (YAML or JSON) to keep first.
        journal: Entries, one a line (NDJSON).
        store: The store's address; one file in your data folder if left out.
        organisation: Whose client, if the store has several organisations.
    """
    with _clinic(store, organisation) as clinic:
        done = import_journal(clinic, known_or_admitted(clinic, client), journal)
    print(f"Kept: {done.new} new entries; {done.again} were there already.")
    if done.torn:
        say_refusal(TornLines.of(journal.name, done.torn))
        return BAD_INPUT
    return 0


@client.command
def export(
    client: str, file: Path, /, *, store: str | None = None, organisation: str | None = None
) -> int:
    """
    Write everything that is kept about a client into one readable archive (zip).

    Args:
        client: Id of the client's record.
        file: The archive.
        store: The store's address; one file in your data folder if left out.
        organisation: Whose client, if the store has several organisations.
    """
    with _clinic(store, organisation) as clinic:
        count = exported(clinic, client, file, by=None)
    print(f"Written: {file}, {count} files.")
    return 0


@client.command
def erase(
    client: str,
    /,
    *,
    yes: bool = False,
    store: str | None = None,
    organisation: str | None = None,
) -> int:
    """
    Erase everything that is kept about a client; the audit trail stays whole.

    Args:
        client: Id of the client's record.
        yes: Do it; without this nothing is erased.
        store: The store's address; one file in your data folder if left out.
        organisation: Whose client, if the store has several organisations.
    """
    if not yes:
        raise NotConfirmed(
            what=f"Erasing '{client}'",
            why="it cannot be undone",
            fix="Export the client first if you must keep anything, then add --yes",
        )
    with _clinic(store, organisation) as clinic:
        gone = erased(clinic, client, by=None)
    print(
        f"Erased: {gone.versions} versions of the record, {gone.entries} entries,"
        f" {gone.programmes} programmes, {gone.decisions} decisions.\n{KEPT_BY_LAW}",
        end="",
    )
    return 0
