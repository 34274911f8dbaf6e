"""The reasons of a score or a change, in plain words."""

from collections.abc import Iterable

from proneward.catalogue import Catalogue
from proneward.progression.measures.model import Because


def _written(part: float | str) -> str:
    """Write a number as people do: one decimal at most."""
    return part if isinstance(part, str) else f"{round(part, 1):g}"


def sentences(because: Iterable[Because], catalogue: Catalogue) -> tuple[str, ...]:
    """Give each reason as the sentence that `words/en/measures.yaml` has for it."""
    return tuple(
        catalogue.says(
            "measures", why.key, **{name: _written(part) for name, part in why.parts.items()}
        )
        for why in because
    )
