"""
A session as a linear program (contract §5): what may be chosen, what must hold, what it is worth.

Every row is either a rule of the task or one that some best session keeps. Turns are linear
because of a closed form (`turns_are_linear`): each position but the first is entered once, the
first one again if it is also the last; and the way down from sitting or standing costs extra
where it cannot be avoided, unless the ball lies between.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from proneward.catalogue import Times, Value
from proneward.planning.engines.milp_dominance import dominators
from proneward.planning.engines.milp_program import Program, Term
from proneward.planning.task import Task
from proneward.planning.turns import BALL, turn_s
from proneward.vocabulary import Position


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


@attrs.define(kw_only=True, eq=False)
class _Draft:
    """A formulation being written."""

    task: Task
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

    def turn(self, seconds: int) -> int:
        """A column that is 1 where a turn of so many seconds is made."""
        worth = seconds * self.task.value.change_per_s
        column = self.program.column(worth=worth, whole=False)
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
    kept = task.value.set_kept
    for one in task.candidates:
        whole = 0 if draft.timed else kept * one.extras
        column = program.column(worth=one.base_worth + whole)
        draft.chosen.append(column)
        draft.seconds.append((column, one.base_s))
        if draft.timed and one.extras:
            steps = program.column(worth=kept, most=one.extras)
            program.row([(steps, 1), (column, -one.extras)], most=0)
            draft.seconds.append((steps, one.extra_s))
    program.row(_sum(draft.chosen), least=max(task.least, 2), most=task.most)


def _cover(draft: _Draft) -> None:
    """Purposes once, muscle groups once and twice."""
    value, program = draft.task.value, draft.program
    purposes, groups = defaultdict(list), defaultdict(list)
    for column, one in zip(draft.chosen, draft.task.candidates, strict=True):
        purposes[one.purpose].append(column)
        for group in one.groups:
            groups[group].append(column)
    for _, members in sorted(purposes.items()):
        covered = program.column(worth=value.purpose)
        program.row([*_sum(members), (covered, -1)], least=0)
    for _, members in sorted(groups.items()):
        once = program.column(worth=value.group_first)
        terms = [*_sum(members), (once, -1)]
        if len(members) > 1:
            terms.append((program.column(worth=value.group_second), -1))
        program.row(terms, least=0)


def _end(draft: _Draft, able: Sequence[bool]) -> dict[Position, int]:
    """A column for each position in which a session may begin (or end); one of them is 1."""
    members = defaultdict(list)
    for column, one, may in zip(draft.chosen, draft.task.candidates, able, strict=True):
        if may:
            members[one.position].append(column)
    ends = {}
    for position, columns in sorted(members.items()):
        ends[position] = draft.program.column()
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
    draft.first = _end(draft, opens)
    if not task.closes_with_rest:
        return
    draft.last = _end(draft, closes)
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
    """Each visited position but the first is entered."""
    entered = {}
    for position in _positions(draft.task):
        column = draft.turn(enter_s(draft.task.times, position))
        entered[position] = column
        begins = _terms(draft.first.get(position))
        for member in draft.members(position):
            draft.program.row([(column, 1), *begins, (member, -1)], least=0)
        ends = _terms(draft.last.get(position), -1)
        if ends:
            draft.program.row([(column, 1), *begins, *ends], least=0)
    return entered


def _enter_again(draft: _Draft, entered: Mapping[Position, int]) -> None:
    """The first position is entered again where it is the last and another lies between."""
    for position, ends in draft.last.items():
        if position not in draft.first:
            continue
        again = draft.turn(enter_s(draft.task.times, position))
        turned = [(again, 1.0), (entered[position], 1.0), (ends, -1.0)]
        for other, column in entered.items():
            if other is not position:
                draft.program.row([*turned, (column, -1)], least=-1)


def _between(draft: _Draft) -> list[Term]:
    """A column that may be 1 where the ball is visited, neither first nor last."""
    balls = draft.members(BALL)
    if not balls:
        return []
    column = draft.program.column()
    draft.program.row([*_sum(balls), (column, -1)], least=0)
    for end in (draft.first.get(BALL), draft.last.get(BALL)):
        if end is not None:
            draft.program.row([(end, 1), (column, 1)], most=1)
    return [(column, 1)]


def _go_down(draft: _Draft, entered: Mapping[Position, int]) -> None:
    """The way down from upright costs extra: it starts upright or ends on the floor."""
    extra_s = down_s(draft.task.times)
    starts_up = [(column, -1.0) for p, column in draft.first.items() if p.upright]
    ends_low = [(column, -1.0) for p, column in draft.last.items() if on_floor(p)]
    if not extra_s or not any(position.upright for position in entered):
        return
    avoided = [(draft.turn(extra_s), 1.0), *_between(draft)]
    for position, column in entered.items():
        if on_floor(position) and starts_up:
            draft.program.row([*avoided, *starts_up, (column, -1)], least=-1)
        if position.upright and ends_low:
            begins = _terms(draft.first.get(position), -1)
            draft.program.row([*avoided, *ends_low, *begins, (column, -1)], least=-1)


def _quotas(draft: _Draft) -> None:
    for quota in draft.task.quotas:
        pairs = zip(draft.chosen, draft.task.candidates, strict=True)
        members = [column for column, one in pairs if one.id in quota.exercises]
        draft.program.row(_sum(members), least=quota.count)


def _prefer(draft: _Draft) -> None:
    """Who is dominated comes only with who dominates them, or never if that is too many."""
    over = dominators(draft.task)
    for place, above in over.items():
        if len(above) >= draft.task.most:
            draft.program.mosts[draft.chosen[place]] = 0
            continue
        implied = {further for one in above for further in over[one]}
        for one in above:
            if one not in implied:
                draft.program.row([(draft.chosen[one], 1), (draft.chosen[place], -1)], least=0)


def formulated(task: Task) -> Formulation:
    """Write a task as a program."""
    draft = _Draft(
        task=task,
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
    entered = _enter(draft)
    _enter_again(draft, entered)
    _go_down(draft, entered)
    _quotas(draft)
    _prefer(draft)
    if draft.timed:
        draft.program.row(draft.seconds, most=task.limit_s)
    return Formulation(program=draft.program, chosen=tuple(draft.chosen))
