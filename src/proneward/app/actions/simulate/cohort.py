"""Many simulated lives, and what they come to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from statistics import fmean, quantiles

import attrs

from proneward.app.actions.simulate.life import live
from proneward.app.actions.simulate.model import Kind, Life, Week
from proneward.app.actions.simulate.people import People
from proneward.app.actions.simulate.running import Kept, Quick
from proneward.catalogue import Catalogue

STAGES = (1, 2, 3, 4, 5)
STOPPED = "stopped"
COURSES = ("advance", "hold", "review", "regress", "re-enter", "stop")
MEASURED_PARTS = 10


@attrs.frozen(kw_only=True)
class Band:
    """A number over some clients: the mean, and where nine of ten lie above and below."""

    low: float
    mean: float
    high: float


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """The lives of one kind, read week by week."""

    kind: Kind | None
    lives: Sequence[Life]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.lives)

    @cached_property
    def by_week(self) -> tuple[tuple[Week, ...], ...]:
        """The weeks, each of all lives."""
        return tuple(zip(*(life.weeks for life in self.lives), strict=True))

    @cached_property
    def stages(self) -> tuple[Mapping[int, float], ...]:
        """For each week, which share is at each stage; 0 stands for those who were stopped."""
        return tuple(_shares(week) for week in self.by_week)

    @cached_property
    def pain(self) -> tuple[Band, ...]:
        """For each week, the pain."""
        return tuple(_band([one.pain for one in week]) for week in self.by_week)

    @cached_property
    def adherence(self) -> tuple[float | None, ...]:
        """For each week, the share of the sessions asked for that was done; None if none was."""
        return tuple(_done(week) for week in self.by_week)

    @cached_property
    def weeks_at(self) -> Mapping[int, float]:
        """How many weeks a life spends at each stage on average; 0: stopped."""
        total = Counter[int]()
        for week in self.by_week:
            total.update(_stage(one) for one in week)
        return {stage: total[stage] / self.count for stage in (0, *STAGES)}

    @cached_property
    def courses(self) -> Counter[str]:
        """How often each course was decided."""
        return Counter(one.course for life in self.lives for one in life.decided)

    @cached_property
    def held_by(self) -> Counter[str]:
        """How often each rule kept somebody from the next stage, in a review that held."""
        return Counter(rule for life in self.lives for one in life.decided for rule in one.held_by)

    @property
    def reached(self) -> Counter[int]:
        """At which stage the lives end."""
        return Counter(_stage(life.weeks[-1]) for life in self.lives)

    def share_from(self, stage: int) -> float:
        """Give which share ends at a stage or above it."""
        return sum(count for at, count in self.reached.items() if at >= stage) / self.count

    def total(self, what: str) -> int:
        """Give how often something was counted."""
        return sum(life.counts[what] for life in self.lives)


def _stage(week: Week) -> int:
    return 0 if week.standing == STOPPED else week.stage


def _shares(week: Sequence[Week]) -> Mapping[int, float]:
    counted = Counter(map(_stage, week))
    return {stage: counted[stage] / len(week) for stage in (0, *STAGES)}


def _band(values: Sequence[float]) -> Band:
    if len(values) < 2:  # noqa: PLR2004  # nothing lies between one value and itself
        return Band(low=values[0], mean=values[0], high=values[0])
    parts = quantiles(values, n=MEASURED_PARTS, method="inclusive")
    return Band(low=parts[0], mean=fmean(values), high=parts[-1])


def _done(week: Sequence[Week]) -> float | None:
    asked = sum(one.asked for one in week)
    return sum(one.done for one in week) / asked if asked else None


@attrs.frozen(kw_only=True, eq=False)
class Cohort:
    """Everybody who was simulated together; `programmes_made` are the different ones."""

    seed: int
    weeks: int
    lives: Sequence[Life]
    catalogue_version: str
    programmes_made: int

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The lives by kind, in the order of the kinds."""
        return tuple(
            Group(kind=kind, lives=some)
            for kind in Kind
            if (some := [life for life in self.lives if life.person.kind is kind])
        )

    @cached_property
    def everybody(self) -> Group:
        """All lives together."""
        return Group(kind=None, lives=self.lives)

    def document(self) -> dict[str, object]:
        """Give what the lives come to, without the lives."""
        return {
            "contract": 1,
            "simulated": True,
            "seed": self.seed,
            "clients": len(self.lives),
            "weeks": self.weeks,
            "catalogue": self.catalogue_version,
            "types": [_document(group) for group in self.groups],
        }


def _document(group: Group) -> dict[str, object]:
    return {
        "type": str(group.kind),
        "clients": group.count,
        "ends_at_stage": {str(stage): group.reached[stage] for stage in STAGES},
        "stopped": group.reached[0],
        "weeks_at_stage": {str(stage): round(group.weeks_at[stage], 2) for stage in STAGES},
        "decisions": {course: group.courses[course] for course in COURSES},
        "held_by": dict(group.held_by.most_common()),
        "pain": [round(band.mean, 2) for band in group.pain],
        "adherence": [None if done is None else round(done, 3) for done in group.adherence],
    }


def simulate(
    catalogue: Catalogue, *, clients: int, weeks: int, seed: int, kinds: Iterable[Kind] = ()
) -> Cohort:
    """
    Simulate some clients for some weeks.

    Args:
        catalogue: The reviewed data.
        clients: How many.
        weeks: For how long.
        seed: What chance comes from: the same seed gives the same lives.
        kinds: Of which kind each client in turn is; drawn by chance if left out.
    """
    people, kept, chosen = (
        People(catalogue=catalogue, seed=seed),
        Kept(catalogue=catalogue),
        [*kinds],
    )
    lives = []
    for number in range(clients):
        kind = chosen[number % len(chosen)] if chosen else None
        person = people.person(number, kind)
        engine = Quick.way(kept, person)
        lives.append(live(person, engine, catalogue, weeks=weeks, seed=seed))
    return Cohort(
        seed=seed,
        weeks=weeks,
        lives=tuple(lives),
        catalogue_version=catalogue.version,
        programmes_made=len(kept.plans),
    )
