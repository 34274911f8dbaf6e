"""Journals for tests: a diary that is kept day by day, and what is changed of it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tests.records import DAY, KNOWN

from proneward.record.journal import Entry, Journal, entry_from

MARKERS = {
    1: ("supine-drawing-in", "supine-pelvic-tilt"),
    2: ("quad-neutral", "supine-bridge"),
    3: ("quad-bird-dog", "prone-curl-single"),
    4: ("prone-hip-ext", "side-bridge-knees"),
    5: ("ball-prone-balance",),
}
"""The exercises that show each stage of the strengthening ladder."""
SIGNED = {"licence": {"type": "PT", "number": "12345"}, "role": "clinician"}

Document = dict[str, Any]


def entry_id(number: int) -> str:
    """A UUID of version 7, always the same for a number."""
    return f"01900000-0000-7000-8000-{number:012x}"


def moment(on: date, hour: int = 9) -> str:
    """A moment of a day."""
    return datetime.combine(on, time(hour), tzinfo=UTC).isoformat().replace("+00:00", "Z")


def told(number: int, kind: str, on: date, *, by: str = "client", **what: object) -> Document:
    """An entry as a document."""
    return {
        "id": entry_id(number),
        "kind": kind,
        "on": on.isoformat(),
        "at": moment(on, 7 if kind == "morning" else 9),
        "by": by,
        **what,
    }


def item(exercise: str, **changed: object) -> Document:
    """An exercise that was done whole and well."""
    return {
        "exercise": exercise,
        "sets": 2,
        "reps": 10,
        "hold_s": 3,
        "done": 1.0,
        "quality": "met",
        "stopped_for": None,
        **changed,
    }


def session(number: int, on: date, *, stage: int = 1, **changed: object) -> Document:
    """A session that went well, changed."""
    document = told(
        number,
        "session",
        on,
        stage=stage,
        extension_step=None,
        items=[item(name) for name in MARKERS.get(stage, ())],
        pain={"before": 3, "during": 2, "after": 2},
        site={"before": 1, "after": 1, "later": 1},
        effort=3,
    )
    return document | changed


def morning(number: int, on: date, pain: float = 2) -> Document:
    """A calm morning."""
    return told(number, "morning", on, pain=pain)


def well(
    count: int = 8,
    *,
    last: date = DAY - timedelta(days=1),
    first_id: int = 1,
    **changed: Any,  # noqa: ANN401  # whatever a session may say
) -> list[Document]:
    """Days on end that went well, each with its session and the morning after."""
    found = []
    for place in range(count):
        on = last - timedelta(days=count - 1 - place)
        found.append(session(first_id + 2 * place, on, **changed))
        found.append(morning(first_id + 2 * place + 1, on + timedelta(days=1)))
    return found


def entry(document: Mapping[str, object]) -> Entry:
    """Read an entry."""
    return entry_from(dict(document), KNOWN, "journal.ndjson, line 1")


def journal(*documents: Iterable[Mapping[str, object]]) -> Journal:
    """Read a journal from some lists of documents."""
    return Journal.of(entry(document) for some in documents for document in some)
