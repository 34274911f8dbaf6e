"""Worst cases that are searched for, since a model of clients shows only what it assumes."""

from proneward.app.actions.simulate.worst.found import Worst, search
from proneward.app.actions.simulate.worst.stay import Letter, Stay, letters, stay

__all__ = ["Letter", "Stay", "Worst", "letters", "search", "stay"]
