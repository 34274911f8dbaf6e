"""
What simulated lives cost: CPU seconds for each client-year, and for ten thousand of them.

Lives are lived one after the other with one store of screenings and programmes, as the command
does it. What a programme costs is paid once for all clients for whom it comes out alike, so the
first lives are dear; ten thousand are reckoned as what was measured and the rest at the rate of
the last quarter, which only ever falls. CPU time of this process, of which other work on the
machine takes its toll too.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable

import attrs

from proneward.app.actions.simulate import People, live
from proneward.app.actions.simulate.running import Kept, Programmed, Quick, Reviewed
from proneward.catalogue import Catalogue, load

CLIENTS = 400
WEEKS, WEEKS_A_YEAR = 52, 52
PARTS = 4
LIFETIMES = 10_000
LIMIT_S = 60.0
SEED = 1


@attrs.define(kw_only=True, eq=False)
class Timed:
    """An engine whose reviews and programmes are timed."""

    engine: Quick
    spent: Counter[str]

    def _time(self, what: str, ask: Callable[[int], object], number: int) -> object:
        begun = time.process_time()
        answer = ask(number)
        self.spent[what] += int(1e9 * (time.process_time() - begun))
        return answer

    def tells(self, number: int, hour: int, what: object, *, by_clinic: bool = False) -> None:
        """Pass it on."""
        self.engine.tells(number, hour, what, by_clinic=by_clinic)  # type: ignore[arg-type]  # passed on

    def steps_up(self) -> None:
        """Pass it on."""
        self.engine.steps_up()

    def reviews(self, number: int) -> Reviewed:
        """Review, timed."""
        return self._time("reviews", self.engine.reviews, number)  # type: ignore[return-value]  # what was asked

    def follows(self, number: int) -> Programmed | None:
        """Plan, timed."""
        return self._time("programmes", self.engine.follows, number)  # type: ignore[return-value]  # as above


def lived(catalogue: Catalogue) -> tuple[list[float], Counter[str], Kept, int]:
    """Give the CPU seconds of each part of the lives, where they went, and what was kept."""
    people, kept = People(catalogue=catalogue, seed=SEED), Kept(catalogue=catalogue)
    spent, decided, parts = Counter[str](), 0, []
    for part in range(PARTS):
        begun = time.process_time()
        for number in range(CLIENTS // PARTS * part, CLIENTS // PARTS * (part + 1)):
            person = people.person(number)
            engine = Quick.way(kept, person)
            timed = Timed(engine=engine, spent=spent)
            live(person, timed, catalogue, weeks=WEEKS, seed=SEED)
            decided += engine.decided
        parts.append(time.process_time() - begun)
    return parts, spent, kept, decided


def main() -> int:
    """Measure, print, and say whether the limit was kept."""
    parts, spent, kept, decided = lived(load())
    years = CLIENTS * WEEKS / WEEKS_A_YEAR
    total, last = sum(parts), parts[-1] / (years / PARTS)
    reckoned = total + (LIFETIMES - years) * last
    shares = {what: spent[what] / 1e9 / total for what in ("reviews", "programmes")}
    rest = 1 - sum(shares.values())
    print(f"{years:.0f} client-years in {total:.1f} CPU-s, in quarters of", end=" ")
    print(", ".join(f"{part:.1f}" for part in parts))
    print(f"of it reviews {shares['reviews']:.0%}, programmes {shares['programmes']:.0%},", end=" ")
    print(f"living and telling {rest:.0%}")
    print(f"programmes made {len(kept.plans)}, decided by progression itself {decided}")
    print(f"a client-year: {1000 * total / years:.1f} ms, in the last quarter {1000 * last:.1f} ms")
    print(f"{LIFETIMES:,} client-years: at most {reckoned:.0f} CPU-s, limit {LIMIT_S:.0f}", end=" ")
    print("kept" if reckoned <= LIMIT_S else "MISSED")
    return 0 if reckoned <= LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
