"""What screening says of a client, as sets of exercises, compared with the second reading."""

from collections.abc import Iterable, Iterator

import attrs

from proneward.app.actions.verify.clients import DAY, Client
from proneward.app.actions.verify.model import Tally, Violation
from proneward.app.actions.verify.possible import possible
from proneward.app.actions.verify.reading import (
    STRENGTHS,
    WITHHOLDING,
    Levels,
    Reading,
    either,
)
from proneward.screening import ClearedExercise, Screening, Standing
from proneward.vocabulary import Decision

Held = tuple[str, ...]


@attrs.frozen(kw_only=True)
class Seen:
    """A screening as sets of exercises."""

    standing: dict[str, int]
    levels: Levels


def seen(screening: Screening, reading: Reading) -> Seen:
    """Turn a screening into sets of exercises."""
    standing = dict.fromkeys(Standing, 0)
    strongest = dict.fromkeys(STRENGTHS, 0)
    for name, verdict in screening.verdicts.items():
        bit = reading.bits[name]
        standing[verdict.standing] |= bit
        if verdict.reasons:
            strongest[verdict.reasons[0].strength] |= bit
    absolute = strongest["absolute"]
    relative = absolute | strongest["relative"]
    precaution = relative | strongest["precaution"]
    levels = (absolute, relative, precaution, precaution | strongest["indicated"])
    return Seen(standing={str(word): found for word, found in standing.items()}, levels=levels)


@attrs.frozen(kw_only=True, eq=False)
class Bench:
    """One client of the spread beside the tables: everything that does not change with a set."""

    client: Client
    reading: Reading
    possible: int
    bed: bool
    unknown: bool

    def expected(self, held: Held) -> Levels:
        """Give what the tables say of who holds these."""
        return self.reading.levels(held, bed=self.bed, unknown=self.unknown)


def bench(client: Client, reading: Reading) -> Bench:
    """Set a client beside the tables."""
    return Bench(
        client=client,
        reading=reading,
        possible=possible(reading, client.record),
        bed=client.record.lies_on == "bed",
        unknown=bool(client.record.other_conditions),
    )


def _standings(bench: Bench, levels: Levels) -> dict[str, int]:
    """What the tables make of each exercise."""
    withheld = levels[WITHHOLDING]
    clinician_only = bench.reading.clinician_only & ~withheld
    return {
        "cleared": bench.reading.everything & ~withheld & ~clinician_only,
        "withheld": withheld,
        "clinician-only": clinician_only,
    }


def _differences(bench: Bench, found: Seen, levels: Levels) -> Iterator[tuple[int, str]]:
    for word, expected in _standings(bench, levels).items():
        yield found.standing[word] & ~expected, f"screening says {word}, and the tables do not"
    for strength, mine, tables in zip(STRENGTHS, found.levels, levels, strict=True):
        yield mine & ~tables, f"screening has a rule at least {strength}, and the tables have none"
        yield tables & ~mine, f"the tables have a rule at least {strength}, and screening has none"


def _offered(screening: Screening, bench: Bench) -> int:
    """Everything that planning may be handed."""
    lane: tuple[ClearedExercise, ...] = (screening.lane,) if screening.lane else ()
    return sum(
        bench.reading.bits[name]
        for name in {cleared.exercise.id for cleared in (*screening.eligible, *lane)}
    )


def _offers(
    bench: Bench, screening: Screening, held: Held, levels: Levels
) -> Iterator[tuple[int, str]]:
    offered = _offered(screening, bench)
    cleared = _standings(bench, levels)["cleared"]
    yield offered & ~cleared, "is handed to planning, and the tables do not clear it"
    yield offered & ~bench.possible, "is handed to planning, and is not possible for this client"
    if screening.lane and not bench.reading.opens_lane(held):
        bit = bench.reading.bits[screening.lane.exercise.id]
        yield bit, "opens the extension lane without its finding or its condition"


def _decision(bench: Bench, screening: Screening, held: Held) -> str | None:
    """What is wrong with the decision, if something is."""
    locked = screening.decision is Decision.LOCKED
    if locked is not bench.reading.locks(held):
        return f"the decision is {screening.decision}, and the tables say otherwise"
    thin = len(screening.eligible) < bench.reading.sizes.exercises_least
    if thin and screening.decision is Decision.PROGRAMME:
        return "a programme is decided on with fewer exercises than a session needs"
    return None


def check_screening(bench: Bench, names: Held, screening: Screening, tally: Tally) -> Levels:
    """Compare one screening with the tables, and give what it touches at each strength."""
    held = bench.client.held(names, bench.reading, DAY)
    found, levels = seen(screening, bench.reading), bench.expected(held)
    differs = (
        *_differences(bench, found, levels),
        *_offers(bench, screening, held, levels),
    )
    for chosen, what in differs:
        for exercise in bench.reading.names(chosen) if chosen else ():
            tally.violated(
                Violation(held=names, client=bench.client.name, exercise=exercise, what=what)
            )
    wrong = _decision(bench, screening, held)
    if wrong is not None:
        tally.violated(Violation(held=names, client=bench.client.name, exercise=None, what=wrong))
    return found.levels


def check_union(
    bench: Bench, names: Held, levels: Levels, parts: Iterable[Levels], tally: Tally
) -> None:
    """Check that a set touches what its ones and pairs touch, and nothing else."""
    union: Levels = (0, 0, 0, 0)
    for part in parts:
        union = either(union, part)
    tally.counts["unions"] += 1
    if union == levels:
        return
    tally.counts["unions broken"] += 1
    what = "screening says of the whole what it says of none of its ones and pairs, or the reverse"
    for place in range(len(STRENGTHS)):
        for exercise in bench.reading.names(union[place] ^ levels[place]):
            tally.violated(
                Violation(held=names, client=bench.client.name, exercise=exercise, what=what)
            )
