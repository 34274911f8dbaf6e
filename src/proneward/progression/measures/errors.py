"""What is wrong with an entry of a measure."""

from proneward.vocabulary import PronewardError


class UnusableScore(PronewardError):
    """Answers or a score that the measure cannot have; nothing is read from them."""
