"""From entries to lines of NDJSON: one way to write each, so that equal entries are equal lines."""

import json
from datetime import datetime
from typing import Any, assert_never

from proneward.record.journal.model import (
    Answers,
    Approval,
    ConditionChange,
    Correction,
    Entry,
    Finding,
    Gap,
    Item,
    Lifted,
    Measured,
    Morning,
    Note,
    Session,
    StageDecided,
    Told,
    Unlock,
)
from proneward.record.model import Override

Document = dict[str, Any]


def _item(item: Item) -> Document:
    return {
        "exercise": item.exercise,
        "sets": item.sets,
        "reps": item.reps,
        "hold_s": item.hold_s,
        "done": item.done,
        "quality": item.quality,
        "stopped_for": item.stopped_for,
    }


def _session(told: Session) -> Document:
    pain, site = told.pain, told.site
    return {
        "kind": "session",
        "stage": told.stage,
        "extension_step": told.extension_step,
        "items": [_item(item) for item in told.items],
        "pain": {"before": pain.before, "during": pain.during, "after": pain.after},
        "site": {"before": site.before, "after": site.after, "later": site.later},
        "effort": told.effort,
    }


def _override(override: Override) -> Document:
    return {
        "kind": "override",
        "attribute": override.attribute,
        "exercise": override.exercise,
        "reason": override.reason,
        "licence": {"type": override.licence.type, "number": override.licence.number},
        "role": override.role,
        "review": override.review.isoformat(),
    }


def _measured(told: Measured) -> Document:
    return {
        "kind": "measure",
        "measure": told.measure,
        "items": list(told.items),
        "score": told.score,
    }


def _approval(told: Approval) -> Document:
    return {"kind": "approval", "of": told.of, "verdict": told.verdict, "note": told.note}


def told_document(told: Told) -> Document:  # noqa: C901, PLR0911 - one line a kind
    """Give what an entry tells as a document, with its kind."""
    match told:
        case Session():
            return _session(told)
        case Morning():
            return {"kind": "morning", "pain": told.pain}
        case Answers():
            return {"kind": "answers", "answers": dict(told.answers)}
        case Finding():
            return {"kind": "finding", "finding": told.finding}
        case ConditionChange():
            status = "active" if told.active else "resolved"
            return {"kind": "condition", "condition": told.condition, "status": status}
        case Measured():
            return _measured(told)
        case Gap():
            return {"kind": "gap", "reason": told.reason}
        case Approval():
            return _approval(told)
        case Lifted():
            return _override(told.override)
        case Unlock():
            return {"kind": "unlock", "reason": told.reason}
        case StageDecided():
            return {"kind": "stage", "stage": told.stage, "reason": told.reason}
        case Note():
            return {"kind": "note", "text": told.text}
    assert_never(told)


def _correction(told: Correction) -> Document:
    entry: Document | None = None
    if told.what is not None:
        entry = told_document(told.what)
        if told.on is not None:
            entry["on"] = told.on.isoformat()
    return {"kind": "correction", "of": told.of, "entry": entry}


def _moment(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _plain(value: object) -> object:
    """Give a document whose whole numbers have no point, as a person writes them."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value


def document_of(entry: Entry) -> Document:
    """Give an entry as a document that reads back as the same entry."""
    what = entry.what
    told = _correction(what) if isinstance(what, Correction) else told_document(what)
    return {
        "id": entry.id,
        "kind": told.pop("kind"),
        "on": entry.on.isoformat(),
        "at": _moment(entry.at),
        "by": entry.by,
        **{key: _plain(value) for key, value in told.items()},
    }


def line_of(entry: Entry) -> str:
    """Give an entry as one line of JSON, without its end of line."""
    if entry.kept_line is not None:
        return entry.kept_line
    return json.dumps(document_of(entry), ensure_ascii=False, separators=(",", ":"))
