"""The command that simulates clients."""

import sys
from pathlib import Path

from proneward.app.cli.say.as_json import print_json
from proneward.app.cli.say.page import fresh_page
from proneward.catalogue import load
from proneward.vocabulary import PronewardError

MOST_CLIENTS, MOST_WEEKS = 20_000, 104


class NotSimulated(PronewardError):
    """A simulation that cannot be made."""


def _check(what: str, number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise NotSimulated(
            what=f"--{what} {number}",
            why=f"it is not between 1 and {most:,}",
            fix=f"Choose a number from 1 to {most:,}",
        )


def _worst(seed: int, *, json: bool) -> int:
    from proneward.app.actions.simulate.worst import search  # noqa: PLC0415  # it loads what plans need

    found = search(load(), seed=seed)
    if json:
        print_json(found.document())
    else:
        page = fresh_page()
        for line in found.lines():
            page.say(line.strip(), indent=len(line) - len(line.lstrip()))
        page.print()
    return 0 if found.holds else 1


def simulate(  # noqa: PLR0913  # each is a word of the command line
    folder: Path | None = None,
    /,
    *,
    clients: int = 200,
    weeks: int = 26,
    seed: int = 1,
    json: bool = False,
    worst: bool = False,
) -> int:
    """
    Let invented clients live through the program's own reviews and programmes.

    Args:
        folder: Where the report and its data go: a new or empty folder, or an earlier simulation.
        clients: How many clients.
        weeks: How many weeks each of them lives.
        seed: What chance comes from; the same seed gives the same lives.
        json: Print what they come to as JSON.
        worst: Search for the worst that can happen instead; it takes some minutes.
    """
    from proneward.app.actions.simulate import simulate as lived  # noqa: PLC0415  # it loads what plans need
    from proneward.app.actions.simulate.report import check_folder, write_report  # noqa: PLC0415  # as above

    _check("clients", clients, MOST_CLIENTS)
    _check("weeks", weeks, MOST_WEEKS)
    if seed < 0:
        raise NotSimulated(what=f"--seed {seed}", why="it is negative", fix="Choose 0 or more")
    if worst:
        return _worst(seed, json=json)
    if folder is None and not json:
        raise NotSimulated(
            what="proneward simulate",
            why="nothing says where the report goes",
            fix="Name a folder, or ask for --json or --worst",
        )
    if folder is not None:
        check_folder(folder)
    print(f"{clients} invented clients live {weeks} weeks …", file=sys.stderr)
    cohort = lived(load(), clients=clients, weeks=weeks, seed=seed)
    places = write_report(folder, cohort) if folder is not None else ()
    if json:
        print_json(cohort.document())
    else:
        for place in places:
            print(f"Written: {place}")
    return 0
