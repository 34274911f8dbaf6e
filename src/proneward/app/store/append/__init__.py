"""Keep entries: acknowledged when they are on disk, many callers in one commit."""

from proneward.app.store.append.group import Appender
from proneward.app.store.append.write import add_entries

__all__ = ["Appender", "add_entries"]
