"""What may take an attribute away: for people to read; no verdict leans on it."""

from proneward.catalogue.model import Catalogue, Exercise, Mitigation
from proneward.vocabulary import Attribute


def mitigation_for(attribute: str, exercise: Exercise, catalogue: Catalogue) -> Mitigation | None:
    """
    Give what may take an attribute of an exercise away, if anything does.

    A bed takes away getting down to the floor, and only from an exercise that a bed serves.
    """
    if attribute not in exercise.attributes:
        return None
    if attribute == Attribute.FLOOR_TRANSFER and not exercise.bed:
        return None
    return catalogue.mitigations.get(Attribute(attribute))
