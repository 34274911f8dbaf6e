"""From a plan to the page: what a handout or a notice says, in the client's words."""

from collections.abc import Iterator

import attrs

from proneward.exchange.handout.compose_items import blocks, lane_items
from proneward.exchange.handout.compose_reasons import (
    REASONS_ON_PAPER,
    held_back,
    reasons_left,
    sources_of,
)
from proneward.exchange.handout.model import (
    Clinic,
    Handout,
    HandoutSession,
    Notice,
    NoticeKind,
    Paper,
    StopWords,
)
from proneward.planning import Plan, Programme, Session
from proneward.screening import Because
from proneward.vocabulary import Decision, Urgency

WEEKS_TICKED = 4
"""Weeks that get boxes of their own; a programme is followed up by then."""


@attrs.frozen(kw_only=True)
class Desk:
    """What the clinic adds: who it is, its paper, and who stands for the programme."""

    clinic: Clinic = attrs.field(factory=Clinic)
    paper: Paper = Paper.A4
    approved_by: str | None = None


def _says(plan: Plan, key: str, **parts: object) -> str:
    return plan.screening.catalogue.says("programme", key, **parts)


def _numbered(plan: Plan, stem: str) -> tuple[str, ...]:
    """Sentences of the words whose keys are `stem-1`, `stem-2`, …, in that order."""
    words = plan.screening.catalogue.words["programme"]
    count = sum(key.startswith(f"{stem}-") and key[len(stem) + 1 :].isdigit() for key in words)
    return tuple(words[f"{stem}-{place}"] for place in range(1, count + 1))


def _alike(programme: Programme) -> dict[object, list[tuple[int, Session]]]:
    """Sessions by what is asked for, and with what care: alike ones stand once on paper."""
    found: dict[object, list[tuple[int, Session]]] = {}
    for week in programme.weeks:
        for session in week.sessions:
            asked = tuple(
                (item.exercise.id, item.sets, item.reps, item.hold_s, item.cautions)
                for item in session.own_items
            )
            found.setdefault(asked, []).append((week.week, session))
    return found


def _weeks(plan: Plan, weeks: list[int]) -> str:
    first, last = min(weeks), max(weeks)
    if first == last:
        return _says(plan, "week-one", first=first)
    return _says(plan, "week-many", first=first, last=last)


def _beside(plan: Plan, others: list[str]) -> str:
    """Say with which other sessions one takes turns."""
    if not others:
        return _says(plan, "every-session")
    *some, last = others
    if not some:
        return _says(plan, "in-turn", other=last)
    return _says(plan, "in-turn-many", others=", ".join(some), last=last)


def _when(
    plan: Plan, programme: Programme, held: list[tuple[int, Session]], titles: dict[str, str]
) -> str:
    """Say in which weeks a session is done, and with which others it takes turns."""
    weeks = sorted({week for week, _ in held})
    in_them = [w for w in programme.weeks if w.week in weeks]
    others = {titles[s.form] for w in in_them for s in w.sessions} - {titles[held[0][1].form]}
    return f"{_weeks(plan, weeks)}, {_beside(plan, sorted(others))}."


def _titles(groups: list[list[tuple[int, Session]]]) -> dict[str, str]:
    """The letter under which each form stands on paper; alike forms share the first one's."""
    return {session.form: held[0][1].form for held in groups for _, session in held}


def _sessions(plan: Plan, programme: Programme) -> Iterator[HandoutSession]:
    groups = list(_alike(programme).values())
    titles = _titles(groups)
    for held in groups:
        session = held[0][1]
        only = len(groups) == 1
        yield HandoutSession(
            title=_says(plan, "session-only" if only else "session", form=session.form),
            when=_when(plan, programme, held, titles),
            weeks=min(len({week for week, _ in held}), WEEKS_TICKED),
            minutes=session.minutes,
            blocks=blocks(session, plan.screening.catalogue),
        )


def _lead(plan: Plan, programme: Programme) -> tuple[str, ...]:
    client, on = plan.screening.client, plan.screening.on
    month = plan.screening.catalogue.words["handout"][f"month-{on.month}"]
    weeks = len(programme.weeks)
    long = _says(plan, "weeks-one" if weeks == 1 else "weeks-many", weeks=weeks)
    often = {1: "lead-once", 7: "lead-every-day"}.get(client.days_per_week, "lead-days")
    days = _says(plan, often, days=client.days_per_week)
    where = _says(plan, f"lead-{client.lies_on}")
    since = _says(plan, "lead-from", day=on.day, month=month, year=on.year, weeks=long)
    return (f"{days} {where}", since)


