"""What the exact engine promises besides the best session."""

import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest
from benchmarks.generated import DAY, clients

from proneward.catalogue import load
from proneward.planning.engines import exact as exact_module
from proneward.planning.engines.exact import ExactAnswer, exact
from proneward.planning.engines.exhaustive import exhaustive
from proneward.planning.engines.milp_dominance import (
    dominates,
    dominators,
    lifted,
    without_the_dominated,
)
from proneward.planning.engines.milp_formulation import formulated, most_seconds
from proneward.planning.engines.milp_program import Program
from proneward.planning.engines.milp_solver import Solved, Unsolved, solved
from proneward.planning.score import Composed, composed
from proneward.planning.task import Candidate, Quota, Task, task
from proneward.screening import screen
from proneward.vocabulary import MuscleGroup, Position, Purpose

CATALOGUE = load()
ENOUGH_S = 20.0

# What is asked of an engine that runs in its own process: no solver before it is called, no word.
QUIETLY = """
import sys
sys.path.insert(0, ".")
import attrs
from benchmarks.generated import DAY, clients
import proneward.planning
from proneward.catalogue import load
from proneward.planning.engines.exact import exact
from proneward.planning.task import task
from proneward.screening import screen
assert "highspy" not in sys.modules
client = next(one for one in clients(load()) if one.stage == 5)
eligible = screen(client, load(), DAY).eligible
whole = task(eligible, load(), limit_s=900, most=5)
exact(attrs.evolve(whole, opens_with_warm_up=False))
assert "highspy" in sys.modules
"""


@pytest.fixture(scope="module")
def whole() -> Task:
    """The first session of a client with many exercises, opened by a stand-in."""
    client = next(one for one in clients(CATALOGUE) if one.stage == 5)
    eligible = screen(client, CATALOGUE, DAY).eligible
    limit_s = client.minutes_per_day * 60
    made = task(eligible, CATALOGUE, limit_s=limit_s, most=client.max_exercises)
    return attrs.evolve(made, opens_with_warm_up=False)


@pytest.fixture(scope="module")
def poor_start(whole: Task) -> Composed:
    """A session of the task that is far from the best."""
    few = attrs.evolve(whole, candidates=_few(whole), most=3)
    found = exhaustive(few)
    assert found is not None
    return found


def _few(whole: Task) -> tuple[Candidate, ...]:
    rests = [one for one in whole.candidates if one.rests][:2]
    others = [one for one in whole.candidates if not one.rests][:3]
    return (*rests, *others)


def program_of(whole: Task) -> Program:
    """The whole task as a program, without a start."""
    return formulated(whole, dominators(whole)).program


def test_it_says_nothing_and_loads_the_solver_only_when_called() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", QUIETLY], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_it_gives_the_same_session_every_time(whole: Task) -> None:
    assert exact(whole) == exact(whole)


def test_a_better_session_than_the_start_is_found_and_proven(
    whole: Task, poor_start: Composed
) -> None:
    answer = exact(whole, poor_start)
    assert answer.best is not None
    assert answer.best.worth > poor_start.worth
    assert answer.bound == answer.best.worth
    assert answer.proven


def test_a_start_that_is_the_best_is_kept_as_it_is(whole: Task) -> None:
    best = exact(whole).best
    assert exact(whole, best).best == best


def test_without_time_the_start_stands_and_nothing_is_proven(
    whole: Task, poor_start: Composed
) -> None:
    assert exact(whole, poor_start, time_limit_s=0) == ExactAnswer(
        best=poor_start, bound=None, proven=False
    )
    assert exact(whole, time_limit_s=0) == ExactAnswer(best=None, bound=None, proven=False)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda whole: attrs.evolve(whole, candidates=()),
        lambda whole: attrs.evolve(whole, limit_s=60),
        lambda whole: attrs.evolve(whole, least=4, most=3),
        lambda whole: attrs.evolve(
            whole, quotas=(Quota(exercises=frozenset({"no-such-exercise"}), count=1),)
        ),
    ],
    ids=["nobody", "no-minutes", "no-size", "no-quota"],
)
def test_where_no_session_exists_that_is_proven(
    whole: Task, impossible: Callable[[Task], Task]
) -> None:
    assert exact(impossible(whole)) == ExactAnswer(best=None, bound=None, proven=True)


