"""The keys of the fixed sentences, which live in the catalogue's words."""

from collections.abc import Mapping

from proneward.exchange.handout.errors import MissingWords

_EVERY_SHEET = frozenset(
    {"language", "date", "name-gap", "page-of", "clinic", "clinic-gap", "clinic-not-emergencies"}
    | {"emergency", "footer-stop", "sources-heading", "catalogue-line"}
    | {f"month-{month}" for month in range(1, 13)}
)
HANDOUT_WORDS = _EVERY_SHEET | frozenset(
    {"draft", "draft-note", "draft-mark", "approved-by", "session-minutes"}
    | {"avoid", "take-care", "caution", "because", "several-heading", "several-lead"}
    | {"pain-heading", "pain-during", "pain-morning", "stop-heading", "why-heading"}
    | {"held-heading", "held-lead", "held-movements", "held-exercises", "held-source"}
    | {"figure-start", "figure-move"}
    | {f"day-{size}-{day}" for size in ("short", "letter") for day in range(1, 8)}
)
"""Every key that a handout reads."""
NOTICE_WORDS = _EVERY_SHEET | frozenset(
    {"notice-show", "notice-reasons", "notice-questions", "notice-relax", "notice-call"}
)
"""Every key that a notice reads."""


def require(words: Mapping[str, str], keys: frozenset[str]) -> None:
    """
    Refuse words that leave a sentence of the page unsaid.

    Raises:
        MissingWords: naming every key that is missing.
    """
    missing = sorted(keys - words.keys())
    if missing:
        raise MissingWords(
            what="The words of the handout",
            why=f"these keys are missing: {', '.join(missing)}",
            fix="Add them to the catalogue's words for the handout",
        )
