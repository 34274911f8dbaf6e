"""Journals by chance, of every kind of entry, as no client would ever write them."""

from datetime import UTC, date, datetime, time, timedelta

import attrs
import numpy as np

from proneward.app.actions.simulate.clinic import OF
from proneward.app.actions.simulate.feeling import PAINS, SITES
from proneward.catalogue import Catalogue
from proneward.record import Answer, ClientRecord
from proneward.record.journal import (
    BY_CLIENT,
    Answers,
    Approval,
    ConditionChange,
    Correction,
    Entry,
    Finding,
    Gap,
    Item,
    Journal,
    Morning,
    Quality,
    Session,
    SessionPain,
    StageDecided,
    Told,
    Unlock,
    Verdict,
)

LONGEST_AGO = 60
CLINIC = "clinician-1"
REASONS = ("illness", "surgery", "holiday", "other")
CLINICS = (StageDecided, Unlock, Approval, ConditionChange, Finding)


@attrs.define(kw_only=True, eq=False)
class Journals:
    """Draws journals up to a day."""

    catalogue: Catalogue
    day: date
    chance: np.random.Generator
    exercises: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Put the catalogue's words in their order."""
        self.exercises = tuple(sorted(self.catalogue.exercises))
        every = sorted(self.catalogue.conditions.values(), key=lambda one: one.id)
        self.conditions = tuple(one.id for one in every if not one.is_finding)
        self.findings = tuple(one.id for one in every if one.is_finding)

    def _one(self, some: tuple[str, ...]) -> str:
        return some[int(self.chance.integers(len(some)))]

    def _pain(self) -> float | None:
        drawn = int(self.chance.integers(-1, 11))
        return None if drawn < 0 else PAINS[drawn]

    def _item(self) -> Item:
        return Item(
            exercise=self._one(self.exercises),
            sets=2,
            reps=10,
            hold_s=None,
            done=float(self.chance.choice([0.0, 0.5, 1.0])),
            quality=tuple(Quality)[int(self.chance.integers(3))],
            stopped_for=None if self.chance.random() < 0.8 else "pain",  # noqa: PLR2004  # now and then
        )

    def _session(self) -> Session:
        before, after, later = (int(n) for n in self.chance.integers(0, 6, size=3))
        if self.chance.random() < 0.7:  # noqa: PLR2004  # mostly nothing spreads
            after = later = before
        step = int(self.chance.integers(-6, 7))
        return Session(
            stage=int(self.chance.integers(1, 6)),
            extension_step=step if step > 0 else None,
            items=tuple(self._item() for _ in range(int(self.chance.integers(1, 5)))),
            pain=SessionPain(before=self._pain(), during=self._pain(), after=self._pain()),
            site=SITES[before, after, later],
            effort=self._pain(),
        )

    def _answers(self) -> Answers:
        asked = self._one(tuple(sorted(self.catalogue.questions)))
        said = tuple(Answer)[int(self.chance.integers(3))]
        return Answers(answers={asked: said})

    def _rare(self) -> Told:
        drawn = int(self.chance.integers(7))
        choices: tuple[Told, ...] = (
            Gap(reason=self._one(REASONS)),
            StageDecided(stage=int(self.chance.integers(1, 6)), reason="seen"),
            Unlock(reason="examined"),
            Approval(of=OF, verdict=tuple(Verdict)[drawn % 2], note=None),
            ConditionChange(condition=self._one(self.conditions), active=drawn != 0),
            Finding(finding=self._one(self.findings)),
            self._answers(),
        )
        return choices[drawn]

    def _told(self) -> Told:
        drawn = self.chance.random()
        if drawn < 0.5:  # noqa: PLR2004  # half of it sessions, a quarter mornings
            return self._session()
        if drawn < 0.75:  # noqa: PLR2004  # as above
            return Morning(pain=PAINS[int(self.chance.integers(11))])
        return self._rare()

    def _entry(self, number: int) -> Entry:
        what = self._told()
        on = self.day - timedelta(days=int(self.chance.integers(LONGEST_AGO)))
        return Entry(
            id=f"01900000-0000-7000-8000-{number:012x}",
            on=on,
            at=datetime.combine(on, time(int(self.chance.integers(24))), tzinfo=UTC),
            by=CLINIC if isinstance(what, CLINICS) else BY_CLIENT,
            what=what,
        )

    def journal(self, most: int = 40) -> Journal:
        """Draw one; now and then an entry of it is corrected."""
        count = int(self.chance.integers(1, most + 1))
        entries = [self._entry(number) for number in range(count)]
        if self.chance.random() < 0.3:  # noqa: PLR2004  # now and then
            of = entries[int(self.chance.integers(count))]
            what = None if self.chance.random() < 0.5 else self._told()  # noqa: PLR2004  # half of them
            corrected = Correction(of=of.id, on=None, what=what)
            entries.append(attrs.evolve(self._entry(count), by=of.by, what=corrected))
        return Journal.of(entries)

    def client(self, record: ClientRecord) -> ClientRecord:
        """Give a client at any stage, with any usual pain."""
        baseline = PAINS[int(self.chance.integers(8))]
        pain = attrs.evolve(record.pain, now=baseline, baseline=baseline)
        return attrs.evolve(record, stage=int(self.chance.integers(1, 6)), pain=pain)
