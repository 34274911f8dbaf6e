"""Which answers lock, refer or ask for a clinician (contract §3), read from the questions."""

from collections.abc import Iterator
from datetime import date

from proneward.catalogue import Catalogue, FollowUp, Outcome, Question
from proneward.record import Answer, ClientRecord
from proneward.screening.model import Because
from proneward.screening.state import State, adult, answered, belied
from proneward.vocabulary import Urgency

LOCK = "lock"
NEEDS_CLINICIAN = "needs-clinician"


def _eases(follow_up: FollowUp, client: ClientRecord, state: State) -> bool:
    """Whether the follow-up leads to the milder outcome; unanswered is the more urgent one."""
    return (
        answered(client, follow_up.id, follow_up.eases_on)
        and all(answered(client, other, Answer.NO) for other in follow_up.only_if_no)
        and not state.conditions & set(follow_up.unless_conditions)
    )


def _outcome(question: Question, client: ClientRecord, state: State) -> Outcome:
    follow_up = question.follow_up
    if follow_up is not None and _eases(follow_up, client, state):
        return follow_up.then
    return question.outcome


def _routing(catalogue: Catalogue, question: Question, outcome: Outcome) -> str:
    """Give the exact words that route the person."""
    special = question.words != "routing" and outcome.effect == LOCK
    return catalogue.says("routing", question.words if special else str(outcome.urgency))


def _worrying(client: ClientRecord, question: Question, day: date) -> bool:
    if question.id == "age" and not adult(client, day):
        return True
    return answered(client, question.id, question.worrying) or belied(client, question)


def routed_answers(
    client: ClientRecord, state: State, catalogue: Catalogue, day: date
) -> Iterator[Because]:
    """Give what the answers ask for: each lock, each referral, each need of a clinician."""
    for question in catalogue.questions.values():
        if not _worrying(client, question, day) or state.conditions & set(question.satisfied_by):
            continue
        outcome = _outcome(question, client, state)
        if outcome.urgency is Urgency.NONE:
            continue
        yield Because(
            kind="question",
            id=question.id,
            urgency=outcome.urgency,
            says=question.because,
            routing=_routing(catalogue, question, outcome),
            locks=outcome.effect == LOCK,
            needs_clinician=outcome.effect == NEEDS_CLINICIAN,
        )


def open_questions(client: ClientRecord, catalogue: Catalogue, day: date) -> tuple[str, ...]:
    """
    Give the questions that must be answered and are not: missing is never no.

    Answers dated after the day cannot have been given, so then every question is open.
    """
    return tuple(
        question.id
        for question in catalogue.questions.values()
        if question.must_be_answered
        and (client.answered_on > day or answered(client, question.id, Answer.UNKNOWN))
    )


def because_open(question: str, catalogue: Catalogue) -> Because:
    """Give the reason that a question without an answer makes."""
    asks = catalogue.questions[question].asks
    return Because(
        kind="question",
        id=question,
        urgency=Urgency.ROUTINE,
        says=catalogue.says("screening", "not-answered", asks=asks),
        needs_clinician=True,
    )
