"""One run through the sets: each meets its clients, is screened, planned for and compared."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations
from random import Random

import attrs

from proneward.app.actions.verify.clients import DAY
from proneward.app.actions.verify.model import Tally
from proneward.app.actions.verify.plans import check_plan
from proneward.app.actions.verify.reading import Levels, Reading
from proneward.app.actions.verify.screenings import Bench, Held, check_screening, check_union
from proneward.catalogue import Catalogue
from proneward.planning import Plan
from proneward.record import ClientRecord
from proneward.screening import screen

Planner = Callable[[ClientRecord, Catalogue, date], Plan]
SMALL = 2
"""Up to this size a set is kept, to be compared with what the larger ones are made of."""
ENUMERATED = 3
LARGEST = 8


@attrs.define(kw_only=True, eq=False)
class Run:
    """The state of a run: what was counted, and what small sets touch for each client."""

    catalogue: Catalogue
    reading: Reading
    benches: Sequence[Bench]
    planner: Planner
    tally: Tally = attrs.field(factory=Tally)
    touched: dict[tuple[int, Held], Levels] = attrs.field(factory=dict)
    turn: int = 0

    def meet(self, names: Held, clients: int) -> None:
        """Screen a set for the first client, and for the next ones in turn."""
        size = str(len(names)) if len(names) <= ENUMERATED else "larger"
        self.tally.counts[f"sets {size}"] += 1
        self.turn += 1
        for place in self.places(clients):
            self.tally.counts[f"screenings {size}"] += 1
            self._screen(place, names)

    def places(self, clients: int) -> list[int]:
        """Which clients have their turn."""
        if clients >= len(self.benches):
            return list(range(len(self.benches)))
        first = [0] if clients > 1 else []
        others = len(self.benches) - len(first)
        return first + [
            len(first) + (self.turn + step) % others for step in range(clients - len(first))
        ]

    def _screen(self, place: int, names: Held) -> None:
        bench = self.benches[place]
        client = bench.client.having(names, self.reading)
        screening = screen(client, self.catalogue, DAY)
        levels = check_screening(bench, names, screening, self.tally)
        if len(names) <= SMALL:
            self.touched[place, names] = levels
            return
        parts = [self.touched.get((place, pair)) for pair in combinations(names, SMALL)]
        known = [part for part in parts if part is not None]
        if len(known) == len(parts):
            check_union(bench, names, levels, known, self.tally)

    def plan(self, names: Held, clients: int) -> None:
        """Plan a set for the clients whose turn it is."""
        self.tally.counts[f"sets planned {len(names)}"] += 1
        self.turn += 1
        for step in range(clients):
            bench = self.benches[(self.turn + step) % len(self.benches)]
            client = bench.client.having(names, self.reading)
            check_plan(bench, names, self.planner(client, self.catalogue, DAY), self.tally)


def larger_sets(names: Sequence[str], count: int) -> Iterator[Held]:
    """Draw sets of four to eight, the same ones every time."""
    drawn = Random(count)  # noqa: S311  # sets to try, not secrets
    for _ in range(count):
        chosen = set(drawn.sample(names, drawn.randint(ENUMERATED + 1, LARGEST)))
        yield tuple(name for name in names if name in chosen)
