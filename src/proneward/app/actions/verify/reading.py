"""
The second reading of the rule tables: from the reviewed files to bit masks, by another way.

It shares the strict YAML parser with the catalogue and nothing with screening: no rule, verdict or
limit of that room is imported here. One integer holds a set of exercises, a bit for each, in the
order of their ids; a rule becomes the set that it touches; and the verdict on a client with many
conditions is a few ORs. If screening and this reading agree, a mistake would have to have been
made twice, in two different shapes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from itertools import combinations

import attrs

from proneward.app.actions.verify.rows import (
    ConditionRow,
    ExerciseRow,
    LaneRow,
    OneRow,
    PairRow,
    SizesRow,
    UnknownRow,
    all_rows,
    one_row,
)

STRENGTHS = ("absolute", "relative", "precaution", "indicated")
WITHHOLDING = 1
"""Place in `Levels` of everything that is at least relative."""
Levels = tuple[int, int, int, int]
"""The exercises that something at least this strong touches, for each of STRENGTHS."""
NOTHING: Levels = (0, 0, 0, 0)


@attrs.frozen(kw_only=True)
class Reading:
    """The tables as sets of exercises; every set is an integer with a bit for each exercise."""

    exercises: Mapping[str, ExerciseRow]
    bits: Mapping[str, int]
    conditions: Mapping[str, ConditionRow]
    clinician_only: int
    on_floor: Mapping[frozenset[str], Levels]
    on_bed: Mapping[frozenset[str], Levels]
    beside_unknown: Levels
    lane: LaneRow
    sizes: SizesRow

    @property
    def everything(self) -> int:
        """The set of all exercises."""
        return (1 << len(self.bits)) - 1

    def levels(self, held: Iterable[str], *, bed: bool, unknown: bool) -> Levels:
        """Give what is touched, at least how strongly, for who holds these conditions."""
        table = self.on_bed if bed else self.on_floor
        found = self.beside_unknown if unknown else NOTHING
        for met in _ones_and_pairs(held):
            if met in table:
                found = either(found, table[met])
        return found

    def locks(self, held: Iterable[str]) -> bool:
        """Whether one of the conditions stops any programme."""
        rows = (self.conditions[name] for name in held)
        return any(row.start_stage == 0 or row.referral in {"urgent", "emergency"} for row in rows)

    def opens_lane(self, held: Iterable[str]) -> bool:
        """Whether finding and condition for the extension lane are both there."""
        names = set(held)
        leg = not names.isdisjoint(self.lane.opened_by_conditions)
        return leg and self.lane.opened_by_finding in names

    def names(self, chosen: int) -> Iterator[str]:
        """Give the exercises of a set."""
        return (name for name, bit in self.bits.items() if chosen & bit)


def either(one: Levels, other: Levels) -> Levels:
    """Give what one or the other touches, at each strength."""
    return (one[0] | other[0], one[1] | other[1], one[2] | other[2], one[3] | other[3])


def _ones_and_pairs(held: Iterable[str]) -> Iterator[frozenset[str]]:
    names = tuple(held)
    for size in (1, 2):
        for chosen in combinations(names, size):
            yield frozenset(chosen)


def _at(strength: str, chosen: int) -> Levels:
    """A set at one strength and at every weaker one."""
    place = STRENGTHS.index(strength)
    absolute, relative, precaution, indicated = (
        chosen if weaker >= place else 0 for weaker in range(len(STRENGTHS))
    )
    return absolute, relative, precaution, indicated


def _written(folder: Traversable) -> Iterator[tuple[frozenset[str], str, str]]:
    """Every rule as it is written: conditions, attribute, strength."""
    for one in all_rows(folder.joinpath("rules/screening"), OneRow):
        for group in one.groups:
            for attribute in group.rules.values():
                yield frozenset({one.condition}), attribute, group.strength
    for pair in all_rows(folder.joinpath("rules/interactions"), PairRow):
        for attribute in pair.attributes:
            yield frozenset(pair.conditions), attribute, pair.strength


def _carriers(rows: Iterable[ExerciseRow], *, bed: bool) -> dict[str, int]:
    """Which exercises carry each attribute; a bed takes getting down from what it serves."""
    carriers: dict[str, int] = defaultdict(int)
    for place, row in enumerate(rows):
        carriers["ALL"] |= 1 << place
        for attribute in row.attributes:
            if not (bed and row.bed and attribute == "floor-transfer"):
                carriers[attribute] |= 1 << place
    return carriers


def _table(folder: Traversable, carriers: dict[str, int]) -> dict[frozenset[str], Levels]:
    table: dict[frozenset[str], Levels] = {}
    for conditions, attribute, strength in _written(folder):
        touched = _at(strength, carriers[attribute])
        table[conditions] = either(table.get(conditions, NOTHING), touched)
    return table


def _beside_unknown(rows: Iterable[ExerciseRow], rule: UnknownRow) -> Levels:
    gentle = (rule.keeps_direction, rule.keeps_load)
    withheld = sum(
        1 << place
        for place, row in enumerate(rows)
        if row.stage > rule.keeps_stage_most or (row.direction, row.load) != gentle
    )
    return _at(rule.strength, withheld)


def read_tables(folder: Traversable) -> Reading:
    """Read the tables of an edition, from its files alone."""
    rows = sorted(all_rows(folder.joinpath("exercises"), ExerciseRow), key=lambda row: row.id)
    floor, bed = (_carriers(rows, bed=bed) for bed in (False, True))
    conditions = all_rows(folder.joinpath("conditions"), ConditionRow)
    return Reading(
        exercises={row.id: row for row in rows},
        bits={row.id: 1 << place for place, row in enumerate(rows)},
        conditions={row.id: row for row in conditions},
        clinician_only=floor["clinician-only"],
        on_floor=_table(folder, floor),
        on_bed=_table(folder, bed),
        beside_unknown=_beside_unknown(
            rows, one_row(folder.joinpath("rules/unknown-condition.yaml"), UnknownRow)
        ),
        lane=one_row(folder.joinpath("rules/progression/lane-extension.yaml"), LaneRow),
        sizes=one_row(folder.joinpath("rules/dosage/session.yaml"), SizesRow),
    )
