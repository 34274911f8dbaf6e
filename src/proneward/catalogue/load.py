"""The reviewed catalogue that is shipped in the package, or one in a folder."""

from functools import cache
from importlib.resources import files as resources
from importlib.resources.abc import Traversable

from proneward.catalogue.build import build
from proneward.catalogue.model import Catalogue
from proneward.catalogue.read import read


def shipped() -> Traversable:
    """Where the reviewed files of this package lie."""
    return resources("proneward.catalogue").joinpath("reviewed")


@cache
def load() -> Catalogue:
    """
    Load the shipped catalogue: the one place where a pure room reads files.

    Raises:
        UnsoundCatalogue: if the package is damaged.
    """
    return build(read(shipped()))


def load_from(folder: Traversable) -> Catalogue:
    """
    Load a catalogue from a folder of reviewed files.

    Raises:
        UnsoundCatalogue: with every offender.
    """
    return build(read(folder))
