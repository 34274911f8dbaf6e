"""One session with the morning after it, read as the rules read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

import attrs

from proneward.record.journal import Entry, Item, Morning, Quality, Session, Site

STOPPED = frozenset({"pain", "symptoms"})
"""Why an exercise was broken off, where that says something about it."""


class Spread(StrEnum):
    """Where the furthest symptom went during a session, and whether it stayed there."""

    CENTRALISED = "centralised"
    UNCHANGED = "unchanged"
    PERIPHERALISED = "peripheralised"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class Practice:
    """A session, when it was, and the pain of the next morning if it was told."""

    on: date
    at: datetime
    told: Session
    morning: float | None
    spread: Spread

    @property
    def during(self) -> float | None:
        """The worst pain while exercising."""
        return self.told.pain.during

    @property
    def worked(self) -> bool:
        """Whether anything was done at all; a session without it counts for nothing good."""
        return any(item.done > 0 for item in self.told.items)

    @property
    def done(self) -> float | None:
        """How much of what was asked was done, 0 to 1; None of an empty session."""
        items = self.told.items
        return sum(item.done for item in items) / len(items) if items else None

    @property
    def settled_site(self) -> int | None:
        """Where the furthest symptom was in the end; not told later never counts as settled."""
        return settled_site(self.told.site)

    @property
    def eased(self) -> bool:
        """Whether there was less pain after than before."""
        before, after = self.told.pain.before, self.told.pain.after
        return before is not None and after is not None and after < before

    @property
    def site_held(self) -> bool:
        """Whether the furthest symptom is known not to be further away than before."""
        before, after = self.told.site.before, self.told.site.after
        told = before is not None and after is not None and after <= before
        return told and self.spread is not Spread.PERIPHERALISED

    def items_of(self, exercises: frozenset[str]) -> tuple[Item, ...]:
        """Give the items of the session that are of some exercises."""
        return tuple(item for item in self.told.items if item.exercise in exercises)


def settled_site(site: Site) -> int | None:
    """Give where the furthest symptom was in the end."""
    return site.after if site.later is None else site.later


def spread_of(site: Site) -> Spread:
    """Say whether the furthest symptom drew nearer, stayed, or moved away and stayed away."""
    before, after, settled = site.before, site.after, settled_site(site)
    if before is None or settled is None:
        return Spread.UNKNOWN
    if settled >= before + 1:
        return Spread.PERIPHERALISED
    if after is None:
        return Spread.UNKNOWN
    if after <= before - 1 and site.later is not None and site.later <= after:
        return Spread.CENTRALISED
    return Spread.UNCHANGED


class ByKind:
    """
    What stands, by its kind, so that each rule looks only at what it reads.

    `superseded` is what was once said and was corrected since.
    """

    def __init__(self, told: Iterable[Entry], superseded: Iterable[Entry] = ()) -> None:
        """Sort what stands; each kind keeps its order."""
        self.superseded = tuple(superseded)
        self._sorted: defaultdict[type, list[Entry]] = defaultdict(list)
        for one in told:
            self._sorted[type(one.what)].append(one)

    def __getitem__(self, kind: type) -> Sequence[Entry]:
        """Give what stands of one kind, in its order."""
        return self._sorted.get(kind, ())


def mornings_of(told: Iterable[Entry]) -> dict[date, float]:
    """Give the pain of each morning; of two for one day the higher counts."""
    found: dict[date, float] = {}
    felt = ((one.on, one.what.pain) for one in told if isinstance(one.what, Morning))
    for on, pain in felt:
        found[on] = max(pain, found.get(on, 0.0))
    return found


def practices_of(told: Iterable[Entry], mornings: Mapping[date, float]) -> tuple[Practice, ...]:
    """Give the sessions in their order, each with the morning after its day."""
    return tuple(
        Practice(
            on=one.on,
            at=one.at,
            told=one.what,
            morning=mornings.get(one.on + timedelta(days=1)),
            spread=spread_of(one.what.site),
        )
        for one in told
        if isinstance(one.what, Session)
    )


def was_done_well(item: Item) -> bool:
    """Whether an exercise was done, well, and not broken off for pain or symptoms."""
    return item.quality is Quality.MET and item.done > 0 and item.stopped_for not in STOPPED


def done_well(items: Iterable[Item]) -> set[str]:
    """Give the exercises of which every item of a session was done well."""
    held: set[str] = set()
    badly: set[str] = set()
    for item in items:
        held.add(item.exercise)
        if not was_done_well(item):
            badly.add(item.exercise)
    return held - badly


def shown_in(practices: Iterable[Practice]) -> frozenset[str]:
    """Give the exercises that were done with quality met in two sessions."""
    once: set[str] = set()
    twice: set[str] = set()
    for practice in practices:
        items = practice.told.items
        if all(item.exercise in twice for item in items):
            continue
        met = done_well(items)
        twice |= once & met
        once |= met
    return frozenset(twice)
