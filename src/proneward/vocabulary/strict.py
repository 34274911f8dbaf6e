"""
Strict reading of YAML and JSON (contract §2).

YAML is read by PyYAML's safe loader with YAML 1.2 words, so that `on`, `yes` and `no` stay
text; anchors, aliases, tags and duplicate keys are refused, and so is anything too large or
too deep to have been written by a person.
"""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from yaml.constructor import ConstructorError

from proneward.vocabulary.errors import Unreadable
from proneward.vocabulary.nearest import quotable

MOST_BYTES = 1_000_000
"""A record of a person is a few kB; a megabyte leaves room for a long life."""
DEEPEST = 20
NESTING_SIGNS = "[{-?:"
FEW_SIGNS = 400
"""Below this many signs that open a level, no text can nest too deep for the parser."""
LONGEST_NUMBER = 40
"""No number that a person writes has more signs."""
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and halves of a character: nothing that can be read, spoken or printed."""

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _WordLoader(_Loader):  # type: ignore[misc, valid-type]  # the C loader where there is one
    """The safe loader with YAML 1.2 scalars."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own shape


def _add_scalars() -> None:
    """Teach the loader the scalars of YAML 1.2's core schema, and no others."""
    scalars = [
        ("null", r"^(?:~|null|)$", ["~", "n", ""]),
        ("bool", r"^(?:true|false)$", list("tf")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        (
            "float",
            r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
            list("-+.0123456789"),
        ),
    ]
    for name, pattern, first in scalars:
        _WordLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), first)


def _int(written: str) -> int:
    if len(written) > LONGEST_NUMBER:
        message = f"a number of more than {LONGEST_NUMBER} signs"
        raise ValueError(message)
    return int(written)


def _float(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        message = "a number that is too large"
        raise ValueError(message)
    return number


def _twice(key: str) -> str:
    return f"the key '{key}' twice" if quotable(key) else "a key twice"


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, object]:
    """Build a mapping whose keys are words, each written once."""
    built: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise ConstructorError(None, None, "a key that is not a word", key_node.start_mark)
        if key in built:
            raise ConstructorError(None, None, _twice(key), key_node.start_mark)
        built[key] = loader.construct_object(value_node, deep=True)
    return built


_add_scalars()
_WordLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: _int(node.value))
_WordLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: _float(node.value))
_WordLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _refuse(name: str, why: str, line: int | None = None) -> Unreadable:
    where = f"{name}, line {line + 1}" if line is not None else name
    return Unreadable(
        what=where, why=why, fix="Correct the file, or start from one made by `proneward new`"
    )


def _check_events(text: str, name: str) -> None:
    """Refuse what a person's record never needs, before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_WordLoader):
        line = event.start_mark.line if event.start_mark else None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refuse(name, "anchors and aliases (& and *) are not read", line)
        if getattr(event, "tag", None):
            raise _refuse(name, "tags (! and !!) are not read", line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _refuse(name, f"it is nested more than {DEEPEST} deep", line)


def _plainly_safe(text: str) -> bool:
    """
    Whether a text is too simple to hold an anchor, an alias, a tag or deep nesting.

    Each level of nesting takes one of a few signs; a short text without the others is parsed once
    instead of twice, which is most of what loading the catalogue costs.
    """
    signs = sum(map(text.count, NESTING_SIGNS))
    return signs <= FEW_SIGNS and not any(sign in text for sign in "&*!")


def _texts(document: object) -> Iterator[str]:
    """Every text of a document, its keys among them."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        yield from document
        for value in document.values():
            yield from _texts(value)
    elif isinstance(document, list):
        for entry in document:
            yield from _texts(entry)


def _readable(document: object, text: str) -> object:
    r"""Refuse signs that are no text, as they stand or written as `\u0000`; give the document."""
    written_out = "\\" in text and any(map(NO_TEXT.search, _texts(document)))
    if written_out or NO_TEXT.search(text):
        message = "control characters, which no text needs"
        raise ValueError(message)
    return document


def _depth(document: object) -> int:
    """Give how deep a document is nested."""
    if isinstance(document, dict):
        return 1 + max(map(_depth, document.values()), default=0)
    if isinstance(document, list):
        return 1 + max(map(_depth, document), default=0)
    return 0


def _loaded(text: str, name: str) -> object:
    """Load a document after looking at its events, or at its depth where it is a simple one."""
    simple = _plainly_safe(text)
    if not simple:
        _check_events(text, name)
    document = yaml.load(text, Loader=_WordLoader)  # noqa: S506  # a safe loader, narrowed further
    if simple and _depth(document) > DEEPEST:
        raise _refuse(name, f"it is nested more than {DEEPEST} deep")
    return _readable(document, text)


def parse_yaml(text: str, name: str) -> object:
    """
    Parse one YAML document strictly.

    Args:
        text: The document.
        name: What to call it in an error.

    Raises:
        Unreadable: if it is not one plain YAML document.
    """
    try:
        return _loaded(text, name)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else None
        raise _refuse(name, f"not YAML as Proneward reads it ({error.problem})", line) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        raise _refuse(name, "it holds characters that YAML does not allow") from None
    except ValueError as error:
        raise _refuse(name, f"it holds {error}") from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    built: dict[str, object] = {}
    for key, value in pairs:
        if key in built:
            raise ValueError(_twice(key))
        built[key] = value
    return built


def _no_number(word: str) -> object:
    message = f"'{word}', which is not a JSON number"
    raise ValueError(message)


def parse_json(text: str, name: str) -> object:
    """
    Parse one JSON document strictly: no key twice, no NaN or infinity.

    Raises:
        Unreadable: if it is not one JSON document.
    """
    try:
        document = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_no_number,
            parse_int=_int,
            parse_float=_float,
        )
        return _readable(document, text)
    except json.JSONDecodeError as error:
        raise _refuse(name, f"not JSON ({error.msg})", error.lineno - 1) from None
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else f"it holds {error}"
        raise _refuse(name, why) from None


def read_text(path: Path) -> str:
    """
    Read a small UTF-8 text file.

    Raises:
        Unreadable: if it is missing, a directory, too large, empty or not UTF-8.
    """
    name = path.name or str(path)
    try:
        if not path.is_file():
            why = "it is a directory" if path.is_dir() else "there is no such file"
            raise _refuse(name, why)
        if path.stat().st_size > MOST_BYTES:
            raise _refuse(name, f"it is larger than {MOST_BYTES // 1000} kB")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refuse(name, "it is not UTF-8 text") from None
    except OSError as error:
        raise _refuse(name, f"it cannot be read ({error.strerror})") from None
    if not text.strip():
        raise _refuse(name, "it is empty")
    return text


def read_document(path: Path) -> object:
    """
    Read one YAML or JSON file strictly, by its ending.

    Raises:
        Unreadable: if it cannot be read as one strict document.
    """
    text = read_text(path)
    if path.suffix == ".json":
        return parse_json(text, path.name)
    return parse_yaml(text, path.name)
