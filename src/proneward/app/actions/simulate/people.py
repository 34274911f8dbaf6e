"""Simulated clients: records like those of the examples, and what the clients bring to them."""

from collections.abc import Mapping
from datetime import date

import attrs
import numpy as np

from proneward.app.actions.clients import known_words
from proneward.app.actions.simulate.model import Away, Kind, Person, Traits
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, client_from
from proneward.screening import screen
from proneward.vocabulary import Decision

START = date(2026, 11, 30)
"""The first day of every simulated life, a Monday, so that a simulation can be made again."""
ANSWERED = date(2026, 11, 28)
POSITIONS = (
    "supine",
    "side-lying",
    "hands-and-knees",
    "prone",
    "kneeling",
    "sitting",
    "standing",
)
SHARES: Mapping[Kind, float] = {
    Kind.RESPONDER: 0.28,
    Kind.SLOW: 0.16,
    Kind.CHRONIC: 0.14,
    Kind.FLARING: 0.10,
    Kind.GAPS: 0.10,
    Kind.MISSING: 0.06,
    Kind.NON_ADHERENT: 0.08,
    Kind.PERIPHERALISING: 0.05,
    Kind.RED_FLAG: 0.03,
}
"""How many of each there are: this project's own choice; it claims nothing about real clients."""
TRAITS: Mapping[Kind, Traits] = {
    Kind.RESPONDER: Traits(),
    Kind.SLOW: Traits(eases_a_week=0.03, gains=0.014, learns_in=9.0),
    Kind.CHRONIC: Traits(eases_a_week=0.008, gains=0.018, learns_in=7.0, flares_a_week=0.08),
    Kind.FLARING: Traits(eases_a_week=0.05, flares_a_week=0.3, flare_size=3.5, flare_days=5),
    Kind.GAPS: Traits(),
    Kind.MISSING: Traits(answers=0.55),
    Kind.NON_ADHERENT: Traits(attends=0.4, fades_a_week=0.02, answers=0.8),
    Kind.PERIPHERALISING: Traits(eases_a_week=0.02, leg=True, spreads=0.2, gains=0.04),
    Kind.RED_FLAG: Traits(),
}
BASELINES: Mapping[Kind, tuple[int, ...]] = {
    Kind.CHRONIC: (4, 5, 5, 6, 7),
    Kind.PERIPHERALISING: (3, 4, 5),
    Kind.FLARING: (2, 3, 4, 5),
}
USUAL_BASELINES = (1, 2, 2, 3, 3, 4)
BASES: Mapping[str, Mapping[str, object]] = {
    "beginner": {},
    "beginner, twenty minutes": {"age": 52, "minutes_per_day": 20, "props": ["ball", "band"]},
    "facet pain": {"conditions": ["facet-pain"], "stage": 2, "age": 58},
    "narrowed canal": {"conditions": ["stenosis"], "age": 68, "days_per_week": 7, "stage": 2},
    "thin bones": {"conditions": ["osteoporosis"], "age": 71, "days_per_week": 4},
    "worn disc": {"conditions": ["disc-degeneration"], "age": 45, "props": ["band"]},
    "stoma": {"conditions": ["stoma"], "age": 62, "days_per_week": 3},
    "on a bed": {
        "lies_on": "bed",
        "age": 79,
        "positions": ["supine", "side-lying", "sitting", "standing"],
    },
    "every prop": {"age": 28, "days_per_week": 6, "props": ["ball", "band", "block", "strap"]},
    "nowhere to lie": {"lies_on": "nowhere", "age": 66, "positions": ["sitting", "standing"]},
}
"""Records after those in the examples: what differs from the usual one."""
LEG = "leg pain that eases bending back"
LEG_BASE: Mapping[str, object] = {
    "days_per_week": 7,
    "conditions": ["disc-herniation"],
    "findings": [{"id": "finding-dp-extension", "on": "2026-11-26"}],
}
DRAWN = "drawn conditions"
FLAGS = ("ces1", "ces2", "cancer-band", "vascular")


