"""The page that stands instead of a programme: what was decided, and where to turn."""

from collections.abc import Iterator

from proneward.exchange.handout.compose.sentences import review_state, says
from proneward.exchange.handout.model import Desk, Notice, NoticeKind
from proneward.planning import Plan
from proneward.screening import Because
from proneward.vocabulary import Decision, Urgency

_KINDS = {
    Decision.LOCKED: (NoticeKind.LOCKED, "locked-title"),
    Decision.NEEDS_CLINICIAN: (NoticeKind.NEEDS_CLINICIAN, "needs-title"),
    Decision.PROGRAMME: (NoticeKind.NO_PLAN, "no-plan-title"),
}


def _without_a_lock(plan: Plan) -> str:
    """Give the words for the referral itself, where no lock as urgent brings its own."""
    screening = plan.screening
    urgency = screening.referral.urgency
    if screening.decision is Decision.PROGRAMME:
        return says(screening.catalogue, "no-plan-routing")
    if urgency in {Urgency.NONE, Urgency.ROUTINE}:
        return says(screening.catalogue, "needs-routing")
    return screening.catalogue.says("routing", str(urgency))


def _routing(plan: Plan) -> Iterator[str]:
    """
    Give the words of the most urgent locks, and every lock's own words beside them.

    Who is in despair and has a numb leg needs the words for both; but nobody who must go to an
    emergency department now is told to see somebody today.
    """
    referral = plan.screening.referral
    locks = [because for because in referral.because if because.locks and because.routing]
    if all(because.urgency is not referral.urgency for because in locks):
        yield _without_a_lock(plan)
    general = set(map(str, Urgency))
    words = plan.screening.catalogue.words["routing"]
    milder = {words[key] for key in general & words.keys()} - {words.get(referral.urgency)}
    for because in sorted(locks, key=lambda because: -because.urgency.rank):
        if because.routing not in milder:
            yield because.routing


def _reasons(plan: Plan) -> tuple[str, ...]:
    """What led to the decision, each said once, the open questions apart."""
    open_ones = plan.screening.open_questions

    def told(because: Because) -> bool:
        return because.id not in open_ones or because.locks

    said = [b.says for b in plan.screening.referral.because if told(b)]
    return tuple(dict.fromkeys(said))


def _relax(plan: Plan) -> tuple[str, ...]:
    """What could change so that a plan fits; where nothing helps, that it was tried."""
    if plan.screening.decision is Decision.PROGRAMME and not plan.relax:
        return (says(plan.screening.catalogue, "no-relax"),)
    return tuple(give.reason for give in plan.relax)


def notice_of(plan: Plan, desk: Desk) -> Notice:
    """Give the notice of a plan without a programme."""
    screening = plan.screening
    catalogue = screening.catalogue
    kind, title = _KINDS[screening.decision]
    return Notice(
        client_id=screening.client.id,
        client_name=screening.client.name,
        on=screening.on,
        paper=desk.paper,
        kind=kind,
        title=says(catalogue, title),
        routing=tuple(dict.fromkeys(_routing(plan))),
        reasons=_reasons(plan),
        open_questions=tuple(catalogue.questions[q].asks for q in screening.open_questions),
        relax=_relax(plan),
        clinic=desk.clinic,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        review_state=review_state(catalogue),
        intended_use=says(catalogue, "intended-use"),
    )
