"""
A session as a linear program (contract §5): what may be chosen, what must hold, what it is worth.

Every row is either a rule of the task or one that some best session keeps. Turns are linear
because of a closed form (`is_linear`): each position but the first is entered once, the
first one again if it is also the last; and the way down from sitting or standing costs extra
where it cannot be avoided, unless the ball lies between.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

import attrs

from proneward.catalogue import Times, Value
from proneward.planning.engines.milp_program import Program, Term
from proneward.planning.score import Composed
from proneward.planning.task import Task
from proneward.planning.turns import BALL, turn_s
from proneward.vocabulary import Position

Dominators = Mapping[str, frozenset[str]]
"""By id of a candidate, the ids of those who may always stand in for it."""


def enter_s(times: Times, position: Position) -> int:
    """Give the seconds to get into a position from the floor."""
    floor = Position.SUPINE if position is not Position.SUPINE else Position.PRONE
    return turn_s(times, floor, position)


def down_s(times: Times) -> int:
    """Give the extra seconds of a way from sitting or standing straight down to the floor."""
    straight = turn_s(times, Position.STANDING, Position.SUPINE)
    return straight - enter_s(times, Position.SUPINE)


def on_floor(position: Position) -> bool:
    """Whether a position is lying or kneeling: neither upright nor on the ball."""
    return not position.upright and position is not BALL


def is_linear(times: Times, value: Value) -> bool:
    """Whether the closed form of turns holds, and every added set and group is worth having."""
    turns = times.onto_ball_s == times.upright_change_s >= times.change_s >= 0
    groups = value.group_first >= value.group_second >= 0
    return turns and groups and value.purpose >= 0 and value.set_kept >= 0 >= value.change_per_s


@attrs.frozen(kw_only=True, eq=False)
class Formulation:
    """
    A task as a program, with what its columns mean.

    `chosen` has a column for each candidate. Where the minutes can never be too few, `timed` is
    false and every candidate has its full dose.
    """

    program: Program
    chosen: tuple[int, ...]


@attrs.frozen(kw_only=True, eq=False)
class Begun:
    """A session to search on from, asked for what each column is in it; or none, and all are 0."""

    session: Composed | None

    @property
    def places(self) -> tuple[Position, ...]:
        """The positions in the order they are taken."""
        order = self.session.order if self.session is not None else ()
        return tuple(place for place, _ in groupby(one.position for one in order))

    def doses(self) -> dict[str, int]:
        """Added steps of dose of its exercises."""
        if self.session is None:
            return {}
        pairs = zip(self.session.order, self.session.extras, strict=True)
        return {one.id: steps for one, steps in pairs}


@attrs.define(kw_only=True, eq=False)
class _Draft:
    """A formulation being written."""

    task: Task
    begun: Begun
    timed: bool
    program: Program
    chosen: list[int]
    seconds: list[Term]
    first: Mapping[Position, int]
    last: Mapping[Position, int]

    def members(self, position: Position) -> list[int]:
        """The columns of the candidates of a position."""
        pairs = zip(self.chosen, self.task.candidates, strict=True)
        return [column for column, one in pairs if one.position is position]

    def turn(self, seconds: int, *, begins: bool) -> int:
        """A column that is 1 where a turn of so many seconds is made."""
        worth = seconds * self.task.value.change_per_s
        column = self.program.column(worth=worth, whole=False, begins=begins)
        self.seconds.append((column, seconds))
        return column


def _positions(task: Task) -> list[Position]:
    return sorted({one.position for one in task.candidates})


def most_seconds(task: Task) -> int:
    """Give a number of seconds that no session of the task exceeds, minutes apart."""
    whole = sorted(one.base_s + one.extras * one.extra_s for one in task.candidates)
    enter = sorted(enter_s(task.times, position) for position in _positions(task))
    turns = sum(enter[-task.most :]) + enter[-1] + down_s(task.times)
    return sum(whole[-task.most :]) + turns


def _sum(columns: Iterable[int], factor: float = 1) -> list[Term]:
    return [(column, factor) for column in columns]


def _choose(draft: _Draft) -> None:
    """Which candidates, how many, and at which dose."""
    task, program = draft.task, draft.program
    kept, doses = task.value.set_kept, draft.begun.doses()
    for one in task.candidates:
        whole = 0 if draft.timed else kept * one.extras
        column = program.column(worth=one.base_worth + whole, begins=one.id in doses)
        draft.chosen.append(column)
        draft.seconds.append((column, one.base_s))
        if draft.timed and one.extras:
            steps = program.column(worth=kept, most=one.extras, begins=doses.get(one.id, 0))
            program.row([(steps, 1), (column, -one.extras)], most=0)
            draft.seconds.append((steps, one.extra_s))
    program.row(_sum(draft.chosen), least=max(task.least, 2), most=task.most)


def _cover(draft: _Draft) -> None:
    """Purposes once, muscle groups once and twice."""
    value, program, begins = draft.task.value, draft.program, draft.program.begins
    purposes, groups = defaultdict(list), defaultdict(list)
    for column, one in zip(draft.chosen, draft.task.candidates, strict=True):
        purposes[one.purpose].append(column)
        for group in one.groups:
            groups[group].append(column)
    for _, members in sorted(purposes.items()):
        covered = program.column(worth=value.purpose, begins=max(begins[m] for m in members))
        program.row([*_sum(members), (covered, -1)], least=0)
    for _, members in sorted(groups.items()):
        begun = sum(begins[member] for member in members)
        once = program.column(worth=value.group_first, begins=begun >= 1)
        terms = [*_sum(members), (once, -1)]
        if len(members) > 1:
            twice = program.column(worth=value.group_second, begins=begun > 1)
            terms.append((twice, -1))
        program.row(terms, least=0)


def _end(draft: _Draft, able: Sequence[bool], begins: Sequence[Position]) -> dict[Position, int]:
    """A column for each position in which a session may begin (or end); one of them is 1."""
    members = defaultdict(list)
    for column, one, may in zip(draft.chosen, draft.task.candidates, able, strict=True):
        if may:
            members[one.position].append(column)
    ends = {}
    for position, columns in sorted(members.items()):
        ends[position] = draft.program.column(begins=position in begins)
        draft.program.row([*_sum(columns), (ends[position], -1)], least=0)
    draft.program.row(_sum(ends.values()), least=1, most=1)
    return ends


def _ends(draft: _Draft) -> None:
    """
    Where the session begins, and where it ends if a rest must be last.

    Two candidates are asked for where both are in one position, since nobody is first and last.
    """
    task = draft.task
    opens = [task.opens(one) for one in task.candidates]
    closes = [task.closes(one) for one in task.candidates]
    draft.first = _end(draft, opens, draft.begun.places[:1])
    if not task.closes_with_rest:
        return
    draft.last = _end(draft, closes, draft.begun.places[-1:])
    for position in draft.first.keys() & draft.last.keys():
        able = [
            column
            for column, one, either in zip(
                draft.chosen, task.candidates, map(max, opens, closes), strict=True
            )
            if either and one.position is position
        ]
        ends = [(draft.first[position], -1.0), (draft.last[position], -1.0)]
        draft.program.row([*_sum(able), *ends], least=0)


def _terms(column: int | None, factor: float = 1) -> list[Term]:
    return [] if column is None else [(column, factor)]


def _enter(draft: _Draft) -> dict[Position, int]:
    """
    Each visited position but the first is entered once.

    The first one too, where it is the last as well and another lies between.
    """
    places, entered = draft.begun.places, {}
    for position in _positions(draft.task):
        begins = position in places[1:]
        column = draft.turn(enter_s(draft.task.times, position), begins=begins)
        entered[position] = column
        here = [(column, 1.0), *_terms(draft.first.get(position))]
        for member in draft.members(position):
            draft.program.row([*here, (member, -1)], least=0)
        if position in draft.last:
            draft.program.row([*here, (draft.last[position], -1)], least=0)
    for position in draft.first.keys() & draft.last.keys():
        ends = [(entered[position], 1.0), (draft.last[position], -1.0)]
        for other, column in entered.items():
            if other is not position:
                draft.program.row([*ends, (column, -1)], least=-1)
    return entered


def _between(draft: _Draft) -> list[Term]:
    """A column that may be 1 where the ball is visited, neither first nor last."""
    balls = draft.members(BALL)
    if not balls:
        return []
    column = draft.program.column(begins=BALL in draft.begun.places[1:-1])
    draft.program.row([*_sum(balls), (column, -1)], least=0)
    for end in (draft.first.get(BALL), draft.last.get(BALL)):
        if end is not None:
            draft.program.row([(end, 1), (column, 1)], most=1)
    return [(column, 1)]


def _go_down(draft: _Draft, entered: Mapping[Position, int]) -> None:
    """The way down from upright costs extra: it starts upright or ends on the floor."""
    extra_s = down_s(draft.task.times)
    if not extra_s or not any(position.upright for position in entered):
        return
    places = draft.begun.places
    begins = any(here.upright and on_floor(there) for here, there in pairwise(places))
    avoided = [(draft.turn(extra_s, begins=begins), 1.0), *_between(draft)]
    starts_up = [(column, -1.0) for p, column in draft.first.items() if p.upright]
    ends_low = [(column, -1.0) for p, column in draft.last.items() if on_floor(p)]
    for position, column in entered.items():
        if on_floor(position):
            draft.program.row([*avoided, *starts_up, (column, -1)], least=-1)
        if position.upright:
            draft.program.row([*avoided, *ends_low, (column, -1)], least=-1)
    draft.program.row([*avoided, *starts_up, *ends_low], least=-1)


def _quotas(draft: _Draft) -> None:
    for quota in draft.task.quotas:
        pairs = zip(draft.chosen, draft.task.candidates, strict=True)
        members = [column for column, one in pairs if one.id in quota.exercises]
        draft.program.row(_sum(members), least=quota.count)


def _prefer(draft: _Draft, over: Dominators) -> None:
    """Who is dominated comes only with who dominates them."""
    column = {
        one.id: column for one, column in zip(draft.task.candidates, draft.chosen, strict=True)
    }
    for one, own in column.items():
        implied = {further for above in over[one] for further in over[above]}
        for above in sorted(over[one] - implied):
            draft.program.row([(column[above], 1), (own, -1)], least=0)


def formulated(task: Task, over: Dominators, start: Composed | None = None) -> Formulation:
    """
    Write a task as a program.

    Args:
        task: The task, without those who have too many dominators.
        over: Who dominates whom.
        start: A session of the task in which nobody stands in for a dominator; the program
            begins with it.
    """
    draft = _Draft(
        task=task,
        begun=Begun(session=start),
        timed=most_seconds(task) > task.limit_s,
        program=Program(),
        chosen=[],
        seconds=[],
        first={},
        last={},
    )
    _choose(draft)
    _cover(draft)
    _ends(draft)
    _go_down(draft, _enter(draft))
    _quotas(draft)
    _prefer(draft, over)
    if draft.timed:
        draft.program.row(draft.seconds, most=task.limit_s)
    return Formulation(program=draft.program, chosen=tuple(draft.chosen))
