"""Small movements for tests: written here, so that no test stands on a reviewed file."""

from collections.abc import Mapping

from proneward.body import Base, resolve, spell_out
from proneward.body.contact import Ground, Keyframe, Movement, Rest, Stretch, Supports
from proneward.body.shape import landmark_names

PELVIS_FREE = {"pelvis_pitch": 60.0, "pelvis_roll": 4.0, "pelvis_yaw": 4.0}


def both(name: str) -> list[str]:
    """A landmark, or both sides of it."""
    return [name] if name in landmark_names() else [f"{name}_l", f"{name}_r"]


def rests(on: Mapping[str, str]) -> tuple[Rest, ...]:
    """Landmarks on surfaces, as files write them."""
    return tuple(
        Rest(landmark=one, ground=Ground(said.split()[0]), flat=said.endswith("flat"))
        for name, said in on.items()
        for one in both(name)
    )


def free(away: Mapping[str, float]) -> dict[str, float]:
    """How far joints may leave what is written."""
    return PELVIS_FREE | {joint: far for name, far in away.items() for joint in resolve(name)[0]}


CROOK = Keyframe(
    name="start",
    angles_deg=spell_out(
        {
            "hip_flexion": 55,
            "knee_flexion": 112,
            "ankle_plantarflexion": 33,
            "shoulder_abduction": 18,
            "forearm_pronation": 150,
        }
    ),
    rests=rests(
        {
            "sacrum": "floor",
            "thoracic_back": "floor",
            "shoulder_back": "floor",
            "occiput": "floor",
            "heel": "floor",
            "ball_of_foot": "floor",
        }
    ),
    free_deg=free(
        {"hip_flexion": 15, "knee_flexion": 15, "ankle_dorsiflexion": 25, "neck_flexion": 25}
        | {"thoracic_flexion": 12, "shoulder_flexion": 25}
    ),
)

BRIDGE = Keyframe(
    name="lift",
    angles_deg={
        **CROOK.angles_deg,
        **spell_out({"hip_flexion": 2, "knee_flexion": 92, "ankle_plantarflexion": 8}),
        "pelvis_pitch": -28.0,
        "thoracic_flexion": 10.0,
        "neck_flexion": 20.0,
    },
    rests=tuple(rest for rest in CROOK.rests if rest.landmark not in {"sacrum", "thoracic_back"}),
    pinned=("heel_l", "heel_r"),
    free_deg=dict(CROOK.free_deg) | free({"hip_flexion": 20, "knee_flexion": 25}),
)


def movement(*keyframes: Keyframe, supports: Supports | None = None) -> Movement:
    """A movement on the back, through the keyframes and back."""
    count = len(keyframes)
    there = [Stretch(start=place, end=place + 1, seconds=2) for place in range(count - 1)]
    back = [Stretch(start=count - 1, end=0, seconds=2)] if count > 1 else []
    return Movement(
        base=Base.SUPINE,
        pelvis_m=(0, 0, 0.12),
        supports=supports or Supports(),
        keyframes=keyframes,
        stretches=(*there, *back),
    )


BRIDGING = movement(CROOK, BRIDGE)
