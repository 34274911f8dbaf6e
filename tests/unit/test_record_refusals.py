"""What a refused record says: the nearest word, a clinician's words, and nothing of the client."""

import pytest
from tests.records import override, refusal

from proneward.vocabulary import Malformed

PRIVATE = "Jane Doe is HIV positive"


@pytest.mark.parametrize(
    "changed",
    [
        {"name": PRIVATE, "other_conditions": [PRIVATE], "stage": 9},
        {"conditions": [PRIVATE]},
        {"conditions": [{"id": PRIVATE}]},
        {"findings": [{"id": PRIVATE, "on": "2026-11-20"}]},
        {"answers": {PRIVATE: "no"}},
        {"answers": {PRIVATE: "maybe"}},
        {"answers": {"age": PRIVATE}},
        {"overrides": [override(attribute=PRIVATE)]},
        {"overrides": [override(attribute=None, exercise=PRIVATE)]},
        {"overrides": [override(role=PRIVATE)]},
        {"overrides": [override(on=PRIVATE)]},
        {"positions": [PRIVATE]},
        {"positions": [f'{PRIVATE}\'s "own"']},
        {"lies_on": PRIVATE},
        {"contract": PRIVATE},
        {"id": PRIVATE},
        {PRIVATE: 1},
        {"age": None, "birth_year": 1871},
    ],
)
def test_no_word_of_the_client_stands_in_an_error(changed: dict[str, object]) -> None:
    said = str(refusal(**changed))
    assert not any(part in said for part in ("Jane", "HIV", "1871"))


@pytest.mark.parametrize(
    "changed, why, fix",
    [
        ({"positions": ["supin"]}, "'supin' is none of the words known here", "'supine'"),
        ({"positions": ["prone", "side lying"]}, "what is written is none", "'side-lying'"),
        ({"props": ["bal"]}, "'bal' is none", "'ball'"),
        ({"lacks": ["chiar"]}, "'chiar' is none", "'chair'"),
        ({"lies_on": "flooor"}, "'flooor' is none", "'floor'"),
        ({"lies_on": "xyz"}, "'xyz' is none", "Write one of these: floor, bed, nowhere"),
        ({"answers": {"age": "yess"}}, "'yess' is none", "'yes'"),
        ({"answers": {"age": "maybe"}}, "'maybe' is none", "Write one of these: yes, no, unknown"),
        ({"overrides": [override(attribute="ext-ned")]}, "'ext-ned' is none", "'ext-end'"),
        ({"overrides": [override(role="clinican")]}, "'clinican' is none", "'clinician'"),
    ],
)
def test_a_misspelt_word_of_a_closed_set_is_answered_with_the_nearest_or_with_all(
    changed: dict[str, object], why: str, fix: str
) -> None:
    refused = refusal(**changed)
    assert isinstance(refused, Malformed)
    assert why in refused.why
    assert fix in refused.fix


@pytest.mark.parametrize(
    "changed, why",
    [
        ({"answered_on": "24 November"}, "it is not a date like 2026-11-24"),
        ({"answered_on": 2026}, "it must be a date like 2026-11-24, and it is a whole number"),
        ({"minutes_per_day": 500}, "it must be at most 120"),
        ({"minutes_per_day": "20"}, "it must be a whole number, and it is text"),
        ({"pain": {"now": -1, "baseline": 3}}, "it must be at least 0"),
        ({"conditions": "stenosis"}, "it must be a list, and it is text"),
        ({"max_exercises": "few"}, "it must be a whole number or a set of keys, and it is text"),
        ({"name": "x" * 121}, "it may have at most 120 characters"),
        ({"name": " "}, "it must be in words, not left blank"),
        ({"id": "a b"}, "it must be up to 64 letters, digits, dots, hyphens and underscores"),
        ({"positions": None}, "the key 'positions' is missing"),
    ],
)
def test_an_error_speaks_to_a_clinician(changed: dict[str, object], why: str) -> None:
    assert refusal(**changed).why.startswith(why)


def test_an_unknown_exercise_is_not_an_exercise() -> None:
    refused = refusal(overrides=[override(attribute=None, exercise="prone-kobra")])
    assert refused.why == "'prone-kobra' is not an exercise"
