"""What a handout may be built from; its builders serve the other handout tests too."""

from datetime import date

import pytest

from proneward.exchange.handout import (
    HANDOUT_WORDS,
    NOTICE_WORDS,
    Act,
    Clinic,
    Handout,
    HandoutItem,
    HandoutSession,
    HeldBack,
    MissingWords,
    Notice,
    NoticeKind,
    Paper,
    PositionBlock,
    Span,
    StopWords,
    render,
)

FILLED_IN = {
    "language": "en",
    "date": "{day} {month} {year}",
    "name-gap": "Name:",
    "page-of": "Page {page} of {pages}",
    "footer-stop": "When to stop: page {page}.",
    "draft": "DRAFT – not yet approved",
    "draft-mark": "DRAFT",
    "approved-by": "Approved by {who}",
    "session-minutes": "about {minutes} minutes",
    "held-source": "Source: {source}. How we know: {evidence}.",
    "catalogue-line": "Catalogue {version}, digest {digest}.",
    "stop-heading": "When to stop and whom to call",
    "month-11": "November",
}
WORDS = {key: key.replace("-", " ") for key in HANDOUT_WORDS | NOTICE_WORDS} | FILLED_IN
FOUR_WEEKS = Span(date(2026, 11, 24), date(2026, 12, 21))
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40">'
    b'<path d="M0 38 Q 50 0 100 38" fill="none" stroke="#1F2A37"/></svg>'
)


def an_item(number: int = 1, /, **said: object) -> HandoutItem:
    """Give an exercise whose every sentence carries its number."""
    sentences: dict[str, object] = {
        "number": number,
        "exercise": f"exercise-{number}",
        "name": f"Exercise{number}",
        "dose": "2 × 8",
        "dose_detail": "each side, hold 3 seconds",
        "cues": (f"First cue of {number}", "Second cue", "Third cue"),
        "avoid": (f"Hurrying{number}",),
        "take_care": ("Small range only.",),
        "because": ("It works your deep trunk muscles.",),
        "cautions": (f"Gently{number}, nerves dislike strong stretching.",),
        "position_name": "On your back",
    }
    return HandoutItem(**(sentences | said))  # type: ignore[arg-type]  # built by name


def a_session(count: int = 5, title: str = "Session A", **said: object) -> HandoutSession:
    """Give a session in two positions, with a turn between them."""
    items = tuple(an_item(number) for number in range(1, count + 1))
    blocks = (
        PositionBlock(heading="On your back first", turn=False, items=items[:2]),
        PositionBlock(heading="Roll onto your side", turn=True, items=items[2:]),
    )
    facts: dict[str, object] = {"title": title, "blocks": blocks, "days": FOUR_WEEKS}
    return HandoutSession(**(facts | said))  # type: ignore[arg-type]  # built by name


SHEET: dict[str, object] = {
    "client_id": "example-client",
    "client_name": "Example client A",
    "on": date(2026, 11, 24),
    "clinic": Clinic(name="Example clinic", phone="000 000 000", emergency_number="112"),
    "catalogue_version": "2026.11.0",
    "catalogue_digest": "3f9a1c22",
    "review_state": "Not yet reviewed by a registered clinician.",
    "intended_use": "Not for emergencies. Not a registered medical device.",
}


def a_handout(**said: object) -> Handout:
    """Give a draft of one session, everything on it filled in."""
    facts: dict[str, object] = SHEET | {
        "title": "Your fourteen minutes",
        "sessions": (a_session(),),
        "held_back": (
            HeldBack(
                reason="Arching back presses on sensitive joints.",
                movements=("bending far backward",),
                exercises=("Cobra",),
                source="Example source",
                evidence="mechanistic",
            ),
        ),
        "why": ("They train your trunk while it is well supported.",),
        "stop": StopWords(
            emergencies=(
                Act(
                    signs=("New numbness between your legs",),
                    act="Go to an emergency department now.",
                ),
            ),
            pauses=(Act(signs=("pain goes above 5",), act="Stop this exercise if:"),),
        ),
        "pain_words": ("Up to 3: go on.",),
        "sources": ("Example source. Example journal 2026.",),
    }
    return Handout(**(facts | said))  # type: ignore[arg-type]  # built by name


def a_notice(**said: object) -> Notice:
    """Give the notice of a locked programme."""
    facts: dict[str, object] = SHEET | {
        "kind": NoticeKind.LOCKED,
        "title": "No exercises for now",
        "routing": ("Go to an emergency department now.",),
        "reasons": ("You have new numbness.",),
    }
    return Notice(**(facts | said))  # type: ignore[arg-type]  # built by name


def test_a_figure_without_a_sentence_for_those_who_cannot_see_it_is_refused() -> None:
    with pytest.raises(ValueError, match="a figure needs a sentence"):
        an_item(figure=(SVG, SVG))


@pytest.mark.parametrize("field", ["name", "dose", "position_name"])
def test_an_exercise_that_says_nothing_where_it_must_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field} says nothing"):
        an_item(**{field: " "})


def test_a_day_that_no_week_has_is_refused() -> None:
    with pytest.raises(ValueError, match="boxes"):
        a_session(boxes=((8,),))


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before it begins"):
        Span(date(2026, 11, 24), date(2026, 11, 23))


def test_a_notice_that_says_nothing_of_where_to_turn_is_refused() -> None:
    for nothing in ((), ("Go now.", " ")):
        with pytest.raises(ValueError, match="routing"):
            a_notice(routing=nothing)


def test_a_paper_that_is_only_a_word_is_refused() -> None:
    assert a_handout(paper=Paper.LETTER).paper is Paper.LETTER
    with pytest.raises(TypeError, match="paper"):
        a_handout(paper="foolscap")


def test_a_missing_sentence_is_named_before_anything_is_set() -> None:
    words = {key: said for key, said in WORDS.items() if key not in {"avoid", "stop-heading"}}
    with pytest.raises(MissingWords, match="avoid, stop-heading"):
        render(a_handout(), words)


def test_a_notice_asks_only_for_its_own_sentences() -> None:
    words = {key: WORDS[key] for key in NOTICE_WORDS}
    assert render(a_notice(), words).startswith(b"%PDF")
