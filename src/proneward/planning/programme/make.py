"""
Four weeks of sessions: two forms that alternate, later ones that keep some and bring something new.

Weeks before `fresh_from_week` alternate forms A and B; from then on C and D, which each keep
exercises of the form they follow and bring one that was not done yet, where they can. A day on
which something else holds for the client (a state tightens, a finding or an override ends) gets
forms of its own, made from the screening of that day, and their weeks count from there.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from string import ascii_uppercase

import attrs

from proneward.catalogue import Catalogue
from proneward.planning.engines import instant
from proneward.planning.model import Programme, Session, Week
from proneward.planning.programme.form import Form, first_session, known_again
from proneward.planning.score import Composed
from proneward.planning.task import Quota, Task, forms, task
from proneward.planning.wishes import NO_WISHES, Wishes
from proneward.record import ClientRecord
from proneward.screening import ClearedExercise, OverrideOutcome, Screening, regime_on, screen
from proneward.vocabulary import Decision, Ladder, Lane

DAYS, TURNS = 7, 2
"""Days of a week, and forms that alternate."""


@attrs.frozen(kw_only=True)
class Solved:
    """A session of a task, and the proven bound on its worth where it is known."""

    composed: Composed
    bound: int | None


Solve = Callable[[Task], Solved | None]
"""Composes one session of a task in one of its forms."""


def solve_instantly(whole: Task) -> Solved | None:
    """Compose with the instant engine."""
    found = instant(whole)
    return None if found is None else Solved(composed=found, bound=None)


def solve_exactly(whole: Task) -> Solved | None:
    """Compose with the exact engine, from what the instant one found."""
    from proneward.planning.engines.exact import exact  # noqa: PLC0415  # the solver is slow to import

    start = instant(whole)
    answer = exact(whole, start)
    if answer.best is None:
        return None
    return Solved(composed=answer.best, bound=answer.bound)


def first_solved(tasks: Collection[Task], solve: Solve) -> Solved | None:
    """Give the session of the strictest form, and within it of the fullest quotas, that exists."""
    for whole in tasks:
        for kept in range(len(whole.quotas), -1, -1):
            found = solve(attrs.evolve(whole, quotas=whole.quotas[:kept]))
            if found is not None:
                return found
    return None


def most_on(client: ClientRecord, catalogue: Catalogue, day: date) -> int:
    """Give how many exercises a session may have; a raised cap counts from its own day on."""
    raised = client.cap_raised
    if raised is not None and day < raised.on:
        return catalogue.sizes.exercises_default
    return client.max_exercises


def candidates_of(screening: Screening) -> tuple[ClearedExercise, ...]:
    """Give what a session is composed from: everything eligible but the extension lane's own."""
    lane = screening.start.lane_exercise
    return tuple(one for one in screening.eligible if one.exercise.id != lane)


