"""
Print the coverage of each room, and fail if one is below its floor.

Reads the JSON report that `coverage` wrote. A room's coverage is its executed lines and branches
together, as a share of all its lines and branches. The floors stand in pyproject.toml under
`tool.proneward.coverage`.

Usage: python tools/coverage_floor.py REPORT
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

PACKAGE = "proneward"


class Floors(msgspec.Struct, forbid_unknown_fields=True):
    """The least share that must have run: everything in some rooms, most of the others."""

    floor_percent: float
    full: frozenset[str]

    def of(self, room: str) -> float:
        """The floor of one room."""
        return 100.0 if room in self.full else self.floor_percent


class Summary(msgspec.Struct):
    """How many lines and branches a file has, and how many of them ran."""

    covered_lines: int
    covered_branches: int
    num_statements: int
    num_branches: int


class Covered(msgspec.Struct):
    """What the report says of one file."""

    summary: Summary
    missing_lines: list[int]
    missing_branches: list[tuple[int, int]]

    @property
    def done(self) -> int:
        """How many lines and branches ran."""
        return self.summary.covered_lines + self.summary.covered_branches

    @property
    def total(self) -> int:
        """How many lines and branches there are."""
        return self.summary.num_statements + self.summary.num_branches


class Report(msgspec.Struct):
    """The report, as far as it is read here."""

    files: dict[str, Covered]


def read_floors(project: Path) -> Floors:
    """The floors that the project declares."""
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["tool"][PACKAGE]["coverage"]
    return msgspec.convert(declared, Floors)


def room_of(file: str) -> str:
    """The room that a file stands in; the package itself for a file outside every room."""
    parts = Path(file).parts
    inside = parts[parts.index(PACKAGE) + 1 :]
    return inside[0] if len(inside) > 1 else PACKAGE


def by_room(report: Report) -> dict[str, dict[str, Covered]]:
    """The files of each room, the rooms in order."""
    rooms: dict[str, dict[str, Covered]] = defaultdict(dict)
    for name, file in report.files.items():
        rooms[room_of(name)][name] = file
    return dict(sorted(rooms.items()))


def percent(files: Iterable[Covered]) -> float:
    """The share that ran; a room without code is covered."""
    counts = [(file.done, file.total) for file in files]
    total = sum(total for _, total in counts)
    return 100.0 * sum(done for done, _ in counts) / total if total else 100.0


def gaps(files: Mapping[str, Covered]) -> list[str]:
    """What did not run, file by file."""
    return [
        f"  {name}: lines {file.missing_lines}, branches {file.missing_branches}"
        for name, file in files.items()
        if file.done < file.total
    ]


def main(report: str) -> int:
    """Print each room's figure, and every gap in a room that is below its floor."""
    floors = read_floors(Path("pyproject.toml"))
    rooms = by_room(msgspec.json.decode(Path(report).read_bytes(), type=Report))
    below = False
    for room, files in rooms.items():
        share, floor = percent(files.values()), floors.of(room)
        print(f"{room:12} {share:6.2f} % of lines and branches (at least {floor:g} %)")
        if share < floor:
            below = True
            print("\n".join(gaps(files)), file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
