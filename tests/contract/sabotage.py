"""Catalogues and planners with one thing wrong, and what `verify` says of them."""

from collections.abc import Callable
from datetime import date

import attrs

from proneward.app.actions.verify.guarantee import begin
from proneward.app.actions.verify.run import Planner, Run
from proneward.app.actions.verify.screenings import Held
from proneward.catalogue import Catalogue, Exercise, Rule, load, shipped
from proneward.planning import Plan, plan
from proneward.record import ClientRecord

CATALOGUE = load()
EVERYBODY = 12
"""Clients of the spread."""
RESPONDER = ("disc-herniation", "finding-dp-extension")
"""Who is given the extension lane."""


def run_with(catalogue: Catalogue = CATALOGUE, planner: Planner = plan) -> Run:
    return begin(catalogue, planner, shipped())


def violated(run: Run) -> set[str]:
    return {str(violation) for violation in run.tally.violations}


def screened(catalogue: Catalogue, *sets: Held) -> str:
    """What every client of the spread makes of these sets, all violations in one text."""
    run = run_with(catalogue)
    for held in sets:
        run.meet(held, EVERYBODY)
    return "\n".join(violated(run))


def planned(planner: Planner, held: Held) -> str:
    run = run_with(planner=planner)
    run.plan(held, EVERYBODY)
    return "\n".join(violated(run))


def without_rule(name: str) -> Catalogue:
    rules = tuple(rule for rule in CATALOGUE.rules if rule.id != name)
    return attrs.evolve(CATALOGUE, rules=rules)


def with_rule(name: str, change: Callable[[Rule], Rule]) -> Catalogue:
    rules = tuple(change(rule) if rule.id == name else rule for rule in CATALOGUE.rules)
    return attrs.evolve(CATALOGUE, rules=rules)


def with_exercise(name: str, change: Callable[[Exercise], Exercise]) -> Catalogue:
    exercises = {**CATALOGUE.exercises, name: change(CATALOGUE.exercises[name])}
    return attrs.evolve(CATALOGUE, exercises=exercises)


def for_somebody_else(change: Callable[[ClientRecord], ClientRecord]) -> Planner:
    """Give a planner that plans for a client who is not the one it was given."""

    def planner(client: ClientRecord, catalogue: Catalogue, on: date) -> Plan:
        return plan(change(client), catalogue, on)

    return planner


def well(client: ClientRecord) -> ClientRecord:
    """Give the client without any condition."""
    return attrs.evolve(client, conditions=())
