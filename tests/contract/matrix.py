"""The independent reading of the rules in review/, and what the real screening says beside it."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import attrs

from proneward.screening import Verdict

REVIEW = Path(__file__).parents[2] / "review"
STRENGTHS = ("absolute", "relative", "precaution", "indicated", "none")
Held = frozenset[str]


@attrs.frozen(kw_only=True)
class Row:
    """
    What becomes of one exercise: verdict, strongest strength, every rule, each rule's strength.

    The last comes from strengths.csv, which was read from the rule tables as matrix.csv was: a
    rule that always stands beside a stronger one shows its own strength nowhere else.
    """

    verdict: str
    strength: str
    rules: frozenset[str]
    strengths: frozenset[tuple[str, str]]

    def __str__(self) -> str:
        """Give it as a difference is printed."""
        rules = "; ".join(f"{rule} {own}" for rule, own in sorted(self.strengths)) or "no rule"
        return f"{self.verdict} ({self.strength}; {rules})"


Rows = Mapping[str, Row]
"""By exercise."""


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def strengths() -> dict[str, str]:
    """Give the strength of every rule, as the tables have it."""
    return {line["rule"]: line["strength"] for line in _read(REVIEW / "strengths.csv")}


def _row(verdict: str, strength: str, rules: Iterable[str]) -> Row:
    ids = frozenset(rules)
    own = frozenset((rule, strengths()[rule]) for rule in ids)
    return Row(verdict=verdict, strength=strength, rules=ids, strengths=own)


@cache
def matrix() -> dict[str, dict[str, Row]]:
    """Give the rows of matrix.csv, by condition and exercise."""
    found: dict[str, dict[str, Row]] = {}
    for line in _read(REVIEW / "matrix.csv"):
        row = _row(line["verdict"], line["strength"], filter(None, line["rules"].split(";")))
        found.setdefault(line["condition"], {})[line["exercise"]] = row
    return found


@cache
def interactions() -> dict[Held, dict[str, frozenset[str]]]:
    """Give the rules of interactions.csv, by pair of conditions and exercise."""
    found: dict[Held, dict[str, frozenset[str]]] = {}
    for line in _read(REVIEW / "interactions.csv"):
        pair = found.setdefault(frozenset({line["first"], line["second"]}), {})
        pair[line["exercise"]] = frozenset(line["rules"].split(";"))
    return found


def _strongest(strengths: Iterable[str]) -> str:
    return min(strengths, key=STRENGTHS.index)


def _together(rows: list[Row], added: frozenset[str]) -> Row:
    """What several rows come to, with the rules (all relative) that their meeting adds."""
    verdicts = {row.verdict for row in rows} | ({"withheld"} if added else set())
    return _row(
        next(word for word in ("withheld", "clinician-only", "cleared") if word in verdicts),
        _strongest([*(row.strength for row in rows), *(["relative"] if added else [])]),
        added.union(*(row.rules for row in rows)),
    )


@cache
def expected(held: Held) -> Rows:
    """Give what review/ says of every exercise, for who has these conditions."""
    pairs = [interactions().get(frozenset(pair), {}) for pair in combinations(held, 2)]
    return {
        exercise: _together(
            [matrix()[condition][exercise] for condition in held],
            frozenset().union(*(pair.get(exercise, frozenset()) for pair in pairs)),
        )
        for exercise in next(iter(matrix().values()))
    }


def row_of(verdict: Verdict) -> Row:
    """Give a verdict of the real screening as a row."""
    return Row(
        verdict=str(verdict.standing),
        strength=_strongest([*(str(reason.strength) for reason in verdict.reasons), "none"]),
        rules=frozenset(reason.rule for reason in verdict.reasons),
        strengths=frozenset((reason.rule, str(reason.strength)) for reason in verdict.reasons),
    )


def differences(held: Held, found: Rows) -> Iterator[str]:
    """Every exercise of which screening says something else, old → new."""
    for exercise, row in found.items():
        wanted = expected(held)[exercise]
        if row != wanted:
            yield f"{'+'.join(sorted(held))} × {exercise}: {wanted} → {row}"
