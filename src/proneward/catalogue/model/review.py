"""Who has read an entry, and what it stands on."""

from datetime import date

import attrs

UNREVIEWED = "unreviewed"


@attrs.frozen(kw_only=True)
class Review:
    """Who has read an entry; nobody qualified where `role` is unreviewed."""

    by: str | None
    role: str
    on: date | None
    due: date | None

    @property
    def signed(self) -> bool:
        """Whether a qualified person has put a name to the entry."""
        return self.role != UNREVIEWED and self.by is not None


@attrs.frozen(kw_only=True)
class Cited:
    """A source by its id, and what of it is meant."""

    id: str
    note: str | None


@attrs.frozen(kw_only=True)
class Source:
    """One source: what it supports, how strong it is, whether it was checked."""

    id: str
    short: str
    citation: str
    kind: str
    doi: str | None
    other_id: str | None
    supports: str
    strength: str
    checked: str
    review: Review
