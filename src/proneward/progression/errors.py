"""What progression refuses."""

from proneward.vocabulary import PronewardError


class UnknownThreshold(PronewardError):
    """A clinic sets a number that no rule has, or beyond what a clinic may set."""
