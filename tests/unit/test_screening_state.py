"""What of a record holds on a day: tightening, loosening, fading, and what an answer counts as."""

from datetime import date, timedelta

import pytest
from tests.records import ALL_WELL, DAY, OVERRIDE, a_client

from proneward.catalogue import load
from proneward.screening import screen, state_on
from proneward.screening.state import regime_on

CATALOGUE = load()
FOUND = date(2026, 10, 13)
"""42 days before the day of the tests."""


PREGNANCY = ("pregnancy-early", "pregnancy-late")


def held(day: date = DAY, **record: object) -> frozenset[str]:
    return state_on(a_client(**record), CATALOGUE, day).all


@pytest.mark.parametrize(
    "day, state",
    [
        (date(2026, 12, 31), {"pregnancy-early"}),
        (date(2027, 1, 1), {"pregnancy-late"}),
        (date(2027, 3, 1), {"pregnancy-late"}),
    ],
)
def test_a_state_that_tightens_switches_by_itself_on_its_day(day: date, state: set[str]) -> None:
    early = {"id": "pregnancy-early", "since": "2026-09-01", "until": "2027-01-01"}
    assert held(day, conditions=[early]) == state


def test_a_state_that_loosens_counts_on_after_its_end_and_before_its_beginning() -> None:
    past = {"id": "caesarean-0-8w", "since": "2026-01-01", "until": "2026-03-01"}
    coming = {"id": "hernia", "since": "2027-06-01"}
    assert held(conditions=[past, coming]) == {"caesarean-0-8w", "hernia"}


def test_a_state_that_will_tighten_on_no_known_day_is_open_ended() -> None:
    early = a_client(conditions=["pregnancy-early", "stenosis"])
    assert state_on(early, CATALOGUE, DAY).open_ended == ("pregnancy-early",)
    screened = screen(early, CATALOGUE, DAY)
    assert screened.open_ended is True
    (words,) = [words for words in screened.start.because if "one week" in words]
    assert all(CATALOGUE.conditions[name].plain in words for name in PREGNANCY)
    dated = a_client(conditions=[{"id": "pregnancy-early", "until": "2027-01-01"}])
    assert screen(dated, CATALOGUE, DAY).open_ended is False


@pytest.mark.parametrize(
    "finding, days_later, counts",
    [
        ("finding-dp-extension", 0, "counts"),
        ("finding-dp-extension", 42, "counts"),
        ("finding-dp-extension", 43, "has faded"),
        ("finding-dp-extension", -1, "is still to come"),
        ("finding-dp-flexion", 43, "has faded"),
        ("finding-ext-peripheralises", 43, "counts"),
        ("finding-ext-peripheralises", 4000, "counts"),
        ("finding-flex-peripheralises", -1, "counts"),
    ],
)
def test_what_favours_a_direction_fades_and_what_stops_one_does_not(
    finding: str, days_later: int, counts: str
) -> None:
    findings = [{"id": finding, "on": FOUND.isoformat()}]
    day = FOUND + timedelta(days=days_later)
    assert (finding in held(day, findings=findings)) is (counts == "counts")


@pytest.mark.parametrize(
    "answers, counted",
    [
        ({"meds": "no"}, "is not counted"),
        ({"meds": "unknown"}, "is not counted"),
        ({"meds": "yes"}, "is counted"),
        ({"meds": "yes", "meds-steroids": "yes"}, "is counted"),
        ({"meds": "yes", "meds-steroids": "unknown"}, "is counted"),
        ({"meds": "yes", "meds-steroids": "no"}, "is not counted"),
        ({"meds": "no", "meds-steroids": "yes"}, "is counted"),
    ],
)
def test_medicines_count_as_long_term_steroids_until_the_follow_up_says_no(
    answers: dict[str, str], counted: str
) -> None:
    state = held(answers=ALL_WELL | answers)
    assert ("long-term-steroids" in state) is (counted == "is counted")


def test_days_that_are_screened_alike_have_one_regime_and_others_have_not() -> None:
    client = a_client(
        conditions=[{"id": "pregnancy-early", "until": "2027-01-01"}],
        findings=[{"id": "finding-dp-extension", "on": "2026-10-20"}],
        overrides=[OVERRIDE],
    )
    turns = {
        DAY + timedelta(days=ahead): regime_on(client, CATALOGUE, DAY + timedelta(days=ahead))
        for ahead in range(60)
    }
    changes = [
        day for day, regime in turns.items() if turns.get(day - timedelta(days=1), regime) != regime
    ]
    assert changes == [date(2026, 12, 2), date(2026, 12, 21), date(2027, 1, 1)]
