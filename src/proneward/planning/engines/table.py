"""The numbers of a task as arrays, so that many choices are judged at once."""

import attrs
import numpy as np
from numpy.typing import NDArray

from proneward.planning.task import Candidate, Task
from proneward.planning.turns import BALL
from proneward.vocabulary import MuscleGroup, Position

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LYING, UPRIGHT, ON_BALL = 0, 1, 2
"""Kinds of position: turns cost by kind (contract §5). Lying takes in kneeling."""
A_PRIME = (1 << 55) - 55
"""Powers modulo a large prime make keys whose sums do not meet by accident."""
MANY = 1 << 40
"""Seconds beyond any day: fills the places where there is no step of dose."""


def kind_of(position: Position) -> int:
    """Give the kind of a position."""
    if position is BALL:
        return ON_BALL
    return UPRIGHT if position.upright else LYING


@attrs.frozen(kw_only=True, eq=False)
class Table:
    """
    A task as arrays over its candidates (shape (n,) unless said).

    `groups`, `purpose` and `position` are bit masks; `kind_masks` (3,) gives the positions of
    each kind; `enter_s` (3,) the seconds to get into a position of a kind. `keys` sum to a number
    that is the same for the same members and hardly ever for others.
    """

    base_s: Ints
    base_worth: Ints
    extra_s: Ints
    extras: Ints
    groups: Ints
    purpose: Ints
    position: Ints
    kind: Ints
    opens: Flags
    closes: Flags
    quota_member: Ints
    quota_needs: tuple[int, ...]
    kind_masks: Ints
    enter_s: Ints
    exit_s: int
    keys: Ints


def _bit(words: list[str]) -> dict[str, int]:
    return {word: 1 << place for place, word in enumerate(sorted(set(words)))}


def _kind_masks(candidates: tuple[Candidate, ...], bit: dict[str, int]) -> Ints:
    masks = [0, 0, 0]
    for candidate in candidates:
        masks[kind_of(candidate.position)] |= bit[candidate.position]
    return np.array(masks, dtype=np.int64)


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def table(task: Task) -> Table:
    """Give a task as arrays."""
    candidates = task.candidates
    positions = _bit([str(candidate.position) for candidate in candidates])
    purposes = _bit([str(candidate.purpose) for candidate in candidates])
    groups = _bit([str(group) for candidate in candidates for group in candidate.groups])
    times = task.times
    return Table(
        base_s=_ints([c.base_s for c in candidates]),
        base_worth=_ints([c.base_worth for c in candidates]),
        extra_s=_ints([c.extra_s for c in candidates]),
        extras=_ints([c.extras for c in candidates]),
        groups=_ints([sum(groups[g] for g in c.groups) for c in candidates]),
        purpose=_ints([purposes[c.purpose] for c in candidates]),
        position=_ints([positions[c.position] for c in candidates]),
        kind=_ints([kind_of(c.position) for c in candidates]),
        opens=np.array([task.opens(c) for c in candidates], dtype=np.bool_),
        closes=np.array([task.closes(c) for c in candidates], dtype=np.bool_),
        quota_member=np.array(
            [[c.id in quota.exercises for c in candidates] for quota in task.quotas],
            dtype=np.int64,
        ).reshape(len(task.quotas), len(candidates)),
        quota_needs=tuple(quota.count for quota in task.quotas),
        kind_masks=_kind_masks(candidates, positions),
        enter_s=_ints([int(times.change_s), int(times.upright_change_s), int(times.onto_ball_s)]),
        exit_s=int(times.upright_change_s - times.change_s),
        keys=_ints([pow(7, place + 20, A_PRIME) for place in range(len(candidates))]),
    )


def turns_s(numbers: Table, first: Ints, last: Ints, visited: Ints, *, end_free: bool) -> Ints:
    """
    Give the seconds of turns on the best way, by a closed form.

    Args:
        numbers: The task.
        first: Index of the first exercise of each choice.
        last: Index of the last; ignored where `end_free`.
        visited: Mask of the positions of each choice.
        end_free: Whether any exercise may be last.

    Every visited position but the first is entered once, and the first again where it is also
    the last. A way out of sitting or standing down to the floor costs `exit_s` more than a turn
    on the floor, unless the ball lies between; it is forced when the way must end on the floor,
    or begins upright and must visit it.
    """
    lying, upright, ball = numbers.kind_masks
    enter_s = numbers.enter_s
    start_bit = numbers.position[first]
    others = visited & ~start_bit
    has_lying, has_upright = (visited & lying) != 0, (visited & upright) != 0
    seconds = (
        enter_s[LYING] * numbers_of(others & lying)
        + enter_s[UPRIGHT] * numbers_of(others & upright)
        + enter_s[ON_BALL] * numbers_of(others & ball)
    )
    starts_upright = numbers.kind[first] == UPRIGHT
    bridged = (others & ball) != 0
    forced = starts_upright & has_lying
    if not end_free:
        end_bit = numbers.position[last]
        again = (end_bit == start_bit) & (others != 0)
        seconds = seconds + np.where(again, enter_s[numbers.kind[last]], 0)
        forced = forced | (has_upright & (numbers.kind[last] == LYING))
        bridged = bridged & (numbers.kind[last] != ON_BALL)
    whole: Ints = seconds + np.where(forced & ~bridged, numbers.exit_s, 0)
    return whole


def _bit_counts(width: int) -> Ints:
    counts = np.zeros(1, dtype=np.int64)
    for _ in range(width):
        counts = np.concatenate([counts, counts + 1])
    return counts


_BITS = _bit_counts(len(MuscleGroup))


def numbers_of(masks: Ints) -> Ints:
    """Give how many bits each mask holds; no mask here is wider than the muscle groups."""
    counted: Ints = _BITS[masks]
    return counted
