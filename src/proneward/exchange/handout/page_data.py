"""From a document's types to the JSON that its layout reads: data only, never markup."""

import json
from collections.abc import Mapping
from datetime import date

import attrs

from proneward.exchange.handout.model import Handout, Notice


def as_json(document: Handout | Notice, words: Mapping[str, str]) -> str:
    """Give the document as JSON, its day both as numbers and in words."""
    fields = attrs.asdict(document, value_serializer=_plain)
    day = {"year": document.on.year, "month": document.on.month, "day": document.on.day}
    return json.dumps({**fields, "on": _day_in_words(document.on, words), "day": day})


def _plain(_owner: object, _field: object, value: object) -> object:
    """SVG panels travel as text, days as they are written in data; the rest is already plain."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value.isoformat() if isinstance(value, date) else value


def _day_in_words(day: date, words: Mapping[str, str]) -> str:
    month = words[f"month-{day.month}"]
    return (
        words["date"]
        .replace("{day}", str(day.day))
        .replace("{month}", month)
        .replace("{year}", str(day.year))
    )
