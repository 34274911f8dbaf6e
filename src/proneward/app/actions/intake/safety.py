"""The safety questions, block by block; what locks is said at once, in its exact words."""

from collections.abc import Iterator, Mapping
from datetime import date

from proneward.app.actions.clients import known_words
from proneward.app.actions.intake.talk import SAFETY, Talk
from proneward.catalogue import Catalogue, Question
from proneward.record import client_from
from proneward.screening import screen

BLOCKS = {
    "nerves-and-bladder": "Nerves and bladder",
    "illness-and-injury": "Illness and injury",
    "heart-blood-pressure-pregnancy": "Heart, blood pressure, pregnancy",
    "medicines-surgery-mood": "Medicines, surgery, mood",
}
HOW = "Type y, n, or d for don't know."


def _locks(record: Mapping[str, object], catalogue: Catalogue, on: date) -> Iterator[str]:
    """Every reason that locks, with its routing words."""
    client = client_from(dict(record), known_words(catalogue), "the record")
    for because in screen(client, catalogue, on).referral.because:
        if because.locks:
            yield because.reason


def _say_new_locks(
    talk: Talk, record: Mapping[str, object], catalogue: Catalogue, on: date, said: set[str]
) -> None:
    for words in _locks(record, catalogue, on):
        if words not in said:
            said.add(words)
            talk.tell(f"\n!!  {words}\n!!  {catalogue.says('routing', 'locked')}\n")


def _ask_question(talk: Talk, question: Question, answers: dict[str, str]) -> None:
    """Ask a question, and what follows from it."""
    answers[question.id] = talk.chosen(f"{question.asks} (y/n/d)", SAFETY, HOW)
    follow_up = question.follow_up
    if follow_up is not None and answers[question.id] == question.worrying:
        answers[follow_up.id] = talk.chosen(f"  {follow_up.asks} (y/n/d)", SAFETY, HOW)


def ask_safety(
    talk: Talk, person: Mapping[str, object], catalogue: Catalogue, on: date
) -> dict[str, str]:
    """Ask every safety question; nothing is preselected, and nothing is skipped."""
    answers: dict[str, str] = {}
    said: set[str] = set()
    record = {**person, "answers": answers, "answered_on": on.isoformat()}
    _say_new_locks(talk, record, catalogue, on, said)
    for number, (block, title) in enumerate(BLOCKS.items(), start=1):
        talk.tell(f"\nSafety questions, {number} of {len(BLOCKS)}: {title}. {HOW}")
        for question in catalogue.questions.values():
            if question.block == block:
                _ask_question(talk, question, answers)
                _say_new_locks(talk, record, catalogue, on, said)
    return answers
