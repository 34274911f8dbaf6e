"""What every page ends with: which data it rests on, who has read it, and what it is for."""

from datetime import date

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.catalogue import Catalogue, Review

DIGEST_SHOWN = 8
"""Enough of the digest to tell two editions apart by eye."""


def day_in_words(day: date, catalogue: Catalogue) -> str:
    """Give a day as a reader says it."""
    month = catalogue.says("handout", f"month-{day.month}")
    return catalogue.says("handout", "date", day=day.day, month=month, year=day.year)


def review_words(*, reviewed: bool) -> str:
    """Say whether a qualified person has read what is shown."""
    return (
        "reviewed by a registered clinician"
        if reviewed
        else "not yet reviewed by a registered clinician"
    )


def entry_review(review: Review) -> str:
    """Say who has read one entry."""
    if review.signed:
        due = f"; due {review.due}" if review.due else ""
        return f"Reviewed by {review.by} ({review.role}), {review.on}{due}."
    return "Not yet reviewed by a registered clinician."


def catalogue_line(catalogue: Catalogue, *, whole: bool = False) -> str:
    """Give the edition, its digest in short, and its review."""
    digest = catalogue.digest if whole else catalogue.digest[:DIGEST_SHOWN]
    reviewed = review_words(reviewed=catalogue.reviewed)
    return f"Catalogue {catalogue.version}, digest {digest}: {reviewed}."


def say_standing(page: Page, catalogue: Catalogue) -> None:
    """Close a page."""
    page.gap()
    page.say(catalogue_line(catalogue), ink=Ink.QUIET)
    page.say(catalogue.says("programme", "intended-use"), ink=Ink.QUIET)
