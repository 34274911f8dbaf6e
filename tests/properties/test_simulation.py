"""The quick way of a simulation and the program's own, for whoever is drawn."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lives import lived_both_ways
from tests.strategies import CATALOGUE

from proneward.app.actions.simulate import People


@settings(max_examples=4)
@given(st.integers(0, 50), st.integers(0, 10_000))
def test_any_simulated_life_is_the_same_both_ways(seed: int, number: int) -> None:
    """Four weeks of anybody: the same decisions and the same programmes."""
    person = People(catalogue=CATALOGUE, seed=seed, drawn_records=2).person(number)
    _, both = lived_both_ways(person, CATALOGUE, weeks=4)
    assert both.compared > 0
    assert both.spread_and_up == 0
