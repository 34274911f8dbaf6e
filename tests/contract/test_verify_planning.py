"""`verify` can fail: a programme with something in it that must not be is named."""

from datetime import date

import attrs
from tests.contract.sabotage import (
    RESPONDER,
    for_somebody_else,
    planned,
    run_with,
    well,
    with_exercise,
)

from proneward.app.actions.verify.clients import DAY
from proneward.catalogue import Catalogue
from proneward.planning import Plan, plan
from proneward.record import ClientRecord, HeldCondition, HeldFinding
from proneward.vocabulary import Attribute


def test_the_real_planner_is_beyond_reproach() -> None:
    assert planned(plan, ("facet-pain",)) == ""
    assert planned(plan, RESPONDER) == ""


def test_a_withheld_item_is_named() -> None:
    found = planned(for_somebody_else(well), ("facet-pain", "pregnancy-late"))
    assert "is in a programme, and the tables withhold it" in found


def test_an_item_that_is_not_possible_is_named() -> None:
    everywhere = run_with().benches[0].client.record
    found = planned(
        for_somebody_else(
            lambda client: attrs.evolve(
                client,
                positions=everywhere.positions,
                lies_on=everywhere.lies_on,
                props=everywhere.props,
            )
        ),
        (),
    )
    assert "is in a programme, and is not possible for this client" in found


def test_a_programme_for_a_locked_client_is_named() -> None:
    found = planned(for_somebody_else(well), ("radiculopathy-progressive",))
    assert "there is a programme, and a condition locks it" in found


def test_a_stage_that_was_not_reached_is_named() -> None:
    assert "is of a stage above" in planned(
        for_somebody_else(lambda client: attrs.evolve(client, stage=5)), ()
    )


def test_sessions_too_long_and_too_full_are_named() -> None:
    found = planned(
        for_somebody_else(
            lambda client: attrs.evolve(client, minutes_per_day=60, max_exercises=10)
        ),
        (),
    )
    assert "of 15 minutes" in found
    assert "a session has 10 exercises" in found


def test_a_lane_that_is_not_open_is_named() -> None:
    responder = for_somebody_else(
        lambda client: attrs.evolve(
            client,
            conditions=(HeldCondition(id="disc-herniation"),),
            findings=(HeldFinding(id="finding-dp-extension", on=DAY),),
        )
    )
    assert "stands in the extension lane, which is not open" in planned(responder, ())


def test_a_lane_beyond_the_step_reached_is_named() -> None:
    found = planned(
        for_somebody_else(lambda client: attrs.evolve(client, extension_step=4)), RESPONDER
    )
    assert "stands in the extension lane, and is none of its steps reached" in found


def test_an_item_that_is_a_clinicians_to_do_is_named() -> None:
    """Only in a lane whose step was reached could one be met, so that is where one is put."""
    name = "prone-press-up-sag"
    freed = with_exercise(
        name,
        lambda exercise: attrs.evolve(
            exercise, attributes=exercise.attributes - {Attribute.CLINICIAN_ONLY}
        ),
    )

    def planner(client: ClientRecord, _catalogue: Catalogue, on: date) -> Plan:
        return plan(attrs.evolve(client, extension_step=5), freed, on)

    found = planned(planner, RESPONDER)
    assert f"× {name} (" in found
    assert "is in a programme, and is a clinician's to do" in found
