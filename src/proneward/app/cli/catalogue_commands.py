"""Commands about the reviewed data: position, exercises, exercise, and the group `catalogue`."""

from cyclopts import App

from proneward.app.actions.lookup.exercise_document import exercise_document
from proneward.app.actions.lookup.exercises import Wanted, find_exercise, find_exercises, listed
from proneward.app.actions.lookup.positions import find_position
from proneward.app.cli.say.as_json import print_json
from proneward.app.cli.say.catalogue import (
    say_exercise,
    say_exercises,
    say_position,
)
from proneward.app.cli.say.page import fresh_page
from proneward.catalogue import load

catalogue = App(name="catalogue", help="The reviewed data: exercises, conditions, rules, sources.")
catalogue.command(
    "proneward.app.cli.check_command:check",
    name="check",
    help="Check every file of a catalogue, and list all that is wrong.",
)


def position(*words: str) -> int:
    """
    Say what a position is, from a phrase as people say it.

    Args:
        words: The phrase, such as: on my tummy.
    """
    reviewed = load()
    page = fresh_page()
    say_position(page, find_position(words, reviewed), reviewed)
    page.print()
    return 0


def exercises(  # noqa: PLR0913  # each is an option that a person types
    *,
    position: str | None = None,
    prop: str | None = None,
    stage: int | None = None,
    attribute: str | None = None,
    purpose: str | None = None,
    json: bool = False,
) -> int:
    """
    List the exercises of the catalogue.

    Args:
        position: Only those done in this position.
        prop: Only those that use this prop.
        stage: Only those of this stage, 1 to 5.
        attribute: Only those with this attribute, such as ext-end.
        purpose: Only those for this purpose, such as strength.
        json: Print the list as JSON.
    """
    reviewed = load()
    wanted = Wanted(position=position, prop=prop, stage=stage, attribute=attribute, purpose=purpose)
    found = find_exercises(wanted, reviewed)
    if json:
        print_json(listed(found))
        return 0
    page = fresh_page()
    say_exercises(page, found, reviewed)
    page.print()
    return 0


def exercise(exercise: str, /, *, json: bool = False) -> int:
    """
    Say everything about one exercise, with its sources and the rules that read it.

    Args:
        exercise: Id or name of the exercise.
        json: Print it as JSON.
    """
    reviewed = load()
    found = find_exercise(exercise, reviewed)
    if json:
        print_json(exercise_document(found, reviewed))
        return 0
    page = fresh_page()
    say_exercise(page, found, reviewed)
    page.print()
    return 0
