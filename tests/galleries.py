"""A gallery of the whole catalogue with one picture for everything, for tests of its pages."""

import attrs

from proneward.app.actions.figures.gallery import Figures, Gallery
from proneward.body.facts import Facts, Held
from proneward.catalogue import load
from proneward.catalogue.motion import Measured, motion_of
from proneward.figures.still.palette import colour

CATALOGUE = load()
STILL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 200">'
    f'<path fill="{colour("skin")}" stroke="{colour("line")}" d="M0 0h500v200z"/></svg>'
)


def held(**changed: object) -> Held:
    values: dict[str, object] = {
        "keyframe": "start",
        "position": "prone",
        "faces_down": True,
        "faces_up": False,
        "head_free": True,
        "thorax_free": False,
        "legs_free": frozenset(),
        "bears": frozenset({"palm"}),
        "on_ball": False,
        "ears_below_hips_m": 0.0,
        "one_leg_bears": False,
        "legs_apart_deg": 0.0,
        "lumbar_flexion_deg": 0.0,
    }
    return Held(**(values | changed))  # type: ignore[arg-type]  # values by the names of Held


def facts(**changed: object) -> Facts:
    names = {field.name for field in attrs.fields(Facts)} - {"held"}
    values: dict[str, object] = dict.fromkeys(names, 0.0) | {"held": (held(),)}
    return Facts(**(values | changed))  # type: ignore[arg-type]  # values by the names of Facts


def stub_gallery() -> Gallery:
    """Give the whole catalogue with one picture for everything."""
    return Gallery(
        catalogue=CATALOGUE,
        motion=motion_of,
        figures=Figures(
            panels=lambda exercise, _body: (STILL,) * len(motion_of(exercise).panels),
            clip=lambda _exercise, _body: b"{}",
            rig=lambda _body: b"glTF",
        ),
        measured={
            "prone-press-up": Measured(digest="", facts=facts(lumbar_extension_deg=27.4), missed=())
        },
    )
