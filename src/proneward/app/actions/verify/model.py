"""What `verify` hands out: a certificate that says what was checked, how, and what was not."""

from collections import Counter

import attrs

LISTED = 20
"""How many violations are written out: enough to see a pattern, few enough to read."""


@attrs.frozen(kw_only=True)
class Violation:
    """One place where the code does something else than the tables say."""

    held: tuple[str, ...]
    client: str
    exercise: str | None
    what: str

    def __str__(self) -> str:
        """Give it as one line."""
        held = " + ".join(self.held) or "no condition"
        about = f" × {self.exercise}" if self.exercise else ""
        return f"{held}{about} ({self.client}): {self.what}"


@attrs.frozen(kw_only=True)
class Proof:
    """One step of the argument that carries small sets over to all of them."""

    claim: str
    shown_by: str
    holds: bool


@attrs.define(kw_only=True)
class Tally:
    """What was gone through so far, and what was found wrong."""

    counts: Counter[str] = attrs.field(factory=Counter)
    violations: list[Violation] = attrs.field(factory=list)

    def violated(self, violation: Violation) -> None:
        """Count a violation, and keep the first ones."""
        self.counts["violations"] += 1
        if len(self.violations) < LISTED:
            self.violations.append(violation)


@attrs.frozen(kw_only=True)
class Certificate:
    """
    What was enumerated, what was proved and how, and what neither covers.

    `counts` has `screened 0` to `screened 3` (screenings by the size of the set), `screened
    larger`, `planned`, `programmes`, `sessions`, `items` and `violations`.
    """

    catalogue_version: str
    catalogue_digest: str
    code_version: str
    part: bool
    conditions: int
    exercises: int
    rules: int
    clients: tuple[str, ...]
    counts: Counter[str]
    proofs: tuple[Proof, ...]
    not_covered: tuple[str, ...]
    violations: tuple[Violation, ...]
    cpu_s: float

    @property
    def holds(self) -> bool:
        """Whether nothing was violated and every step of the argument stands."""
        return not self.counts["violations"] and all(proof.holds for proof in self.proofs)
