"""From a client record to a document that reads back as the same record."""

import json
from typing import Any

import attrs

from proneward.record.model import CONTRACT, ClientRecord, HeldCondition, Override

Document = dict[str, Any]


def _condition(held: HeldCondition) -> str | Document:
    days = {
        key: day.isoformat() for key, day in (("since", held.since), ("until", held.until)) if day
    }
    return {"id": held.id, **days} if days else held.id


def _override(override: Override) -> Document:
    lifts = {"attribute": override.attribute, "exercise": override.exercise}
    return {
        **{key: str(value) for key, value in lifts.items() if value is not None},
        "reason": override.reason,
        "by": override.by,
        "licence": attrs.asdict(override.licence),
        "role": override.role,
        "on": override.on.isoformat(),
        "review": override.review.isoformat(),
    }


def _cap(client: ClientRecord) -> int | Document:
    raised = client.cap_raised
    if raised is None:
        return client.max_exercises
    return {
        "count": raised.count,
        "by": raised.by,
        "licence": attrs.asdict(raised.licence),
        "on": raised.on.isoformat(),
    }


def _who(client: ClientRecord) -> Document:
    known = {
        "name": client.name,
        "age": client.age,
        "birth_year": client.birth_year,
        "height_cm": client.height_cm,
    }
    return {key: value for key, value in known.items() if value is not None}


def client_document(client: ClientRecord) -> Document:
    """Give a record as a document of contract §2, its sets in one order."""
    return {
        "contract": CONTRACT,
        "id": client.id,
        **_who(client),
        "conditions": [_condition(held) for held in client.conditions],
        "other_conditions": list(client.other_conditions),
        "findings": [{"id": one.id, "on": one.on.isoformat()} for one in client.findings],
        "positions": sorted(map(str, client.positions)),
        "lies_on": str(client.lies_on),
        "props": sorted(map(str, client.props)),
        "lacks": sorted(map(str, client.lacks)),
        "minutes_per_day": client.minutes_per_day,
        "days_per_week": client.days_per_week,
        "max_exercises": _cap(client),
        "answers": {asked: str(said) for asked, said in sorted(client.answers.items())},
        "answered_on": client.answered_on.isoformat(),
        "pain": attrs.asdict(client.pain),
        "stage": client.stage,
        "extension_step": client.extension_step,
        "overrides": [_override(one) for one in client.overrides],
    }


def client_line(client: ClientRecord) -> str:
    """Give a record as one line of JSON: equal records are equal lines."""
    return json.dumps(client_document(client), ensure_ascii=False, separators=(",", ":"))
