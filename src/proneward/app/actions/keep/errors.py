"""What is refused although it could be done."""

from proneward.vocabulary import PronewardError


class NotAllowed(PronewardError):
    """Something that only somebody else may do."""


class NothingToDecide(PronewardError):
    """A decision that nobody has to say anything to."""


class WhichOrganisation(PronewardError):
    """A store with several organisations, of which none was named."""
