"""
The instant engine: a beam of part-made sessions, widened by one exercise at a time.

All choices of one size are judged at once, incrementally, on arrays. The pairs that open and
close a session, and every third exercise beside them, are looked at without pruning, so that no
session that exists is missed (dropping exercises from a session never makes it longer). From
then on the best are kept by several measures of worth against time.
"""

import attrs
import numpy as np

from proneward.planning.engines.table import MANY, Flags, Ints, Table, numbers_of, table, turns_s
from proneward.planning.score import Composed, composed
from proneward.planning.task import Task

WIDTH = 32
"""How many are kept by each measure."""
PRICES = (0.0, 0.12, 0.3, 0.8)
"""Worth of a second left: from 'best now' to 'leaves most time'."""
QUOTA_WORTH = 160
"""What meeting a quota counts for while a session is still being made."""
FINALISTS = 4
"""How many are composed in full at the end."""


@attrs.frozen(kw_only=True, eq=False)
class _Beam:
    """
    Part-made sessions, a row each: members (first, last, then the middle) and their sums.

    `key` is the sum of the members' keys; `quota` counts members of each quota, a column each.
    """

    members: Ints
    inside: Flags
    once: Ints
    twice: Ints
    purposes: Ints
    quota: Ints
    sums: "_Sums"


@attrs.frozen(kw_only=True, eq=False)
class _Sums:
    """What decides about a row: which row grew by which candidate, and the sums it has then."""

    rows: Ints
    new: Ints
    first: Ints
    last: Ints
    visited: Ints
    seconds: Ints
    turns: Ints
    worth: Ints
    key: Ints

    def only(self, chosen: Ints) -> "_Sums":
        return _Sums(**{name: getattr(self, name)[chosen] for name in _COLUMNS})


_COLUMNS = tuple(field.name for field in attrs.fields(_Sums))


def _empty(numbers: Table, rows: int) -> _Beam:
    zeros = np.zeros(rows, dtype=np.int64)
    return _Beam(
        members=np.zeros((rows, 0), dtype=np.int64),
        inside=np.zeros((rows, len(numbers.base_s)), dtype=np.bool_),
        once=zeros,
        twice=zeros,
        purposes=zeros,
        quota=np.zeros((rows, len(numbers.quota_needs)), dtype=np.int64),
        sums=_Sums(**dict.fromkeys(_COLUMNS, zeros)),
    )


def _worth(numbers: Table, task: Task, beam: _Beam, rows: Ints, new: Ints) -> Ints:
    """Worth before turns of each given row with one candidate more."""
    groups, value = numbers.groups[new], task.value
    once = beam.once[rows]
    worth: Ints = (
        beam.sums.worth[rows]
        + numbers.base_worth[new]
        + value.group_first * numbers_of(groups & ~once)
        + value.group_second * numbers_of(groups & once & ~beam.twice[rows])
        + value.purpose * ((numbers.purpose[new] & beam.purposes[rows]) == 0)
    )
    return worth


def _sums(numbers: Table, task: Task, beam: _Beam, rows: Ints, new: Ints) -> _Sums:
    """The sums of each given row with one candidate more, as far as it fits the minutes."""
    seconds = beam.sums.seconds[rows] + numbers.base_s[new]
    fits = np.flatnonzero(seconds <= task.limit_s)
    rows, new, seconds = rows[fits], new[fits], seconds[fits]
    size = beam.members.shape[1]
    first = new if size == 0 else beam.sums.first[rows]
    last = new if size <= 1 else beam.sums.last[rows]
    visited = beam.sums.visited[rows] | numbers.position[new]
    opening = size == 0 and task.closes_with_rest
    free = opening or not task.closes_with_rest
    turns = turns_s(numbers, first, last, visited, end_free=free)
    whole = _Sums(
        rows=rows,
        new=new,
        first=first,
        last=last,
        visited=visited,
        seconds=seconds,
        turns=turns,
        worth=_worth(numbers, task, beam, rows, new),
        key=beam.sums.key[rows] + numbers.keys[new],
    )
    return whole.only(np.flatnonzero(seconds + turns <= task.limit_s))


def _with(numbers: Table, beam: _Beam, sums: _Sums) -> _Beam:
    """The rows that the sums are of, in full."""
    rows, new = sums.rows, sums.new
    groups, once = numbers.groups[new], beam.once[rows]
    inside = beam.inside[rows]
    inside[np.arange(len(rows)), new] = True
    return _Beam(
        members=np.column_stack([beam.members[rows], new]),
        inside=inside,
        once=once | groups,
        twice=beam.twice[rows] | (groups & once),
        purposes=beam.purposes[rows] | numbers.purpose[new],
        quota=beam.quota[rows] + numbers.quota_member[:, new].T,
        sums=sums,
    )


