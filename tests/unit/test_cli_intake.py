"""The questionnaire: nothing is assumed, and what locks is said at once."""

from collections.abc import Iterator
from datetime import date

import attrs
import pytest

from proneward.app.actions.clients import known_words
from proneward.app.actions.intake import answer_questions, record_text
from proneward.app.actions.intake.conditions import find_conditions
from proneward.catalogue import load
from proneward.record import ClientRecord, client_from
from proneward.screening import screen
from proneward.vocabulary import Decision, parse_yaml

CATALOGUE = load()
DAY = date(2026, 11, 24)

PERSON = {
    "Id of the client": ["client-1"],
    "Name": ["Zoë “Z” O'Neil 1e5"],
    "Age": ["45"],
    "A condition": [""],
    "On your back?": ["y"],
    "On your side?": ["yes"],
    "On your front?": ["Y"],
    "On hands and knees?": ["n"],
    "Kneeling?": ["no"],
    "Sitting?": ["y"],
    "Standing?": ["y"],
    "Where can they lie": ["bed"],
    "What is there of": ["ball, band"],
    "Minutes": ["15"],
    "Days": ["5"],
    "Pain now": ["3"],
    "Pain as it usually is": ["2"],
    "Are you 18": ["y"],
}


@attrs.define
class Person:
    """Somebody who answers by what is asked, and no where nothing else was agreed."""

    answers: dict[str, list[str]]
    heard: list[str] = attrs.field(factory=list)

    def ask(self, question: str) -> str:
        self.heard.append(f"? {question}")
        asked = question.strip()
        for beginning, agreed in self.answers.items():
            if asked.startswith(beginning) and agreed:
                return agreed.pop(0)
        assert asked.endswith("(y/n/d)"), f"nothing was agreed for: {question}"
        return "n"

    def tell(self, words: str) -> None:
        self.heard.append(words)

    def after(self, question: str) -> Iterator[str]:
        """What was said after a question, up to the next one."""
        place = next(i for i, said in enumerate(self.heard) if question in said)
        for said in self.heard[place + 1 :]:
            if said.startswith("? "):
                return
            yield said


def _person(**answers: list[str]) -> Person:
    agreed = {question: list(given) for question, given in PERSON.items()}
    return Person(answers=agreed | {key.replace("_", " "): given for key, given in answers.items()})


def _asks(question: str) -> str:
    return CATALOGUE.questions[question].asks


def _record(person: Person) -> ClientRecord:
    """Answer everything, and read back what was written."""
    record = answer_questions(CATALOGUE, DAY, ask=person.ask, tell=person.tell)
    text = record_text(record, CATALOGUE)
    return client_from(parse_yaml(text, "new"), known_words(CATALOGUE), "new")


def test_who_answers_everything_gets_a_record_that_screening_takes() -> None:
    client = _record(_person())
    assert client.name == "Zoë “Z” O'Neil 1e5"
    assert client.props == {"ball", "band"}
    assert screen(client, CATALOGUE, DAY).decision is Decision.PROGRAMME
    assert client.answered_on == DAY


def test_the_record_is_written_for_people_to_read() -> None:
    person = _person()
    text = record_text(
        answer_questions(CATALOGUE, DAY, ask=person.ask, tell=person.tell), CATALOGUE
    )
    assert "positions: [supine, side-lying, prone, sitting, standing]\n" in text
    assert "answers: {age: yes, ces1: no," in text
    assert "answered_on: 2026-11-24\n" in text
    assert "pain: {now: 3, baseline: 2}\n" in text


def test_a_name_may_be_left_out() -> None:
    assert _record(_person(Name=[""])).name is None


def test_the_questions_come_in_four_blocks_and_none_is_skipped() -> None:
    person = _person()
    _record(person)
    blocks = [said for said in person.heard if "Safety questions" in said]
    assert [block.split(": ")[1].split(".")[0] for block in blocks] == [
        "Nerves and bladder",
        "Illness and injury",
        "Heart, blood pressure, pregnancy",
        "Medicines, surgery, mood",
    ]
    for question in CATALOGUE.questions.values():
        assert any(question.asks in said for said in person.heard)


@pytest.mark.parametrize("said", ["", " ", "maybe", "yess", "1"])
def test_no_safety_answer_is_ever_assumed(said: str) -> None:
    """Enter is not a no: the question is put again until it is answered."""
    person = _person()
    person.answers[_asks("ces1")] = [said, "n"]
    _record(person)
    assert sum(_asks("ces1") in heard for heard in person.heard) == 2


@pytest.mark.parametrize("said", ["d", "don't know", "Don’t know", "dont know", "unknown", "?"])
def test_who_does_not_know_leaves_the_question_open(said: str) -> None:
    person = _person()
    person.answers[_asks("cancer")] = [said]
    screening = screen(_record(person), CATALOGUE, DAY)
    assert screening.open_questions == ("cancer",)
    assert screening.decision is Decision.NEEDS_CLINICIAN


def test_a_lock_says_its_exact_words_at_once() -> None:
    person = _person()
    person.answers[_asks("ces1")] = ["y"]
    assert screen(_record(person), CATALOGUE, DAY).decision is Decision.LOCKED
    said = " ".join(person.after(_asks("ces1")))
    assert CATALOGUE.says("routing", "emergency") in said
    assert CATALOGUE.says("routing", "locked") in said


@pytest.mark.parametrize("question, words", [("distress", "crisis"), ("preg", "maternity")])
def test_a_question_with_its_own_words_says_those(question: str, words: str) -> None:
    person = _person()
    person.answers[_asks(question)] = ["y"]
    _record(person)
    assert CATALOGUE.says("routing", words) in " ".join(person.after(_asks(question)))


