"""Motions and bodies for tests of figures: written here, so that none stands on a reviewed file."""

import attrs
import numpy as np

from proneward.body import JOINTS, Pose
from proneward.body.contact import Keyframe, Movement, Performance, Settled, Stretch, Supports
from proneward.body.model import Base
from proneward.body.shape import shape_of
from proneward.catalogue.model.motion import Arrow, Drawn, Motion, Panel, Phase, View
from proneward.catalogue.model.review import Review
from proneward.figures import Still, still
from proneward.vocabulary import MuscleGroup, Position

KNEELING = Pose(
    angles_deg={
        "hip_flexion": 88,
        "knee_flexion": 90,
        "shoulder_flexion": 85,
        "forearm_pronation": 150,
        "wrist_extension": 70,
    },
    base=Base.PRONE,
    pelvis_m=(0.0, 0.0, 0.46),
)
REACHING = attrs.evolve(
    KNEELING,
    angles_deg=dict(KNEELING.angles_deg) | {"hip_flexion_r": -5, "shoulder_flexion_l": 165},
)
FROM_THE_LEFT = View(azimuth_deg=20, elevation_deg=12)


def motion(
    start: Pose,
    end: Pose,
    *drawn: Drawn,
    view: View = FROM_THE_LEFT,
    supports: Supports | None = None,
    inset: str | None = None,
) -> Motion:
    """A motion from one pose to another, with an arrow and a ghost."""
    frames = tuple(
        Keyframe(name=name, angles_deg=pose.angles_deg)
        for name, pose in (("start", start), ("reach", end))
    )
    return Motion(
        id="reach",
        movement=Movement(
            base=start.base,
            pelvis_m=start.pelvis_m,
            supports=supports or Supports(),
            keyframes=frames,
            stretches=(Stretch(start=0, end=1, seconds=2.0),),
        ),
        phases=(
            Phase(name="start", say="", position=Position.HANDS_AND_KNEES),
            Phase(name="reach", say="Reach long"),
        ),
        drawn=drawn,
        view=view,
        panels=(Panel(keyframe=0), Panel(keyframe=1, ghost=0)),
        arrows=(Arrow(landmark="toes_r", start=0, end=1, curl=inset is not None),),
        inset=inset,
        review=Review(by=None, role="unreviewed", on=None, due=None),
    )


def settled(pose: Pose) -> Settled:
    """A pose as it is, without looking for what it rests on."""
    return Settled(
        angles_deg=np.array([pose.angles_deg.get(joint, 0.0) for joint in JOINTS]),
        pelvis_m=np.array(pose.pelvis_m),
        ball_y_m=0.0,
        residual_m=0.0,
        worst_m=0.0,
    )


def performance(one: Motion, body: str = "woman") -> Performance:
    """A body that goes evenly from the first pose to the last."""
    shape = shape_of(body)
    ends = [
        settled(Pose(angles_deg=frame.angles_deg, base=one.movement.base))
        for frame in one.movement.keyframes
    ]
    ends = [attrs.evolve(end, pelvis_m=np.array(one.movement.pelvis_m)) for end in ends]
    share = np.linspace(0, 1, 5)[:, None]
    return Performance(
        movement=attrs.evolve(
            one.movement, supports=one.movement.supports.fitted(shape.body.height_m)
        ),
        shape=shape,
        settled=tuple(ends),
        times_s=np.linspace(0, 2, 5),
        angles_deg=ends[0].angles_deg + share * (ends[1].angles_deg - ends[0].angles_deg),
        pelvis_m=np.repeat(ends[0].pelvis_m[None], 5, axis=0),
        ball_y_m=np.zeros(5),
        breath=np.zeros(5),
    )


def drawing(one: Motion, body: str = "woman", tint: tuple[MuscleGroup, ...] = ()) -> Still:
    """A still of a motion."""
    return still(one, performance(one, body), "Reach & hold", tint=frozenset(tint))
