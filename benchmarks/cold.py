"""
What a person waits for: `proneward plan` from a cold process, and what it keeps in memory.

Prints wall and CPU seconds and the peak of memory over several runs, each beside its limit and
beside a bare Python that does nothing, and shows that no solver is imported on the way. Wall time
is judged by its fastest run, since a busy machine only ever adds to it.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
WALL_LIMIT_S, MEMORY_LIMIT_MB = 1.0, 150.0
CLIENT = str(Path(__file__).parent.parent / "examples" / "clients" / "facet-pain.yaml")
PLAN = [sys.executable, "-m", "proneward", "plan", CLIENT, "--on", "2026-11-24"]
BARE = [sys.executable, "-c", "pass"]
SOLVERS = """
import sys
from proneward.app.cli import main
sys.argv = ["proneward", "plan", sys.argv[1], "--on", "2026-11-24"]
try:
    main()
except SystemExit:
    pass
print(sorted(name for name in sys.modules if name in ("highspy", "ortools")), file=sys.stderr)
"""


def once(command: list[str]) -> tuple[float, float, float]:
    """Give the wall seconds, CPU seconds and peak megabytes of one run."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603  # our own command
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall_s = time.perf_counter() - begun
    assert process.returncode == 0, command
    return wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def row(name: str, command: list[str]) -> tuple[float, float]:
    """Print the figures of a command; give its fastest wall time and its highest memory."""
    once(command)
    wall, cpu, memory = zip(*(once(command) for _ in range(RUNS)), strict=True)
    print(
        f"{name:16} wall min {min(wall):5.2f}  median {statistics.median(wall):5.2f} s"
        f"   CPU median {statistics.median(cpu):5.2f} s   peak {max(memory):5.0f} MB"
    )
    return min(wall), max(memory)


def imported_solvers() -> str:
    """Give the solvers that a plan imported, as Python prints a list."""
    run = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", SOLVERS, CLIENT], capture_output=True, text=True, check=True
    )
    return run.stderr.strip()


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    row("python alone", BARE)
    wall_s, memory_mb = row("proneward plan", PLAN)
    solvers = imported_solvers()
    print(f"limits           wall {WALL_LIMIT_S:.2f} s   peak {MEMORY_LIMIT_MB:.0f} MB")
    print(f"solvers imported {solvers}")
    holds = wall_s <= WALL_LIMIT_S and memory_mb <= MEMORY_LIMIT_MB and solvers == "[]"
    print("holds" if holds else "MISSED")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
