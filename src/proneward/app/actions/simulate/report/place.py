"""Where a report is written: into a folder of its own, beside the data behind it."""

import json
from collections.abc import Iterator
from pathlib import Path

from proneward.app.actions.place import UnusablePlace, check_place, write_whole
from proneward.app.actions.simulate.cohort import Cohort
from proneward.app.actions.simulate.report.page import report_html

PAGE, DATA = "report.html", "lives.ndjson"


def check_folder(folder: Path) -> None:
    """
    Refuse a folder that holds something else, or that cannot be written to.

    Raises:
        UnusablePlace: saying why, and what to do.
    """
    if not folder.exists():
        check_place(folder)
        return
    what = f"Cannot write a simulation to '{folder}'"
    if not folder.is_dir():
        raise UnusablePlace(what=what, why="it is not a folder", fix="Name a new folder")
    others = {entry.name for entry in folder.iterdir()} - {PAGE, DATA}
    if others:
        why = "it holds files that no simulation wrote"
        raise UnusablePlace(what=what, why=why, fix="Name a new folder, or an empty one")
    for name in (PAGE, DATA):
        check_place(folder / name)


def _lines(cohort: Cohort) -> Iterator[str]:
    for life in cohort.lives:
        yield json.dumps(life.document(), ensure_ascii=False, separators=(",", ":"))


def write_report(folder: Path, cohort: Cohort) -> tuple[Path, Path]:
    """Write the page and the data; give where they are."""
    folder.mkdir(exist_ok=True)
    page, data = folder / PAGE, folder / DATA
    write_whole(data, ("\n".join(_lines(cohort)) + "\n").encode())
    write_whole(page, report_html(cohort).encode())
    return page, data
