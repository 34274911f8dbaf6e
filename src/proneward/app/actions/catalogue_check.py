"""Check a catalogue: every file, every reference, and that the worked cases are records."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

import attrs

from proneward.app.actions.clients import known_words
from proneward.app.actions.figures.check import (
    motion_offences,
    redrawn_offences,
    some,
    stale_offences,
)
from proneward.catalogue import (
    Catalogue,
    Offence,
    UnsoundCatalogue,
    lint,
    load_from,
    read_cases,
    shipped,
)
from proneward.record import client_from
from proneward.vocabulary import PronewardError


@attrs.frozen(kw_only=True)
class CatalogueCheck:
    """What a check found: every offender, and the catalogue if it could be built."""

    catalogue: Catalogue | None
    cases: int
    offences: tuple[Offence, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.offences


def _unread_clients(structs: Mapping[str, object], catalogue: Catalogue) -> Iterator[Offence]:
    """The worked cases whose client is not a record."""
    known = known_words(catalogue)
    for path, case in structs.items():
        try:
            client_from(getattr(case, "client", None), known, path)
        except PronewardError as error:
            at = error.what.removeprefix(path).strip(", ")
            yield Offence(file=path, what=f"client, {at}: {error.why}", fix=error.fix)


def _pictures(folder: Traversable, catalogue: Catalogue) -> Iterator[Offence]:
    """Check the shipped pictures, where it is the shipped catalogue that is checked."""
    if folder != shipped():
        return
    stale = tuple(stale_offences(catalogue))
    yield from stale
    if not stale:
        yield from redrawn_offences(some(catalogue))


def check_catalogue(folder: Traversable) -> CatalogueCheck:
    """Check the catalogue in a folder, and give every offender."""
    cases_exist = folder.joinpath("cases").is_dir()
    cases = read_cases(folder) if cases_exist else None
    structs, unread = (cases.structs, cases.offences) if cases else ({}, ())
    try:
        catalogue = load_from(folder)
    except UnsoundCatalogue as unsound:
        offences = (*unsound.offences, *unread)
        return CatalogueCheck(catalogue=None, cases=len(structs), offences=offences)
    clients = _unread_clients(structs, catalogue)
    moving = (*motion_offences(folder, catalogue), *_pictures(folder, catalogue))
    return CatalogueCheck(
        catalogue=catalogue,
        cases=len(structs),
        offences=tuple(sorted((*lint(catalogue), *unread, *clients, *moving))),
    )
