"""Sentences of the programme's words, filled in."""

from collections.abc import Sequence
from datetime import date

from proneward.catalogue import Catalogue
from proneward.exchange.handout.model import Span


def says(catalogue: Catalogue, key: str, **parts: object) -> str:
    """Give a sentence of the programme's words."""
    return catalogue.says("programme", key, **parts)


def numbered(catalogue: Catalogue, stem: str) -> tuple[str, ...]:
    """Sentences of the words whose keys are `stem-1`, `stem-2`, …, in that order."""
    words = catalogue.words["programme"]
    count = sum(key.startswith(f"{stem}-") and key[len(stem) + 1 :].isdigit() for key in words)
    return tuple(words[f"{stem}-{place}"] for place in range(1, count + 1))


def day_words(catalogue: Catalogue, day: date) -> str:
    """Give a day as it is read within a programme, without its year."""
    month = catalogue.words["handout"][f"month-{day.month}"]
    return says(catalogue, "day", day=day.day, month=month)


def span_words(catalogue: Catalogue, span: Span, whole: Span) -> str:
    """Say which days of the whole these are; nothing if they are all of them."""
    first, last = day_words(catalogue, span.first), day_words(catalogue, span.last)
    if span.first <= whole.first and span.last >= whole.last:
        return ""
    if span.first == span.last:
        return says(catalogue, "only-on", day=first)
    if span.first <= whole.first:
        return says(catalogue, "until-day", day=last)
    if span.last >= whole.last:
        return says(catalogue, "from-day", day=first)
    return says(catalogue, "from-until", first=first, last=last)


def these_sessions(catalogue: Catalogue, forms: Sequence[str]) -> str:
    """Name sessions by their letters, as they stand inside a sentence."""
    *some, last = forms
    if not some:
        return says(catalogue, "one-session", form=last)
    return says(catalogue, "some-sessions", others=", ".join(some), last=last)


def review_state(catalogue: Catalogue) -> str:
    """Say whether anybody qualified stands for the entries."""
    return says(catalogue, "review-state-signed" if catalogue.reviewed else "review-state")
