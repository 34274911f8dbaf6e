"""Client records for tests: a well adult, and what is changed of them."""

from datetime import date

import pytest

from proneward.app.actions.clients import known_words
from proneward.catalogue import load
from proneward.record import ClientRecord, client_from
from proneward.vocabulary import PronewardError

QUESTIONS = (
    *("ces1", "ces2", "ces3", "ces4", "ces5", "neuro1", "neuro2", "trauma", "cancer"),
    *("cancer-band", "infection", "vascular", "inflam", "cardiac", "bp", "preg", "dvt"),
    *("surgery", "meds", "distress"),
)
ALL_WELL = {"age": "yes", **dict.fromkeys(QUESTIONS, "no")}
DAY = date(2026, 11, 24)
OVERRIDE = {
    "attribute": "ext-end",
    "reason": "tolerated under supervision",
    "by": "Dr A. Example",
    "licence": {"type": "PT", "number": "12345"},
    "role": "clinician",
    "on": "2026-11-20",
    "review": "2026-12-20",
}


def a_document(**changed: object) -> dict[str, object]:
    """Give a plain record of a well adult; `None` leaves a key out."""
    document: dict[str, object] = {
        "contract": 1,
        "id": "example",
        "age": 40,
        "conditions": [],
        "positions": [
            *("supine", "side-lying", "hands-and-knees", "prone"),
            *("kneeling", "sitting", "standing"),
        ],
        "lies_on": "floor",
        "minutes_per_day": 15,
        "days_per_week": 5,
        "answers": ALL_WELL,
        "answered_on": "2026-11-22",
        "pain": {"now": 2, "baseline": 3},
    } | changed
    return {key: value for key, value in document.items() if value is not None}


KNOWN = known_words(load())


def a_client(**changed: object) -> ClientRecord:
    """Give the record of a well adult, changed."""
    return client_from(a_document(**changed), KNOWN, "client.yaml")


def override(**changed: object) -> dict[str, object]:
    """Give an override as it stands in a record, changed; `None` leaves a key out."""
    return {key: v for key, v in (OVERRIDE | changed).items() if v is not None}


def refusal(**changed: object) -> PronewardError:
    """Give the error that a changed record is refused with."""
    with pytest.raises(PronewardError) as refused:
        a_client(**changed)
    return refused.value