def _pairs(numbers: Table, task: Task) -> _Beam:
    """Every pair that may open and close; where any may close, only the one that opens."""
    firsts = np.flatnonzero(numbers.opens)
    empty = _empty(numbers, len(firsts))
    beam = _with(numbers, empty, _sums(numbers, task, empty, np.arange(len(firsts)), firsts))
    if not task.closes_with_rest:
        return beam
    rows, lasts = np.nonzero(~beam.inside & numbers.closes)
    return _with(numbers, beam, _sums(numbers, task, beam, rows, lasts))


def _standing(numbers: Table, task: Task, beam: _Beam, sums: _Sums) -> Ints:
    """Worth after turns, and with what the quotas count for."""
    standing = sums.worth + task.value.change_per_s * sums.turns
    for place, needs in enumerate(numbers.quota_needs):
        met = beam.quota[sums.rows, place] + numbers.quota_member[place, sums.new]
        standing = standing + QUOTA_WORTH * np.minimum(met, needs)
    return standing


def _distinct(sums: _Sums, order: Ints) -> Ints:
    """Of rows with the same members, the first in an order; the order is kept."""
    alike = order[np.argsort(sums.key[order], kind="stable")]
    keys = sums.key[alike]
    first = np.concatenate([np.ones(min(len(keys), 1), dtype=np.bool_), keys[1:] != keys[:-1]])
    among = np.zeros(len(sums.key), dtype=np.bool_)
    among[alike[first]] = True
    distinct: Ints = order[among[order]]
    return distinct


def _kept(numbers: Table, task: Task, beam: _Beam, sums: _Sums) -> _Sums:
    """Of choices with the same members the best one; of those, the best by every measure."""
    standing = _standing(numbers, task, beam, sums)
    rows = _distinct(sums, np.argsort(-standing, kind="stable"))
    if len(rows) <= WIDTH * len(PRICES):
        return sums.only(rows)
    left_s = task.limit_s - sums.seconds[rows] - sums.turns[rows]
    ranks = [standing[rows] + price * left_s for price in PRICES]
    best = [np.argsort(-rank, kind="stable")[:WIDTH] for rank in ranks]  # the same on every CPU
    return sums.only(rows[np.unique(np.concatenate(best))])


def _final(numbers: Table, task: Task, beam: _Beam) -> Ints:
    """Worth with steps of dose added, the cheapest first; far below zero if a quota is unmet."""
    sums = beam.sums
    slack = task.limit_s - sums.seconds - sums.turns
    steps = int(numbers.extras.max(initial=0))
    cost, extras = numbers.extra_s[beam.members], numbers.extras[beam.members]
    priced = [np.where(extras > step, cost, MANY) for step in range(steps)]
    spent = np.cumsum(np.sort(np.concatenate([cost[:, :0], *priced], axis=1), axis=1), axis=1)
    added = (spent <= slack[:, None]).sum(axis=1)
    worth: Ints = sums.worth + task.value.change_per_s * sums.turns + task.value.set_kept * added
    for place, needs in enumerate(numbers.quota_needs):
        worth = np.where(beam.quota[:, place] >= needs, worth, -MANY)
    return worth


Finalist = tuple[int, tuple[int, ...]]
"""Worth, and the places of the members."""


def _finalists(numbers: Table, task: Task, beam: _Beam) -> list[Finalist]:
    worth = _final(numbers, task, beam)
    best = np.argsort(-worth, kind="stable")[:FINALISTS]
    return [(int(worth[row]), tuple(map(int, beam.members[row]))) for row in best]


def _best(task: Task, finalists: list[Finalist]) -> Composed | None:
    """Compose the finalists in full and give the best; ties go to the first by id."""
    ranked = sorted(finalists, key=lambda finalist: (-finalist[0], finalist[1]))[:FINALISTS]
    made = [
        composed(task, [task.candidates[place] for place in members])
        for worth, members in ranked
        if worth > -MANY
    ]
    return max(
        (session for session in made if session is not None),
        key=lambda session: session.worth,
        default=None,
    )


def _has_ends(task: Task) -> bool:
    """Whether anything may open the session, and anything close it."""
    return any(map(task.opens, task.candidates)) and any(map(task.closes, task.candidates))


def instant(task: Task) -> Composed | None:
    """
    Compose one session of a task quickly.

    Returns:
        A session that is near the best, or None where none was found in this form. Without
        quotas, None means that none exists.
    """
    if len(task.candidates) < task.least or not _has_ends(task):
        return None
    numbers = table(task)
    beam = _pairs(numbers, task)
    finalists: list[Finalist] = []
    while len(beam.members) and beam.members.shape[1] < task.most:
        rows, new = np.nonzero(~beam.inside)
        sums = _sums(numbers, task, beam, rows, new)
        size = beam.members.shape[1] + 1
        chosen = _kept(numbers, task, beam, sums) if size >= task.least else sums
        beam = _with(numbers, beam, chosen)
        if size >= task.least:
            finalists.extend(_finalists(numbers, task, beam))
    return _best(task, finalists)
