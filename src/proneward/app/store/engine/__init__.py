"""The database under the store: where it is, how it is opened, and what its errors mean."""

from proneward.app.store.engine.address import address_of
from proneward.app.store.engine.connect import Database, of_sqlite
from proneward.app.store.engine.walls import tell_erasing, tell_organisation, tell_whole

__all__ = [
    "Database",
    "address_of",
    "of_sqlite",
    "tell_erasing",
    "tell_organisation",
    "tell_whole",
]
