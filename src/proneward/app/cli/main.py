"""The application: which commands there are, and the exit code of everything that can happen."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError, Parameter

from proneward import __version__
from proneward.app.cli import (
    catalogue_commands,
    client_commands,
    new_command,
    verify_command,
)
from proneward.app.cli.refusals import bad_command, fault, say_refusal
from proneward.app.cli.welcome import welcome
from proneward.vocabulary import PronewardError

BAD_INPUT = 2
FAULT = 70
"""`EX_SOFTWARE` of sysexits: never to be read as a decision, a failed check or bad input."""
INTERRUPTED = 130
STORE_GROUPS = {
    "db": "The store: upgrade, back up, restore, check, review everybody.",
    "audit": "The audit trail.",
    "client": "Clients that are kept: import, export, erase.",
}
CUT_OFF = 141
"""What a shell gives for a program whose reader has gone, such as `| head`."""


def _application() -> App:
    app = App(
        name="proneward",
        help="Exercise programmes for backs: screened, planned and explained.",
        version=__version__,
        help_format="plaintext",
        default_parameter=Parameter(negative=()),
        suppress_keyboard_interrupt=False,
    )
    app.command(client_commands.screen)
    app.command(client_commands.plan)
    app.command(client_commands.why)
    app.command(
        "proneward.app.cli.review_command:review",
        name="review",
        help="Decide what happens to a client's stage: advance, hold, regress, stop, and why.",
    )
    app.command(
        "proneward.app.cli.simulate_command:simulate",
        name="simulate",
        help="Let invented clients live through the program's own reviews and programmes.",
    )
    app.command(new_command.new)
    app.command(catalogue_commands.position)
    app.command(catalogue_commands.exercises)
    app.command(catalogue_commands.exercise)
    app.command(catalogue_commands.catalogue)
    app.command(
        "proneward.app.cli.figure_commands:figure",
        name="figure",
        help="Draw an exercise: a still, or what moves.",
    )
    app.command(
        "proneward.app.cli.gallery_command:gallery",
        name="gallery",
        help="Write the whole catalogue as pages, with moving figures.",
    )
    app.command(verify_command.verify)
    for group, what in STORE_GROUPS.items():
        app.command(f"proneward.app.cli.store_commands:{group}", name=group, help=what)
    return app


def _ran(tokens: Sequence[str]) -> int:
    """Run one command; its own exit code, or 0 for help and version."""
    if not tokens:
        print(welcome(sys.argv[0]))
        return 0
    app = _application()
    try:
        code = app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        raise bad_command(error, app) from None
    return code if isinstance(code, int) else 0


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _forget_output() -> None:
    """Send what is still to be printed nowhere, so that leaving says nothing more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say_any_letter() -> None:
    """Print an escape for a letter that the terminal cannot show, instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run(tokens: Sequence[str]) -> int:
    """
    Run one command line.

    Args:
        tokens: The words after `proneward`.

    Returns:
        0 a decision was made or a check holds, 1 a check fails, 2 bad input; 130 interrupted,
        141 the reader has gone, 70 a fault of the program.
    """
    try:
        code = _ran(tokens)
        _flush()
    except PronewardError as error:
        say_refusal(error)
        return BAD_INPUT
    except BrokenPipeError:
        _forget_output()
        return CUT_OFF
    except KeyboardInterrupt:
        print("\nStopped; nothing was written.", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        _forget_output()
        why = error.strerror or type(error).__name__
        fix = "Free some space or choose another place, and try again"
        say_refusal(PronewardError(what="The output could not be written", why=why, fix=fix))
        return BAD_INPUT
    except Exception as error:  # noqa: BLE001  # the last net: a fault is three lines too
        say_refusal(fault(error))
        return FAULT
    return code


def main() -> int:
    """Run the command line that the process was started with."""
    _say_any_letter()
    return run(sys.argv[1:])
