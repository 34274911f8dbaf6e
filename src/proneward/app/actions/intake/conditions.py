"""Finding a client's conditions by words: search, then the nearest, then one's own words."""

import difflib
from collections.abc import Iterable, Iterator

from proneward.app.actions.intake.talk import Talk
from proneward.catalogue import Catalogue, Condition

SHOWN = 9
"""What fits a glance and a digit."""
LONGEST = 500
OWN_WORDS = "w"


def _names(condition: Condition) -> str:
    return f"{condition.id} {condition.label} {condition.plain}".casefold()


def find_conditions(words: str, catalogue: Catalogue) -> list[Condition]:
    """Give the conditions that hold every word, or else the nearest ones."""
    said = words.casefold().split()
    conditions = [entry for entry in catalogue.conditions.values() if not entry.is_finding]
    holding = [entry for entry in conditions if all(word in _names(entry) for word in said)]
    if holding:
        return holding[:SHOWN]
    by_name = {
        name.casefold(): entry
        for entry in conditions
        for name in (entry.id.replace("-", " "), entry.label, entry.plain, *_names(entry).split())
    }
    near = difflib.get_close_matches(words.casefold(), by_name, n=SHOWN, cutoff=0.6)
    return list({by_name[name].id: by_name[name] for name in near}.values())


def _offered(talk: Talk, found: list[Condition]) -> str:
    """Show what was found, and ask which one is meant: a number, w, or nothing."""
    for number, condition in enumerate(found, start=1):
        talk.tell(f"  {number}  {condition.label} ({condition.id})")
    talk.tell("  w  none of these: keep my own words, and a clinician looks at it")
    choices = ["", OWN_WORDS, *(str(number) for number in range(1, len(found) + 1))]
    answers = {choice: choice for choice in choices}
    return talk.chosen("Which? (Enter to search again)", answers, "A number, w, or Enter.")


def _held(talk: Talk, condition: Condition, catalogue: Catalogue) -> object:
    """Ask for the day on which a state tightens, where it does."""
    if condition.tightens_to is None:
        return condition.id
    becomes = catalogue.conditions[condition.tightens_to].plain
    until = talk.day(f"On which day does it become '{becomes}'? (Enter if not known)")
    return {"id": condition.id, "until": until} if until else condition.id


def _plain(said: str) -> str:
    """Take words that a record can keep; an arrow key, for one, types what none can."""
    words = " ".join(said.split())
    if len(words) > LONGEST or not words.isprintable():
        raise ValueError
    return words


def _asked(talk: Talk) -> Iterator[str]:
    """What is typed, until Enter says that there is no more."""
    question = "A condition, in a word or two (Enter: no more)"
    while said := talk.until(question, _plain, f"At most {LONGEST} plain letters, please."):
        yield said


def _after_all(talk: Talk, dropped: Iterable[str]) -> Iterator[str]:
    """Offer once more what was typed and not kept, so that nothing is lost unseen."""
    for words in dropped:
        if talk.yes(f"'{words}' was not kept. Keep it in these words, for a clinician to look at?"):
            yield words
        else:
            talk.tell(f"  Not kept: '{words}'.")


def ask_conditions(talk: Talk, catalogue: Catalogue) -> tuple[list[object], list[str]]:
    """
    Ask for conditions.

    Returns:
        The known ones as a record holds them, and what was kept in own words.
    """
    known: dict[str, object] = {}
    other: list[str] = []
    dropped: dict[str, None] = {}
    for words in _asked(talk):
        found = find_conditions(words, catalogue)
        choice = _offered(talk, found)
        if not choice:
            dropped[words] = None
            continue
        dropped.pop(words, None)
        if choice == OWN_WORDS:
            other.append(words)
            talk.tell("  Kept in your words.")
        else:
            condition = found[int(choice) - 1]
            known[condition.id] = _held(talk, condition, catalogue)
            talk.tell(f"  Kept: {condition.label}.")
    return list(known.values()), [*other, *_after_all(talk, dropped)]
