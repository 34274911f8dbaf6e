"""Who the client is, and what they have to exercise with."""

import re

from proneward.app.actions.intake.conditions import ask_conditions
from proneward.app.actions.intake.talk import Talk
from proneward.catalogue import Catalogue
from proneward.vocabulary import HOUSEHOLD, Position, Prop, Surface, did_you_mean

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LONGEST_NAME = 120
ASKED_POSITIONS = (
    Position.SUPINE,
    Position.SIDE_LYING,
    Position.PRONE,
    Position.HANDS_AND_KNEES,
    Position.KNEELING,
    Position.SITTING,
    Position.STANDING,
)
BOUGHT = sorted(set(Prop) - HOUSEHOLD)


def _id(said: str) -> str:
    if not ID.fullmatch(said):
        raise ValueError
    return said


def _name(said: str) -> str:
    if len(said) > LONGEST_NAME or not (said.isprintable() or not said):
        raise ValueError
    return said


def _ask_identity(talk: Talk) -> dict[str, object]:
    answers: dict[str, object] = {
        "contract": 1,
        "id": talk.until("Id of the client:", _id, "Letters, digits, dots and dashes, please."),
    }
    name = talk.until("Name (Enter to leave it out):", _name, f"At most {LONGEST_NAME} letters.")
    if name:
        answers["name"] = name
    answers["age"] = talk.number("Age in years:", 0, 120)
    return answers


def _ask_positions(talk: Talk, catalogue: Catalogue) -> list[str]:
    talk.tell("\nWhich positions can they get into and stay in?")
    words = catalogue.words["positions"]
    return [str(position) for position in ASKED_POSITIONS if talk.yes(f"  {words[position]}?")]


def _props(said: str) -> list[str]:
    return list(dict.fromkeys(word for word in re.split(r"[,\s]+", said.casefold()) if word))


def _ask_props(talk: Talk) -> list[str]:
    known = [str(prop) for prop in BOUGHT]
    while True:
        said = _props(talk.line(f"What is there of {', '.join(known)}? (Enter: nothing)"))
        strange = [word for word in said if word not in known]
        if not strange:
            return said
        talk.tell(f"  '{strange[0]}' is none of these. {did_you_mean(strange[0], known)}?")


def ask_person(talk: Talk, catalogue: Catalogue) -> dict[str, object]:
    """Ask who the client is; give what a record holds of it, in its order."""
    answers = _ask_identity(talk)
    known, other = ask_conditions(talk, catalogue)
    answers["conditions"] = known
    if other:
        answers["other_conditions"] = other
    answers["positions"] = _ask_positions(talk, catalogue)
    answers["lies_on"] = talk.word("\nWhere can they lie down?", [str(one) for one in Surface])
    answers["props"] = _ask_props(talk)
    answers["minutes_per_day"] = talk.number("Minutes a day (3 to 120):", 3, 120)
    answers["days_per_week"] = talk.number("Days a week (1 to 7):", 1, 7)
    answers["pain"] = {
        "now": talk.number("Pain now, 0 to 10:", 0, 10),
        "baseline": talk.number("Pain as it usually is, 0 to 10:", 0, 10),
    }
    return answers
