"""
How a simulated body feels and does: invented, and not fitted to any data.

What it assumes stands in docs/explanation/simulation.md, sentence by sentence.
"""

import math
from collections.abc import Sequence
from functools import cache

import attrs

from proneward.app.actions.simulate.model import Person
from proneward.record.journal import SessionPain, Site

PAINS = tuple(float(number) for number in range(11))
WORST = 10
DAYS_A_WEEK = 7
NEAR_FULL = 0.35
"""How much of a stage's ability a client brings to it."""
MIDLINE, THIGH, BELOW_KNEE, FOOT = 1, 3, 4, 5
DAILY_NOISE, EFFORT_NOISE = 0.55, 0.7
EASY_EFFORT, EFFORT_OF_STRAIN = 2.6, 2.2
SETTLES, CARRIES_OVER = 0.4, 0.5
"""What of the pain above the resting one is left after a session, and on the next morning."""
CENTRALISES = 0.12


def whole(value: float) -> float:
    """Give a pain or an effort as a person would answer it, from 0 to 10."""
    number = round(value)
    return PAINS[number] if 0 <= number <= WORST else PAINS[0 if number < 0 else WORST]


@cache
def _pain(before: float, during: float, after: float) -> SessionPain:
    return SessionPain(before=before, during=during, after=after)


@attrs.define(kw_only=True, eq=False)
class Body:
    """
    What changes in a simulated body: resting pain, ability in stages, a flare, and a leg.

    `level` is the resting pain, `ability` the stage that is no strain, `flare_left` how many days
    a flare still lasts.
    """

    person: Person
    level: float
    ability: float
    site: int
    flare_left: int = 0
    practised_at: int = 0
    at_stage: int = 1

    @classmethod
    def of(cls, person: Person) -> "Body":
        """Give the body of a client on the first day."""
        return cls(
            person=person,
            level=person.record.pain.baseline,
            ability=person.record.stage + NEAR_FULL,
            site=THIGH if person.traits.leg else MIDLINE,
        )

    @property
    def resting(self) -> float:
        """The pain without any exercise."""
        return self.level + (self.person.traits.flare_size if self.flare_left else 0.0)

    def wakes(self, chance: float) -> None:
        """A day begins; now and then a flare does, or one is over."""
        if self.flare_left:
            self.flare_left -= 1
        elif chance < self.person.traits.flares_a_week / DAYS_A_WEEK:
            self.flare_left = self.person.traits.flare_days

    def rests_long(self, days: int) -> None:
        """Days without any exercise take some of the ability."""
        self.ability = max(1.0, self.ability - days / 40)

    def practises(
        self, stage: int, noise: Sequence[float], chance: Sequence[float]
    ) -> "tuple[SessionPain, Site, float, float]":
        """
        Do a session.

        Args:
            stage: The stage it belongs to.
            noise: Four draws of the normal distribution.
            chance: Two even draws from 0 to 1.

        Returns:
            Pain, site, effort, and the pain that is felt as it is.
        """
        traits = self.person.traits
        if stage != self.at_stage:
            self.at_stage, self.practised_at = stage, 0
        self.practised_at += 1
        strain = max(0.0, stage - self.ability)
        resting = self.resting
        during = resting + traits.strain * strain + DAILY_NOISE * noise[0]
        effort = EASY_EFFORT + EFFORT_OF_STRAIN * strain + EFFORT_NOISE * noise[1]
        pain = _pain(
            whole(resting + DAILY_NOISE * noise[2]),
            whole(during),
            whole(resting + (during - resting) * SETTLES + DAILY_NOISE * noise[3]),
        )
        self.ability = min(stage + 1.0, self.ability + traits.gains)
        self.level -= self.level * traits.eases_a_week / DAYS_A_WEEK
        return pain, self._goes(chance), whole(effort), during

    def _goes(self, chance: Sequence[float]) -> Site:
        """Where the symptom goes in a session: in a leg it may spread, or draw nearer."""
        before = self.site
        if not self.person.traits.leg:
            return SITES[before, before, before]
        if chance[0] < self.person.traits.spreads:
            self.site = min(BELOW_KNEE, before + 1)
            further = min(FOOT, before + 1)
            return SITES[before, further, further]
        if chance[1] < CENTRALISES and before > MIDLINE:
            self.site = before - 1
            return SITES[before, before - 1, before - 1]
        return SITES[before, before, before]

    def morning(self, during: float, noise: float) -> float:
        """Give the pain of the next morning: what was too much is felt then."""
        over = max(0.0, during - self.resting - 1.0)
        return whole(self.resting + CARRIES_OVER * over + DAILY_NOISE * noise)

    def does_well(self, chance: float) -> bool:
        """Whether the marker's question is answered with yes: the more often, the longer here."""
        return chance > math.exp(-self.practised_at / self.person.traits.learns_in)


SITES = {
    (before, after, later): Site(before=before, after=after, later=later)
    for before in range(6)
    for after in range(6)
    for later in range(6)
}
"""Every site there is, made once."""
