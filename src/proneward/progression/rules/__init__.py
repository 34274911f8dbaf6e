"""The rules of progression, one function each: what it sees, and whether it is met."""

from proneward.progression.rules.found import Words
from proneward.progression.rules.table import RULES, Found

__all__ = ["RULES", "Found", "Words"]
