"""The command that checks a catalogue; loaded when it is asked for, since it moves bodies."""

from pathlib import Path

from proneward.app.actions.catalogue_check import check_catalogue
from proneward.app.cli.say.checked import say_check
from proneward.app.cli.say.page import fresh_page
from proneward.catalogue import shipped
from proneward.vocabulary import Unreadable


def check(folder: Path | None = None, /) -> int:
    """
    Check every file of a catalogue, and list all that is wrong.

    Args:
        folder: Folder of reviewed files; the ones that came with the program if left out.
    """
    if folder is not None and not folder.is_dir():
        why = "it is a file" if folder.exists() else "there is no such folder"
        raise Unreadable(what=str(folder), why=why, fix="Name the folder that holds edition.yaml")
    found = check_catalogue(shipped() if folder is None else folder)
    page = fresh_page()
    say_check(page, found)
    page.print()
    return 0 if found.holds else 1