def _usual(catalogue: Catalogue) -> dict[str, object]:
    return {
        "contract": catalogue.contract,
        "age": 40,
        "conditions": [],
        "positions": POSITIONS,
        "lies_on": "floor",
        "minutes_per_day": 15,
        "days_per_week": 5,
        "answers": {
            question.id: "no" if question.worrying == "yes" else "yes"
            for question in catalogue.questions.values()
        },
        "answered_on": ANSWERED,
        "stage": 1,
    }


def _drawn(chance: np.random.Generator, catalogue: Catalogue) -> dict[str, object]:
    """Give a record with one or two conditions by chance that need no clinician first."""
    harmless = [
        one.id for one in catalogue.conditions.values() if not one.is_finding and not one.locks
    ]
    count = int(chance.integers(1, 3))
    return {
        "conditions": sorted(map(str, chance.choice(harmless, count, replace=False))),
        "age": int(chance.integers(25, 80)),
        "days_per_week": int(chance.integers(3, 8)),
    }


@attrs.define(kw_only=True, eq=False)
class People:
    """Draws simulated clients from a seed: the same seed and number give the same client."""

    catalogue: Catalogue
    seed: int
    drawn_records: int = 12
    records: dict[str, ClientRecord] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Read the records once; those of them that get no programme are left out."""
        chance = np.random.default_rng([self.seed, 0])
        some: dict[str, Mapping[str, object]] = {LEG: LEG_BASE, **BASES}
        for number in range(self.drawn_records):
            some[f"{DRAWN} {number + 1}"] = _drawn(chance, self.catalogue)
        for name, differs in some.items():
            record = self._read(name, differs)
            if screen(record, self.catalogue, START).decision is Decision.PROGRAMME:
                self.records[name] = record

    def _read(self, name: str, differs: Mapping[str, object]) -> ClientRecord:
        document = {**_usual(self.catalogue), "id": "simulated", "pain": {"now": 3, "baseline": 3}}
        return client_from({**document, **differs}, known_words(self.catalogue), name)

    def person(self, number: int, kind: Kind | None = None) -> Person:
        """Draw one client."""
        chance = np.random.default_rng([self.seed, 1, number])
        kinds = list(SHARES)
        kind = kind or kinds[int(chance.choice(len(kinds), p=list(SHARES.values())))]
        names = [name for name in self.records if name != LEG]
        name = names[int(chance.integers(len(names)))]
        leg = TRAITS[kind].leg or (kind is Kind.RESPONDER and chance.random() < 0.15)  # noqa: PLR2004  # invented, like every share here
        if leg:
            name = LEG
        baseline = int(chance.choice(BASELINES.get(kind, USUAL_BASELINES)))
        record = self.records[name]
        pain = attrs.evolve(record.pain, now=float(baseline), baseline=float(baseline))
        return Person(
            number=number,
            kind=kind,
            record=attrs.evolve(record, id=f"simulated-{number}", pain=pain),
            key=name,
            traits=attrs.evolve(TRAITS[kind], leg=leg),
            away=_away(kind, chance),
            flag_day=int(chance.integers(10, 90)) if kind is Kind.RED_FLAG else None,
        )


def _away(kind: Kind, chance: np.random.Generator) -> tuple[Away, ...]:
    """Give the times away: of those with gaps two or three, of others now and then a holiday."""
    if kind is not Kind.GAPS:
        if chance.random() >= 0.25:  # noqa: PLR2004  # invented, like every share here
            return ()
        first, days = int(chance.integers(20, 300)), int(chance.integers(5, 16))
        return (Away(first=first, days=days, reason="holiday"),)
    found, day = [], int(chance.integers(20, 60))
    longest = {"holiday": 24, "illness": 45, "surgery": 70, "other": 20}
    for _ in range(3):
        reason = list(longest)[int(chance.integers(len(longest)))]
        days = int(chance.integers(longest[reason] // 4, longest[reason]))
        found.append(Away(first=day, days=days, reason=reason))
        day += days + int(chance.integers(30, 90))
    return tuple(found)
