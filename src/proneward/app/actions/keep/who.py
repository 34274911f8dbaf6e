"""Who does something, and whether they may."""

from proneward.app.actions.keep.errors import NotAllowed, WhichOrganisation
from proneward.app.store import Organisation, Person, Role, Scope, Store, read
from proneward.record.journal import (
    BY_CLIENT,
    CLINICIANS_OWN,
    Answers,
    Approval,
    Correction,
    Entry,
    Lifted,
    Told,
)
from proneward.vocabulary import did_you_mean

SYSTEM = "system"
"""Who writes what follows from rules alone."""
FIRST_NAME = "This machine"


def known(scope: Scope, person: Person) -> Person:
    """
    Give a person as the organisation knows them now, whatever whoever calls remembers of them.

    Raises:
        NotAllowed: if they are not of the organisation, or not active any more.
    """
    found = read.person(scope, person.id)
    if found is None or not found.active:
        raise NotAllowed(
            what="Somebody of the clinic",
            why="the organisation does not know them, or they are not active any more",
            fix="Ask an administrator of the organisation",
        )
    return found


def _check_role(person: Person | None, role: Role, what: str) -> Person:
    if person is None or role not in person.roles:
        raise NotAllowed(
            what=what, why=f"only an active {role} may", fix=f"Ask a {role} of the organisation"
        )
    return person


def must_be(scope: Scope, person: Person, role: Role, what: str) -> Person:
    """
    Give a person as the organisation knows them, who is active and of a role.

    Raises:
        NotAllowed: else, saying who may.
    """
    return _check_role(known(scope, person), role, what)


def _check_override(lifted: Lifted, person: Person) -> None:
    licence = person.licence
    if licence is None or licence != lifted.override.licence:
        raise NotAllowed(
            what="An override",
            why="its licence is not that of the person who writes it",
            fix="Let the clinician who decides write it",
        )


def _check_told(what: Told | None, person: Person | None) -> None:
    """Refuse what only a clinician tells, and an approval, which is told with what follows it."""
    if isinstance(what, Approval):
        raise NotAllowed(
            what="An approval",
            why="it is kept together with what follows from it, and never changed",
            fix="Answer the proposal itself, or decide a stage",
        )
    if isinstance(what, CLINICIANS_OWN):
        clinician = _check_role(person, Role.CLINICIAN, f"A {type(what).__name__.lower()}")
        if isinstance(what, Lifted):
            _check_override(what, clinician)


def _check_replaced(replaced: Entry | None, person: Person | None) -> None:
    """Refuse to correct what is not one's own to correct."""
    if replaced is None or isinstance(replaced.what, Correction):
        raise NotAllowed(
            what="A correction",
            why="the entry that it corrects is not there",
            fix="Send that entry first, or with it",
        )
    if person is None:
        if not replaced.of_client:
            raise NotAllowed(
                what="A correction",
                why="the entry that it corrects was written by the clinic",
                fix="Correct only your own entries",
            )
        return
    _check_told(replaced.what, person)
    if isinstance(replaced.what, Answers):
        _check_role(person, Role.CLINICIAN, "A correction of answers to safety questions")


def check_author(entry: Entry, person: Person | None, replaced: Entry | None = None) -> None:
    """
    Refuse an entry that whoever sends it may not write.

    Args:
        entry: What is sent.
        person: Who of the clinic sends it; None for the client.
        replaced: The entry that a correction is about in the end.

    Raises:
        NotAllowed: saying who may.
    """
    author = BY_CLIENT if person is None else person.id
    if entry.by != author:
        raise NotAllowed(
            what="An entry",
            why="it is signed by somebody else than who sends it",
            fix="Send only your own entries",
        )
    if isinstance(entry.what, Correction):
        _check_replaced(replaced, person)
        _check_told(entry.what.what, person)
    else:
        _check_told(entry.what, person)


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
