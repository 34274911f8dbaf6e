"""What a check of a catalogue found."""

from proneward.app.actions.catalogue_check import CatalogueCheck
from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.standing import catalogue_line


def say_check(page: Page, check: CatalogueCheck) -> None:
    """Say every offender, or what the catalogue holds."""
    for offence in check.offences:
        page.say(str(offence), ink=Ink.STOP)
    catalogue = check.catalogue
    if catalogue is not None:
        findings = sum(1 for entry in catalogue.conditions.values() if entry.is_finding)
        page.say(
            f"{len(catalogue.exercises)} exercises, {len(catalogue.conditions)} conditions"
            f" ({findings} of them findings), {len(catalogue.rules)} rules,"
            f" {len(catalogue.questions)} questions, {len(catalogue.positions)} positions,"
            f" {len(catalogue.sources)} sources, {check.cases} worked cases."
        )
        page.say(catalogue_line(catalogue, whole=True))
    count = len(check.offences)
    page.say(
        f"{count} offender{'s' if count != 1 else ''}." if count else "No offenders: it is sound.",
        ink=Ink.STOP if count else Ink.GOOD,
    )
