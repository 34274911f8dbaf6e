"""What is wrong with a catalogue: every offender, not the first."""

from collections.abc import Iterable

import attrs

from proneward.vocabulary import PronewardError


@attrs.frozen(kw_only=True, order=True)
class Offence:
    """One thing that is wrong in one file."""

    file: str
    what: str
    fix: str

    def __str__(self) -> str:
        """Give it as one line."""
        return f"{self.file}: {self.what}. {self.fix}."


class UnsoundCatalogue(PronewardError):
    """A catalogue with offenders; nothing is made from it."""

    def __init__(self, offences: Iterable[Offence]) -> None:
        """Keep every offence, and say them all."""
        self.offences = tuple(sorted(offences))
        count = len(self.offences)
        super().__init__(
            what=f"The catalogue has {count} offender{'s' if count != 1 else ''}",
            why="\n  ".join(["", *map(str, self.offences)]),
            fix="Correct them and run `proneward catalogue check` again",
        )
