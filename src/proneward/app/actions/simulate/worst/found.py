"""What was searched for, how much was tried, and what was found, in lines and as a document."""

import time
from collections import Counter
from collections.abc import Iterator

import attrs
import numpy as np

from proneward.app.actions.simulate.people import People
from proneward.app.actions.simulate.running import Kept
from proneward.app.actions.simulate.worst.climb import Climb, Longest, longest
from proneward.app.actions.simulate.worst.reach import Reached, reach
from proneward.app.actions.simulate.worst.stay import Case, Letter
from proneward.catalogue import Catalogue

BASE = "beginner"
RHYTHMS = (1, 7)
HALF_A_YEAR_DAYS = 182
SIX_WEEKS_DAYS = 42
GRACE_DAYS = 8
"""A review falls due between two weekly ones."""


@attrs.frozen(kw_only=True)
class Effort:
    """How much is searched."""

    baselines: tuple[int, ...] = tuple(range(8))
    pairs_at: tuple[int, ...] = (3, 5)
    climbs: int = 4
    steps: int = 20
    journals: int = 250
    flags: int = 4000


SMALL = Effort(baselines=(2, 5), pairs_at=(), climbs=1, steps=3, journals=15, flags=250)
"""What a test searches."""


@attrs.frozen(kw_only=True)
class Worst:
    """
    What the search came to.

    `by_rhythm` has, for each number of days between reviews, the worst patterns of each usual
    pain; `unasked` those after which nobody was asked within six weeks; `kept` how many of the
    patterns of one letter kept a client at stage 1 for half a year although somebody looked every
    six weeks, and by which rules.
    """

    baselines: tuple[int, ...]
    tried: int
    by_rhythm: dict[int, tuple[Longest, ...]]
    calm: dict[int, Longest]
    unasked: int
    unasked_calm: int
    kept: int
    kept_of: int
    kept_by: Counter[str]
    reached: Reached
    cpu_s: float

    @property
    def holds(self) -> bool:
        """Whether nothing held back was reached, no flag was missed, and everybody is looked at."""
        nothing = not self.reached.held_back and not self.reached.not_stopped
        return nothing and not self.unasked

    def lines(self) -> Iterator[str]:
        """Say it in lines."""
        yield "The longest nobody is asked, though a client does everything and answers everything"
        pains = ", ".join(map(str, self.baselines))
        yield f"  tried: {self.tried} patterns of what is felt, from usual pains of {pains}"
        for every, some in self.by_rhythm.items():
            one, calm = max(some, key=lambda found: found.worth), self.calm[every]
            rhythm = "every day" if every == 1 else f"every {every} days"
            yield f"  reviewed {rhythm}, and the stage never goes down: {_asked(calm)}"
            yield f"    {_pattern(calm.pattern)}; held by {_most(calm.stay.held_by)}"
            yield f"  reviewed {rhythm}, whatever happens: {_asked(one)}"
            yield f"    {_pattern(one.pattern)}; {_most(one.stay.held_by)}"
        yield (
            f"  unasked for longer than six weeks and {GRACE_DAYS} days: {self.unasked} patterns,"
            f" {self.unasked_calm} of them without ever going down"
        )
        yield (
            f"  looked at every six weeks, and still at stage 1 after {HALF_A_YEAR_DAYS} days:"
            f" {self.kept} of {self.kept_of} patterns of one letter"
        )
        yield f"    kept by {_most(self.kept_by)}"
        found = self.reached
        yield "Journals by chance"
        yield (
            f"  looked through: {found.journals}; programmes: {found.programmes},"
            f" with {found.items} items; held back: {len(found.held_back)}"
        )
        yield f"  with a red flag: {found.flagged}; not stopped: {len(found.not_stopped)}"
        yield from (f"    {what}" for what in (*found.held_back, *found.not_stopped)[:10])
        yield f"{self.cpu_s:.0f} CPU-s"

    def document(self) -> dict[str, object]:
        """Give it as a document."""
        return {
            "tried": self.tried,
            "longest": [
                {
                    "reviewed_every_days": every,
                    "baseline": one.case.baseline,
                    "days_unasked": one.stay.unasked,
                    "asked_for": one.stay.asked_for,
                    "goes_down": one.stay.goes_down,
                    "pattern": [letter._asdict() for letter in one.pattern],
                }
                for every, some in self.by_rhythm.items()
                for one in some
            ],
            "unasked": self.unasked,
            "unasked_without_going_down": self.unasked_calm,
            "kept_half_a_year": {"patterns": self.kept, "of": self.kept_of},
            "journals": self.reached.journals,
            "programmes": self.reached.programmes,
            "held_back": list(self.reached.held_back),
            "flagged": self.reached.flagged,
            "not_stopped": list(self.reached.not_stopped),
        }


