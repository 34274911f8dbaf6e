"""Take a store elsewhere and back, and see whether it holds together."""

from proneward.app.store.backup.check import Checked, check
from proneward.app.store.backup.manifest import Manifest
from proneward.app.store.backup.restore import restore
from proneward.app.store.backup.write import back_up

__all__ = ["Checked", "Manifest", "back_up", "check", "restore"]
