"""Every row of the table of answers, the referrals of conditions, and the order of decisions."""

from datetime import date

import pytest
from tests.records import ALL_WELL, DAY, a_client

from proneward.catalogue import load
from proneward.screening import Because, Screening, screen
from proneward.vocabulary import Decision, Urgency

CATALOGUE = load()


def screened(answers: dict[str, str] | None = None, **record: object) -> Screening:
    """Screen a well adult who answered so."""
    client = a_client(answers=ALL_WELL | (answers or {}), **record)
    return screen(client, CATALOGUE, DAY)


def outcome(screening: Screening) -> tuple[str, str]:
    return str(screening.decision), str(screening.referral.urgency)


def because_of(screening: Screening, name: str) -> Because:
    return next(because for because in screening.referral.because if because.id == name)


CES_KNOWN = {"ces5": "yes", "ces5-known": "yes"}
ROWS: list[tuple[dict[str, str], str, str]] = [
    ({}, "programme", "none"),
    ({"age": "no"}, "needs-clinician", "routine"),
    ({"ces1": "yes"}, "locked", "emergency"),
    ({"ces2": "yes"}, "locked", "emergency"),
    ({"ces3": "yes"}, "locked", "emergency"),
    ({"ces4": "yes"}, "locked", "emergency"),
    ({"cancer-band": "yes"}, "locked", "emergency"),
    ({"vascular": "yes"}, "locked", "emergency"),
    ({"preg": "yes"}, "locked", "emergency"),
    ({"ces5": "yes"}, "locked", "emergency"),
    ({"ces5": "yes", "ces5-known": "no"}, "locked", "emergency"),
    ({"ces5": "yes", "ces5-known": "unknown"}, "locked", "emergency"),
    (CES_KNOWN, "programme", "routine"),
    (CES_KNOWN | {"ces2": "yes"}, "locked", "emergency"),
    (CES_KNOWN | {"ces2": "unknown"}, "locked", "emergency"),
    ({"neuro1": "yes"}, "locked", "emergency"),
    ({"neuro1": "yes", "neuro1-rapid": "yes"}, "locked", "emergency"),
    ({"neuro1": "yes", "neuro1-rapid": "no"}, "locked", "urgent"),
    ({"neuro1": "yes", "neuro1-rapid": "no", "ces3": "yes"}, "locked", "emergency"),
    ({"neuro1": "yes", "neuro1-rapid": "no"} | CES_KNOWN, "locked", "emergency"),
    ({"neuro2": "yes"}, "locked", "urgent"),
    ({"cancer": "yes"}, "locked", "urgent"),
    ({"dvt": "yes"}, "locked", "urgent"),
    ({"trauma": "yes"}, "locked", "emergency"),
    ({"trauma": "yes", "trauma-severe": "yes"}, "locked", "emergency"),
    ({"trauma": "yes", "trauma-severe": "no"}, "locked", "urgent"),
    ({"infection": "yes"}, "locked", "emergency"),
    ({"infection": "yes", "infection-unwell": "no"}, "locked", "urgent"),
    ({"cardiac": "yes"}, "locked", "emergency"),
    ({"cardiac": "yes", "cardiac-now": "no"}, "locked", "urgent"),
    ({"bp": "yes"}, "locked", "urgent"),
    ({"bp": "yes", "bp-symptoms": "yes"}, "locked", "urgent"),
    ({"bp": "yes", "bp-symptoms": "no"}, "locked", "routine"),
    ({"distress": "yes"}, "locked", "urgent"),
    ({"inflam": "yes"}, "programme", "routine"),
    ({"inflam": "unknown"}, "programme", "none"),
    ({"surgery": "yes"}, "needs-clinician", "routine"),
    ({"meds": "yes", "meds-steroids": "no"}, "programme", "none"),
    ({"meds": "unknown"}, "needs-clinician", "routine"),
    ({"cardiac": "no", "cardiac-now": "yes"}, "locked", "emergency"),
    ({"infection": "no", "infection-unwell": "yes"}, "locked", "emergency"),
    ({"neuro1": "no", "neuro1-rapid": "yes"}, "locked", "emergency"),
    ({"bp": "no", "bp-symptoms": "yes"}, "locked", "urgent"),
    ({"trauma": "no", "trauma-severe": "yes"}, "locked", "emergency"),
    ({"trauma": "no", "trauma-severe": "no"}, "programme", "none"),
    ({"ces5": "no", "ces5-known": "no"}, "programme", "none"),
]


@pytest.mark.parametrize(
    "answers, decision, urgency",
    ROWS,
    ids=[" ".join(f"{q}:{said}" for q, said in row[0].items()) or "all well" for row in ROWS],
)
def test_an_answer_leads_where_the_table_says(
    answers: dict[str, str], decision: str, urgency: str
) -> None:
    assert outcome(screened(answers)) == (decision, urgency)


@pytest.mark.parametrize("fused", ["axspa-fused", "fusion-0-12w", "fusion-3-6m", "fusion-6m-plus"])
def test_a_fall_with_a_fused_spine_stays_an_emergency(fused: str) -> None:
    answers = {"trauma": "yes", "trauma-severe": "no"}
    assert outcome(screened(answers, conditions=[fused])) == ("locked", "emergency")


def test_every_operation_that_is_recorded_answers_for_itself() -> None:
    for condition in CATALOGUE.questions["surgery"].satisfied_by:
        found = screened({"surgery": "yes"}, conditions=[condition])
        assert "surgery" not in {because.id for because in found.referral.because}


