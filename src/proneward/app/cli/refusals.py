"""What went wrong, in three lines: what, why, what to do. Never a traceback."""

import sys
from datetime import date
from pathlib import Path
from types import TracebackType

from cyclopts import App, CoercionError, CycloptsError, UnknownCommandError, UnknownOptionError
from cyclopts.exceptions import UnusedCliTokensError

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink, wants_colour
from proneward.vocabulary import PronewardError, nearest


class BadCommand(PronewardError):
    """A command line that does not say what is wanted."""


def _command_line(error: CycloptsError) -> str:
    return " ".join(("proneward", *(error.command_chain or ())))


def _unknown_command(error: UnknownCommandError, app: App) -> BadCommand:
    said = (error.unused_tokens or [""])[0]
    home = app
    for name in error.command_chain or ():
        home = home[name]
    known = [name for name in home if not name.startswith("-")]
    near = nearest(said, known)
    return BadCommand(
        what=f"'{said}' is not a command of {_command_line(error)}",
        why=f"the commands are {', '.join(known)}",
        fix=f"Did you mean '{near}'" if near else f"Run `{_command_line(error)} --help`",
    )


def _unknown_option(error: UnknownOptionError) -> BadCommand:
    said = error.token.keyword or error.token.value
    known = sorted({name for one in error.argument_collection for name in one.names})
    options = [name for name in known if name.startswith("--")]
    near = nearest(said, options)
    return BadCommand(
        what=f"'{said}' is not an option of {_command_line(error)}",
        why=f"its options are {', '.join(options)}" if options else "it has no options",
        fix=f"Did you mean '{near}'" if near else f"Run `{_command_line(error)} --help`",
    )


def _cannot_run(error: CycloptsError, why: str) -> BadCommand:
    line = _command_line(error)
    return BadCommand(what=f"{line} cannot be run like this", why=why, fix=f"Run `{line} --help`")


def _bad_day(error: CoercionError) -> BadCommand:
    said = error.token.value if error.token else ""
    option = error.token.keyword if error.token else None
    return BadCommand(
        what=f"{_command_line(error)} {option or ''}".strip(),
        why=f"'{said}' is not a day of the calendar",
        fix="Write the day as year-month-day, such as 2026-11-24",
    )


def bad_command(error: CycloptsError, app: App) -> BadCommand:
    """Say what is wrong with a command line, with the nearest command or option."""
    error.verbose = False
    match error:
        case UnknownCommandError():
            return _unknown_command(error, app)
        case UnknownOptionError():
            return _unknown_option(error)
        case UnusedCliTokensError():
            extra = " ".join(error.unused_tokens or ())
            why = f"nothing is expected where '{extra}' stands"
        case CoercionError(target_type=kind) if kind is date:
            return _bad_day(error)
        case _:
            why = str(error).rstrip(".")
    return _cannot_run(error, why[:1].lower() + why[1:])


def _innermost(traceback: TracebackType | None) -> str:
    """Where a fault arose: a file of this package and a line, and nothing of anybody's data."""
    where = "unknown"
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if "proneward" in Path(code.co_filename).parts:
            where = f"{Path(code.co_filename).name}, line {traceback.tb_lineno}"
        traceback = traceback.tb_next
    return where


def fault(error: BaseException) -> PronewardError:
    """Say that the program itself is wrong, without repeating anybody's data."""
    return PronewardError(
        what="Proneward has a fault",
        why=f"{type(error).__name__} in {_innermost(error.__traceback__)}",
        fix="Nothing was decided. Report these lines, without any client's record",
    )


def say_refusal(error: PronewardError) -> None:
    """Print what, why and what to do on standard error."""
    if sys.stderr is None:
        return
    page = Page(coloured=wants_colour(sys.stderr))
    page.say(f"Error: {error.what}", ink=Ink.STOP)
    first, *others = error.why.strip().splitlines() or [""]
    page.say(f"Why: {first.strip()}{'' if others else '.'}")
    for line in others:
        page.say(line.strip(), indent=2)
    question = error.fix.startswith("Did you mean")
    page.say(f"What to do: {error.fix}{'?' if question else '.'}")
    print("\n".join(page.lines), file=sys.stderr)
