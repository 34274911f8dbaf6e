"""When a movement has an attribute, and where what it declares differs from what it shows."""

from typing import Annotated

from msgspec import Meta

from proneward.catalogue.files.common import CitedFile, Id, ReviewFile, Sentence, Strict
from proneward.vocabulary import Attribute, Evidence

Angle = Annotated[float, Meta(ge=0, le=180)]


class ThresholdsFile(Strict, frozen=True, kw_only=True):
    """`motions/thresholds.yaml`: from which angle or height on a movement has an attribute."""

    ext_small_deg: Angle
    ext_end_deg: Angle
    flex_small_deg: Angle
    flex_mid_deg: Angle
    flex_end_deg: Angle
    rot_mid_deg: Angle
    rot_end_deg: Angle
    latflex_deg: Angle
    hip_flex_90_deg: Angle
    hip_ext_end_deg: Angle
    hip_rot_end_deg: Angle
    shoulder_elev_deg: Angle
    neck_rot_deg: Angle
    legs_apart_deg: Angle
    head_down_m: Annotated[float, Meta(ge=0, le=1)]
    head_down_mild_m: Annotated[float, Meta(ge=0, le=1)]
    declared_only: list[Attribute]
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    sources: Annotated[list[CitedFile], Meta(min_length=1)]
    review: ReviewFile


class DifferenceFile(Strict, frozen=True, kw_only=True):
    """One exercise whose attributes differ, and why that may stand."""

    exercise: Id
    declared: list[Attribute]
    """Declared and not computed."""
    computed: list[Attribute]
    """Computed and not declared."""
    because: Sentence


class DifferencesFile(Strict, frozen=True, kw_only=True):
    """`motions/differences.yaml`: every difference that was looked at."""

    differences: list[DifferenceFile]
    review: ReviewFile
