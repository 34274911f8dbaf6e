"""Which attributes a movement has, computed from what was measured of it."""

from collections.abc import Iterator

from proneward.body.contact.bearing import FOREARMS, HANDS, KNEES, PRESSED, THORAX
from proneward.body.facts import Facts, Held
from proneward.catalogue.files.attributes import ThresholdsFile
from proneward.vocabulary import Attribute, Position

POSITIONS = {
    Position.SUPINE: Attribute.POS_SUPINE,
    Position.PRONE: Attribute.POS_PRONE,
    Position.PRONE_ON_BALL: Attribute.POS_PRONE_BALL,
    Position.SIDE_LYING_LEFT: Attribute.POS_SIDELYING,
    Position.SIDE_LYING_RIGHT: Attribute.POS_SIDELYING,
    Position.HANDS_AND_KNEES: Attribute.POS_QUADRUPED,
    Position.KNEELING: Attribute.POS_KNEEL,
    Position.SITTING: Attribute.POS_SIT,
    Position.STANDING: Attribute.POS_STAND,
}
ON_KNEES = {Position.HANDS_AND_KNEES, Position.KNEELING}
UPRIGHT = {Position.SITTING, Position.STANDING}
CANTILEVERED = {Position.PRONE, Position.PRONE_ON_BALL}
"""Lying face down, thorax or legs that are lifted hang beyond what bears the trunk."""


def _spine(facts: Facts, limits: ThresholdsFile) -> Iterator[Attribute]:
    """Give how far the spine goes: the strongest of each direction."""
    extension, flexion = facts.lumbar_extension_deg, facts.lumbar_flexion_deg
    if extension > limits.ext_end_deg:
        yield Attribute.EXT_END
    elif extension >= limits.ext_small_deg:
        yield Attribute.EXT_SMALL
    if flexion >= limits.flex_end_deg:
        yield Attribute.FLEX_END
    elif flexion >= limits.flex_mid_deg:
        yield Attribute.FLEX_MID
    elif flexion >= limits.flex_small_deg:
        yield Attribute.FLEX_SMALL
    if facts.trunk_rotation_deg >= limits.rot_end_deg:
        yield Attribute.ROT_END
    elif facts.trunk_rotation_deg >= limits.rot_mid_deg:
        yield Attribute.ROT_MID
    if facts.lumbar_lateral_deg >= limits.latflex_deg:
        yield Attribute.LATFLEX


def _limbs(facts: Facts, limits: ThresholdsFile) -> Iterator[Attribute]:
    beyond = {
        Attribute.HIP_FLEX_90: facts.hip_flexion_deg > limits.hip_flex_90_deg,
        Attribute.HIP_EXT_END: facts.hip_extension_deg > limits.hip_ext_end_deg,
        Attribute.HIP_ROT_END: facts.hip_rotation_deg > limits.hip_rot_end_deg,
        Attribute.SHOULDER_ELEV: facts.shoulder_elevation_deg > limits.shoulder_elev_deg,
        Attribute.NECK_ROT: facts.neck_rotation_held_deg > limits.neck_rot_deg,
    }
    yield from (attribute for attribute, met in beyond.items() if met)


def _loaded(held: Held, start: Held) -> Iterator[Attribute]:
    """Give what gravity asks in one keyframe."""
    lying = start.position in CANTILEVERED
    if lying and held.faces_down and (held.thorax_free or held.legs_free):
        yield Attribute.EXT_LOADED
    if start.position == Position.SUPINE and held.thorax_free and held.head_free:
        yield Attribute.FLEX_LOADED
    if held.head_free and (held.faces_down or held.faces_up) and lying:
        yield Attribute.NECK_LOAD if held.thorax_free else Attribute.NECK_HOLD
    if held.head_free and start.position == Position.SUPINE:
        yield Attribute.NECK_LOAD


def _borne(held: Held, limits: ThresholdsFile) -> Iterator[Attribute]:
    """Give what bears weight in one keyframe."""
    props_up = not held.bears & THORAX and not held.faces_up
    if props_up and held.bears & HANDS and not held.bears & FOREARMS:
        yield Attribute.WRIST_LOAD
    if props_up and held.bears & (HANDS | FOREARMS):
        yield Attribute.SHOULDER_LOAD
    if held.bears & KNEES and held.position in ON_KNEES:
        yield Attribute.KNEE_PRESS
    if held.on_ball and held.bears & PRESSED and held.faces_down:
        yield Attribute.ABD_PRESSURE
    if held.on_ball:
        yield Attribute.UNSTABLE
    one_lifts = len(held.legs_free) == 1 or held.one_leg_bears
    if one_lifts or held.legs_apart_deg >= limits.legs_apart_deg:
        yield Attribute.SINGLE_LEG_ASYM


def _head(facts: Facts, limits: ThresholdsFile) -> Iterator[Attribute]:
    below_m = max(held.ears_below_hips_m for held in facts.held)
    if below_m > limits.head_down_m:
        yield Attribute.HEAD_DOWN
    elif below_m > limits.head_down_mild_m:
        yield Attribute.HEAD_DOWN_MILD


def computed(facts: Facts, limits: ThresholdsFile) -> frozenset[Attribute]:
    """Give the attributes that a movement has, apart from those that are only declared."""
    start = facts.held[0]
    found = {*_spine(facts, limits), *_limbs(facts, limits), *_head(facts, limits)}
    for held in facts.held:
        found.update(_loaded(held, start))
        found.update(_borne(held, limits))
    if start.position in POSITIONS:
        found.add(POSITIONS[Position(start.position)])
        if start.on_ball and start.faces_down:
            found |= {Attribute.POS_PRONE, Attribute.POS_PRONE_BALL}
        if start.position not in UPRIGHT:
            found.add(Attribute.FLOOR_TRANSFER)
    return frozenset(found)
