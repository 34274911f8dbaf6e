"""Reads motions: one, or all of a folder, with every fault of every file."""

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable

import attrs

from proneward.catalogue.errors import Offence
from proneward.catalogue.files.attributes import DifferencesFile, ThresholdsFile
from proneward.catalogue.files.motions import MotionFile, PresetFile
from proneward.catalogue.load import shipped
from proneward.catalogue.model.motion import Motion
from proneward.catalogue.motion.build import motion_from
from proneward.catalogue.motion.errors import UnsoundMotion
from proneward.catalogue.motion.lint import Reviewed
from proneward.catalogue.motion.measured import motion_digest
from proneward.vocabulary import PronewardError, did_you_mean, parse_yaml, shaped

FOLDER, PRESETS = "motions", "presets"
APART = {"thresholds.yaml", "differences.yaml"}
"""Beside the motions, and none of them."""


class UnknownMotion(PronewardError):
    """An exercise that has no motion."""


@attrs.frozen(kw_only=True)
class Motions:
    """Motions by exercise, the preset that each begins from, and what could not be taken."""

    by_exercise: Mapping[str, Motion]
    presets: Mapping[str, str]
    offences: tuple[Offence, ...]


def _presets(folder: Traversable) -> dict[str, PresetFile]:
    files = sorted(folder.joinpath(FOLDER, PRESETS).iterdir(), key=lambda entry: entry.name)
    named = ((entry.name, entry.read_text(encoding="utf-8")) for entry in files)
    read = (shaped(parse_yaml(text, name), PresetFile, name) for name, text in named)
    return {preset.id: preset for preset in read}


def _files(folder: Traversable) -> dict[str, Traversable]:
    """Give the files of an edition's motions, by exercise in alphabetical order."""
    files = sorted(folder.joinpath(FOLDER).iterdir(), key=lambda entry: entry.name)
    return {
        file.name.removesuffix(".yaml"): file
        for file in files
        if file.name.endswith(".yaml") and file.name not in APART
    }


def _parsed(path: str, text: str) -> MotionFile:
    return shaped(parse_yaml(text, path), MotionFile, path)


def _line(text: str, at: str) -> int | None:
    """Give the line that a place such as `phases.lift.angles.knee_flexion` is written on."""
    lines = text.splitlines()
    found, begin = None, 0
    for step in at.split("."):
        for number in range(begin, len(lines)):
            bare = lines[number].strip().removeprefix("- ")
            if (
                bare.startswith(f"{step}:")
                or f"{step}:" in bare
                or f"name: {step}" in bare
                or bare == step
            ):
                found, begin = number + 1, number
                break
    return found


def _motion(
    path: str, text: str, presets: Mapping[str, PresetFile]
) -> tuple[Motion, str] | list[Offence]:
    """Give the motion of one file with the preset it begins from, or its faults."""
    try:
        file = _parsed(path, text)
        if file.preset not in presets:
            fix = did_you_mean(file.preset, presets) or f"Name one of {', '.join(presets)}"
            where = _line(text, "preset")
            return [
                Offence(
                    file=f"{path}, line {where}",
                    what=f"there is no preset '{file.preset}'",
                    fix=fix,
                )
            ]
        return motion_from(file, presets[file.preset]), file.preset
    except UnsoundMotion as unsound:
        return [
            Offence(
                file=f"{path}, line {line}" if (line := _line(text, fault.at)) else path,
                what=f"{fault.at}: {fault.what}",
                fix=fault.fix.rstrip("."),
            )
            for fault in unsound.faults
        ]
    except PronewardError as error:
        at = error.what.removeprefix(path).strip(", ")
        return [Offence(file=path, what=f"{at}: {error.why}" if at else error.why, fix=error.fix)]


def motions_from(folder: Traversable) -> Motions:
    """Read every motion of an edition, and every offence."""
    presets = _presets(folder)
    found: dict[str, Motion] = {}
    begins_from: dict[str, str] = {}
    offences: list[Offence] = []
    for file in _files(folder).values():
        taken = _motion(f"{FOLDER}/{file.name}", file.read_text(encoding="utf-8"), presets)
        if isinstance(taken, list):
            offences += taken
            continue
        motion, preset = taken
        if f"{motion.id}.yaml" != file.name:
            fix = f"Write id: {file.name.removesuffix('.yaml')}"
            what = f"its id is '{motion.id}', and not that of its file"
            offences.append(Offence(file=f"{FOLDER}/{file.name}", what=what, fix=fix))
        found[motion.id], begins_from[motion.id] = motion, preset
    return Motions(by_exercise=found, presets=begins_from, offences=tuple(offences))


@cache
def _shipped_presets() -> Mapping[str, PresetFile]:
    return _presets(shipped())


@cache
def _file_of(exercise: str) -> MotionFile:
    known = _files(shipped())
    if exercise not in known:
        raise UnknownMotion(
            what=f"Exercise '{exercise}'",
            why="no motion is known for it",
            fix=did_you_mean(exercise, known) or "Run `proneward exercises` for all of them",
        )
    return _parsed(f"{FOLDER}/{exercise}.yaml", known[exercise].read_text(encoding="utf-8"))


def shipped_digest(exercise: str) -> str:
    """
    Give the digest of all that the shipped motion of an exercise follows from.

    Raises:
        UnknownMotion: naming the nearest exercise that has one.
    """
    return motion_digest(shipped(), exercise, _file_of(exercise).preset)


def reviewed_in(folder: Traversable) -> Reviewed:
    """Give the limits of attributes, and the differences that were settled."""
    limits, settled = (
        parse_yaml(folder.joinpath(FOLDER, name).read_text(encoding="utf-8"), name)
        for name in ("thresholds.yaml", "differences.yaml")
    )
    differences = shaped(settled, DifferencesFile, "differences.yaml").differences
    return Reviewed(
        limits=shaped(limits, ThresholdsFile, "thresholds.yaml"),
        differences={one.exercise: one for one in differences},
    )


@cache
def motion_of(exercise: str) -> Motion:
    """
    Give the motion of one exercise of the shipped catalogue.

    Raises:
        UnknownMotion: naming the nearest exercise that has one.
        UnsoundMotion: if the package is damaged.
    """
    file = _file_of(exercise)
    return motion_from(file, _shipped_presets()[file.preset])
