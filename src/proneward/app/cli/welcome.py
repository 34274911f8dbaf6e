"""What a newcomer sees who types `proneward` alone."""

import shutil
from pathlib import Path

WELCOME = """\
Proneward plans exercises for backs, from lying supine to working prone, and says why.

Try, in a copy of its repository:

  {command} plan examples/clients/disc-responder.yaml
  {command} plan examples/clients/facet-pain.yaml --pdf handout.pdf --clinic examples/clinic.yaml
  {command} screen examples/clients/red-flag.yaml
  {command} why examples/clients/facet-pain.yaml prone-press-up

Anywhere:

  {command} new my-client.yaml       write a client record by answering questions
  {command} position on my tummy     what a position is
  {command} exercises --position prone
  {command} --help                   every command"""


def command_as_typed(program: str) -> str:
    """Give what to type again: the bare name where the shell finds it, else the path as it was."""
    path = Path(program)
    found = shutil.which("proneward")
    if path.name == "__main__.py":
        return "python -m proneward"
    if path.name != "proneward" or (found and Path(found).absolute() == path.absolute()):
        return "proneward"
    return program


def welcome(program: str) -> str:
    """Say what to type, in lines that run as they stand."""
    return WELCOME.format(command=command_as_typed(program))
