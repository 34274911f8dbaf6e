"""What is printed: plain where nobody watches, wrapped and coloured on a terminal."""

import io
from datetime import date

import pytest

from proneward.app.cli.refusals import fault, say_refusal
from proneward.app.cli.say.page import Page, fresh_page
from proneward.app.cli.say.paint import Ink, painted, wants_colour
from proneward.app.cli.say.plan import dose_words
from proneward.app.cli.say.standing import entry_review, review_words
from proneward.app.cli.today import today
from proneward.app.cli.welcome import command_as_typed, welcome
from proneward.catalogue import Review
from proneward.vocabulary import PronewardError, Side


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_colour_is_for_a_terminal_alone() -> None:
    assert wants_colour(Terminal())
    assert not wants_colour(io.StringIO())


@pytest.mark.parametrize("name, value", [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_asks_for_no_colour_gets_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert not wants_colour(Terminal())


def test_words_are_the_same_with_and_without_colour() -> None:
    assert painted("held back", Ink.HELD, coloured=False) == "held back"
    assert painted("held back", Ink.HELD, coloured=True) == "\x1b[35mheld back\x1b[0m"
    assert painted("plain", Ink.PLAIN, coloured=True) == "plain"


def test_nothing_is_wrapped_where_nobody_watches() -> None:
    page = Page()
    page.say("word " * 100, indent=2, mark="- ")
    assert len(page.lines) == 1


def test_a_terminals_lines_hang_under_their_first_word() -> None:
    page = Page(width=30)
    page.say("one two three four five six seven eight", indent=2, mark="- ")
    assert page.lines == ["  - one two three four five", "    six seven eight"]


def test_a_fresh_page_on_a_terminal_is_wrapped_and_coloured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "60")
    assert fresh_page() == Page(coloured=True, width=60)


def test_gaps_never_double() -> None:
    page = Page()
    page.gap()
    page.say("a")
    page.gap()
    page.head("b")
    assert page.lines == ["a", "", "b"]


def test_a_files_text_cannot_steer_the_terminal() -> None:
    page = Page()
    page.say("a\x1b[2Jb\u202ec\nd")
    assert page.lines == ["a [2Jb c d"]


@pytest.mark.parametrize(
    "sets, reps, hold_s, side, words",
    [
        (2, 8, 3.0, Side.EACH, "2 x 8 each side, hold 3 s"),
        (1, 10, 0.0, Side.NONE, "1 x 10"),
        (1, 10, None, Side.NONE, "1 x 10"),
        (2, None, 20.0, Side.NONE, "2 x 20 s"),
        (3, None, 12.5, Side.EACH, "3 x 12.5 s each side"),
        (1, None, 300.0, Side.NONE, "1 x 5 min"),
        (1, None, 60.0, Side.NONE, "1 x 60 s"),
        (1, None, 150.0, Side.NONE, "1 x 150 s"),
    ],
)
def test_a_dose_is_said_as_people_write_it(
    sets: int, reps: int | None, hold_s: float | None, side: Side, words: str
) -> None:
    assert dose_words(sets, reps, hold_s, side) == words


def test_a_refusal_is_what_why_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    say_refusal(PronewardError(what="client.yaml", why="it is empty", fix="Fill it"))
    assert capsys.readouterr().err == (
        "Error: client.yaml\nWhy: it is empty.\nWhat to do: Fill it.\n"
    )


def test_a_refusal_of_many_lines_keeps_them(capsys: pytest.CaptureFixture[str]) -> None:
    say_refusal(PronewardError(what="x", why="\n  a\n  b", fix="Did you mean 'c'"))
    assert capsys.readouterr().err == "Error: x\nWhy: a\n  b\nWhat to do: Did you mean 'c'?\n"


def test_a_refusal_without_anywhere_to_say_it_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    say_refusal(PronewardError(what="a", why="b", fix="c"))


def test_a_fault_names_no_data() -> None:
    said = fault(KeyError("Example client A"))
    assert "KeyError" in said.why
    assert "Example client A" not in str(said)


def test_the_clock_gives_a_day() -> None:
    assert isinstance(today(), date)


@pytest.mark.parametrize(
    "program, typed",
    [
        (".venv/bin/proneward", ".venv/bin/proneward"),
        ("/found/proneward", "proneward"),
        ("/site-packages/proneward/__main__.py", "python -m proneward"),
        ("/somewhere/pytest", "proneward"),
    ],
)
def test_a_newcomer_reads_the_command_as_they_typed_it(
    monkeypatch: pytest.MonkeyPatch, program: str, typed: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/found/proneward")
    assert command_as_typed(program) == typed
    assert f"\n  {typed} plan examples/" in welcome(program)


def test_a_signed_entry_says_who_signed_it() -> None:
    review = Review(by="Dr Example", role="physiotherapist", on=date(2026, 11, 1), due=None)
    assert entry_review(review).startswith("Reviewed by Dr Example (physiotherapist), 2026-11-01")
    assert review_words(reviewed=True) == "reviewed by a registered clinician"
