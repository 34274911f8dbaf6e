"""Safety twice: a finished programme is screened again before anybody sees it."""

from datetime import date, timedelta

import attrs
import pytest
from tests.command_line import CLIENTS

from proneward.app.actions.clients import known_words
from proneward.app.actions.programmes import UnsafeProgramme, planned, recheck
from proneward.catalogue import load
from proneward.planning import Plan
from proneward.record import ClientRecord, HeldCondition, read_client
from proneward.screening import Standing, Verdict, screen
from proneward.vocabulary import Decision

CATALOGUE = load()
DAY = date(2026, 11, 24)


def _client(name: str) -> ClientRecord:
    return read_client(CLIENTS / f"{name}.yaml", known_words(CATALOGUE))


def _screened_as(made: Plan, client: ClientRecord) -> Plan:
    """The same programme, as if it had been made for somebody else."""
    return attrs.evolve(made, screening=screen(client, CATALOGUE, DAY))


@pytest.mark.parametrize("path", sorted(CLIENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_cleared_a_second_time(path: str) -> None:
    made = planned(read_client(CLIENTS / path, known_words(CATALOGUE)), CATALOGUE, DAY)
    assert (made.programme is None) == (made.screening.decision is not Decision.PROGRAMME)


def test_a_programme_with_an_exercise_held_back_is_refused() -> None:
    made = planned(_client("athlete"), CATALOGUE, DAY)
    osteoporotic = attrs.evolve(
        _client("athlete"),
        conditions=(HeldCondition(id="osteoporosis"), HeldCondition(id="stenosis")),
    )
    with pytest.raises(UnsafeProgramme, match="screening does not clear it"):
        recheck(_screened_as(made, osteoporotic))


def test_a_programme_for_a_locked_client_is_refused() -> None:
    made = planned(_client("healthy-beginner"), CATALOGUE, DAY)
    with pytest.raises(UnsafeProgramme, match="screening decides 'locked'"):
        recheck(_screened_as(made, _client("red-flag")))


def test_a_clinicians_exercise_at_home_is_refused() -> None:
    made = planned(_client("healthy-beginner"), CATALOGUE, DAY)
    overpressure = CATALOGUE.exercises["prone-press-up-overpressure"]
    assert made.programme is not None
    week = made.programme.weeks[0]
    item = week.sessions[0].items[0]
    seal = Verdict(exercise=overpressure, standing=Standing.CLEARED, reasons=())
    forged = attrs.evolve(
        item, cleared=attrs.evolve(item.cleared, exercise=overpressure, seal=seal)
    )
    session = attrs.evolve(week.sessions[0], items=(forged,))
    programme = attrs.evolve(made.programme, weeks=(attrs.evolve(week, sessions=(session,)),))
    with pytest.raises(UnsafeProgramme, match="prone-press-up-overpressure"):
        recheck(attrs.evolve(made, programme=programme))


def test_each_session_is_screened_for_its_own_day() -> None:
    """A state that tightens in the second week must not be read as of the first day."""
    made = planned(_client("healthy-beginner"), CATALOGUE, DAY)
    assert made.programme is not None
    supine = any(
        item.exercise.id.startswith("supine")
        for session in made.programme.sessions
        for item in session.items
    )
    assert supine
    changing = attrs.evolve(
        _client("healthy-beginner"),
        conditions=(HeldCondition(id="pregnancy-early", until=DAY + timedelta(days=8)),),
    )
    lapsed = attrs.evolve(made, screening=screen(changing, CATALOGUE, DAY))
    first_week = attrs.evolve(
        lapsed, programme=attrs.evolve(made.programme, weeks=made.programme.weeks[:1])
    )
    recheck(first_week)
    with pytest.raises(UnsafeProgramme):
        recheck(lapsed)
