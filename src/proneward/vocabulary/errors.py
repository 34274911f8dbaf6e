"""The root error: every refusal says what is wrong, why, and what to do."""


class PronewardError(Exception):
    """
    Something a reader can put right.

    Args:
        what: What is wrong, naming the thing (never a client's data).
        why: Why it is refused.
        fix: What to do about it.
    """

    def __init__(self, *, what: str, why: str, fix: str) -> None:
        """Keep the three sentences apart, so that each surface can lay them out."""
        super().__init__(what, why, fix)
        self.what = what
        self.why = why
        self.fix = fix

    def __str__(self) -> str:
        """Give the three sentences in one paragraph."""
        return f"{self.what}: {self.why}. {self.fix}."


class Unreadable(PronewardError):
    """A file or a stream that cannot be taken as a strict document."""


class Malformed(PronewardError):
    """A document that was read, but does not have the shape it must have."""


class UnknownWord(PronewardError):
    """An id or a phrase that nothing in the catalogue answers to."""
