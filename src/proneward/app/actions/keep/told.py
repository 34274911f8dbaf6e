"""What was told: kept after a look at who may say it."""

from collections.abc import Sequence

from proneward.app.actions.keep.clinic import Clinic
from proneward.app.actions.keep.who import check_author
from proneward.app.store import Acknowledged, Person
from proneward.record.journal import Entry


def tell(
    clinic: Clinic,
    client: str,
    entries: Sequence[Entry],
    *,
    by: Person | None,
) -> Acknowledged:
    """
    Keep entries; back only when they are on disk.

    Args:
        clinic: Where.
        client: About whom.
        entries: What was told; what is there already is there once.
        by: Who of the clinic tells it; None for the client.

    Raises:
        NotAllowed: if one of them is not theirs to write; none is kept.
        UnknownClient: if there is no such client.
        EntryClash: if another entry has the id of one of them.
    """
    for entry in entries:
        check_author(entry, by)
    return clinic.store.append(clinic.organisation, client, entries)
