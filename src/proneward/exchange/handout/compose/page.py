"""A handout of a programme, or the notice that there is none."""

from proneward.exchange.handout.compose.lane import lane_items
from proneward.exchange.handout.compose.notice import notice_of
from proneward.exchange.handout.compose.reasons import (
    REASONS_ON_PAPER,
    held_back,
    held_back_later,
    reasons_left,
    sources_of,
)
from proneward.exchange.handout.compose.sentences import numbered, review_state, says
from proneward.exchange.handout.compose.sessions import changes_of, sessions_of
from proneward.exchange.handout.model import Act, Desk, Handout, Notice, StopWords
from proneward.planning import Plan, Programme
from proneward.screening import state_on

PREGNANT = frozenset({"pregnancy-early", "pregnancy-late"})
"""The conditions whose own stop signs are printed (knowledge base §6.3)."""


def _lead(plan: Plan, programme: Programme) -> tuple[str, ...]:
    client, on, catalogue = plan.screening.client, plan.screening.on, plan.screening.catalogue
    month = catalogue.words["handout"][f"month-{on.month}"]
    weeks = len(programme.weeks)
    long = says(catalogue, "weeks-one" if weeks == 1 else "weeks-many", weeks=weeks)
    often = {1: "lead-once", 7: "lead-every-day"}.get(client.days_per_week, "lead-days")
    days = says(catalogue, often, days=client.days_per_week)
    where = says(catalogue, f"lead-{client.lies_on}")
    since = says(catalogue, "lead-from", day=on.day, month=month, year=on.year, weeks=long)
    return (f"{days} {where}", since)


def _pregnant(plan: Plan) -> bool:
    """Whether the client is pregnant on any day that was screened."""
    client, catalogue = plan.screening.client, plan.screening.catalogue
    days = (screening.on for screening in plan.screenings)
    return any(state_on(client, catalogue, day).conditions & PREGNANT for day in days)


def _pauses(plan: Plan, *stems: str) -> tuple[Act, ...]:
    catalogue = plan.screening.catalogue
    return tuple(
        Act(signs=numbered(catalogue, stem), act=says(catalogue, f"{stem}-act")) for stem in stems
    )


def _stop(plan: Plan) -> StopWords:
    """In pregnancy dizziness is a sign to call for help, and not one to sit through."""
    catalogue = plan.screening.catalogue
    everybody = Act(signs=numbered(catalogue, "sign"), act=catalogue.says("routing", "emergency"))
    if not _pregnant(plan):
        return StopWords(
            emergencies=(everybody,), pauses=_pauses(plan, "pause", "pause-lying", "pause-dizzy")
        )
    maternity = catalogue.says("routing", "maternity")
    own = Act(signs=numbered(catalogue, "sign-pregnancy"), act=maternity)
    return StopWords(emergencies=(everybody, own), pauses=_pauses(plan, "pause", "pause-lying"))


def _handout(plan: Plan, programme: Programme, desk: Desk) -> Handout:
    screening = plan.screening
    catalogue = screening.catalogue
    held = held_back(screening)
    return Handout(
        client_id=screening.client.id,
        client_name=screening.client.name,
        on=screening.on,
        paper=desk.paper,
        title=says(catalogue, "title", minutes=max(s.minutes for s in programme.sessions)),
        lead=_lead(plan, programme),
        approved_by=desk.approved_by,
        sessions=tuple(sessions_of(plan, programme)),
        several_times_a_day=lane_items(plan, programme),
        held_back=held[:REASONS_ON_PAPER],
        held_back_more=reasons_left(held, catalogue),
        held_back_later=tuple(held_back_later(plan, programme)),
        why=(*screening.start.because, *changes_of(plan, programme), *plan.notes),
        stop=_stop(plan),
        pain_words=tuple(says(catalogue, f"pain-{key}") for key in ("go", "stay", "less")),
        overrides=tuple(outcome.reason for outcome in plan.lifted),
        clinic=desk.clinic,
        sources=sources_of(plan, programme),
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        review_state=review_state(catalogue),
        intended_use=says(catalogue, "intended-use"),
    )


def handout_of(plan: Plan, desk: Desk) -> Handout | Notice:
    """
    Give what to print of a plan: its programme, or one page that says why there is none.

    Args:
        plan: The plan, screened again by whoever prints it.
        desk: The clinic, its paper, and who approved; None leaves it a draft on every page.
    """
    if plan.programme is None:
        return notice_of(plan, desk)
    return _handout(plan, plan.programme, desk)
