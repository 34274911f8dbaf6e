"""Reading a client record strictly."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.records import (
    ALL_WELL,
    KNOWN,
    a_client,
    a_document,
    override,
    refusal,
)

from proneward.record import (
    Answer,
    HeldCondition,
    client_from,
    read_client,
    schema,
)
from proneward.vocabulary import Malformed, Position, Prop, Surface, UnknownWord

LOOK_UP = "Look the word up in the reference"
CAP = {
    "count": 8,
    "by": "Dr A",
    "licence": {"type": "PT", "number": "1"},
    "on": "2026-11-01",
}


def test_what_is_left_out_has_its_default() -> None:
    client = a_client()
    assert (client.stage, client.extension_step, client.max_exercises) == (1, 1, 5)
    assert not any((client.findings, client.overrides, client.other_conditions))
    assert client.props == client.lacks == frozenset()
    assert [client.name, client.cap_raised, client.height_cm] == [None, None, None]


def test_a_record_says_everything_it_was_given() -> None:
    client = a_client(
        name="Example client",
        height_cm=172.5,
        conditions=["stenosis", {"id": "pregnancy-early", "until": "2027-01-05"}],
        findings=[{"id": "finding-dp-flexion", "on": "2026-11-20"}],
        props=["ball"],
        lacks=["chair"],
        lies_on="bed",
        overrides=[override()],
        max_exercises=CAP,
    )
    assert client.conditions[0] == HeldCondition(id="stenosis")
    assert client.conditions[1].until == date(2027, 1, 5)
    assert client.findings[0].on == date(2026, 11, 20)
    assert client.lies_on is Surface.BED
    assert Position.PRONE in client.positions
    assert client.answers["age"] is Answer.YES
    assert client.max_exercises == 8
    assert client.cap_raised is not None
    assert client.cap_raised.licence.type == "PT"
    assert client.overrides[0].lifts == "ext-end"
    assert client.overrides[0].licence.number == "12345"


def test_the_household_is_there_unless_the_record_says_that_it_lacks_it() -> None:
    client = a_client(props=["ball"], lacks=["chair", "pillow"])
    assert {Prop.BALL, Prop.WALL, Prop.TOWEL} <= client.has
    assert not client.has & {Prop.CHAIR, Prop.PILLOW, Prop.BAND}


def test_an_override_of_an_exercise_lifts_that_exercise() -> None:
    client = a_client(overrides=[override(attribute=None, exercise="prone-cobra")])
    assert client.overrides[0].lifts == "prone-cobra"


@pytest.mark.parametrize(
    "key", [key for key in a_document() if key not in {"contract", "age"}] + ["contract"]
)
def test_a_required_key_that_is_missing_is_named(key: str) -> None:
    refused = refusal(**{key: None})
    assert isinstance(refused, Malformed)
    assert f"'{key}'" in refused.why


@pytest.mark.parametrize(
    "changed, where",
    [
        ({"age": -1}, "age"),
        ({"age": 121}, "age"),
        ({"age": True}, "age"),
        ({"age": "40"}, "age"),
        ({"minutes_per_day": 2}, "minutes_per_day"),
        ({"minutes_per_day": 121}, "minutes_per_day"),
        ({"days_per_week": 0}, "days_per_week"),
        ({"days_per_week": 8}, "days_per_week"),
        ({"max_exercises": 2}, "max_exercises"),
        ({"max_exercises": 7}, "max_exercises"),
        ({"stage": 0}, "stage"),
        ({"stage": 6}, "stage"),
        ({"extension_step": 7}, "extension_step"),
        ({"pain": {"now": 11, "baseline": 3}}, "pain.now"),
        ({"pain": {"now": float("nan"), "baseline": 3}}, "pain.now"),
        ({"positions": ["hanging"]}, "entry 1 of positions"),
        ({"lies_on": "sofa"}, "lies_on"),
        ({"props": ["kettlebell"]}, "entry 1 of props"),
        ({"answers": {"age": True}}, "answers.age"),
        ({"answers": {"ces1": "no", "age": "maybe"}}, "answers.age"),
        ({"answered_on": "24 November"}, "answered_on"),
        ({"id": "../elsewhere"}, "id"),
        ({"id": "example\n"}, "id"),
        ({"id": ""}, "id"),
        ({"other_conditions": ["a", ""]}, "entry 2 of other_conditions"),
        ({"other_conditions": [" \n"]}, "entry 1 of other_conditions"),
        ({"name": "\u200b"}, "name"),
        ({"overrides": [override(by=None)]}, "entry 1 of overrides"),
        ({"overrides": [override(role="coach")]}, "entry 1 of overrides, role"),
        ({"overrides": [override(by=" ")]}, "entry 1 of overrides, by"),
        ({"overrides": [override(reason="\t")]}, "entry 1 of overrides, reason"),
        (
            {"overrides": [override(licence={"type": "PT", "number": " "})]},
            "entry 1 of overrides, licence, number",
        ),
        ({"max_exercises": {**CAP, "by": " "}}, "max_exercises.by"),
        ({"max_exercises": {**CAP, "count": 2}}, "max_exercises"),
        ({"max_exercises": {**CAP, "count": 11}}, "max_exercises"),
    ],
)
def test_a_value_out_of_its_range_is_refused_with_its_path(
    changed: dict[str, object], where: str
) -> None:
    refused = refusal(**changed)
    assert isinstance(refused, Malformed)
    assert refused.what.endswith(f", at {where}")


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    refused = refusal(minutes_per_dya=15)
    assert isinstance(refused, Malformed)
    assert (refused.what, refused.fix) == (
        "client.yaml, at the top of the file",
        "Did you mean 'minutes_per_day'",
    )
    assert refusal(qqq=1).fix == "Remove the key"


@pytest.mark.parametrize(
    "changed, where, fix",
    [
        ({"conditions": ["stenosys"]}, "entry 1 of conditions", "Did you mean 'stenosis'"),
        ({"conditions": ["stenosis", "qqqqqq"]}, "entry 2 of conditions", LOOK_UP),
        (
            {"findings": [{"id": "finding-dp-extention", "on": "2026-11-20"}]},
            "entry 1 of findings",
            "Did you mean 'finding-dp-extension'",
        ),
        ({"answers": {"age": "yes", "cess1": "no"}}, "entry 2 of answers", "Did you mean 'ces1'"),
        (
            {"overrides": [override(attribute=None, exercise="prone-cobras")]},
            "entry 1 of overrides",
            "Did you mean 'prone-cobra'",
        ),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_known_one(
    changed: dict[str, object], where: str, fix: str
) -> None:
    refused = refusal(**changed)
    assert isinstance(refused, UnknownWord)
    assert (refused.what, refused.fix) == (f"client.yaml, at {where}", fix)


@pytest.mark.parametrize(
    "changed, why",
    [
        ({"age": None}, "an age or a birth_year, exactly one"),
        ({"birth_year": 1980}, "an age or a birth_year, exactly one"),
        ({"age": None, "birth_year": 1904}, "nobody born in that year"),
        ({"age": None, "birth_year": 2027}, "nobody born in that year"),
        ({"conditions": ["finding-dp-extension"]}, "is a finding"),
        ({"conditions": ["stenosis", {"id": "stenosis"}]}, "stands twice"),
        (
            {"conditions": [{"id": "stenosis", "since": "2026-02-01", "until": "2026-01-01"}]},
            "ends before it begins",
        ),
        ({"overrides": [override(exercise="prone-cobra")]}, "exactly one of them"),
        ({"overrides": [override(attribute=None)]}, "exactly one of them"),
        ({"overrides": [override(role="trainer")]}, "a trainer may not lift a rule"),
        ({"overrides": [override(review="2027-01-02")]}, "not within 42 days"),
        ({"overrides": [override(review="2026-11-19")]}, "not within 42 days"),
        ({"contract": 2}, "written for contract 2, and this is contract 1"),
        ({"contract": 2 * 10**30}, "written for another contract, and"),
        ({"contract": "Jane Doe"}, "written for another contract, and"),
        ({"lies_on": "bed", "lacks": ["bed"]}, "a bed is where the client lies"),
        ({"max_exercises": 7}, "a session has 3 to 6 exercises"),
        ({"max_exercises": {**CAP, "count": 11}}, "a session has 3 to 10 exercises"),
    ],
)
def test_what_does_not_agree_is_refused_and_says_why(changed: dict[str, object], why: str) -> None:
    refused = refusal(**changed)
    assert isinstance(refused, Malformed)
    assert why in refused.why


@pytest.mark.parametrize("review", ["2026-11-20", "2027-01-01"])
def test_an_override_is_reviewed_on_its_day_or_at_most_six_weeks_later(review: str) -> None:
    assert a_client(overrides=[override(review=review)]).overrides[0].review.isoformat() == review


def test_a_state_may_begin_and_end_on_one_day() -> None:
    held = {"id": "stenosis", "since": "2026-02-01", "until": "2026-02-01"}
    assert a_client(conditions=[held]).conditions[0].since == date(2026, 2, 1)


@pytest.mark.parametrize("born", [1905, 2026])
def test_the_oldest_and_the_youngest_have_a_year_of_birth(born: int) -> None:
    assert a_client(age=None, birth_year=born).birth_year == born


def test_from_a_year_of_birth_the_lower_possible_age_counts() -> None:
    client = a_client(age=None, birth_year=2008)
    assert [client.age_on(date(year, 12, 31)) for year in (2026, 2027)] == [17, 18]


def test_an_age_that_was_written_down_counts_as_it_stands() -> None:
    assert a_client(age=17).age_on(date(2036, 1, 1)) == 17


def test_white_space_around_what_a_clinician_wrote_is_not_kept() -> None:
    licence = {"type": " PT ", "number": "\t12345"}
    client = a_client(
        name=" Example  client\n",
        other_conditions=[" something\n rare "],
        overrides=[override(by=" Dr A ", reason="seen\non Monday ", licence=licence)],
        max_exercises={**CAP, "by": " Dr  A", "licence": licence},
    )
    (lifted,) = client.overrides
    assert (client.name, client.other_conditions) == ("Example client", ("something rare",))
    assert (lifted.by, lifted.reason) == ("Dr A", "seen on Monday")
    assert (lifted.licence.type, lifted.licence.number) == ("PT", "12345")
    assert client.cap_raised is not None
    assert client.cap_raised.by == "Dr A"


def test_the_numbers_of_a_session_are_the_catalogues() -> None:
    known = attrs.evolve(
        KNOWN,
        exercises_least=2,
        exercises_default=4,
        exercises_most=7,
        exercises_most_by_clinician=9,
    )

    def most(said: object) -> int:
        document = a_document(max_exercises=said)
        return client_from(document, known, "client.yaml").max_exercises

    assert [most(said) for said in (None, 2, 7, {**CAP, "count": 9})] == [4, 2, 7, 9]
    for said in (1, 8, {**CAP, "count": 10}):
        with pytest.raises(Malformed, match="a session has 2 to"):
            most(said)


@pytest.mark.parametrize("document", [[], "text", None, 3, {}])
def test_something_else_than_a_record_is_refused(document: object) -> None:
    with pytest.raises(Malformed):
        client_from(document, KNOWN, "client.yaml")


def test_a_record_reads_alike_from_yaml_and_from_json(tmp_path: Path) -> None:
    as_json, as_yaml = tmp_path / "client.json", tmp_path / "client.yaml"
    as_json.write_text(json.dumps(a_document()), encoding="utf-8")
    answers = "".join(f"  {question}: {said}\n" for question, said in ALL_WELL.items())
    as_yaml.write_text(
        "contract: 1\nid: example\nage: 40\nconditions: []\n"
        "positions: [supine, side-lying, hands-and-knees, prone, kneeling, sitting, standing]\n"
        f"lies_on: floor\nminutes_per_day: 15\ndays_per_week: 5\nanswers:\n{answers}"
        "answered_on: 2026-11-22\npain: {now: 2, baseline: 3}\n",
        encoding="utf-8",
    )
    assert read_client(as_json, KNOWN) == read_client(as_yaml, KNOWN) == a_client()


@pytest.mark.parametrize(
    "path", sorted(Path("examples/clients").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_example_client_is_a_record(path: Path) -> None:
    assert read_client(path, KNOWN).id


def test_the_committed_schema_is_the_one_of_the_type() -> None:
    written = Path("src/proneward/record/schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == schema(), "run `python tools/schemas.py`"


def test_the_schema_names_every_key_and_refuses_others() -> None:
    record = schema()["$defs"]["ClientOnFile"]
    assert record["additionalProperties"] is False
    assert set(a_document()) <= set(record["properties"])
