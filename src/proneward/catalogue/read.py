"""From a folder of reviewed files to strict structs, and the digest of them all."""

import hashlib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from importlib.resources.abc import Traversable

import attrs

from proneward.catalogue import files
from proneward.catalogue.errors import Offence
from proneward.vocabulary import PronewardError, Unreadable, parse_yaml, shaped

KINDS: tuple[tuple[str, object], ...] = (
    ("edition.yaml", files.EditionFile),
    ("evidence/*.yaml", files.SourceFile),
    ("exercises/*.yaml", files.ExerciseFile),
    ("conditions/*.yaml", files.ConditionFile),
    ("positions/*.yaml", files.PositionFile),
    ("measures/*.yaml", files.MeasureFile),
    ("rules/unknown-condition.yaml", files.UnknownConditionFile),
    ("rules/screening/*.yaml", files.ConditionRulesFile),
    ("rules/interactions/*.yaml", files.PairRuleFile),
    ("rules/advice/*.yaml", files.AdviceFile),
    ("rules/mitigations/*.yaml", files.MitigationFile),
    ("rules/questions/*.yaml", files.QuestionFile),
    ("rules/progression/ladder-*.yaml", files.LadderFile),
    ("rules/progression/lane-extension.yaml", files.LaneFile),
    ("rules/progression/*.yaml", files.ProgressionRuleFile),
    ("rules/dosage/times.yaml", files.TimesFile),
    ("rules/dosage/value.yaml", files.ValueFile),
    ("rules/dosage/session.yaml", files.SessionFile),
    ("rules/dosage/muscle-groups.yaml", files.MuscleGroupsFile),
    ("rules/dosage/milder.yaml", files.MilderFile),
    ("motions/presets/*.yaml", files.PresetFile),
    ("motions/thresholds.yaml", files.ThresholdsFile),
    ("motions/differences.yaml", files.DifferencesFile),
    ("motions/*.yaml", files.MotionFile),
    ("words/en/*.yaml", dict[str, str]),
)
"""Which shape a file has, by where it lies; the first pattern that matches counts."""

CASES = (("cases/*.yaml", files.CaseFile),)
APART = ("cases/*", "schema/*", "*.pyc", "__init__.py")
"""Not part of the edition: tests of it, and what is generated from the types."""


@attrs.frozen(kw_only=True)
class Reading:
    """What was read: structs by path, the digest, and what could not be taken."""

    structs: Mapping[str, object]
    digest: str
    offences: tuple[Offence, ...]


def walk(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    """Every file below a folder, by its path, in one order on every machine."""
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        here = f"{path}{entry.name}"
        if entry.is_dir():
            yield from walk(entry, f"{here}/")
        else:
            yield here, entry


def _kind(path: str, kinds: tuple[tuple[str, object], ...]) -> object | None:
    return next((kind for pattern, kind in kinds if fnmatch(path, pattern)), None)


def _text(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable(what=path, why="it is not UTF-8 text", fix="Save it as UTF-8") from None


def _take(path: str, raw: bytes, kinds: tuple[tuple[str, object], ...]) -> object | Offence:
    """Give the struct of one file, or what is wrong with it."""
    kind = _kind(path, kinds)
    if kind is None:
        return Offence(file=path, what="no such file is known here", fix="Move or remove it")
    try:
        struct: object = shaped(parse_yaml(_text(path, raw), path), kind, path)  # type: ignore[arg-type]  # dict[str, str] is a type form
    except PronewardError as error:
        at = error.what.removeprefix(path).strip(", ")
        return Offence(file=path, what=f"{at}: {error.why}" if at else error.why, fix=error.fix)
    return _misnamed(path, struct) or struct


def _misnamed(path: str, struct: object) -> Offence | None:
    """Say that a file is about something else than its name, which would hide another file."""
    stem = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    names = (getattr(struct, key, None) for key in ("id", "condition", "attribute"))
    own = next((str(name) for name in names if name is not None), stem)
    if own == stem:
        return None
    return Offence(
        file=path, what=f"it is about '{own}'", fix=f"Name the file '{own}.yaml', or correct it"
    )


def _digest(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over every path and its bytes, each with its length before it."""
    whole = hashlib.sha256()
    for path, raw in contents.items():
        for part in (path.encode(), raw):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def _reading(contents: Mapping[str, bytes], kinds: tuple[tuple[str, object], ...]) -> Reading:
    taken = {path: _take(path, raw, kinds) for path, raw in contents.items()}
    return Reading(
        structs={path: item for path, item in taken.items() if not isinstance(item, Offence)},
        digest=_digest(contents),
        offences=tuple(item for item in taken.values() if isinstance(item, Offence)),
    )


def _content(entry: Traversable) -> bytes:
    """Give a file's bytes; nothing for a pipe or a device, which is then refused as empty."""
    return entry.read_bytes() if entry.is_file() else b""


def read(folder: Traversable) -> Reading:
    """Read the edition in a folder: every file of it, and every offence."""
    contents = {
        path: _content(entry)
        for path, entry in walk(folder)
        if not any(fnmatch(path, apart) for apart in APART)
    }
    return _reading(contents, KINDS)


def read_cases(folder: Traversable) -> Reading:
    """Read the worked cases that stand beside an edition."""
    beside = walk(folder.joinpath("cases"), "cases/")
    return _reading({path: _content(entry) for path, entry in beside}, CASES)
