"""Pictures of bodies that exercise, from the one definition of how each exercise moves."""

from proneward.figures.still import EDITION, Still, carrying, literal, panels_of, still

__all__ = ["EDITION", "Still", "carrying", "literal", "panels_of", "still"]
