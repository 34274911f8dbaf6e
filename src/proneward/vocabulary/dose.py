"""How much of an exercise is asked for."""

import attrs
from attrs import validators

from proneward.vocabulary.words import Side


def _one_of_reps_and_seconds(dose: "Dose", _: object, seconds: float | None) -> None:
    if (dose.reps is None) == (seconds is None):
        message = "a dose has either repetitions or seconds"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Dose:
    """
    How much of one exercise is asked for on one day.

    Either `reps`, each held for `hold_s`, or `seconds` at a time; `side` each doubles it.
    """

    sets: int = attrs.field(validator=[validators.ge(1), validators.le(5)])
    reps: int | None = attrs.field(
        default=None,
        validator=validators.optional([validators.ge(1), validators.le(30)]),
    )
    hold_s: float = attrs.field(default=0.0, validator=[validators.ge(0), validators.le(120)])
    seconds: float | None = attrs.field(
        default=None,
        validator=[
            validators.optional([validators.ge(5), validators.le(1800)]),
            _one_of_reps_and_seconds,
        ],
    )
    side: Side = Side.NONE

    @property
    def timed(self) -> bool:
        """Whether the dose is so many seconds rather than so many repetitions."""
        return self.seconds is not None