def test_nobody_both_opens_and_closes(whole: Task) -> None:
    """One rest that may do either is not enough; with a second, one opens and one closes."""
    rests = [one for one in whole.candidates if one.rests and one.stands_in]
    dull = [one for one in whole.candidates if not one.rests and not one.stands_in]
    alone = attrs.evolve(whole, candidates=(rests[0], *dull[:3]))
    both = attrs.evolve(whole, candidates=(*rests[:2], *dull[:3]))
    assert exact(alone).best is None
    best = exact(both).best
    assert best is not None
    assert {best.order[0].id, best.order[-1].id} == {rests[0].id, rests[1].id}


# ------------------------------------------------------------- a defect is never a result


def test_turns_that_are_not_linear_are_refused(whole: Task) -> None:
    odd = attrs.evolve(whole, times=attrs.evolve(whole.times, onto_ball_s=55))
    with pytest.raises(Unsolved, match="not linear"):
        exact(odd)


@pytest.mark.parametrize(
    "wrong, says",
    [
        (lambda right: attrs.evolve(right, worth=right.worth + 1), "not its sum"),
        (lambda right: attrs.evolve(right, bound=right.bound - 10), "above the bound"),
        (lambda right: attrs.evolve(right, values=[0.0] * len(right.values)), "not its sum"),
        (lambda _: None, "no session where one exists"),
    ],
    ids=["another-sum", "bound-too-low", "nothing-chosen", "infeasible"],
)
def test_a_solver_that_contradicts_the_arithmetic_is_a_defect(
    whole: Task,
    poor_start: Composed,
    monkeypatch: pytest.MonkeyPatch,
    wrong: Callable[[Solved], Solved | None],
    says: str,
) -> None:
    right = solved(program_of(whole), ENOUGH_S)
    assert right is not None
    monkeypatch.setattr(exact_module, "solved", lambda *_, **__: wrong(right))
    with pytest.raises(Unsolved, match=says):
        exact(whole, poor_start)


