"""Stills: a motion as flat pictures on paper and screen."""

from proneward.figures.still.kept import carrying, panels_of
from proneward.figures.still.palette import literal
from proneward.figures.still.still import EDITION, Still, still

__all__ = ["EDITION", "Still", "carrying", "literal", "panels_of", "still"]
