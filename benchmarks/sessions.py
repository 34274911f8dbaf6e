"""
How fast the engines compose one session, how good the instant one is, and how hard the tasks are.

For each of 200 generated clients, two sessions: the first, and one after it (what was done before
is worth less). Times are CPU time of one thread for a whole session: every form of the task until
one has a session, and for the exact engine the instant start and the proof. Every repetition
counts, the first included; only the import of the solver is left out.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs

# Run by its path, a script does not find its neighbours as modules.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import generated  # after the path

from proneward.catalogue import Catalogue, load
from proneward.planning.engines import instant
from proneward.planning.engines.exact import exact
from proneward.planning.score import Composed, composed
from proneward.planning.task import Candidate, Task, forms, task
from proneward.record import ClientRecord
from proneward.screening import ClearedExercise, screen
from proneward.vocabulary import Decision

CLIENTS = 200
INSTANT_REPEATS, EXACT_REPEATS = 5, 3

INSTANT_P99_MS, EXACT_P50_MS, EXACT_P99_MS = 10.0, 30.0, 200.0
MEAN_GAP, MOST_GAP = 0.02, 0.06
EASY_BELOW = 0.20
"""Where a greedy start is the best more often than this leaves, the tasks prove nothing."""


@attrs.frozen(kw_only=True)
class Figure:
    """One figure of the table, its limit, and whether it keeps it."""

    name: str
    measured: str
    limit: str
    kept: bool = True


@attrs.frozen(kw_only=True)
class Session:
    """One session of one client: the best there is, proven, and the engines beside it."""

    whole: Task
    form: Task
    best: Composed
    instantly: Composed | None
    greedily: Composed | None


# ------------------------------------------------------------- what is composed


def solved_instantly(whole: Task) -> Composed | None:
    """Compose the strictest form that the instant engine finds a session for."""
    return next(filter(None, map(instant, forms(whole))), None)


def solved_exactly(whole: Task) -> Composed | None:
    """Compose the strictest form in which a session exists, as well as can be, with its proof."""
    for form in forms(whole):
        answer = exact(form, instant(form))
        assert answer.proven
        if answer.best is not None:
            assert answer.bound == answer.best.worth
            return answer.best
    return None


def density(form: Task, members: Sequence[Candidate], one: Candidate) -> float | None:
    """Give what one more is worth for each of its seconds, None where it does not fit."""
    before, after = composed(form, members), composed(form, [*members, one])
    if after is None:
        return None
    if before is None:
        return one.base_worth / one.base_s
    return (after.worth - before.worth) / max(1, after.seconds - before.seconds)


def densest(
    form: Task, members: Sequence[Candidate], able: Callable[[Candidate], bool]
) -> tuple[float, Candidate] | None:
    """Give the candidate that adds most for its seconds, and what it adds for each."""
    found = [
        (worth, one.id, one)
        for one in form.candidates
        if able(one) and one not in members
        for worth in [density(form, members, one)]
        if worth is not None
    ]
    if not found:
        return None
    worth, _, one = max(found)
    return worth, one


def anyone(_: Candidate) -> bool:
    """Let every candidate in."""
    return True


def greedy(form: Task) -> Composed | None:
    """
    Compose a session by always adding what is worth most for its seconds.

    Who opens comes first, then who closes, then the rest while anything fits and adds.
    """
    openers = [one for one in form.candidates if form.opens(one)]
    if not openers:
        return None
    members = [max(openers, key=lambda one: (one.base_worth / one.base_s, one.id))]
    loose = attrs.evolve(form, least=2)
    able: Callable[[Candidate], bool] = form.closes
    while len(members) < form.most:
        found = densest(loose, members, able)
        if found is None or (found[0] <= 0 and len(members) >= form.least):
            break
        members.append(found[1])
        able = anyone
    return composed(form, members)


# ------------------------------------------------------------- the clients and their sessions


def candidates(catalogue: Catalogue) -> Iterator[tuple[ClientRecord, tuple[ClearedExercise, ...]]]:
    """Give clients that get a programme, and what it is composed from."""
    for client in generated.clients(catalogue):
        screening = screen(client, catalogue, generated.DAY)
        if screening.decision is Decision.PROGRAMME:
            yield client, screening.eligible


def session_of(whole: Task) -> Session | None:
    """Give the session of a task by every engine, None where there is none."""
    for form in forms(whole):
        found = instant(form)
        best = exact(form, found).best
        if best is not None:
            return Session(
                whole=whole, form=form, best=best, instantly=found, greedily=greedy(form)
            )
        assert found is None
    return None


def sessions(catalogue: Catalogue) -> list[Session]:
    """Give two sessions for each client that has one."""
    made: list[Session] = []
    for client, eligible in candidates(catalogue):
        if len(made) >= 2 * CLIENTS:
            break
        recent: frozenset[str] = frozenset()
        for _ in range(2):
            whole = task(
                eligible,
                catalogue,
                limit_s=client.minutes_per_day * 60,
                most=client.max_exercises,
                recent=recent,
            )
            session = session_of(whole)
            if session is None:
                break
            made.append(session)
            recent = session.best.ids
    return made


# ------------------------------------------------------------- measuring


def times_ms(
    solve: Callable[[Task], Composed | None], made: Sequence[Session], repeats: int
) -> list[float]:
    """Give the CPU milliseconds of every session and repetition, sorted."""
    taken = []
    for session in made:
        for _ in range(repeats):
            begun = time.process_time()
            solve(session.whole)
            taken.append((time.process_time() - begun) * 1e3)
    return sorted(taken)


def rank(ordered: Sequence[float], share: float) -> float:
    """Give the value that this share does not exceed (nearest rank)."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def gaps(made: Sequence[Session]) -> list[float]:
    """Give how far below the best the instant engine lies, as shares of the best."""
    return [
        (session.best.worth - session.instantly.worth) / session.best.worth
        for session in made
        if session.instantly is not None
    ]