@pytest.mark.parametrize("question", [q for q in ALL_WELL if q != "inflam"])
def test_a_question_without_an_answer_leaves_no_programme(question: str) -> None:
    missing = {asked: said for asked, said in ALL_WELL.items() if asked != question}
    for client in (
        a_client(answers=missing),
        a_client(answers=ALL_WELL | {question: "unknown"}),
    ):
        found = screen(client, CATALOGUE, DAY)
        assert outcome(found) == ("needs-clinician", "routine")
        assert found.open_questions == (question,)
        asks = CATALOGUE.questions[question].asks
        assert f'"{asks}"' in because_of(found, question).reason


def test_nobody_under_eighteen_gets_a_programme_whatever_was_answered() -> None:
    assert outcome(screened(age=17)) == ("needs-clinician", "routine")
    assert outcome(screened(age=18)) == ("programme", "none")
    assert outcome(screened(age=None, birth_year=2008)) == ("needs-clinician", "routine")
    assert outcome(screened(age=None, birth_year=2007)) == ("programme", "none")


@pytest.mark.parametrize(
    "answers, question, words",
    [
        ({"ces1": "yes"}, "ces1", "emergency"),
        ({"cancer": "yes"}, "cancer", "urgent"),
        ({"inflam": "yes"}, "inflam", "routine"),
        ({"preg": "yes"}, "preg", "maternity"),
        ({"distress": "yes"}, "distress", "crisis"),
    ],
)
def test_a_reason_ends_with_the_exact_words_that_route_the_person(
    answers: dict[str, str], question: str, words: str
) -> None:
    reason = because_of(screened(answers), question).reason
    assert reason.startswith(CATALOGUE.questions[question].because)
    assert reason.endswith(CATALOGUE.says("routing", words))


def test_a_lock_outranks_open_questions_and_both_are_said() -> None:
    found = screened({"ces1": "yes", "bp": "unknown", "age": "no"})
    assert found.decision is Decision.LOCKED
    assert found.open_questions == ("bp",)
    assert {"ces1", "bp", "age"} <= {because.id for because in found.referral.because}


def test_the_most_urgent_reason_comes_first_and_its_urgency_counts() -> None:
    found = screened({"inflam": "yes", "cancer": "yes", "ces1": "yes"})
    assert [because.id for because in found.referral.because] == ["ces1", "cancer", "inflam"]
    assert found.referral.urgency is Urgency.EMERGENCY


def test_a_condition_that_starts_at_stage_zero_or_is_urgent_locks() -> None:
    found = screened(conditions=["radiculopathy-progressive"])
    assert outcome(found) == ("locked", "urgent")
    because = because_of(found, "radiculopathy-progressive")
    assert because.locks
    assert because.reason.endswith(CATALOGUE.says("routing", "urgent"))


def test_a_condition_that_asks_for_a_look_refers_and_does_not_lock() -> None:
    asks = [
        condition.id
        for condition in CATALOGUE.conditions.values()
        if condition.referral is Urgency.ROUTINE and not condition.is_finding
    ]
    for condition in asks:
        found = screened(conditions=[condition])
        assert found.referral.urgency is Urgency.ROUTINE
        assert found.decision is not Decision.LOCKED
        assert not because_of(found, condition).locks
        assert not because_of(found, condition).needs_clinician
        plain = CATALOGUE.conditions[condition].plain
        assert because_of(found, condition).reason.startswith(plain[0].upper() + plain[1:])


@pytest.mark.parametrize("other", ["stenosis", "stenosis-nc"])
def test_thin_bones_with_a_narrow_canal_refer_as_a_pair(other: str) -> None:
    found = screened(conditions=["osteoporosis", other])
    assert because_of(found, f"osteoporosis+{other}").urgency is Urgency.ROUTINE


def test_interactions_add_their_words_and_only_some_refer() -> None:
    both = [
        {"id": "finding-ext-peripheralises", "on": "2026-11-20"},
        {"id": "finding-flex-peripheralises", "on": "2026-11-20"},
    ]
    stopped = screened(findings=both)
    name = "finding-ext-peripheralises+finding-flex-peripheralises"
    assert because_of(stopped, name).urgency is Urgency.ROUTINE
    assert because_of(stopped, name).reason in stopped.start.because
    stiff = screened(conditions=["axspa-fused", "osteoporosis"])
    assert any("your bones are thin" in words for words in stiff.start.because)
    assert "axspa-fused+osteoporosis" not in {b.id for b in stiff.referral.because}


def test_a_condition_in_free_text_refers() -> None:
    found = screened(other_conditions=["something rare"])
    assert because_of(found, "unknown-condition").urgency is Urgency.ROUTINE
    assert "something rare" not in str(found.referral)


def test_with_fewer_than_three_exercises_left_a_clinician_chooses() -> None:
    few = screened(
        positions=["standing"],
        lies_on="nowhere",
        lacks=["chair", "wall", "worktop"],
    )
    assert len(few.eligible) < 3
    assert outcome(few) == ("needs-clinician", "routine")
    assert "Fewer than three exercises" in because_of(few, "fewer-than-three").reason
    assert "fewer-than-three" not in {b.id for b in screened().referral.because}


def test_a_locked_client_begins_nowhere() -> None:
    start = screened(
        {"ces1": "yes"},
        conditions=["disc-herniation"],
        findings=[{"id": "finding-dp-extension", "on": "2026-11-20"}],
    ).start
    assert (start.stage, start.extension_lane, start.extension_step) == (None, False, None)
    assert start.because == ()


def test_answers_dated_after_the_day_leave_every_question_open() -> None:
    found = screened(answered_on="2026-11-25")
    assert found.decision is Decision.NEEDS_CLINICIAN
    assert set(found.open_questions) == set(ALL_WELL) - {"inflam"}


def test_the_day_of_the_screening_decides_and_not_the_day_of_the_answers() -> None:
    client = a_client(age=None, birth_year=2008)
    assert screen(client, CATALOGUE, date(2027, 1, 1)).decision is Decision.PROGRAMME
