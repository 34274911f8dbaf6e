"""The command line: commands say what actions found, in words or as JSON."""

from proneward.app.cli.main import main, run

__all__ = ["main", "run"]
