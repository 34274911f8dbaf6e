"""What can keep a handout from being printed."""

from proneward.vocabulary import PronewardError


class MissingWords(PronewardError):
    """A sentence that the page needs is not among the catalogue's words."""


class Unprintable(PronewardError):
    """The document holds something that cannot be set on paper."""
