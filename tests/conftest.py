"""What holds for every test: how many examples the properties try, and where stores are kept."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.postgres import NoServer, Server, server

from proneward.app.store import Store, open_store, uuid7

# A busy machine is no failure: time is measured in benchmarks/, not here.
settings.register_profile(
    "ci",
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "full",
    max_examples=1000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# ------------------------------------------------------------------ stores, on both databases

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this run; tests that need one are skipped where it cannot be had."""
    try:
        with server() as running:
            yield running
    except NoServer as error:
        pytest.skip(f"no PostgreSQL: {error}")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a place where there is nothing yet."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path}/store.db"
        return
    running: Server = request.getfixturevalue("postgres")
    with running.database(f"empty-{uuid7()}") as name:
        yield running.url(name)


@pytest.fixture(scope="session")
def shared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store that many tests use, each an organisation of its own."""
    return f"sqlite:///{tmp_path_factory.mktemp('store')}/shared.db"


@pytest.fixture(scope="session")
def shared_postgresql(postgres: Server) -> Iterator[str]:
    """The same on PostgreSQL."""
    with postgres.database("shared") as name:
        yield postgres.url(name)


@pytest.fixture
def shared_url(kind: str, request: pytest.FixtureRequest) -> str:
    """The address of the shared store."""
    return str(request.getfixturevalue(f"shared_{kind}"))


@pytest.fixture
def store(shared_url: str) -> Iterator[Store]:
    """The shared store, open. What a test founds in it is its own."""
    with open_store(shared_url) as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it aloud when PostgreSQL was not there: a run without it has proven only half."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "no PostgreSQL" in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(
            f"PostgreSQL could not be had here: {len(skipped)} tests of the store were skipped"
        )