def _asked(one: Longest) -> str:
    if one.stay.asked_for == "nobody":
        return f"nobody is asked in {one.case.days} days"
    return f"{one.stay.unasked} days, then '{one.stay.asked_for}'"


def _pattern(pattern: tuple[Letter, ...]) -> str:
    return " | ".join(map(str, pattern))


def _most(held_by: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in held_by.most_common(4)) or "nothing"


@attrs.define(kw_only=True, eq=False)
class _Search:
    people: People
    kept: Kept
    effort: Effort
    seed: int
    tried: int = 0
    unasked: int = 0
    unasked_calm: int = 0

    def _climb(self, case: Case) -> Climb:
        return Climb(
            record=self.people.records[BASE],
            kept=self.kept,
            case=case,
            chance=np.random.default_rng([self.seed, 4, case.baseline, case.every]),
        )

    def longest(self, every: int) -> tuple[tuple[Longest, ...], Longest]:
        """Search one rhythm: the worst of each usual pain, and the worst that never goes down."""
        found, calm = [], []
        for baseline in self.effort.baselines:
            climb = self._climb(Case(baseline=baseline, every=every, until_asked=True))
            some = list(climb.every(2 if baseline in self.effort.pairs_at else 1))
            some += [climb.climb(self.effort.steps) for _ in range(self.effort.climbs)]
            self.tried += climb.tried
            late = [one for one in some if one.stay.unasked > SIX_WEEKS_DAYS + GRACE_DAYS]
            self.unasked += len(late)
            self.unasked_calm += sum(not one.stay.goes_down for one in late)
            found.append(longest(iter(some)))
            calm.append(longest(one for one in some if not one.stay.goes_down))
        return tuple(found), longest(iter(calm))

    def kept_back(self) -> tuple[int, int, Counter[str]]:
        """Count the patterns of one letter that keep a client for half a year."""
        count, of, by = 0, 0, Counter[str]()
        for baseline in self.effort.baselines:
            climb = self._climb(Case(baseline=baseline, every=7, days=HALF_A_YEAR_DAYS))
            for one in climb.every(1):
                of += 1
                if one.stay.left is None:
                    count += 1
                    by += Counter(set(one.stay.held_by) - {"review"})
            self.tried += climb.tried
        return count, of, by


def search(catalogue: Catalogue, *, seed: int, effort: Effort = Effort()) -> Worst:  # it is frozen
    """
    Search for the worst that can happen.

    Args:
        catalogue: The reviewed data.
        seed: What chance comes from.
        effort: How much is searched.
    """
    begun = time.process_time()
    people = People(catalogue=catalogue, seed=seed)
    looking = _Search(people=people, kept=Kept(catalogue=catalogue), effort=effort, seed=seed)
    by_rhythm = {every: looking.longest(every) for every in RHYTHMS}
    kept, kept_of, kept_by = looking.kept_back()
    reached = reach(catalogue, journals=effort.journals, flags=effort.flags, seed=seed)
    return Worst(
        baselines=effort.baselines,
        tried=looking.tried,
        by_rhythm={every: found for every, (found, _) in by_rhythm.items()},
        calm={every: calm for every, (_, calm) in by_rhythm.items()},
        unasked=looking.unasked,
        unasked_calm=looking.unasked_calm,
        kept=kept,
        kept_of=kept_of,
        kept_by=kept_by,
        reached=reached,
        cpu_s=time.process_time() - begun,
    )