def test_a_follow_up_is_asked_after_its_trigger_and_before_the_lock_is_said() -> None:
    follow_up = CATALOGUE.questions["infection"].follow_up
    assert follow_up is not None
    person = _person()
    person.answers[_asks("infection")] = ["y"]
    person.answers[follow_up.asks] = ["n"]
    _record(person)
    assert list(person.after(_asks("infection"))) == []
    said = " ".join(person.after(follow_up.asks))
    assert CATALOGUE.says("routing", "urgent") in said
    assert CATALOGUE.says("routing", "emergency") not in said


def test_a_follow_up_without_its_trigger_is_not_asked() -> None:
    person = _person()
    _record(person)
    follow_ups = [q.follow_up.asks for q in CATALOGUE.questions.values() if q.follow_up]
    assert not any(asks in said for asks in follow_ups for said in person.heard)


def test_the_same_lock_is_said_once() -> None:
    person = _person()
    person.answers[_asks("ces1")] = ["y"]
    _record(person)
    because = CATALOGUE.questions["ces1"].because
    assert sum(because in said for said in person.heard) == 1


def test_a_condition_that_locks_says_so_before_the_first_question() -> None:
    person = _person(**{"A condition": ["progressive", ""], "Which?": ["1"]})
    _record(person)
    said = " ".join(person.heard[: next(i for i, h in enumerate(person.heard) if "18" in h)])
    assert CATALOGUE.says("routing", "locked") in said


def test_a_condition_is_found_by_words_and_kept_by_its_number() -> None:
    person = _person(**{"A condition": ["facet", ""], "Which?": ["9", "1"]})
    assert [held.id for held in _record(person).conditions] == ["facet-pain"]


def test_a_condition_searched_twice_is_kept_once() -> None:
    person = _person(**{"A condition": ["facet", "facet", ""], "Which?": ["1", "1"]})
    assert [held.id for held in _record(person).conditions] == ["facet-pain"]


@pytest.mark.parametrize("words", ["facet", "something nobody knows"])
def test_what_was_typed_and_not_kept_is_offered_again(words: str) -> None:
    person = _person(
        **{"A condition": [words, ""], "Which?": [""], f"'{words}' was not kept": ["y"]}
    )
    client = _record(person)
    assert (client.conditions, client.other_conditions) == ((), (words,))


def test_a_search_may_be_given_up_and_that_is_said() -> None:
    person = _person(**{"A condition": ["facet", ""], "Which?": [""], "'facet' was not": ["n"]})
    client = _record(person)
    assert (client.conditions, client.other_conditions) == ((), ())
    assert "  Not kept: 'facet'." in person.heard


def test_a_search_given_up_and_made_again_is_not_offered() -> None:
    person = _person(**{"A condition": ["facet", "facet", ""], "Which?": ["", "1"]})
    assert [held.id for held in _record(person).conditions] == ["facet-pain"]
    assert not any("not kept" in said for said in person.heard)


@pytest.mark.parametrize("words", ["x" * 501, "gout\x1b[A", "\u200b"])
def test_words_that_no_record_keeps_are_asked_for_again_and_never_cut(words: str) -> None:
    person = _person(**{"A condition": [words, "x" * 500, ""], "Which?": ["w"]})
    assert _record(person).other_conditions == ("x" * 500,)
    assert "  At most 500 plain letters, please." in person.heard


@pytest.mark.parametrize("words", ["something nobody knows", "1", "w"])
def test_what_the_catalogue_does_not_know_is_kept_in_ones_own_words(words: str) -> None:
    person = _person(**{"A condition": [words, ""], "Which?": ["w"]})
    client = _record(person)
    assert client.other_conditions == (words,)
    assert client.conditions == ()


def test_a_state_that_tightens_asks_for_its_day() -> None:
    person = _person(
        **{
            "A condition": ["pregnancy under", ""],
            "Which?": ["1"],
            "On which day": ["soon", "2027-01-05"],
        }
    )
    held = _record(person).conditions[0]
    assert (held.id, held.until) == ("pregnancy-early", date(2027, 1, 5))


def test_a_day_may_be_left_open() -> None:
    person = _person(
        **{"A condition": ["pregnancy under", ""], "Which?": ["1"], "On which day": [""]}
    )
    assert _record(person).conditions[0].until is None


@pytest.mark.parametrize(
    "words, found",
    [("facet", "facet-pain"), ("osteoporsis", "osteoporosis"), ("slipped forward", None)],
)
def test_a_search_finds_every_word_or_else_what_is_near(words: str, found: str | None) -> None:
    ids = [condition.id for condition in find_conditions(words, CATALOGUE)]
    assert found is None or found in ids


def test_a_search_never_offers_a_finding() -> None:
    assert all(not entry.is_finding for entry in find_conditions("bending", CATALOGUE))


@pytest.mark.parametrize(
    "question, answers, hint",
    [
        ("Id of the client", ["no spaces", "", "ok"], "Letters"),
        ("Name", ["x" * 200, "ok"], "At most"),
        ("Age", ["old", "121", "-1", "45"], "whole number"),
        ("Where can they lie", ["flooor", "", "floor"], "Did you mean 'floor'?"),
        ("What is there of", ["bal", "ball"], "Did you mean 'ball'?"),
        ("Minutes", ["2", "200", "15"], "from 3 to 120"),
        ("Kneeling?", ["", "n"], "Type y or n"),
    ],
)
def test_an_answer_that_cannot_be_is_asked_for_again(
    question: str, answers: list[str], hint: str
) -> None:
    person = _person(**{question: answers})
    _record(person)
    assert answers == []
    assert any(hint in said for said in person.heard)