def _stop(plan: Plan) -> StopWords:
    return StopWords(
        signs=_numbered(plan, "sign"),
        act=plan.screening.catalogue.says("routing", "emergency"),
        pause_signs=_numbered(plan, "pause"),
        pause_act=_says(plan, "pause-act"),
    )


def _review_state(plan: Plan) -> str:
    signed = plan.screening.catalogue.reviewed
    return _says(plan, "review-state-signed" if signed else "review-state")


def _handout(plan: Plan, programme: Programme, desk: Desk) -> Handout:
    screening = plan.screening
    catalogue = screening.catalogue
    held = held_back(screening)
    return Handout(
        client_id=screening.client.id,
        client_name=screening.client.name,
        on=screening.on,
        paper=desk.paper,
        title=_says(plan, "title", minutes=screening.client.minutes_per_day),
        lead=_lead(plan, programme),
        approved_by=desk.approved_by,
        sessions=tuple(_sessions(plan, programme)),
        several_times_a_day=lane_items(programme, catalogue),
        held_back=held[:REASONS_ON_PAPER],
        held_back_more=reasons_left(held, catalogue),
        why=(*screening.start.because, *plan.notes),
        stop=_stop(plan),
        pain_words=tuple(_says(plan, key) for key in ("pain-go", "pain-stay", "pain-less")),
        overrides=tuple(outcome.reason for outcome in plan.lifted),
        clinic=desk.clinic,
        sources=sources_of(screening, programme),
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        review_state=_review_state(plan),
        intended_use=_says(plan, "intended-use"),
    )


_KINDS = {
    Decision.LOCKED: (NoticeKind.LOCKED, "locked-title"),
    Decision.NEEDS_CLINICIAN: (NoticeKind.NEEDS_CLINICIAN, "needs-title"),
    Decision.PROGRAMME: (NoticeKind.NO_PLAN, "no-plan-title"),
}


def _routing(plan: Plan) -> str:
    """Give the exact words of the most urgent lock; a referral more urgent still has its own."""
    screening = plan.screening
    urgency = screening.referral.urgency
    locks = (b.routing for b in screening.referral.because if b.locks and b.urgency is urgency)
    if words := next(locks, None):
        return words
    if screening.decision is Decision.PROGRAMME:
        return _says(plan, "no-plan-routing")
    if urgency in {Urgency.NONE, Urgency.ROUTINE}:
        return _says(plan, "needs-routing")
    return screening.catalogue.says("routing", str(urgency))


def _reasons(plan: Plan) -> tuple[str, ...]:
    """What led to the decision, each said once, the open questions apart."""
    open_ones = plan.screening.open_questions

    def told(because: Because) -> bool:
        return because.id not in open_ones or because.locks

    said = [b.says for b in plan.screening.referral.because if told(b)]
    return tuple(dict.fromkeys(said))


def _notice(plan: Plan, desk: Desk) -> Notice:
    screening = plan.screening
    catalogue = screening.catalogue
    kind, title = _KINDS[screening.decision]
    return Notice(
        client_id=screening.client.id,
        client_name=screening.client.name,
        on=screening.on,
        paper=desk.paper,
        kind=kind,
        title=_says(plan, title),
        routing=_routing(plan),
        reasons=_reasons(plan),
        open_questions=tuple(catalogue.questions[q].asks for q in screening.open_questions),
        relax=tuple(give.reason for give in plan.relax),
        clinic=desk.clinic,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        review_state=_review_state(plan),
        intended_use=_says(plan, "intended-use"),
    )


def handout_of(plan: Plan, desk: Desk) -> Handout | Notice:
    """
    Give what to print of a plan: its programme, or one page that says why there is none.

    Args:
        plan: The plan, screened again by whoever prints it.
        desk: The clinic, its paper, and who approved; None leaves it a draft on every page.
    """
    if plan.programme is None:
        return _notice(plan, desk)
    return _handout(plan, plan.programme, desk)
