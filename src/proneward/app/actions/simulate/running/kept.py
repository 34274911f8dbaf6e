"""
Screenings and programmes, each made once for all clients for whom they come out alike.

What they depend on is the key: the record without name and pain, what the journal added to it, the
stage, which needed exercises were shown, the wishes, and how many days dated things still hold.
"""

from collections.abc import Hashable, Mapping
from datetime import date
from functools import cached_property

import attrs

from proneward.app.actions.programmes import recheck
from proneward.app.actions.simulate.running.asked import Programmed
from proneward.app.actions.simulate.running.numbers import Numbers
from proneward.catalogue import Catalogue, Marker, ProgressionRule, needs
from proneward.planning import Plan, Programme, Wishes
from proneward.planning.programme import make_programme, solve_instantly
from proneward.planning.programme.make import Solved
from proneward.planning.task import Task
from proneward.planning.wishes import lightened
from proneward.progression import Chart
from proneward.progression.practice import ByKind, done_well
from proneward.progression.rules.standing import LEG_BLOCK, next_stage
from proneward.progression.rules.work import markers, to_show
from proneward.record import ClientRecord
from proneward.record.journal import Item
from proneward.screening import Screening, regime_on, screen
from proneward.vocabulary import Decision

LONGEST_PROGRAMME_DAYS = 28
WHOLE_PERCENT = 100
UNTIL_THEN = -1
"""What counts as the days left of anything that has ended."""


def _left(until: date, day: date) -> int:
    return min(LONGEST_PROGRAMME_DAYS, max(UNTIL_THEN, (until - day).days))


@attrs.frozen(kw_only=True, eq=False)
class Ground:
    """A screening, the one a stage higher, and what of them a review reads."""

    chart: Chart
    decision: Decision
    adds_enough: bool
    shown_on: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """For each marker: its own exercises that are possible, and those that stand in for it."""

    @property
    def screening(self) -> Screening:
        """The screening."""
        return self.chart.screening

    @cached_property
    def eligible(self) -> frozenset[str]:
        """What a programme is composed from; `shown` says nothing more to planning than this."""
        return frozenset(one.exercise.id for one in self.screening.eligible)

    @cached_property
    def to_show(self) -> tuple[frozenset[str], ...]:
        """What the next programme should ask for."""
        return to_show(self.chart)


def _shown_on(marker: Marker, chart: Chart) -> tuple[frozenset[str], frozenset[str]]:
    exercises = chart.catalogue.exercises
    eligible = {one.exercise.id for one in chart.screening.eligible}
    purposes = {exercises[name].purpose for name in marker.exercises}
    like_it = {
        one.id for one in exercises.values() if one.stage == chart.stage and one.purpose in purposes
    }
    own = frozenset(marker.exercises)
    return own & eligible, frozenset(like_it & eligible) - own


@attrs.frozen(kw_only=True, eq=False)
class Read:
    """Items of a session: which exercises, which went well each time, and how much was done."""

    items: tuple[Item, ...]
    ids: frozenset[str]
    well: frozenset[str]
    part: float
    worked: bool


def _read(items: tuple[Item, ...]) -> Read:
    parts = [item.done for item in items]
    return Read(
        items=items,
        ids=frozenset(one.exercise for one in items),
        well=frozenset(done_well(items)),
        part=sum(parts) / len(parts) if parts else 0.0,
        worked=any(part > 0 for part in parts),
    )


