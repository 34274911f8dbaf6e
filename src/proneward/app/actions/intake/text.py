"""A record as text: YAML that a person reads, in the words of YAML 1.2."""

import re
from collections.abc import Mapping

import yaml

from proneward.app.actions.clients import known_words
from proneward.catalogue import Catalogue
from proneward.record import client_from
from proneward.vocabulary import parse_yaml

_PLAIN = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9]+)*")
"""Ids and words of ours; anything a person wrote stands in quotes."""
_NOT_TEXT = {"true", "false", "null"}


class _RecordDumper(yaml.SafeDumper):
    """Writes what the strict reader reads: `yes` and `no` are words, without quotes."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own shape


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(text) and text not in _NOT_TEXT
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_RecordDumper.add_representer(str, _text)
_RecordDumper.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[0-9]+$"), list("0123456789")
)
_RecordDumper.add_implicit_resolver(
    "tag:yaml.org,2002:timestamp", re.compile(r"^\d{4}-\d\d-\d\d$"), list("0123456789")
)


def record_text(record: Mapping[str, object], catalogue: Catalogue) -> str:
    """
    Give a record as YAML, read back once to be sure that every command takes it.

    Raises:
        PronewardError: if it is not a record.
    """
    text = yaml.dump(
        dict(record),
        Dumper=_RecordDumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=100,
    )
    client_from(parse_yaml(text, "the record"), known_words(catalogue), "the record")
    return text
