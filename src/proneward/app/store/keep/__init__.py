"""What may be written to an organisation, each in a transaction of the caller."""

from proneward.app.store.append import add_entries
from proneward.app.store.keep.clients import add_client, lock_client, record_version
from proneward.app.store.keep.decided import (
    approve_programme,
    keep_decision,
    keep_programme,
    settle_decision,
    supersede_open,
    withdraw_programme,
)
from proneward.app.store.keep.erase import Erased, erase_client
from proneward.app.store.keep.ids import uuid7
from proneward.app.store.keep.people import add_person, change_person, save_settings

__all__ = [
    "Erased",
    "add_client",
    "add_entries",
    "add_person",
    "approve_programme",
    "change_person",
    "erase_client",
    "keep_decision",
    "keep_programme",
    "lock_client",
    "record_version",
    "save_settings",
    "settle_decision",
    "supersede_open",
    "uuid7",
    "withdraw_programme",
]
