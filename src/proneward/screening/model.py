"""What screening says: verdicts with their reasons, a decision, and where to start."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

import attrs

from proneward.catalogue import Catalogue, Exercise
from proneward.record import ClientRecord, Override
from proneward.vocabulary import Decision, Ladder, Limit, PronewardError, Reason, Strength, Urgency


class NotScreened(PronewardError):
    """Somebody other than screening tried to call an exercise cleared."""


class Standing(StrEnum):
    """How an exercise stands for a client."""

    CLEARED = "cleared"
    WITHHELD = "withheld"
    CLINICIAN_ONLY = "clinician-only"


@attrs.frozen(kw_only=True, eq=False)
class Verdict:
    """
    One exercise, how it stands, and every rule that touched it, the strongest first.

    Most verdicts are shared by many screenings, so what is read from one is kept; it is equal
    only to itself.
    """

    exercise: Exercise
    standing: Standing
    reasons: tuple[Reason, ...]
    lifted: tuple[Reason, ...] = ()

    @cached_property
    def withheld_by(self) -> tuple[Reason, ...]:
        """The reasons that keep it back."""
        return tuple(
            reason
            for reason in self.reasons
            if reason.strength.withholds and reason not in self.lifted
        )

    @cached_property
    def cautioned_by(self) -> tuple[Reason, ...]:
        """The reasons to take care, a lifted rule among them."""
        cautions = tuple(r for r in self.reasons if r.strength is Strength.PRECAUTION)
        return (*self.lifted, *cautions)

    @cached_property
    def favoured_by(self) -> tuple[Reason, ...]:
        """The reasons that speak for it."""
        return tuple(r for r in self.reasons if r.strength is Strength.INDICATED)


@attrs.frozen(kw_only=True)
class ClearedExercise:
    """
    An exercise that screening has cleared for one client on one day.

    Its seal is the verdict that cleared it, so a copy that names another exercise is refused:
    planning takes nothing else, and what is contraindicated has no way into a programme.
    """

    exercise: Exercise
    cautions: tuple[Reason, ...]
    favours: tuple[Reason, ...]
    lifted: tuple[Reason, ...]
    _seal: object = attrs.field(repr=False, eq=False)

    @_seal.validator
    def _only_screening(self, _attribute: object, seal: object) -> None:
        cleared_it = isinstance(seal, Verdict) and seal.standing is Standing.CLEARED
        if not cleared_it or seal.exercise is not self.exercise:  # type: ignore[attr-defined]  # a verdict by now
            raise NotScreened(
                what=f"'{self.exercise.id}' was called cleared",
                why="only screening clears an exercise",
                fix="Screen the client and take what it cleared",
            )


@lru_cache(maxsize=4096)
def cleared(verdict: Verdict) -> ClearedExercise:
    """
    Seal a verdict that cleared an exercise.

    Raises:
        NotScreened: if the verdict did not clear it.
    """
    return ClearedExercise(
        exercise=verdict.exercise,
        cautions=verdict.cautioned_by,
        favours=verdict.favoured_by,
        lifted=verdict.lifted,
        seal=verdict,
    )


@attrs.frozen(kw_only=True)
class Because:
    """A reason for a referral or a lock, and the question or condition it comes from."""

    kind: str
    id: str
    urgency: Urgency
    says: str
    routing: str = ""
    locks: bool = False
    needs_clinician: bool = False

    @property
    def stops(self) -> bool:
        """Whether there is no programme while it stands."""
        return self.locks or self.needs_clinician

    @property
    def reason(self) -> str:
        """The reason, and the exact words that route the person where there are any."""
        return f"{self.says} {self.routing}".strip()


@attrs.frozen(kw_only=True)
class Referral:
    """How soon the client must be seen, and why."""

    urgency: Urgency
    because: tuple[Because, ...]


@attrs.frozen(kw_only=True)
class Start:
    """Where the client begins: the ladder, the stage, and the extension lane beside it."""

    ladder: Ladder
    stage: int | None
    extension_lane: bool
    extension_step: int | None
    lane_exercise: str | None
    because: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Conflict:
    """One rule speaks for an exercise and another against it; the clinician decides."""

    exercise: str
    withheld_by: tuple[str, ...]
    favoured_by: tuple[str, ...]
    reason: str


@attrs.frozen(kw_only=True)
class Obstacle:
    """A limit that keeps a cleared exercise out of the plan: never a contraindication."""

    limit: Limit
    detail: str


@attrs.frozen(kw_only=True)
class OverrideOutcome:
    """What became of an override, and why."""

    override: Override
    applied: bool
    reason: str


@attrs.frozen(kw_only=True, eq=False)
class Screening:
    """
    Everything screening says of one client on one day.

    `verdicts` covers the catalogue. `obstacles` names, for cleared exercises, the limit that
    keeps them out; `eligible` is what is left for planning; `thin` says that nothing stands in the
    way of a programme but that too little is left.
    """

    client: ClientRecord
    catalogue: Catalogue
    on: date
    decision: Decision
    referral: Referral
    open_questions: tuple[str, ...]
    start: Start
    verdicts: Mapping[str, Verdict]
    obstacles: Mapping[str, Obstacle]
    eligible: tuple[ClearedExercise, ...]
    lane: ClearedExercise | None
    conflicts: tuple[Conflict, ...]
    overrides: tuple[OverrideOutcome, ...]
    open_ended: bool
    thin: bool

    def standing(self, standing: Standing) -> tuple[Verdict, ...]:
        """Give the verdicts of one standing, in the order of the catalogue."""
        return tuple(v for v in self.verdicts.values() if v.standing is standing)
