"""What a run through the sets finds: violations, and whether each premise of the argument holds."""

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
        """Count a violation, and keep the first ones, each once however often it is met."""
        self.counts["violations"] += 1
        if len(self.violations) < LISTED and violation not in self.violations:
            self.violations.append(violation)
