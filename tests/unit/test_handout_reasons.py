"""What a handout holds back and why, what was lifted, and what a notice says instead."""

import attrs
import pytest
from tests.records import ALL_WELL, OVERRIDE
from tests.unit.test_handout_composed import (
    CATALOGUE,
    CLINIC,
    LIFTED,
    example,
    handout,
    planned,
    words,
)
from tests.unit.test_handout_pages import pages_of

from proneward.exchange.handout import Desk, Notice, NoticeKind, handout_of, render
from proneward.exchange.handout.compose.reasons import reasons_left
from proneward.planning import Plan
from proneward.screening import Referral, Standing
from proneward.vocabulary import Urgency

ROUTING = CATALOGUE.words["routing"]


def notice(made: Plan) -> Notice:
    document = handout_of(made, Desk(clinic=CLINIC))
    assert isinstance(document, Notice)
    return document


# ---- held back, sources, overrides -----------------------------------------------------


@pytest.mark.parametrize("name", ["late-pregnancy", "osteoporosis-and-stenosis", "stoma"])
def test_each_reason_to_hold_back_stands_once_the_broadest_first(name: str) -> None:
    made = example(name)
    held = handout(made).held_back
    withheld = made.screening.standing(Standing.WITHHELD)
    counts = [
        len({v.exercise.id for v in withheld if any(r.reason == h.reason for r in v.withheld_by)})
        for h in held
    ]
    assert len({h.reason for h in held}) == len(held)
    assert counts == sorted(counts, reverse=True)
    assert all(1 <= len(h.exercises) <= 7 for h in held)


def test_reasons_that_a_page_cannot_hold_are_counted() -> None:
    assert reasons_left(range(8), CATALOGUE) is None
    assert reasons_left(range(9), CATALOGUE) == "And one more reason. Ask your clinician."
    assert reasons_left(range(11), CATALOGUE) == "And 3 more reasons. Ask your clinician."


def test_a_client_with_many_conditions_reads_the_eight_broadest_reasons() -> None:
    conditions = [
        *("osteoporosis", "stoma", "gerd", "glaucoma-eye", "falls-risk", "hernia"),
        *("hip-replacement-posterior", "shoulder-problem", "wrist-problem", "neck-problem"),
        *("knee-kneeling", "facet-pain", "vertigo"),
    ]
    document = handout(planned(conditions=conditions, lies_on="bed"))
    assert len(document.held_back) == 8
    assert document.held_back_more is not None
    assert document.held_back_more in " ".join(pages_of(render(document, words())))


def test_many_exercises_of_one_reason_are_counted() -> None:
    [first, *_] = handout(example("stoma")).held_back
    assert len(first.exercises) == 6
    assert first.exercises[-1].endswith(" more")


def test_sources_are_cited_once_in_the_alphabets_order() -> None:
    sources = handout(example("osteoporosis-and-stenosis")).sources
    assert list(sources) == sorted(set(sources))
    assert any("doi:" in source for source in sources)


def test_a_lifted_rule_stands_on_every_page_and_one_that_ended_does_not() -> None:
    ended = OVERRIDE | {"on": "2026-09-01", "review": "2026-10-01"}  # long over
    made = planned(stage=3, conditions=["osteoporosis", "stenosis"], overrides=[LIFTED, ended])
    assert [outcome.applied for outcome in made.screening.overrides] == [True, False]
    document = handout(made)
    [lifted] = document.overrides
    for page in pages_of(render(document, words())):
        assert " ".join(lifted.split()) in page


# ---- the notice ------------------------------------------------------------------------


def test_a_lock_gives_its_own_routing_and_its_reason() -> None:
    told = notice(planned(answers=ALL_WELL | {"bp": "yes"}))
    assert (told.kind, told.title) == (NoticeKind.LOCKED, "Stop, and read this first")
    assert told.routing == (ROUTING["urgent"],)
    assert told.reasons == (
        "With blood pressure this high at rest, exercise does not start until it is lower.",
    )


@pytest.mark.parametrize(
    "answered, expected",
    [
        (("distress", "cancer"), ("urgent", "crisis")),
        (("distress", "neuro2"), ("urgent", "crisis")),
        (("distress", "dvt"), ("urgent", "crisis")),
        (("distress", "ces1"), ("emergency", "crisis")),
        (("preg", "ces1"), ("emergency", "maternity")),
    ],
)
def test_every_lock_keeps_its_own_words_the_most_urgent_first(
    answered: tuple[str, str], expected: tuple[str, str]
) -> None:
    told = notice(planned(answers=ALL_WELL | dict.fromkeys(answered, "yes")))
    assert told.routing == tuple(ROUTING[key] for key in expected)
    [page] = pages_of(render(told, words()))
    assert all(said in page for said in told.routing)


