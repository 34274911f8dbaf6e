"""From a client record to a plan: screened, composed, explained."""

from collections.abc import Collection
from datetime import date

from proneward.catalogue import Catalogue
from proneward.planning.explain import left_out, smallest_relaxation
from proneward.planning.model import Plan, Relaxation
from proneward.planning.programme import Made, make_programme, solve_exactly, solve_instantly
from proneward.planning.wishes import NO_WISHES, Wishes, lightened
from proneward.record import ClientRecord
from proneward.screening import Screening, screen
from proneward.vocabulary import Decision

NOTHING = Made(programme=None, forms=(), lifted=(), screenings=(), ends=None)


def _relax(screening: Screening, made: Made, shown: Collection[str]) -> tuple[Relaxation, ...]:
    fails = screening.decision is Decision.PROGRAMME and made.programme is None
    return smallest_relaxation(screening, shown) if fails or screening.thin else ()


def _bound(made: Made) -> int | None:
    bounds = [form.bound for form in made.forms]
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if known and len(known) == len(bounds) else None


def _notes(screening: Screening, made: Made) -> tuple[str, ...]:
    if made.programme is None or made.ends is None:
        return ()
    return (screening.catalogue.says("planning", "ends-early", on=made.ends),)


def plan(  # noqa: PLR0913  # each is a part of the question of its own, and named at the call
    client: ClientRecord,
    catalogue: Catalogue,
    on: date,
    *,
    exact: bool = False,
    shown: Collection[str] = (),
    wishes: Wishes = NO_WISHES,
) -> Plan:
    """
    Plan a client's programme from a day on.

    Args:
        client: The record.
        catalogue: The reviewed data.
        on: First day of the programme.
        exact: Compose each session with the exact engine, and give the bound.
        shown: Exercises done with quality met in two sessions.
        wishes: What a review wishes of the programme, where it can be.

    Returns:
        The plan; the same for the same input, on every run.
    """
    screening = screen(client, catalogue, on, shown=shown)
    made = NOTHING
    if screening.decision is Decision.PROGRAMME:
        made = make_programme(screening, solve_exactly if exact else solve_instantly, shown, wishes)
    locked = screening.decision is Decision.LOCKED
    return Plan(
        screening=screening,
        programme=lightened(made.programme, wishes.dose_percent),
        left_out=() if locked else left_out(screening, made.programme),
        relax=_relax(screening, made, shown),
        value=sum(form.composed.worth for form in made.forms),
        bound=_bound(made),
        lifted=made.lifted,
        screenings=made.screenings or (screening,),
        notes=_notes(screening, made),
    )
