"""
The first plan of four weeks, for generated clients: CPU seconds, and what is known of its gap.

The whole programme's optimum is not known. Two things that are known are printed: how far the
instant engine's sessions lie below the exact engine's, form by form in the same programme; and
that each exact form is proven best given the forms before it.
"""

import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path

from proneward.catalogue import Catalogue, load
from proneward.planning import Plan, plan
from proneward.record import ClientRecord
from proneward.screening import screen
from proneward.vocabulary import Decision

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that it runs as a script
from benchmarks import generated  # after the path is set

CLIENTS, EXACT_CLIENTS = 200, 40
LIMIT_S = 1.0


def timed(client: ClientRecord, catalogue: Catalogue, *, exact: bool = False) -> tuple[float, Plan]:
    """Give the CPU seconds of one plan, and the plan."""
    begun = time.process_time()
    made = plan(client, catalogue, generated.DAY, exact=exact)
    return time.process_time() - begun, made


def with_programme(catalogue: Catalogue, count: int) -> list[ClientRecord]:
    """Give generated clients that screening gives a programme."""
    found = []
    for client in generated.clients(catalogue):
        if screen(client, catalogue, generated.DAY).decision is Decision.PROGRAMME:
            found.append(client)
        if len(found) == count:
            break
    return found


def print_gaps(clients: list[ClientRecord], catalogue: Catalogue) -> None:
    """Print how instant programmes compare with exact ones."""
    seconds, shares, proven = [], [], 0
    for client in clients:
        cpu_s, exact = timed(client, catalogue, exact=True)
        if exact.programme is None:
            continue
        instant = plan(client, catalogue, generated.DAY)
        seconds.append(cpu_s)
        proven += exact.gap == 0
        shares.append((exact.value - instant.value) / exact.value)
    print(
        f"exact engine     {len(shares)} programmes: CPU median {statistics.median(seconds):.2f},"
        f" max {max(seconds):.2f} s; {proven} proven best form by form"
    )
    print(
        f"instant engine   below the exact programme by {statistics.mean(shares):.2%} on average,"
        f" {max(shares):.2%} at most (a later form may gain what an earlier one gave up)"
    )


def main() -> int:
    """Measure, print, and say whether the limit holds."""
    catalogue = load()
    clients = with_programme(catalogue, CLIENTS)
    first_s, _ = timed(clients[0], catalogue)
    made = [timed(client, catalogue) for client in clients]
    seconds = sorted(cpu_s for cpu_s, _ in made)
    days = sum(len(p.programme.sessions) for _, p in made if p.programme)
    print(f"first plan of the process {first_s:.3f} CPU-s (limit {LIMIT_S:.1f})")
    print(
        f"{len(seconds)} programmes, {days} sessions over {timedelta(weeks=4).days} days:"
        f" CPU p50 {seconds[len(seconds) // 2] * 1e3:.0f},"
        f" p99 {seconds[int(len(seconds) * 0.99)] * 1e3:.0f},"
        f" max {seconds[-1] * 1e3:.0f} ms (limit {LIMIT_S * 1e3:.0f} ms)"
    )
    print_gaps(clients[:EXACT_CLIENTS], catalogue)
    holds = max(first_s, seconds[-1]) <= LIMIT_S
    print("holds" if holds else "MISSED")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
