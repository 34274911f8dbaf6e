"""Easier and harder to walk through: what lies near one exercise, and the whole of it."""

from proneward.app.actions.figures.gallery.walk.chart import (
    NODE_HEIGHT,
    NODE_WIDTH,
    Chart,
    chart_of,
)
from proneward.app.actions.figures.gallery.walk.columns import levels_of
from proneward.app.actions.figures.gallery.walk.near import Ways, ways_of

__all__ = ["NODE_HEIGHT", "NODE_WIDTH", "Chart", "Ways", "chart_of", "levels_of", "ways_of"]