def test_a_referral_more_urgent_than_the_lock_gives_the_routing() -> None:
    made = planned(answers=ALL_WELL | {"bp": "yes"})
    [lock, *rest] = made.screening.referral.because
    worse = attrs.evolve(lock, id="other", locks=False, urgency=Urgency.EMERGENCY, says="Worse.")
    referral = Referral(urgency=Urgency.EMERGENCY, because=(worse, lock, *rest))
    told = notice(attrs.evolve(made, screening=attrs.evolve(made.screening, referral=referral)))
    assert told.routing == (ROUTING["emergency"],)
    assert told.reasons[:2] == ("Worse.", lock.says)


def test_an_open_question_is_asked_and_is_not_a_reason_too() -> None:
    told = notice(planned(answers={key: ALL_WELL[key] for key in ALL_WELL if key != "bp"}))
    assert (told.kind, told.title) == (NoticeKind.NEEDS_CLINICIAN, "Your clinician comes first")
    assert told.routing == ("Please see your clinician before you start.",)
    assert told.reasons == ()
    assert told.open_questions == (CATALOGUE.questions["bp"].asks,)


def test_an_urgent_referral_without_a_lock_gives_the_urgent_words() -> None:
    made = planned(age=15)
    referral = attrs.evolve(made.screening.referral, urgency=Urgency.URGENT)
    told = notice(attrs.evolve(made, screening=attrs.evolve(made.screening, referral=referral)))
    assert told.routing == (ROUTING["urgent"],)
    assert told.reasons[0].startswith("These programmes are made for adults.")


def test_too_few_exercises_say_what_would_have_to_give() -> None:
    told = notice(planned(positions=["sitting"], lies_on="nowhere"))
    assert told.relax == ("With standing among your positions, a session is possible.",)


def test_no_session_that_fits_is_nobodys_fault() -> None:
    told = notice(attrs.evolve(planned(), programme=None))
    assert (told.kind, told.title) == (NoticeKind.NO_PLAN, "No session fits yet")
    assert told.relax == (CATALOGUE.says("programme", "no-relax"),)
    assert told.routing[0].startswith("Nothing is wrong with you for that")


# ---- when to stop ----------------------------------------------------------------------


def signs_of(name: str) -> list[str]:
    return [sign for act in handout(example(name)).stop.emergencies for sign in act.signs]


def test_everybody_reads_the_signs_that_end_a_session() -> None:
    signs = " ".join(signs_of("facet-pain"))
    for said in ("between your legs", "bladder", "tearing", "band", "Fever", "very unwell"):
        assert said in signs
    assert "vagina" not in signs


@pytest.mark.parametrize(
    "held", ["pregnancy-late", {"id": "pregnancy-early", "until": "2026-12-05"}, "pregnancy-early"]
)
def test_in_pregnancy_its_own_stop_signs_lead_to_the_maternity_unit(held: object) -> None:
    stop = handout(planned(conditions=[held])).stop
    everybody, own = stop.emergencies
    assert (everybody.act, own.act) == (ROUTING["emergency"], ROUTING["maternity"])
    said = " ".join(own.signs)
    for sign in ("Bleeding", "leaking fluid", "tightenings", "Dizziness", "headache", "chest pain"):
        assert sign in said
    for sign in ("before you start", "calf", "unsteady", "belly", "moves less"):
        assert sign in said
    assert not any("Dizziness" in sign for pause in stop.pauses for sign in pause.signs)


def test_each_sign_that_pauses_has_the_act_that_belongs_to_it() -> None:
    acts = {sign: p.act for p in handout(example("facet-pain")).stop.pauses for sign in p.signs}
    assert acts["Dizziness when you change position"].startswith("Sit and wait. If it comes twice")
    assert acts["Heartburn or breathlessness while lying"].startswith("Sit up. Go on only with")
    assert acts["Pins and needles in an arm while face down"].startswith("Stop this exercise")
    assert len(acts) == 5


def test_every_sign_and_every_act_is_on_the_pages() -> None:
    document = handout(example("late-pregnancy"))
    text = " ".join(pages_of(render(document, words())))
    for part in (*document.stop.emergencies, *document.stop.pauses):
        assert part.act in text
        assert all(sign in text for sign in part.signs)
