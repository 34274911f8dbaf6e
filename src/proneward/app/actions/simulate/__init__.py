"""Simulated clients: invented lives, lived through the program's own reviews and programmes."""

from proneward.app.actions.simulate.cohort import Cohort, Group, simulate
from proneward.app.actions.simulate.life import live
from proneward.app.actions.simulate.model import Kind, Life, Person
from proneward.app.actions.simulate.people import People

__all__ = ["Cohort", "Group", "Kind", "Life", "People", "Person", "live", "simulate"]
