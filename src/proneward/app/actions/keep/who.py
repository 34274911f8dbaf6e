"""Who does something, and whether they may."""

from proneward.app.actions.keep.errors import NotAllowed, WhichOrganisation
from proneward.app.store import Organisation, Person, Role, Store
from proneward.record.journal import CLINICIANS_OWN, Correction, Entry, Lifted
from proneward.vocabulary import did_you_mean

SYSTEM = "system"
"""Who writes what follows from rules alone."""
FIRST_NAME = "This machine"


def must_be(person: Person | None, role: Role, what: str) -> Person:
    """
    Give a person who is there, active and of a role.

    Raises:
        NotAllowed: else, saying who may.
    """
    if person is None or not person.active or role not in person.roles:
        raise NotAllowed(
            what=what, why=f"only an active {role} may", fix=f"Ask a {role} of the organisation"
        )
    return person


def _check_override(lifted: Lifted, person: Person) -> None:
    licence = person.licence
    if licence is None or licence != lifted.override.licence:
        raise NotAllowed(
            what="An override",
            why="its licence is not that of the person who writes it",
            fix="Let the clinician who decides write it",
        )


def check_author(entry: Entry, person: Person | None) -> None:
    """
    Refuse an entry that whoever sends it may not write.

    Args:
        entry: What is sent.
        person: Who of the clinic sends it; None for the client.

    Raises:
        NotAllowed: saying who may.
    """
    author = "client" if person is None else person.id
    if entry.by != author:
        raise NotAllowed(
            what="An entry",
            why="it is signed by somebody else than who sends it",
            fix="Send only your own entries",
        )
    what = entry.what.what if isinstance(entry.what, Correction) else entry.what
    if isinstance(what, CLINICIANS_OWN):
        clinician = must_be(person, Role.CLINICIAN, f"A {type(what).__name__.lower()}")
        if isinstance(what, Lifted):
            _check_override(what, clinician)


def organisation_of(store: Store, name: str | None) -> Organisation:
    """
    Give the organisation of a name, or the only one; a first one is made where there is none.

    Raises:
        WhichOrganisation: if there are several, or none of that name.
    """
    known = store.organisations()
    if name is None and not known:
        return store.found(FIRST_NAME)
    named = [one for one in known if name in {None, one.name, one.id}]
    if len(named) == 1:
        return named[0]
    names = [one.name for one in known]
    raise WhichOrganisation(
        what=f"Organisation '{name}'" if name else "The organisation",
        why="there is none of that name" if name else f"there are several: {', '.join(names)}",
        fix=(did_you_mean(name, names) if name else "") or "Name one with --organisation",
    )
