"""The other side of an exercise, looked at from the other side."""

import attrs

from proneward.body.contact.mirror import mirrored, other_side
from proneward.catalogue.model.motion import Drawn, Motion, View


def _drawn(thing: Drawn) -> Drawn:
    x, y, z = thing.to_m or (None, None, None)
    to_m = (None if x is None else -x, y, z)
    return attrs.evolve(
        thing,
        landmarks=tuple(map(other_side, thing.landmarks)),
        to_m=to_m if thing.to_m else None,
        turned_deg=-thing.turned_deg,
    )


def _view(view: View) -> View:
    azimuth = 180 - view.azimuth_deg
    return attrs.evolve(view, azimuth_deg=azimuth - 360 if azimuth > 180 else azimuth)  # noqa: PLR2004  # half a turn


def other_side_of(motion: Motion) -> Motion:
    """Give the motion on the other side, such that its picture is the mirror image."""
    return attrs.evolve(
        motion,
        movement=mirrored(motion.movement),
        drawn=tuple(map(_drawn, motion.drawn)),
        view=_view(motion.view),
        arrows=tuple(
            attrs.evolve(arrow, landmark=other_side(arrow.landmark)) for arrow in motion.arrows
        ),
        inset=other_side(motion.inset) if motion.inset else None,
    )
