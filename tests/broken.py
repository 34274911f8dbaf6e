"""Catalogues for tests of the law: the shipped one, but changed."""

from collections.abc import Callable
from typing import TypeVar

import attrs

from proneward.catalogue import Catalogue, load

CATALOGUE = load()
T = TypeVar("T", bound=attrs.AttrsInstance)


def but(entry: T, **changes: object) -> T:
    """Give an entry, but changed."""
    evolve: Callable[..., T] = attrs.evolve
    return evolve(entry, **changes)


def changed(kind: str, key: str, **changes: object) -> Catalogue:
    """Give the catalogue with one entry of a mapping changed."""
    entries = getattr(CATALOGUE, kind)
    evolved = but(entries[key], **changes)
    return but(CATALOGUE, **{kind: {**entries, key: evolved}})