def test_a_bound_without_a_session_is_given_but_proves_nothing(
    whole: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Solved(values=None, worth=0, bound=1234.5)
    monkeypatch.setattr(exact_module, "solved", lambda *_, **__: late)
    assert exact(whole) == ExactAnswer(best=None, bound=1234, proven=False)


def test_a_program_without_bounds_is_a_failure_of_the_solver() -> None:
    endless = Program()
    endless.column(worth=1, most=float("inf"), whole=False)
    with pytest.raises(Unsolved, match="Unbounded"):
        solved(endless, ENOUGH_S)


# ------------------------------------------------------------- what is left out of the search


Change = Callable[[Candidate], Candidate]


def twins(whole: Task) -> tuple[Candidate, Candidate]:
    """Two candidates that are alike."""

    def plain(one: Candidate) -> Candidate:
        return attrs.evolve(
            one,
            position=Position.SUPINE,
            purpose=Purpose.STRENGTH,
            groups=frozenset({MuscleGroup.ABDOMINALS}),
            base_s=100,
            base_worth=20,
            extra_s=60,
            extras=1,
            warms_up=False,
            stands_in=False,
            rests=False,
        )

    one, other = whole.candidates[:2]
    return plain(one), plain(other)


@pytest.mark.parametrize(
    "better",
    [
        lambda one: one,
        lambda one: attrs.evolve(one, base_worth=30),
        lambda one: attrs.evolve(one, base_s=90),
        lambda one: attrs.evolve(one, extra_s=50),
        lambda one: attrs.evolve(one, extras=2),
        lambda one: attrs.evolve(one, stands_in=True),
        lambda one: attrs.evolve(one, rests=True),
        lambda one: attrs.evolve(
            one, groups=frozenset({MuscleGroup.ABDOMINALS, MuscleGroup.GLUTEALS})
        ),
        lambda one: attrs.evolve(one, groups=frozenset(), base_worth=120),
        lambda one: attrs.evolve(one, purpose=Purpose.ENDURANCE, base_worth=80),
    ],
)
def test_one_that_is_nowhere_worse_may_stand_in(whole: Task, better: Change) -> None:
    plain, other = twins(whole)
    assert dominates(whole, better(other), plain)


@pytest.mark.parametrize(
    "worse",
    [
        lambda one: attrs.evolve(one, base_worth=19),
        lambda one: attrs.evolve(one, base_s=101),
        lambda one: attrs.evolve(one, extra_s=61),
        lambda one: attrs.evolve(one, extras=0),
        lambda one: attrs.evolve(one, groups=frozenset()),
        lambda one: attrs.evolve(one, purpose=Purpose.ENDURANCE),
        lambda one: attrs.evolve(one, purpose=Purpose.ENDURANCE, base_worth=79),
    ],
)
def test_one_that_is_somewhere_worse_may_not(whole: Task, worse: Change) -> None:
    plain, other = twins(whole)
    assert not dominates(whole, worse(other), plain)


def test_ends_and_quotas_keep_one_from_being_replaced(whole: Task) -> None:
    plain, other = twins(whole)
    opening = attrs.evolve(plain, stands_in=True)
    closing = attrs.evolve(plain, rests=True)
    asked = attrs.evolve(whole, quotas=(Quota(exercises=frozenset({plain.id}), count=1),))
    assert not dominates(whole, other, opening)
    assert not dominates(whole, other, closing)
    assert not dominates(asked, other, plain)
    assert dominates(asked, plain, other)


def test_of_two_alike_the_one_of_the_lower_id_stands_in(whole: Task) -> None:
    first, second = sorted(twins(whole), key=lambda one: one.id)
    found = dominators(attrs.evolve(whole, candidates=(second, first)))
    assert found == {first.id: frozenset(), second.id: frozenset({first.id})}


def test_who_has_as_many_dominators_as_a_session_has_places_is_left_out(whole: Task) -> None:
    """One of them is always free to stand in."""
    plain, _ = twins(whole)
    alike = tuple(attrs.evolve(plain, cleared=one.cleared) for one in whole.candidates[:6])
    narrow = attrs.evolve(whole, candidates=alike, most=4)
    fewer = without_the_dominated(narrow, dominators(narrow))
    assert fewer.candidates == tuple(sorted(alike, key=lambda one: one.id)[:4])


def test_lifting_a_session_swaps_in_dominators_and_loses_nothing(
    whole: Task, poor_start: Composed
) -> None:
    over = dominators(whole)
    better = lifted(whole, over, poor_start)
    assert better is not None
    assert better.worth >= poor_start.worth
    assert all(over[one.id] <= better.ids for one in better.order)


def test_of_five_alike_the_three_of_the_lowest_ids_are_a_session(whole: Task) -> None:
    plain, _ = twins(whole)
    able = attrs.evolve(plain, stands_in=True, rests=True)
    alike = tuple(attrs.evolve(able, cleared=one.cleared) for one in whole.candidates[:5])
    only = attrs.evolve(whole, candidates=alike, least=3, most=3)
    last_three = composed(only, alike[2:])
    assert last_three is not None
    found = lifted(only, dominators(only), last_three)
    assert found is not None
    assert found.ids == {one.id for one in alike[:3]}
    assert found.worth == last_three.worth


def test_minutes_that_are_never_too_few_leave_no_doses_to_choose(whole: Task) -> None:
    """Everyone has a full dose then, and the answer is the one with the minutes in the program."""
    ample_s = most_seconds(whole)
    ample = attrs.evolve(whole, limit_s=ample_s)
    tight = attrs.evolve(whole, limit_s=ample_s - 1)
    assert len(program_of(ample).worths) < len(program_of(tight).worths)
    best = exact(ample).best
    assert best is not None
    assert best.extras == tuple(one.extras for one in best.order)
    assert exact(tight).best == best


def test_a_program_begins_with_the_start_as_the_arithmetic_values_it(
    whole: Task, poor_start: Composed
) -> None:
    over = dominators(whole)
    start = lifted(whole, over, poor_start)
    assert start is not None
    program = formulated(whole, over, start).program
    begun = zip(program.worths, program.begins, strict=True)
    assert sum(worth * value for worth, value in begun) == start.worth


def test_the_exhaustive_engine_tries_everything(whole: Task) -> None:
    few = attrs.evolve(whole, candidates=_few(whole))
    best = exhaustive(few)
    assert best is not None
    every = composed(few, few.candidates)
    assert every is None or best.worth >= every.worth
    assert exhaustive(attrs.evolve(few, limit_s=30)) is None
