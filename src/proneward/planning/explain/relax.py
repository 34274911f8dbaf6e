"""Where no session exists: the smallest set of limits that would have to give."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations

import attrs

from proneward.planning.engines import instant
from proneward.planning.model import Relaxation
from proneward.planning.programme import candidates_of, most_on
from proneward.planning.task import forms, task
from proneward.record import ClientRecord
from proneward.screening import Screening, Standing, screen
from proneward.vocabulary import Decision, Limit, Position, Prop, Surface

LONGEST_MINUTES = 120
"""A day's minutes end here (contract §2, `minutes_per_day`)."""
MOST_TOGETHER = 3
"""Nobody is asked to change more than this at once."""
OFFERED = (
    Position.SUPINE,
    Position.SIDE_LYING,
    Position.SITTING,
    Position.STANDING,
    Position.HANDS_AND_KNEES,
    Position.KNEELING,
    Position.PRONE,
)
"""Positions in the order in which they are asked for: the most supported first."""


@attrs.frozen(kw_only=True)
class _Give:
    """One limit that gives: how it reads, and what the record is then."""

    relaxation: Relaxation
    apply: Callable[[ClientRecord], ClientRecord]


def _says(screening: Screening, key: str, **parts: object) -> str:
    return screening.catalogue.says("planning", key, **parts)


def _positions(screening: Screening) -> Iterator[_Give]:
    words = screening.catalogue.words["positions"]
    for position in OFFERED:
        if position not in screening.client.positions:
            named = words[position][:1].lower() + words[position][1:]
            yield _Give(
                relaxation=Relaxation(
                    limit=Limit.POSITION,
                    to=position,
                    reason=_says(screening, "relax-position", words=named),
                ),
                apply=lambda client, new=position: attrs.evolve(  # type: ignore[misc]  # mypy does not infer the bound default
                    client, positions=client.positions | {new}
                ),
            )


def _missing_props(screening: Screening) -> Iterable[Prop]:
    """Props that a cleared exercise asks for and the client has not."""
    asked = {
        prop
        for verdict in screening.standing(Standing.CLEARED)
        for choice in verdict.exercise.needs_props
        for prop in choice
    }
    return sorted(asked - screening.client.has)


def _props(screening: Screening) -> Iterator[_Give]:
    for prop in _missing_props(screening):
        words = screening.catalogue.words["props"][prop]
        yield _Give(
            relaxation=Relaxation(
                limit=Limit.PROP, to=prop, reason=_says(screening, "relax-prop", words=words)
            ),
            apply=lambda client, new=prop: attrs.evolve(  # type: ignore[misc]  # as above
                client, props=client.props | {new}, lacks=client.lacks - {new}
            ),
        )


def _surfaces(screening: Screening) -> Iterator[_Give]:
    here = screening.client.lies_on
    offers = {Surface.BED: "relax-surface-bed", Surface.FLOOR: "relax-surface"}
    for surface, key in offers.items():
        if here is Surface.NOWHERE or (here is Surface.BED and surface is Surface.FLOOR):
            yield _Give(
                relaxation=Relaxation(
                    limit=Limit.SURFACE, to=surface, reason=_says(screening, key)
                ),
                apply=lambda client, new=surface: attrs.evolve(client, lies_on=new),  # type: ignore[misc]  # as above
            )


def _fits(screening: Screening, minutes: int) -> bool:
    """Whether any session exists in so many minutes."""
    if screening.decision is not Decision.PROGRAMME:
        return False
    whole = task(
        candidates_of(screening),
        screening.catalogue,
        limit_s=minutes * 60,
        most=most_on(screening.client, screening.catalogue, screening.on),
    )
    return any(instant(form) is not None for form in forms(whole))


def _least_minutes(screening: Screening) -> int | None:
    """The fewest minutes in which a session exists, above the client's own."""
    low, high = screening.client.minutes_per_day, LONGEST_MINUTES
    if not _fits(screening, high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _fits(screening, middle) else (middle, high)
    return high


def _with_minutes(screening: Screening, changed: Screening) -> tuple[Relaxation, ...] | None:
    """What the minutes must be for a session to exist; empty if they need not change."""
    if _fits(changed, screening.client.minutes_per_day):
        return ()
    minutes = _least_minutes(changed)
    if minutes is None:
        return None
    reason = _says(screening, "relax-minutes", to=minutes)
    return (Relaxation(limit=Limit.MINUTES, to=str(minutes), reason=reason),)


def _tried(
    screening: Screening, gives: tuple[_Give, ...], shown: Collection[str]
) -> tuple[Relaxation, ...] | None:
    """The whole set to relax if these limits give, the minutes with them; None if no use."""
    client = screening.client
    for give in gives:
        client = give.apply(client)
    changed = screen(client, screening.catalogue, screening.on, shown=shown)
    minutes = _with_minutes(screening, changed)
    return None if minutes is None else (*(give.relaxation for give in gives), *minutes)


def smallest_relaxation(screening: Screening, shown: Collection[str]) -> tuple[Relaxation, ...]:
    """
    Give the smallest set of limits that would have to give for a session to exist.

    Only minutes, props, surface and positions are ever offered; what screening withholds is not.
    Empty where none of them helps.
    """
    options = (*_props(screening), *_surfaces(screening), *_positions(screening))
    best: tuple[Relaxation, ...] = ()
    for size in range(MOST_TOGETHER + 1):
        if best and size >= len(best):
            break
        for gives in combinations(options, size):
            found = _tried(screening, gives, shown)
            if found and (not best or len(found) < len(best)):
                best = found
    return best
