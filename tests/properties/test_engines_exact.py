"""The engines against the exhaustive reference, and the arithmetic against a plain reading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, permutations, product

import attrs
from benchmarks.generated import DAY, client_document
from hypothesis import given
from hypothesis import strategies as st

from proneward.app.actions.clients import known_words
from proneward.catalogue import load
from proneward.planning.engines.exact import exact
from proneward.planning.engines.exhaustive import exhaustive
from proneward.planning.engines.instant import instant
from proneward.planning.score import Composed, composed
from proneward.planning.task import Candidate, Quota, Task, forms, task
from proneward.planning.turns import turn_s
from proneward.record import client_from
from proneward.screening import ClearedExercise, screen
from proneward.vocabulary import MuscleGroup, Position, Prop, Purpose

CATALOGUE = load()
PLACES = (
    Position.SUPINE,
    Position.PRONE,
    Position.HANDS_AND_KNEES,
    Position.SITTING,
    Position.STANDING,
    Position.PRONE_ON_BALL,
)
GROUPS = tuple(group for group in MuscleGroup if group is not MuscleGroup.NONE)


@cache
def everything() -> tuple[ClearedExercise, ...]:
    """All that someone able to do everything is cleared for."""
    document = client_document(0, CATALOGUE) | {
        "conditions": [],
        "positions": [str(place) for place in PLACES if place is not Position.PRONE_ON_BALL]
        + ["side-lying", "kneeling"],
        "lies_on": "floor",
        "props": [str(prop) for prop in (Prop.BALL, Prop.BAND, Prop.BLOCK, Prop.STRAP)],
        "stage": 5,
    }
    client = client_from(document, known_words(CATALOGUE), "able client")
    return screen(client, CATALOGUE, DAY).eligible


@st.composite
def catalogue_tasks(draw: st.DrawFn, most_candidates: int = 9) -> Task:
    """Tasks over exercises as they are in the catalogue."""
    chosen = draw(
        st.lists(
            st.sampled_from(everything()),
            min_size=2,
            max_size=most_candidates,
            unique_by=lambda one: one.exercise.id,
        )
    )
    ids = sorted(one.exercise.id for one in chosen)
    whole = task(
        chosen,
        CATALOGUE,
        limit_s=draw(st.integers(180, 1500)),
        most=draw(st.integers(3, 6)),
        recent=draw(st.sets(st.sampled_from(ids))),
        quotas=draw(quotas(ids)),
    )
    return draw(st.sampled_from(forms(whole)))


def quotas(ids: Sequence[str]) -> st.SearchStrategy[tuple[Quota, ...]]:
    """None, one or two quotas over these exercises."""
    one = st.builds(
        Quota,
        exercises=st.frozensets(st.sampled_from(ids), min_size=1),
        count=st.integers(1, 2),
    )
    return st.lists(one, max_size=2).map(tuple)


@st.composite
def invented_candidates(draw: st.DrawFn, real: Candidate, places: Sequence[Position]) -> Candidate:
    """A candidate with every number and word drawn afresh, so that ties and turns abound."""
    return attrs.evolve(
        real,
        position=draw(st.sampled_from(places)),
        groups=draw(st.frozensets(st.sampled_from(GROUPS[:5]), max_size=2)),
        purpose=draw(st.sampled_from(tuple(Purpose)[:4])),
        base_s=draw(st.integers(3, 12)) * 10,
        base_worth=draw(st.integers(-2, 10)) * 8,
        extra_s=draw(st.integers(1, 10)) * 10,
        extras=draw(st.integers(0, 2)),
        warms_up=draw(st.booleans()),
        stands_in=draw(st.booleans()),
        rests=draw(st.booleans()),
    )


@st.composite
def invented_tasks(draw: st.DrawFn, most_candidates: int = 8) -> Task:
    """Tasks such as no catalogue has: any mix of positions, ends, doses and quotas."""
    size = draw(st.integers(2, most_candidates))
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=5))
    limit_s = draw(st.integers(20, 80)) * 10
    whole = task(everything()[:size], CATALOGUE, limit_s=limit_s, most=draw(st.integers(3, 5)))
    drawn = tuple(draw(invented_candidates(real, places)) for real in whole.candidates)
    ids = [one.id for one in drawn]
    return attrs.evolve(
        draw(st.sampled_from(forms(whole))), candidates=drawn, quotas=draw(quotas(ids))
    )


tasks = st.one_of(catalogue_tasks(), invented_tasks())


def worth_of(session: Composed | None) -> int | None:
    """The worth of a session, None where there is none."""
    return None if session is None else session.worth


@given(tasks)
def test_exact_finds_what_trying_everything_finds_and_proves_it(whole: Task) -> None:
    answer = exact(whole)
    assert worth_of(answer.best) == worth_of(exhaustive(whole))
    assert answer.proven
    assert answer.bound == worth_of(answer.best)


@given(tasks)
def test_a_start_changes_nothing_but_the_time(whole: Task) -> None:
    assert worth_of(exact(whole, instant(whole)).best) == worth_of(exact(whole).best)


@given(tasks)
def test_instant_never_beats_exact_and_finds_a_session_where_one_exists(whole: Task) -> None:
    found, best = instant(whole), exact(whole).best
    if found is not None:
        assert best is not None
        assert found.worth <= best.worth
    if not whole.quotas:
        assert (found is None) == (best is None)


@given(st.integers(0, 10_000))
def test_on_whole_sessions_instant_stays_near_what_exact_proves(seed: int) -> None:
    """As large as sessions get; the gap that is claimed is measured in benchmarks/sessions.py."""
    client = client_from(client_document(seed, CATALOGUE), known_words(CATALOGUE), "generated")
    eligible = screen(client, CATALOGUE, DAY).eligible
    limit_s, most = client.minutes_per_day * 60, client.max_exercises
    for whole in forms(task(eligible, CATALOGUE, limit_s=limit_s, most=most)):
        found = instant(whole)
        answer = exact(whole, found)
        assert answer.proven
        assert (found is None) == (answer.best is None)
        if found is not None and answer.best is not None:
            assert 0.94 * answer.best.worth <= found.worth <= answer.best.worth


# ------------------------------------------------------------- the arithmetic, read plainly


def allowed_orders(whole: Task, members: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    """Every order whose first may open and whose last may close."""
    for order in permutations(members):
        if whole.opens(order[0]) and whole.closes(order[-1]):
            yield order


def turning_s(whole: Task, order: Sequence[Candidate]) -> int:
    """Seconds of turns between neighbours."""
    places = (one.position for one in order)
    return sum(turn_s(whole.times, here, there) for here, there in pairwise(places))


def standing(members: Sequence[Candidate]) -> int:
    """Worth of members, groups and purposes (contract §5)."""
    trained = Counter(group for one in members for group in one.groups)
    groups = sum(100 if times == 1 else 140 for times in trained.values())
    purposes = 60 * len({one.purpose for one in members})
    return sum(one.base_worth for one in members) + groups + purposes


def plainly(whole: Task, members: Sequence[Candidate]) -> int | None:
    """The best worth of these members over every order and every dose."""
    ids = {one.id for one in members}
    if any(len(ids & quota.exercises) < quota.count for quota in whole.quotas):
        return None
    turns = {turning_s(whole, order) for order in allowed_orders(whole, members)}
    doses = product(*(range(one.extras + 1) for one in members))
    found = [
        standing(members) - turn + 6 * sum(dose)
        for turn, dose in product(turns, doses)
        if turn + sum(one.base_s + n * one.extra_s for one, n in zip(members, dose, strict=True))
        <= whole.limit_s
    ]
    return max(found, default=None)


@given(st.one_of(catalogue_tasks(5), invented_tasks(5)))
def test_the_one_arithmetic_finds_the_best_order_and_doses(whole: Task) -> None:
    """`score.composed` against every order and dose, read from the contract."""
    members = whole.candidates[: whole.most]
    found = composed(whole, members)
    if len(members) < whole.least:
        assert found is None
        return
    assert worth_of(found) == plainly(whole, members)


@given(tasks)
def test_a_composed_session_keeps_the_rules_it_is_judged_by(whole: Task) -> None:
    found = instant(whole)
    if found is None:
        return
    order = found.order
    doses = zip(order, found.extras, strict=True)
    work_s = sum(one.base_s + n * one.extra_s for one, n in doses)
    assert whole.opens(order[0])
    assert whole.closes(order[-1])
    assert found.seconds == work_s + turning_s(whole, order) <= whole.limit_s
    assert found.turns == sum(a.position is not b.position for a, b in pairwise(order))
    assert whole.least <= len(found.ids) == len(order) <= whole.most
    assert all(len(found.ids & quota.exercises) >= quota.count for quota in whole.quotas)
