"""Every cleared exercise that is not in the programme, and the limit that keeps it out."""

from collections.abc import Iterator

from proneward.planning.model import LeftOut, Programme
from proneward.planning.task import Candidate, candidate
from proneward.screening import Screening
from proneward.vocabulary import Decision, Limit


def _too_long(one: Candidate, all_of_them: list[Candidate], screening: Screening) -> bool:
    """Whether it does not fit the minutes even beside the two shortest others."""
    others = sorted(other.base_s for other in all_of_them if other is not one)
    least = screening.catalogue.sizes.exercises_least
    shortest = one.base_s + sum(others[: least - 1])
    return shortest > screening.client.minutes_per_day * 60


def _by_rank(
    screening: Screening, programme: Programme | None, planned: set[str]
) -> Iterator[LeftOut]:
    """What no limit of the person keeps out: too long for the day, or others rank higher."""
    catalogue = screening.catalogue
    every = [candidate(cleared, (), catalogue) for cleared in screening.eligible]
    for one in every:
        if one.id in planned:
            continue
        if programme is None or _too_long(one, every, screening):
            minutes = screening.client.minutes_per_day
            words = catalogue.says("planning", "minutes", minutes=minutes)
            yield LeftOut(exercise=one.id, limit=Limit.MINUTES, detail=words)
        else:
            words = catalogue.says("planning", "rank")
            yield LeftOut(exercise=one.id, limit=Limit.RANK, detail=words)


def left_out(screening: Screening, programme: Programme | None) -> tuple[LeftOut, ...]:
    """Give everything cleared that is left out, in the order of the catalogue."""
    sessions = programme.sessions if programme else ()
    planned = {item.exercise.id for session in sessions for item in session.items}
    by_limit = [
        LeftOut(exercise=name, limit=obstacle.limit, detail=obstacle.detail)
        for name, obstacle in screening.obstacles.items()
        if name not in planned
    ]
    by_rank = (
        _by_rank(screening, programme, planned) if screening.decision is Decision.PROGRAMME else ()
    )
    return tuple(sorted([*by_limit, *by_rank], key=lambda out: out.exercise))
