"""The quick way of a simulation and the program's own, for whoever is drawn."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lives import lived_both_ways
from tests.strategies import CATALOGUE

from proneward.app.actions.simulate import Kind, People, Person
from proneward.app.actions.simulate.model import Traits
from proneward.app.actions.simulate.running import Kept, Plain, Quick, day_of
from proneward.app.actions.simulate.running.days import ANSWERS, DECIDES, PRACTISES, WAKES
from proneward.app.actions.simulate.worst.journals import CLINICS, Journals
from proneward.record.journal import Correction, Journal, Morning, Session, Told

SEVENTY = 70
KEPT = Kept(catalogue=CATALOGUE)
RECORDS = People(catalogue=CATALOGUE, seed=1, drawn_records=0).records


@settings(max_examples=4)
@given(st.integers(0, 50), st.integers(0, 10_000))
def test_any_simulated_life_is_the_same_both_ways(seed: int, number: int) -> None:
    """Four weeks of anybody: the same decisions and the same programmes."""
    person = People(catalogue=CATALOGUE, seed=seed, drawn_records=2).person(number)
    _, both = lived_both_ways(person, CATALOGUE, weeks=4)
    assert both.compared > 0
    assert both.spread_and_up == 0


def hour_of(what: Told) -> int:
    """Give the hour at which simulated lives tell such a thing."""
    hours = {Morning: WAKES, Session: PRACTISES}
    return hours.get(type(what), DECIDES if isinstance(what, CLINICS) else ANSWERS)


def as_lived(journal: Journal) -> Iterator[tuple[int, list[Told]]]:
    """Give what lives could hold, by its day: one of each kind a day, and nothing corrected."""
    by_day: dict[date, dict[type, Told]] = {}
    for one in journal.entries:
        if not isinstance(one.what, Correction):
            by_day.setdefault(one.on, {})[type(one.what)] = one.what
    for on, told in sorted(by_day.items()):
        yield (on - day_of(0)).days, sorted(told.values(), key=hour_of)


@settings(max_examples=25)
@given(st.sampled_from(sorted(RECORDS)), st.integers(0, 10_000))
def test_any_journal_by_chance_is_judged_the_same_both_ways(name: str, seed: int) -> None:
    """What no life would tell: sessions without work, other stages, unlocks, declined proposals."""
    chance = np.random.default_rng(seed)
    journals = Journals(catalogue=CATALOGUE, day=day_of(SEVENTY), chance=chance)
    record = journals.client(RECORDS[name])
    person = Person(number=0, kind=Kind.RESPONDER, record=record, key=name, traits=Traits())
    quick, plain = Quick.way(KEPT, person), Plain.way(CATALOGUE, person)
    for number, told in as_lived(journals.journal()):
        for what in told:
            by_clinic = isinstance(what, CLINICS)
            quick.tells(number, hour_of(what), what, by_clinic=by_clinic)
            plain.tells(number, hour_of(what), what, by_clinic=by_clinic)
        assert quick.reviews(number) == plain.reviews(number)
