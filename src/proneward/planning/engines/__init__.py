"""Engines that compose one session: instant, exact, exhaustive."""

from proneward.planning.engines.instant import instant

__all__ = ["instant"]
