"""The whole questionnaire, in the order in which a record is written."""

from collections.abc import Callable
from datetime import date

from proneward.app.actions.intake.person import ask_person
from proneward.app.actions.intake.safety import ask_safety
from proneward.app.actions.intake.talk import Talk
from proneward.catalogue import Catalogue


def answer_questions(
    catalogue: Catalogue, on: date, *, ask: Callable[[str], str], tell: Callable[[str], None]
) -> dict[str, object]:
    """
    Ask for everything a client record needs.

    Args:
        catalogue: The reviewed data, with the conditions and the questions.
        on: The day of the answers.
        ask: Puts a question and gives the answer, as `input` does.
        tell: Says something.

    Returns:
        The record as a document.
    """
    talk = Talk(ask=ask, tell=tell)
    person = ask_person(talk, catalogue)
    answers = ask_safety(talk, person, catalogue, on)
    pain = person.pop("pain")
    return {**person, "answers": answers, "answered_on": on, "pain": pain}
