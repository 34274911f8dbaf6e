"""The guarantee: every small set of conditions through the real code, against a second reading."""

import time
from importlib.resources.abc import Traversable
from itertools import combinations, islice

import attrs

from proneward import __version__
from proneward.app.actions.verify.certificate import Certificate
from proneward.app.actions.verify.clients import spread
from proneward.app.actions.verify.model import Violation
from proneward.app.actions.verify.reading import Reading, read_tables
from proneward.app.actions.verify.run import Planner, Run, larger_sets
from proneward.app.actions.verify.screenings import bench
from proneward.app.actions.verify.small_model import proofs
from proneward.catalogue import Catalogue, shipped
from proneward.planning import plan as plan_instantly


@attrs.frozen(kw_only=True)
class Extent:
    """How much is gone through: for how many clients of the spread, and every how many sets."""

    one_plans: int
    pair_meets: int
    pairs_planned_every: int
    triple_meets: int
    triples_every: int
    larger: int


WHOLE = Extent(
    one_plans=2,
    pair_meets=8,
    pairs_planned_every=1,
    triple_meets=1,
    triples_every=1,
    larger=500,
)
PART = Extent(
    one_plans=1,
    pair_meets=2,
    pairs_planned_every=17,
    triple_meets=2,
    triples_every=31,
    larger=60,
)
"""What every test run can afford; the strides are prime, so that each client gets its turn."""
LARGER_MEET = 2
"""The first client, whose pairs are always known, and one in turn."""


def _strangers(catalogue: Catalogue, reading: Reading) -> tuple[Violation, ...]:
    """Exercises and conditions that only one of the two readings knows."""
    strange = sorted(
        (catalogue.exercises.keys() ^ reading.exercises.keys())
        | (catalogue.conditions.keys() ^ reading.conditions.keys())
    )
    what = "only one of the loaded catalogue and the reviewed files knows it"
    return tuple(
        Violation(held=(), client="any client", exercise=name, what=what) for name in strange
    )


def _go_through(run: Run, extent: Extent) -> None:
    """Meet every set, small ones first, since larger ones are compared with them."""
    names = tuple(run.reading.conditions)
    for size in (0, 1):
        for held in combinations(names, size):
            run.meet(held, len(run.benches))
            run.plan(held, extent.one_plans)
    for held in combinations(names, 2):
        run.meet(held, extent.pair_meets)
    for held in islice(combinations(names, 2), 0, None, extent.pairs_planned_every):
        run.plan(held, 1)
    for held in islice(combinations(names, 3), 0, None, extent.triples_every):
        run.meet(held, extent.triple_meets)
    for held in larger_sets(names, extent.larger):
        run.meet(held, LARGER_MEET)


def begin(catalogue: Catalogue, plan: Planner, folder: Traversable) -> Run:
    """Set the spread of clients beside the second reading, before any set is met."""
    reading = read_tables(folder)
    benches = tuple(bench(client, reading) for client in spread(catalogue))
    run = Run(catalogue=catalogue, reading=reading, benches=benches, planner=plan)
    for stranger in _strangers(catalogue, reading):
        run.tally.violated(stranger)
    return run


def certify(
    catalogue: Catalogue,
    *,
    part: bool = False,
    plan: Planner = plan_instantly,
    folder: Traversable | None = None,
) -> Certificate:
    """
    Check screening and planning against a second reading of the rule tables.

    Args:
        catalogue: The catalogue as the program loaded it.
        part: Go through a fixed part of the sets, as every test run does.
        plan: What plans; the instant planner if left out.
        folder: The reviewed files to read a second time; the shipped ones if left out.

    Returns:
        What was checked and proved, and every violation found (the first ones written out).
    """
    began = time.process_time()
    files = folder or shipped()
    run = begin(catalogue, plan, files)
    if not run.tally.violations:
        _go_through(run, PART if part else WHOLE)
    return Certificate(
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        code_version=__version__,
        part=part,
        conditions=len(run.reading.conditions),
        exercises=len(run.reading.exercises),
        rules=len(catalogue.rules),
        clients=tuple(bench.client.name for bench in run.benches),
        counts=run.tally.counts,
        proofs=proofs(catalogue, files, run.tally),
        violations=tuple(run.tally.violations),
        cpu_s=time.process_time() - began,
    )
