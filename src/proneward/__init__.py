"""Proneward takes a person with a back from lying supine to working prone, safely and by steps."""

__version__ = "0.1.0"