def quality(made: Sequence[Session]) -> Iterator[Figure]:
    """How good the instant engine is, and how hard the tasks."""
    missed = sum(session.instantly is None for session in made)
    below = gaps(made)
    hard = sum(
        session.greedily is None or session.greedily.worth < session.best.worth for session in made
    ) / len(made)
    yield Figure(
        name="greedy is not the best",
        measured=f"{hard:.1%}",
        limit=f">= {EASY_BELOW:.0%}",
        kept=hard >= EASY_BELOW,
    )
    yield Figure(name="instant: missed", measured=str(missed), limit="0", kept=missed == 0)
    yield Figure(
        name="instant: gap, mean",
        measured=f"{statistics.fmean(below):.3%}",
        limit=f"<= {MEAN_GAP:.0%}",
        kept=statistics.fmean(below) <= MEAN_GAP,
    )
    yield Figure(
        name="instant: gap, most",
        measured=f"{max(below):.2%}",
        limit=f"<= {MOST_GAP:.0%}",
        kept=max(below) <= MOST_GAP,
    )
    yield Figure(
        name="instant: not the best", measured=f"{sum(map(bool, below)) / len(made):.1%}", limit=""
    )


def speed(made: Sequence[Session]) -> Iterator[Figure]:
    """How long the engines take."""
    quick = times_ms(solved_instantly, made, INSTANT_REPEATS)
    proven = times_ms(solved_exactly, made, EXACT_REPEATS)
    for name, ordered, share, most in (
        ("instant: CPU p50", quick, 0.5, None),
        ("instant: CPU p99", quick, 0.99, INSTANT_P99_MS),
        ("instant: CPU most", quick, 1.0, None),
        ("exact: CPU p50", proven, 0.5, EXACT_P50_MS),
        ("exact: CPU p99", proven, 0.99, EXACT_P99_MS),
        ("exact: CPU most", proven, 1.0, None),
    ):
        taken = rank(ordered, share)
        yield Figure(
            name=name,
            measured=f"{taken:.1f} ms",
            limit="" if most is None else f"<= {most:.0f} ms",
            kept=most is None or taken <= most,
        )


def main() -> int:
    """Measure, print the table, and fail if a limit is missed."""
    made = sessions(load())
    sizes = sorted(len(session.whole.candidates) for session in made)
    print(f"{len(made)} sessions of {CLIENTS} clients, each with its best proven;")
    print(f"candidates: {sizes[0]} to {sizes[-1]}, median {sizes[len(sizes) // 2]}\n")
    figures = [*quality(made), *speed(made)]
    for figure in figures:
        verdict = ("kept" if figure.kept else "MISSED") if figure.limit else ""
        print(f"{figure.name:<24}{figure.measured:>10}   {figure.limit:<10} {verdict}".rstrip())
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
