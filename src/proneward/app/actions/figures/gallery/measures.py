"""What was measured of a movement, beside what it asks of a body."""

from collections.abc import Callable, Mapping

import attrs

from proneward.body.facts import Facts
from proneward.catalogue import Catalogue, Exercise
from proneward.vocabulary import Attribute

CENTIMETRES = 100
BAR_FROM_DEG, BAR_TO_DEG = -35.0, 60.0
"""How far a healthy low back bends backward and forward, as `body/ranges` has it."""
BAR_LEAST_DEG = 1.5
"""Narrower than this a bar is not seen."""


def _deg(angle_deg: float) -> str:
    return f"{angle_deg:.0f}°"


def _head_down(facts: Facts) -> str:
    below_m = max(held.ears_below_hips_m for held in facts.held)
    return f"ears {below_m * CENTIMETRES:.0f} cm below the hips"


MEASURES: Mapping[Attribute, Callable[[Facts], str]] = {
    Attribute.EXT_SMALL: lambda facts: _deg(facts.lumbar_extension_deg),
    Attribute.EXT_END: lambda facts: _deg(facts.lumbar_extension_deg),
    Attribute.FLEX_SMALL: lambda facts: _deg(facts.lumbar_flexion_deg),
    Attribute.FLEX_MID: lambda facts: _deg(facts.lumbar_flexion_deg),
    Attribute.FLEX_END: lambda facts: _deg(facts.lumbar_flexion_deg),
    Attribute.ROT_MID: lambda facts: _deg(facts.trunk_rotation_deg),
    Attribute.ROT_END: lambda facts: _deg(facts.trunk_rotation_deg),
    Attribute.LATFLEX: lambda facts: _deg(facts.lumbar_lateral_deg),
    Attribute.HIP_FLEX_90: lambda facts: _deg(facts.hip_flexion_deg),
    Attribute.HIP_EXT_END: lambda facts: _deg(facts.hip_extension_deg),
    Attribute.HIP_ROT_END: lambda facts: _deg(facts.hip_rotation_deg),
    Attribute.SHOULDER_ELEV: lambda facts: _deg(facts.shoulder_elevation_deg),
    Attribute.NECK_ROT: lambda facts: _deg(facts.neck_rotation_held_deg),
    Attribute.HEAD_DOWN: _head_down,
    Attribute.HEAD_DOWN_MILD: _head_down,
}
"""How each attribute that follows from a number says it."""


@attrs.frozen(kw_only=True)
class Asked:
    """One thing a movement asks of a body: its id, in plain words, and how much, if measured."""

    id: str
    words: str
    measured: str | None


@attrs.frozen(kw_only=True)
class LowBack:
    """How far the low back bends, in degrees forward, and where that lies on a bar, in percent."""

    from_deg: float
    to_deg: float
    bar_from: float
    bar_width: float
    zero: float

    @property
    def words(self) -> str:
        """Say it as a clinician does."""
        back_deg, forward_deg = round(-self.from_deg), round(self.to_deg)
        if back_deg == -forward_deg and back_deg:
            way = "forward" if forward_deg > 0 else "backward"
            return f"stays {abs(back_deg)}° {way}"
        if back_deg > 0 and forward_deg > 0:
            return f"from {back_deg}° backward to {forward_deg}° forward"
        if back_deg > 0:
            nearest = f"{-forward_deg}° to " if forward_deg < 0 else "up to "
            return f"{nearest}{back_deg}° backward"
        if forward_deg > 0:
            nearest = f"{-back_deg}° to " if back_deg < 0 else "up to "
            return f"{nearest}{forward_deg}° forward"
        return "stays as it is"


def asked_of(exercise: Exercise, facts: Facts | None, catalogue: Catalogue) -> tuple[Asked, ...]:
    """Give what a movement asks of a body, in the order of the vocabulary."""
    return tuple(
        Asked(
            id=str(attribute),
            words=catalogue.words["attributes"][attribute],
            measured=MEASURES[attribute](facts) if facts and attribute in MEASURES else None,
        )
        for attribute in Attribute
        if attribute in exercise.attributes
    )


def _percent(angle_deg: float) -> float:
    within_deg = min(max(angle_deg, BAR_FROM_DEG), BAR_TO_DEG)
    return round((within_deg - BAR_FROM_DEG) / (BAR_TO_DEG - BAR_FROM_DEG) * 100, 1)


def low_back(facts: Facts) -> LowBack:
    """Give how far the low back bends over a repetition."""
    from_deg, to_deg = -facts.lumbar_extension_deg, facts.lumbar_flexion_deg
    start, end = _percent(from_deg), _percent(max(to_deg, from_deg + BAR_LEAST_DEG))
    return LowBack(
        from_deg=from_deg,
        to_deg=to_deg,
        bar_from=start,
        bar_width=round(end - start, 1),
        zero=_percent(0),
    )
