"""
The clients that meet every set of conditions: a spread of where, with what and how far.

Limits (position, surface, prop, stage) act on each exercise alone, so a spread in which every
limit is met on both of its sides is enough to see them at work; conditions are enumerated.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

import attrs

from proneward.app.actions.clients import known_words
from proneward.app.actions.verify.reading import Reading
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, HeldCondition, HeldFinding, client_from

DAY = date(2026, 1, 5)
"""Every check happens as of one day, so that a certificate can be made again in a year."""
POSITIONS = (
    "supine",
    "side-lying",
    "hands-and-knees",
    "prone",
    "kneeling",
    "sitting",
    "standing",
)
BOUGHT = ("ball", "band", "block", "strap")
SMALL_THINGS = ("towel", "pillow", "chair", "wall", "worktop")

SPREAD: tuple[tuple[str, dict[str, object], int], ...] = (
    (
        "on the floor, every prop, stage 5",
        {"stage": 5, "props": BOUGHT, "max_exercises": 6, "minutes_per_day": 30},
        0,
    ),
    ("on a bed, every prop, stage 3", {"lies_on": "bed", "stage": 3, "props": BOUGHT}, 0),
    ("on the floor, nothing bought, stage 1", {"extension_step": 3}, 0),
    ("nowhere to lie, stage 2", {"lies_on": "nowhere", "stage": 2}, 0),
    (
        "never prone, stage 4",
        {"positions": [p for p in POSITIONS if p != "prone"], "stage": 4, "props": ["strap"]},
        0,
    ),
    ("no props, no household things, stage 3", {"lacks": SMALL_THINGS, "stage": 3}, 0),
    (
        "on a bed, on the left side only, stage 2",
        {"positions": ["side-lying-left", "sitting", "standing"], "lies_on": "bed", "stage": 2},
        0,
    ),
    ("sitting and standing only, stage 5", {"positions": ["sitting", "standing"], "stage": 5}, 0),
    (
        "with something nobody mapped, stage 3",
        {"other_conditions": ["something"], "stage": 3, "props": ["block"]},
        0,
    ),
    ("findings 60 days old, stage 4", {"stage": 4, "props": ["ball"]}, 60),
    (
        "on a bed, findings that lapse in the second week, stage 3",
        {"lies_on": "bed", "stage": 3, "extension_step": 4, "props": ["band"]},
        32,
    ),
    (
        "6 minutes, supine or prone, stage 2",
        {
            "positions": ["supine", "prone", "prone-on-ball"],
            "stage": 2,
            "minutes_per_day": 6,
            "max_exercises": 3,
            "extension_step": 6,
        },
        0,
    ),
)
"""What a client is called here, how the record differs from the usual, how old its findings are."""


def _usual(catalogue: Catalogue) -> dict[str, object]:
    """A record without any condition, with every question answered in the reassuring way."""
    return {
        "contract": catalogue.contract,
        "id": "verify",
        "age": 40,
        "conditions": [],
        "positions": POSITIONS,
        "lies_on": "floor",
        "minutes_per_day": 15,
        "days_per_week": 3,
        "answers": {
            question.id: "no" if question.worrying == "yes" else "yes"
            for question in catalogue.questions.values()
        },
        "answered_on": DAY,
        "pain": {"now": 3, "baseline": 3},
    }


@attrs.frozen(kw_only=True, eq=False)
class Client:
    """One client of the spread, before any condition."""

    name: str
    record: ClientRecord
    found: date

    def having(self, names: Collection[str], reading: Reading) -> ClientRecord:
        """Give the record with these conditions and findings."""
        kinds = {name: reading.conditions[name].kind for name in names}
        return attrs.evolve(
            self.record,
            conditions=tuple(HeldCondition(id=n) for n in names if kinds[n] == "condition"),
            findings=tuple(
                HeldFinding(id=n, on=self.found) for n in names if kinds[n] == "finding"
            ),
        )

    def held(self, names: Iterable[str], reading: Reading, day: date) -> tuple[str, ...]:
        """Give what of these counts on a day: some findings fade."""
        faded = (day - self.found).days > reading.sizes.finding_valid_days
        return tuple(n for n in names if not (faded and reading.conditions[n].expires))


def spread(catalogue: Catalogue) -> tuple[Client, ...]:
    """Give the clients of the spread."""
    known = known_words(catalogue)
    return tuple(
        Client(
            name=name,
            record=client_from({**_usual(catalogue), **differs}, known, name),
            found=DAY - timedelta(days=days),
        )
        for name, differs, days in SPREAD
    )
