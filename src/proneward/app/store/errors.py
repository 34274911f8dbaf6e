"""What can go wrong with a store. None of these sentences holds a client's data."""

from proneward.vocabulary import PronewardError


class StoreError(PronewardError):
    """Anything the store refuses or cannot do."""


# ------------------------------------------------------------------ the place itself


class Unreachable(StoreError):
    """A store that cannot be opened: no such place, no right to it, or nobody answers."""


class NotAStore(StoreError):
    """A file or a database that holds something else."""


class DamagedStore(StoreError):
    """A store whose file does not hold together."""


class ReadOnlyStore(StoreError):
    """A store that may be read and not written."""


class FullDisk(StoreError):
    """The disk did not take what was written."""


class BusyStore(StoreError):
    """Somebody else writes, and did not finish in time."""


class UnsafeRole(StoreError):
    """A database role for which the walls between organisations do not hold."""


class NewerStore(StoreError):
    """A store of a revision that this program does not know."""


class OlderStore(StoreError):
    """A store that must be upgraded first."""


class StoreFault(StoreError):
    """The database refused what this program should not have asked."""


# ------------------------------------------------------------------ what is kept in it


class UnknownClient(StoreError):
    """A client that the organisation does not have, or has erased."""


class UnknownRow(StoreError):
    """A programme, a decision, a person or an organisation that is not there."""


class EntryClash(StoreError):
    """Another entry of the same id is kept already."""


class StaleVersion(StoreError):
    """A record was changed by somebody else in the meantime."""


class AlreadyThere(StoreError):
    """A code, an address or an id that is taken."""


class WrongState(StoreError):
    """A programme or a decision that cannot go from its state to that one."""


class UnsafeDetail(StoreError):
    """Something that does not belong into the audit trail, which outlives every client's data."""


# ------------------------------------------------------------------ archives


class BadArchive(StoreError):
    """A file that is no whole, undamaged backup of a store."""


class TargetNotEmpty(StoreError):
    """A restore into a store that holds something already."""
