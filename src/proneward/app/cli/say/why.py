"""Why one exercise is in, held back or left out for one client: everything that decided."""

from __future__ import annotations

from proneward.app.actions.why import Why
from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.reasons import ground_of, help_with
from proneward.app.cli.say.standing import day_in_words, say_standing
from proneward.screening import Standing
from proneward.vocabulary import Decision, Reason, Strength


def _fate(found: Why) -> tuple[str, Ink]:
    """The one sentence that answers the question."""
    match found.verdict.standing:
        case Standing.WITHHELD:
            return _held_fate(found), Ink.HELD
        case Standing.CLINICIAN_ONLY:
            return "Only together with a clinician, not alone at home.", Ink.CARE
        case Standing.CLEARED:
            return _cleared_fate(found)


def _held_fate(found: Why) -> str:
    strengths = {reason.strength for reason in found.verdict.withheld_by}
    if Strength.ABSOLUTE in strengths:
        return "Held back by an absolute rule, which nobody lifts here."
    return "Held back; your clinician can change this."


def _cleared_fate(found: Why) -> tuple[str, Ink]:
    if found.screening.decision is Decision.LOCKED:
        return "No rule holds it back, but no exercise is done while locked.", Ink.STOP
    if found.screening.decision is Decision.NEEDS_CLINICIAN:
        return "No rule holds it back, but a clinician decides first.", Ink.CARE
    if found.sessions:
        return "Cleared, and in the programme.", Ink.GOOD
    return "Cleared, and not in the programme.", Ink.PLAIN


def _say_reason(page: Page, reason: Reason, found: Why) -> None:
    catalogue = found.screening.catalogue
    lifted = " (lifted by an override)" if reason in found.verdict.lifted else ""
    movement = catalogue.words["attributes"].get(reason.attribute, "every movement")
    page.say(f"{reason.reason}{lifted}", indent=2, mark="- ")
    page.say(f"Condition: {reason.condition}. Movement: {movement}.", indent=4)
    helps = help_with([reason], [found.exercise], catalogue)
    if helps:
        page.say(helps, indent=4)
    page.say(ground_of([reason], catalogue), indent=4, ink=Ink.QUIET)


def _say_rules(page: Page, found: Why) -> None:
    verdict = found.verdict
    if not verdict.reasons:
        page.head("No rule speaks of it for this client")
        return
    for heading, reasons in (
        ("Held back by", verdict.withheld_by),
        ("With care because of", verdict.cautioned_by),
        ("Favoured by", verdict.favoured_by),
    ):
        if reasons:
            page.head(heading)
            for reason in reasons:
                _say_reason(page, reason, found)
    if found.conflict:
        page.head("Two findings disagree")
        page.say(found.conflict.reason, indent=2)


def _say_limits(page: Page, found: Why) -> None:
    limit = found.left_out or found.obstacle
    if limit is not None and not found.sessions:
        page.head("What keeps it out of the programme")
        page.say(f"{limit.limit}: {limit.detail}", indent=2, mark="- ")


def _say_sessions(page: Page, found: Why) -> None:
    if not found.sessions:
        return
    forms = dict.fromkeys(session.form for session in found.sessions)
    page.head(f"In session {', '.join(forms)}, on {len(found.sessions)} days, because")
    reasons = {
        because.reason: None
        for session in found.sessions
        for item in session.items
        if item.exercise.id == found.exercise.id
        for because in item.because
    }
    page.items(reasons)


def say_why(page: Page, found: Why) -> None:
    """Say everything that decided for or against an exercise."""
    screening, exercise = found.screening, found.exercise
    day = day_in_words(screening.on, screening.catalogue)
    page.say(f"{exercise.name} ({exercise.id}), for {screening.client.id}, {day}")
    words, ink = _fate(found)
    page.say(words, ink=ink)
    _say_rules(page, found)
    _say_limits(page, found)
    _say_sessions(page, found)
    for outcome in screening.overrides:
        page.gap()
        page.say(f"Override: {outcome.reason}")
    say_standing(page, screening.catalogue)