def session_days(days_per_week: int) -> tuple[int, ...]:
    """Spread the days of a week: 1 to 7, counted from the first day of the programme."""
    return tuple(place * DAYS // days_per_week + 1 for place in range(days_per_week))


@attrs.define(kw_only=True, eq=False)
class _Making:
    """The programme while it is being made: forms so far, and what was done last."""

    client: ClientRecord
    catalogue: Catalogue
    screened: Callable[[date], Screening]
    solve: Solve
    wishes: Wishes = NO_WISHES
    forms: dict[tuple[object, ...], Form | None] = attrs.field(factory=dict)
    last: dict[int, Form] = attrs.field(factory=dict)
    done: set[str] = attrs.field(factory=set)
    before: frozenset[str] = frozenset()
    lifted: dict[str, OverrideOutcome] = attrs.field(factory=dict)
    distinct: list[Form] = attrs.field(factory=list)
    began: dict[tuple[object, ...], int] = attrs.field(factory=dict)

    def _quotas(self, eligible: Collection[ClearedExercise], turn: int) -> tuple[Quota, ...]:
        """Ask for what is to be shown; carry some over from the form before; bring a new one."""
        follows, sizes = self.last.get(turn), self.catalogue.sizes
        ids = {one.exercise.id for one in eligible}
        shows = tuple(
            Quota(exercises=wanted & ids, count=1)
            for place, wanted in enumerate(self.wishes.asked)
            if wanted & ids and place % TURNS == turn % min(TURNS, len(self.wishes.asked))
        )
        if follows is None:
            return shows
        kept, fresh = frozenset(follows.composed.ids & ids), frozenset(ids - self.done)
        carry = Quota(exercises=kept, count=min(sizes.carried_over_least, len(kept)))
        new = Quota(exercises=fresh, count=min(sizes.fresh_least, len(fresh)))
        return (*shows, carry, new)

    def make(self, day: date, turn: int) -> Form | None:
        """Compose a new form for a day; None where none exists or screening decides against."""
        screening = self.screened(day)
        if screening.decision is not Decision.PROGRAMME:
            return None
        eligible = [
            one for one in candidates_of(screening) if one.exercise.id not in self.wishes.avoided
        ]
        whole = task(
            eligible,
            self.catalogue,
            limit_s=self.client.minutes_per_day * 60,
            most=most_on(self.client, self.catalogue, day),
            recent=self.before,
            quotas=self._quotas(eligible, turn),
        )
        solved = first_solved(forms(whole), self.solve)
        if solved is None:
            return None
        self.lifted |= {o.reason: o for o in screening.overrides if o.applied}
        upright = screening.start.ladder is Ladder.UPRIGHT
        made = Form(
            name=_letter(len(self.distinct)),
            lane=Lane.UPRIGHT if upright else Lane.STRENGTHENING,
            composed=solved.composed,
            bound=solved.bound,
            limit_s=whole.limit_s,
            kept=known_again(solved.composed.ids, self.last.get(turn)),
            extension=screening.lane,
        )
        alike = next((form for form in self.distinct if form.alike(made)), None)
        if alike is None:
            self.distinct.append(made)
        return alike or made

    def form(self, week: int, turn: int, day: date) -> Form | None:
        """
        Give the form of a day, made if it is the first of its kind.

        The weeks until something fresh comes count from the week in which what holds began, so
        that nobody learns new sessions twice within days.
        """
        regime = regime_on(self.client, self.catalogue, day)
        weeks = week - self.began.setdefault(regime, week)
        key = (weeks >= self.catalogue.sizes.fresh_from_week - 1, turn, regime)
        if key not in self.forms:
            self.forms[key] = self.make(day, turn)
        found = self.forms[key]
        if found is not None:
            self.last[turn] = found
            self.done |= found.composed.ids
            self.before = found.composed.ids
        return found


def _letter(count: int) -> str:
    """A, B, … Z, AA, AB, …: names that are easy to say."""
    first, second = divmod(count, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]


def _days(client: ClientRecord, start: date, weeks: int) -> Iterator[tuple[int, int, date]]:
    """Every session's week, day of the week and date."""
    for week in range(1, weeks + 1):
        for day in session_days(client.days_per_week):
            yield week, day, start + timedelta(days=(week - 1) * DAYS + day - 1)


@attrs.frozen(kw_only=True, eq=False)
class Made:
    """
    A programme with the forms in it.

    `lifted` are the overrides in force on any of its days; `screenings` one for each set of days on
    which the same holds, the first day's first; `ends` is the day from which there is no
    programme, if any.
    """

    programme: Programme | None
    forms: tuple[Form, ...]
    lifted: tuple[OverrideOutcome, ...]
    screenings: tuple[Screening, ...]
    ends: date | None


@attrs.define(kw_only=True, eq=False)
class _ByRegime:
    """Screens for any day, once for all days on which the same holds."""

    client: ClientRecord
    catalogue: Catalogue
    shown: Collection[str]
    known: dict[tuple[object, ...], Screening] = attrs.field(factory=dict)

    def __call__(self, day: date) -> Screening:
        """Give the screening of a day."""
        key = regime_on(self.client, self.catalogue, day)
        if key not in self.known:
            self.known[key] = screen(self.client, self.catalogue, day, shown=self.shown)
        return self.known[key]


def make_programme(
    screening: Screening,
    solve: Solve,
    shown: Collection[str],
    wishes: Wishes = NO_WISHES,
) -> Made:
    """
    Make the programme that follows from a screening.

    It ends early on a day for which screening decides against one, or no session exists.
    """
    client, catalogue = screening.client, screening.catalogue
    sizes = catalogue.sizes
    first = {regime_on(client, catalogue, screening.on): screening}
    screened = _ByRegime(client=client, catalogue=catalogue, shown=shown, known=first)
    making = _Making(
        client=client,
        catalogue=catalogue,
        screened=screened,
        solve=solve,
        wishes=wishes,
    )
    weeks = sizes.weeks_without_an_end_date if screening.open_ended else sizes.weeks
    by_week: dict[int, list[Session]] = {}
    laid_out: dict[str, Session] = {}
    ends = None
    for count, (week, day, on) in enumerate(_days(client, screening.on, weeks)):
        form = making.form(week, count % TURNS, on)
        if form is None:
            ends = on
            break
        if form.name not in laid_out:
            laid_out[form.name] = first_session(form, on, day, catalogue)
        today = attrs.evolve(laid_out[form.name], on=on, day=day)
        by_week.setdefault(week, []).append(today)
    laid = tuple(Week(week=week, sessions=tuple(done)) for week, done in by_week.items())
    return Made(
        programme=Programme(weeks=laid) if laid else None,
        forms=tuple(making.distinct),
        lifted=tuple(making.lifted.values()),
        screenings=tuple(screened.known.values()),
        ends=ends,
    )
