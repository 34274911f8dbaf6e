"""The closed form of turns, which two engines lean on, against the shortest way over all visits."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import attrs
import numpy as np
import pytest
from benchmarks.generated import DAY, clients

from proneward.catalogue import Times, load
from proneward.planning.engines.exact import exact
from proneward.planning.engines.milp_formulation import down_s, enter_s, on_floor
from proneward.planning.score import composed
from proneward.planning.task import Candidate, Task, task
from proneward.planning.turns import BALL, route, turn_s
from proneward.screening import screen
from proneward.vocabulary import Position

CATALOGUE = load()
TIMES = CATALOGUE.times
OTHER_TIMES = (
    attrs.evolve(TIMES, change_s=10, upright_change_s=35, onto_ball_s=35),
    attrs.evolve(TIMES, change_s=25, upright_change_s=25, onto_ball_s=25),
)
PLACES = (
    Position.SUPINE,
    Position.PRONE,
    Position.SIDE_LYING,
    Position.HANDS_AND_KNEES,
    Position.KNEELING,
    Position.SITTING,
    Position.STANDING,
    BALL,
)
ENOUGH_PLACES = (Position.SUPINE, Position.PRONE, Position.SITTING, Position.STANDING, BALL)

Visit = tuple[Position, Position | None, frozenset[Position]]


def visits(places: Sequence[Position]) -> Iterator[Visit]:
    """Every start, end (None: any) and set of positions that holds them."""
    for size in range(1, len(places) + 1):
        for visited in combinations(places, size):
            for start, end in product(visited, (*visited, None)):
                yield start, end, frozenset(visited)


def closed_form_s(times: Times, start: Position, end: Position | None, seen: set[Position]) -> int:
    """Enter each position but the first, the first again, and pay the way down if forced."""
    others = seen - {start}
    seconds = sum(enter_s(times, place) for place in others)
    seconds += enter_s(times, start) if start is end and others else 0
    up = any(place.upright for place in seen)
    low = any(on_floor(place) for place in seen)
    ends_low = end is not None and on_floor(end)
    forced = (start.upright and low) or (up and ends_low)
    between = BALL in others and end is not BALL
    return seconds + (down_s(times) if forced and not between else 0)


@pytest.mark.parametrize("times", [TIMES, *OTHER_TIMES])
def test_the_closed_form_of_turns_is_the_shortest_way_for_every_visit(times: Times) -> None:
    looked_at = 0
    for start, end, visited in visits(PLACES):
        expected = route(times, start, visited, end).seconds
        assert closed_form_s(times, start, end, set(visited)) == expected, (start, end, visited)
        looked_at += 1
    assert looked_at == 5632


def test_turns_take_what_the_contract_says() -> None:
    assert turn_s(TIMES, Position.SUPINE, Position.SUPINE) == 0
    assert turn_s(TIMES, Position.SUPINE, Position.KNEELING) == 20
    assert turn_s(TIMES, Position.SITTING, Position.STANDING) == 40
    assert turn_s(TIMES, Position.SUPINE, Position.STANDING) == 40
    assert turn_s(TIMES, Position.PRONE, BALL) == 40
    assert turn_s(TIMES, BALL, Position.PRONE) == 20
    assert (enter_s(TIMES, Position.SUPINE), enter_s(TIMES, BALL), down_s(TIMES)) == (20, 40, 20)


def a_task() -> Task:
    """Any task, for its candidates to be bent to what a test needs."""
    client = next(one for one in clients(CATALOGUE) if one.stage == 5)
    eligible = screen(client, CATALOGUE, DAY).eligible
    return task(eligible, CATALOGUE, limit_s=10_000, most=7)


def forced(whole: Task, visit: Visit) -> Task:
    """A task with one session: someone opens at the start, someone closes at the end."""
    start, end, visited = visit
    places = [start, *([end] if end else []), *sorted(visited)]

    def member(place: int) -> Candidate:
        return attrs.evolve(
            whole.candidates[place],
            position=places[place],
            stands_in=place == 0,
            rests=place == 1,
        )

    members = tuple(map(member, range(len(places))))
    return attrs.evolve(
        whole,
        candidates=members,
        opens_with_warm_up=False,
        closes_with_rest=end is not None,
        least=len(members),
        most=len(members),
    )


@pytest.mark.parametrize("times", [TIMES, *OTHER_TIMES])
def test_the_program_of_the_exact_engine_turns_as_the_shortest_way_does(times: Times) -> None:
    """`exact` itself refuses a session whose turns it valued otherwise than the arithmetic."""
    whole = attrs.evolve(a_task(), times=times)
    looked_at = 0
    for visit in visits(ENOUGH_PLACES):
        only = forced(whole, visit)
        expected = composed(only, only.candidates)
        found = exact(only).best
        assert expected is not None
        assert found is not None
        assert found.worth == expected.worth, visit
        looked_at += 1
    assert looked_at == 320


def test_the_shortest_way_visits_everything_once_and_ends_where_it_must() -> None:
    for start, end, visited in visits(ENOUGH_PLACES):
        way = route(TIMES, start, visited, end)
        assert way.order[0] is start
        assert set(way.order) == visited
        assert end is None or way.order[-1] is end
        assert np.unique(way.order[:-1]).size == len(way.order) - 1
