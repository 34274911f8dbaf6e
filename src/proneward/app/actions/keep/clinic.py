"""One organisation at work: its place in the store, and the catalogue it works with."""

from contextlib import AbstractContextManager
from datetime import datetime

import attrs

from proneward.app.store import Scope, Store, WritingScope
from proneward.catalogue import Catalogue


@attrs.frozen(kw_only=True, eq=False)
class Clinic:
    """An organisation, by its id, in an open store; everything that is kept is kept for one."""

    store: Store
    organisation: str
    catalogue: Catalogue

    def reading(self) -> AbstractContextManager[Scope]:
        """Give what is kept, as it is at one moment."""
        return self.store.reading(self.organisation)

    def writing(self) -> AbstractContextManager[WritingScope]:
        """Give what is kept, to be changed: on disk at the end of the block, or not at all."""
        return self.store.writing(self.organisation)

    def now(self) -> datetime:
        """Give the moment it is, by the store's clock."""
        return self.store.now()
