"""What carries weight in a keyframe: from the landmarks that rest, those touched lightly apart."""

from collections.abc import Mapping

from proneward.body.contact.goals import Ground, Keyframe
from proneward.body.position import Bearing

HEAD = frozenset({"occiput", "forehead", "chin", "nose", "crown", "ear", "cheek"})
THORAX = frozenset(
    {
        "chest",
        "sternum",
        "thoracic_back",
        "shoulder_back",
        "shoulder_out",
        "shoulder_front",
        "ribs_out",
    }
)
PRESSED = frozenset({"abdomen"})
"""What presses on the belly itself, where it bears; the bones of the pelvis do not."""
PELVIS = frozenset(
    {
        *PRESSED,
        "asis",
        "pubis",
        "thigh_front",
        "sacrum",
        "sacral_bone",
        "hip_out",
        "lumbar_back",
        "waist_out",
    }
)
SEAT = frozenset({"seat"})
HANDS = frozenset({"palm", "fist", "finger_pads", "hand_edge", "thenar", "hypothenar"})
FOREARMS = frozenset({"elbow", "forearm_ulnar", "forearm_palmar", "forearm_back", "upper_arm_back"})
KNEES = frozenset({"knee", "below_knee"})
FEET = frozenset(
    {"heel", "heel_back", "ball_of_foot", "toes", "toe_pads", "foot_top", "foot_out", "foot_in"}
)
LEGS = frozenset(
    {
        "shin",
        "calf",
        "midthigh_front",
        "midthigh_back",
        "above_knee",
        "thigh_back",
        "thigh_out",
        "knee_out",
        "knee_back",
        "ankle_out",
        "achilles",
    }
)
ON_LEG = FEET | LEGS | KNEES | {"thigh_front", "knee_in", "ankle_in", "thigh_in"}
"""Where one leg can lie on the other, or hold something between them."""

CARRIES: Mapping[Bearing, frozenset[str]] = {
    Bearing.FEET: FEET,
    Bearing.KNEES: KNEES,
    Bearing.HANDS: HANDS,
    Bearing.FOREARMS: FOREARMS,
    Bearing.TRUNK: THORAX | PELVIS,
}


def spot_of(landmark: str) -> str:
    """Give a landmark's name without its side."""
    return landmark[:-2] if landmark[-2:] in {"_l", "_r"} else landmark


def bearing_spots(keyframe: Keyframe) -> frozenset[tuple[str, Ground]]:
    """Give what bears weight, without sides, and on which surface."""
    return frozenset(
        (spot_of(rest.landmark), rest.ground)
        for rest in keyframe.rests
        if rest.landmark not in keyframe.light
    )


def sides_bearing(keyframe: Keyframe, spots: frozenset[str]) -> frozenset[str]:
    """Give the sides, `l` and `r`, on which one of the spots bears weight."""
    return frozenset(
        rest.landmark[-1]
        for rest in keyframe.rests
        if rest.landmark not in keyframe.light and spot_of(rest.landmark) in spots
    )


def bearing_of(keyframe: Keyframe) -> frozenset[Bearing]:
    """Give what carries weight, in the words of positions."""
    found = set()
    for spot, ground in bearing_spots(keyframe):
        if spot in SEAT and ground in {Ground.SEAT, Ground.BALL, Ground.BLOCK}:
            found.add(Bearing.BUTTOCKS)
        elif ground is Ground.BALL and spot in THORAX | PELVIS:
            found.add(Bearing.BALL)
        elif spot in SEAT:
            found.add(Bearing.TRUNK)
        else:
            found.update(part for part, spots in CARRIES.items() if spot in spots)
    return frozenset(found)


def head_rests(keyframe: Keyframe) -> bool:
    """Whether the head lies on something, or on the hands."""
    rests = any(spot in HEAD for spot, _ in bearing_spots(keyframe))
    held = any(spot_of(held.landmark) in HEAD for held in keyframe.held)
    touched = any(
        spot_of(name) in HEAD for touch in keyframe.touches for name in (touch.first, touch.second)
    )
    return rests or held or touched
