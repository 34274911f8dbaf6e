"""What an archive says of itself, strict."""

from datetime import datetime

import msgspec

FORMAT = 1
MANIFEST = "manifest.json"
KIND = "proneward-backup"


class TableIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table in an archive."""

    name: str
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """What its file in the archive is called."""
        return f"tables/{self.name}.ndjson"


class TrailEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where an organisation's audit trail ended."""

    organisation: str
    number: int
    hash: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """
    An archive's first page.

    `tables` stand in the order in which they can be filled. `arrived` is the last number of
    arrival that was given out, and `trails` are the ends of the audit trails.
    """

    kind: str
    format: int
    program: str
    revision: str
    made_at: datetime
    arrived: int
    tables: tuple[TableIn, ...]
    trails: tuple[TrailEnd, ...]
