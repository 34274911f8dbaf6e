"""What must hold of every measure, whatever was answered."""

from hypothesis import assume, given
from hypothesis import strategies as st

from proneward.catalogue import Measure, load
from proneward.progression.measures import Scored, Turn, change, score, sentences

CATALOGUE = load()
MEASURES = tuple(CATALOGUE.measures.values())
ASKED = tuple(measure for measure in MEASURES if measure.items)
COMPARED = tuple(m for m in MEASURES if m.own_word is None and m.role == "outcome")
GRADES = (Turn.WORSE, Turn.ABOUT_THE_SAME, Turn.IMPROVED, Turn.RECOVERED)


@st.composite
def forms(draw: st.DrawFn) -> tuple[Measure, list[float | None]]:
    """A measure, and every answer that it needs."""
    measure = draw(st.sampled_from(ASKED))
    assert measure.answers is not None
    number = draw(st.integers(measure.items_least, len(measure.items)))
    answer = st.integers(measure.answers.least, measure.answers.most)
    return measure, draw(st.lists(answer, min_size=number, max_size=number))


def values(measure: Measure) -> st.SearchStrategy[Scored]:
    """Every score that a measure may have, in tenths where it has decimals."""
    steps = 1 if measure.range.whole else 10
    tenths = st.integers(int(measure.range.least) * steps, int(measure.range.most) * steps)
    return tenths.map(lambda n: Scored(measure=measure.id, value=n / steps, items=3))


def turn(measure: Measure, first: Scored, later: Scored) -> Turn:
    return change(measure, first, later).turn


@given(forms())
def test_a_score_lies_in_its_range_and_agrees_with_itself(
    form: tuple[Measure, list[float | None]],
) -> None:
    measure, items = form
    value = score(measure, items).value
    assert value is not None
    assert measure.range.least <= value <= measure.range.most
    assert score(measure, items, given=value).value == value


@given(forms(), st.data())
def test_the_order_of_the_answers_never_changes_a_score(
    form: tuple[Measure, list[float | None]], data: st.DataObject
) -> None:
    measure, items = form
    shuffled = data.draw(st.permutations(items))
    assert score(measure, shuffled).value == score(measure, items).value


@given(forms(), st.data())
def test_an_answer_taken_away_leaves_no_score(
    form: tuple[Measure, list[float | None]], data: st.DataObject
) -> None:
    measure, items = form
    place = data.draw(st.integers(0, len(items) - 1))
    found = score(measure, [*items[:place], None, *items[place + 1 :]])
    assert found.value is None
    assert sentences(found.because, CATALOGUE)


@given(st.sampled_from(COMPARED), st.data())
def test_a_better_later_score_never_reads_worse(measure: Measure, data: st.DataObject) -> None:
    first, one, other = (data.draw(values(measure)) for _ in range(3))
    assume(first.value)
    better, worse = sorted(
        (one, other), key=lambda s: s.value or 0, reverse=measure.higher_is == "better"
    )
    read = [GRADES.index(turn(measure, first, later)) for later in (worse, better)]
    assert read == sorted(read)


@given(st.sampled_from(COMPARED), st.data())
def test_there_and_back_is_never_better_both_times(measure: Measure, data: st.DataObject) -> None:
    """A way that improves worsens when it is gone back; from 0, no percentage can say so."""
    first, later = data.draw(values(measure)), data.draw(values(measure))
    there, back = turn(measure, first, later), turn(measure, later, first)
    assert not (there.better and back.better)
    assert not (there is back is Turn.WORSE)
    if there.better and measure.higher_is == "worse":
        assert back is Turn.WORSE or not later.value


@given(st.sampled_from(COMPARED), st.data())
def test_improved_never_stands_on_what_may_be_chance(measure: Measure, data: st.DataObject) -> None:
    found = change(measure, data.draw(values(measure)), data.draw(values(measure)))
    if found.turn in {Turn.IMPROVED, Turn.RECOVERED, Turn.WORSE}:
        assert False not in {found.matters, found.beyond_chance}
        assert {found.matters, found.beyond_chance} != {None}
    assert all(sentences(found.because, CATALOGUE))
