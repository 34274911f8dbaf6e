"""The command that checks the guarantee."""

from proneward.app.cli.say.as_json import print_json
from proneward.app.cli.say.page import fresh_page
from proneward.catalogue import load


def verify(*, part: bool = False, json: bool = False) -> int:
    """
    Check that no client can be given an exercise that is held back from them.

    Args:
        part: Go through a fixed part of the sets of conditions, in less time.
        json: Print the certificate as JSON.
    """
    from proneward.app.actions.verify import certify  # noqa: PLC0415  # it loads what plans need

    found = certify(load(), part=part)
    if json:
        print_json(found.document())
    else:
        page = fresh_page()
        for line in found.lines():
            page.say(line)
        page.print()
    return 0 if found.holds else 1