@attrs.define(kw_only=True, eq=False)
class Kept:
    """Makes screenings and programmes, and keeps them; `made` counts what had to be made."""

    catalogue: Catalogue
    grounds: dict[Hashable, Ground] = attrs.field(factory=dict)
    plans: dict[Hashable, Programme | None] = attrs.field(factory=dict)
    laid: dict[Hashable, Programmed | None] = attrs.field(factory=dict)
    solved: dict[Hashable, tuple[Task, Solved | None]] = attrs.field(factory=dict)
    numbers: Numbers = attrs.field(init=False)
    leg_questions: frozenset[str] = attrs.field(init=False)
    _read: dict[int, Read] = attrs.field(factory=dict)
    _gates: dict[int, frozenset[str]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Take the numbers out of the rules, which are read many times."""
        self.numbers = Numbers.of(self.catalogue.progression)
        self.leg_questions = frozenset(
            name for name in self.catalogue.questions if name.startswith(LEG_BLOCK)
        )

    def read(self, items: tuple[Item, ...]) -> Read:
        """Read the items of a session; those of a programme come again and again."""
        found = self._read.get(id(items))
        if found is None or found.items is not items:
            found = self._read[id(items)] = _read(items)
        return found

    def gates(self, stage: int) -> frozenset[str]:
        """Give the exercises that others need to be shown first, at a stage or the next one."""
        if stage not in self._gates:
            within = (one for one in self.catalogue.exercises.values() if one.stage <= stage + 1)
            wanted = (needs(one, self.catalogue) for one in within)
            self._gates[stage] = frozenset(
                one.id for some in wanted if all(one.stage >= stage for one in some) for one in some
            )
        return self._gates[stage]

    @property
    def rules(self) -> Mapping[str, ProgressionRule]:
        """The rules of progression."""
        return self.catalogue.progression

    def days_left(self, client: ClientRecord, day: date) -> tuple[object, ...]:
        """Give how many days each dated thing of a record still holds, the longest programme's."""
        valid = self.catalogue.sizes.finding_valid_days
        conditions = self.catalogue.conditions
        found = tuple(
            (one.id, valid - (day - one.on).days if conditions[one.id].expires else 0)
            for one in client.findings
        )
        held = tuple(
            (one.id, _left(one.until, day)) for one in client.conditions if one.until is not None
        )
        shortened = {(name, max(UNTIL_THEN, min(LONGEST_PROGRAMME_DAYS, n))) for name, n in found}
        return frozenset(shortened), held

    def dated(self, client: ClientRecord) -> bool:
        """Whether the days alone may change what holds for a client."""
        conditions = self.catalogue.conditions
        fading = any(conditions[one.id].expires for one in client.findings)
        ending = any(one.until is not None for one in client.conditions)
        return bool(fading or ending or client.overrides or client.cap_raised or not client.age)

    def ground(
        self, key: Hashable, client: ClientRecord, day: date, shown: frozenset[str], *, dated: bool
    ) -> Ground:
        """Give the screenings of a client on a day; `dated` says whether the day matters."""
        regime = regime_on(client, self.catalogue, day) if dated else ()
        whole = (key, client.stage, shown & self.gates(client.stage), regime)
        found = self.grounds.get(whole)
        if found is None:
            found = self.grounds[whole] = self._ground(client, day, shown)
        return found

    def _ground(self, client: ClientRecord, day: date, shown: frozenset[str]) -> Ground:
        screening = screen(client, self.catalogue, day, shown=shown)
        last = len(self.catalogue.ladders[f"ladder-{screening.start.ladder}"].stages)
        stage = min(client.stage, last)
        higher = attrs.evolve(client, stage=stage + 1) if stage < last else None
        next_up = screen(higher, self.catalogue, day, shown=shown) if higher else None
        chart = Chart(
            recorded=client,
            client=client,
            catalogue=self.catalogue,
            rules=self.rules,
            day=day,
            stage=stage,
            last_stage=last,
            began=None,
            declined=None,
            practices=(),
            term=(),
            told=(),
            by_kind=ByKind(()),
            screening=screening,
            next_up=next_up,
        )
        return Ground(
            chart=chart,
            decision=screening.decision,
            adds_enough=next_stage(chart, self.rules["advance-next-stage"]).met,
            shown_on=tuple(_shown_on(one, chart) for one in markers(chart)),
        )

    def programme(  # each is a part of the question of its own
        self,
        key: Hashable,
        client: ClientRecord,
        day: date,
        shown: frozenset[str],
        wishes: Wishes,
    ) -> Programmed | None:
        """Give the programme of a client from a day on, screened a second time when it was made."""
        percent = wishes.dose_percent
        whole = attrs.evolve(wishes, dose_percent=WHOLE_PERCENT)
        dated = self.dated(client)
        here = self.ground(key, client, day, shown, dated=dated)
        left = (shown, self.days_left(client, day)) if dated else ()
        of = (key, client.stage, here.eligible, left, whole)
        if (of, percent) not in self.laid:
            if of not in self.plans:
                screening = here.screening
                if dated:
                    # The programme begins on the day, and something ends in the midst of it.
                    screening = screen(client, self.catalogue, day, shown=shown)
                self.plans[of] = self._plan(screening, shown, whole)
            self.laid[of, percent] = self._laid(self.plans[of], percent, client)
        return self.laid[of, percent]

    def _plan(
        self, screening: Screening, shown: frozenset[str], wishes: Wishes
    ) -> Programme | None:
        """Plan as `plan` does, without why anything is left out, and screen it again."""
        if screening.decision is not Decision.PROGRAMME:
            return None
        made = make_programme(screening, self.solve, shown, wishes)
        if made.programme is not None:
            _check(made.programme, screening, shown)
        return made.programme

    def solve(self, whole: Task) -> Solved | None:
        """Compose a session with the instant engine; the same task is solved once."""
        key = (
            tuple([(id(one.cleared), one.base_worth) for one in whole.candidates]),
            whole.quotas,
            (whole.limit_s, whole.least, whole.most),
            (whole.opens_with_warm_up, whole.opens_gently, whole.closes_with_rest),
        )
        if key not in self.solved:
            # The task is kept beside its answer, so that an id in the key stays what it was.
            self.solved[key] = (whole, solve_instantly(whole))
        return self.solved[key][1]

    def _laid(
        self, programme: Programme | None, percent: int, client: ClientRecord
    ) -> Programmed | None:
        lighter = lightened(programme, percent)
        if lighter is None:
            return None
        first = lighter.weeks[0].sessions[0].on
        return Programmed.of(lighter, first, client.extension_step)


def _check(programme: Programme, screening: Screening, shown: frozenset[str]) -> None:
    """Screen a programme again, once for each of its forms and what holds on their days."""
    told_apart = {
        (session.form, regime_on(screening.client, screening.catalogue, session.on)): session
        for session in reversed(programme.sessions)
    }
    week = attrs.evolve(programme.weeks[0], sessions=tuple(told_apart.values()))
    bare = Plan(
        screening=screening,
        programme=attrs.evolve(programme, weeks=(week,)),
        left_out=(),
        relax=(),
        value=0,
        bound=None,
        lifted=(),
        screenings=(screening,),
        notes=(),
    )
    recheck(bare, shown=shown)
