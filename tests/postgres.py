"""A PostgreSQL server for tests: its own folder, a socket and no port, gone when the run ends."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import psycopg

ROLE = "proneward"
"""Who owns the stores: no superuser, since row-level security does not hold for one."""
_CHIEF = "postgres"


class NoServer(Exception):
    """PostgreSQL is not installed, or may not be started here."""


@attrs.frozen(kw_only=True)
class Server:
    """A server that runs: the folder of its socket."""

    folder: Path

    def url(self, database: str, role: str = ROLE) -> str:
        """Give the address of a store in a database."""
        return f"postgresql+psycopg://{role}@/{database}?host={self.folder}"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the server's superuser."""
        with psycopg.connect(
            host=str(self.folder), user=_CHIEF, dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """Make an empty database for a store, give its name, and drop it."""
        self.run(f'CREATE DATABASE "{name}" OWNER {ROLE}')
        try:
            yield name
        finally:
            self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _programs() -> Path:
    """Give the folder of the newest PostgreSQL that is installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if not found:
        message = "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
        raise NoServer(message)
    return found[-1].parent


def _someone() -> tuple[pwd.struct_passwd, list[str]]:
    """Give who runs the server, and what to put before its commands: it refuses to be root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()), []
    runuser = shutil.which("runuser")
    if runuser is None:
        message = "PostgreSQL does not run as root, and there is no runuser to be somebody else"
        raise NoServer(message)
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name), [runuser, "-u", name, "--"]
        except KeyError:
            continue
    message = "PostgreSQL does not run as root, and there is nobody else"
    raise NoServer(message)


def _called(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    if run.returncode:
        message = f"PostgreSQL did not do it: {run.stderr.strip() or run.stdout.strip()}"
        raise NoServer(message)


@contextmanager
def server() -> Iterator[Server]:
    """
    Run a server, and stop it.

    Raises:
        NoServer: saying why it cannot be had.
    """
    programs, (someone, become) = _programs(), _someone()
    # A socket's path may have some 100 letters, so it is not in pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="proneward-pg-", dir="/tmp"))
    os.chown(folder, someone.pw_uid, someone.pw_gid)
    data, control = folder / "data", [*become, str(programs / "pg_ctl"), "-D"]
    try:
        initdb = [*become, str(programs / "initdb"), "-D", str(data), "-U", _CHIEF]
        _called([*initdb, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"])
        options = f"-k {folder} -c listen_addresses='' -c fsync=on -c max_connections=200"
        start = [*control, str(data), "-w", "-o", options, "-l", str(folder / "log"), "start"]
        _called(start)
        try:
            running = Server(folder=folder)
            running.run(f"CREATE ROLE {ROLE} LOGIN")
            yield running
        finally:
            _called([*control, str(data), "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
