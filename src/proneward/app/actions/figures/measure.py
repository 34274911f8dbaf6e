"""Measures a motion: what it does on the first body, and whether every shipped one passes gates."""

from proneward.app.actions.figures.kept import SHIPPED_BODIES
from proneward.body.contact import perform
from proneward.body.contact.gates import misses
from proneward.body.facts import facts_of
from proneward.body.shape import shape_of
from proneward.catalogue.motion import Measured, Missed, Motion


def measured_of(motion: Motion, digest: str) -> Measured:
    """Measure a motion; `digest` says what it was measured from."""
    every = {body: perform(motion.movement, shape_of(body)) for body in SHIPPED_BODIES}
    return Measured(
        digest=digest,
        facts=facts_of(every[SHIPPED_BODIES[0]]),
        missed=tuple(
            Missed(
                body=body,
                keyframe=miss.keyframe,
                what=miss.what,
                measured_mm=round(miss.measured_m * 1000, 1),
                allowed_mm=round(miss.allowed_m * 1000, 1),
            )
            for body, performance in every.items()
            for miss in misses(performance)
        ),
    )
