"""The guarantee: every small set of conditions through the real code, against a second reading."""

import time
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from itertools import combinations, islice
from random import Random

import attrs

import proneward
from proneward.app.actions.verify.clients import DAY, spread
from proneward.app.actions.verify.model import Certificate, Tally
from proneward.app.actions.verify.plans import check_plan
from proneward.app.actions.verify.reading import Levels, Reading, read_tables
from proneward.app.actions.verify.screenings import (
    Bench,
    Held,
    bench,
    check_screening,
    check_union,
)
from proneward.app.actions.verify.small_model import proofs
from proneward.catalogue import Catalogue, shipped
from proneward.planning import Plan
from proneward.planning import plan as plan_instantly
from proneward.record import ClientRecord
from proneward.screening import screen

Planner = Callable[[ClientRecord, Catalogue, "date"], Plan]


@attrs.frozen(kw_only=True)
class Extent:
    """How much of the enumeration is done: all of it, or what every test run can afford."""

    pairs_meet: int
    pairs_planned_every: int
    triples_every: int
    larger: int
