"""Who the client is, and what happened to them."""

from proneward.record.known import Known
from proneward.record.model import (
    CONTRACT,
    Answer,
    ClientRecord,
    HeldCondition,
    HeldFinding,
    Licence,
    Override,
    Pain,
    RaisedCap,
)
from proneward.record.read import client_from, read_client
from proneward.record.schema import schema
from proneward.record.write import client_document, client_line

__all__ = [
    "CONTRACT",
    "Answer",
    "ClientRecord",
    "HeldCondition",
    "HeldFinding",
    "Known",
    "Licence",
    "Override",
    "Pain",
    "RaisedCap",
    "client_document",
    "client_from",
    "client_line",
    "read_client",
    "schema",
]
