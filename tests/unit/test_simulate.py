"""Simulated clients: their lives, the report of them, and what the search for the worst holds."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import attrs
import pytest
from tests.lives import lived_both_ways
from tests.strategies import CATALOGUE

from proneward.app.actions.place import UnusablePlace
from proneward.app.actions.simulate import Cohort, Group, Kind, People, simulate
from proneward.app.actions.simulate.report import check_folder, report_html, write_report
from proneward.app.actions.simulate.running import quick
from proneward.app.actions.simulate.worst import Worst, search
from proneward.app.actions.simulate.worst import reach as reaching
from proneward.app.actions.simulate.worst.found import SMALL
from proneward.app.cli.simulate_command import NotSimulated
from proneward.app.cli.simulate_command import simulate as command
from proneward.progression import Course

PEOPLE = People(catalogue=CATALOGUE, seed=1)
HALF_A_YEAR = 26
VOID = {"meta", "line", "rect", "polygon", "polyline", "br"}


@cache
def a_cohort(*kinds: Kind, clients: int = 20, seed: int = 1) -> Cohort:
    return simulate(CATALOGUE, clients=clients, weeks=HALF_A_YEAR, seed=seed, kinds=kinds)


def everybody(kind: Kind) -> Group:
    return a_cohort(kind).everybody


# ------------------------------------------------------------- the lives


@pytest.mark.parametrize("kind", Kind)
def test_the_quick_way_decides_and_plans_what_the_plain_one_does(kind: Kind) -> None:
    """Every rule that moves a stage, on every day that holds anything; every programme whole."""
    number = 30 + list(Kind).index(kind)
    life, both = lived_both_ways(PEOPLE.person(number, kind), CATALOGUE, weeks=9)
    assert both.compared > 20
    assert len(life.weeks) == 9


def test_the_same_seed_gives_the_same_lives_and_another_one_others() -> None:
    one, same, other = (
        [life.document() for life in simulate(CATALOGUE, clients=6, weeks=8, seed=seed).lives]
        for seed in (3, 3, 4)
    )
    assert one == same
    assert one != other


def test_most_responders_reach_work_on_the_front_within_half_a_year() -> None:
    assert everybody(Kind.RESPONDER).share_from(3) >= 0.8


def test_whoever_hardly_comes_is_not_moved_on() -> None:
    assert everybody(Kind.NON_ADHERENT).share_from(3) == 0


def test_whoever_leaves_questions_unanswered_moves_slower_than_who_answers() -> None:
    assert everybody(Kind.MISSING).share_from(3) < everybody(Kind.RESPONDER).share_from(3) / 2


def test_nobody_is_moved_up_while_symptoms_spread() -> None:
    for number in (50, 51, 52):
        person = PEOPLE.person(number, Kind.PERIPHERALISING)
        life, both = lived_both_ways(person, CATALOGUE, weeks=8)
        assert both.spread_and_up == 0
        assert any(one.course == "regress" for one in life.decided)


def test_a_red_flag_stops_on_the_day_it_is_answered() -> None:
    for life in everybody(Kind.RED_FLAG).lives:
        stops = [one.day for one in life.decided if one.course == "stop"]
        away = any(one.holds(life.person.flag_day or 0) for one in life.person.away)
        assert away or stops[0] == life.person.flag_day


def test_a_stage_is_left_upward_one_at_a_time() -> None:
    for life in a_cohort().lives:
        stages = [week.stage for week in life.weeks]
        assert all(one.to_stage - one.from_stage <= 1 for one in life.decided)
        assert set(stages) <= {1, 2, 3, 4, 5}


# ------------------------------------------------------------- the report


class _Balanced(HTMLParser):
    """Notices elements that are not closed where they should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's own form
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def test_the_report_is_a_whole_page_that_says_that_it_is_simulated() -> None:
    html = report_html(a_cohort())
    page = _Balanced()
    page.feed(html)
    assert not page.open
    assert {"html", "head", "title", "main", "h1", "svg", "table"} <= page.seen
    assert "script" not in page.seen
    assert "Simulated. Nobody in this report exists." in html
    assert "What this cannot show" in html


def test_the_report_needs_nothing_from_elsewhere() -> None:
    html = report_html(a_cohort())
    assert not re.search(r'(?:src|href)="(?!data:)', html)
    assert not re.search(r'url\("(?!data:)', html)


def test_every_plot_is_well_formed_and_says_what_it_shows() -> None:
    plots = re.findall(r"<svg.*?</svg>", report_html(a_cohort()), flags=re.DOTALL)
    assert len(plots) > 30
    for plot in plots:
        drawn = ET.fromstring(plot)  # noqa: S314  # our own
        assert drawn.get("role") == "img"
        assert drawn.get("aria-label")


def test_the_report_is_the_same_for_the_same_seed() -> None:
    one, other = (simulate(CATALOGUE, clients=5, weeks=6, seed=2) for _ in range(2))
    assert report_html(one) == report_html(other)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(UnusablePlace, match="holds files"):
        check_folder(tmp_path)
    with pytest.raises(UnusablePlace, match="not a folder"):
        check_folder(tmp_path / "diary.txt")


def test_a_simulation_is_written_again_into_its_own_folder(tmp_path: Path) -> None:
    cohort = simulate(CATALOGUE, clients=3, weeks=4, seed=1)
    folder = tmp_path / "lives"
    check_folder(folder)
    page, data = write_report(folder, cohort)
    check_folder(folder)
    lives = [json.loads(line) for line in data.read_text().splitlines()]
    assert len(lives) == 3
    assert all(len(life["weeks"]) == 4 for life in lives)
    assert page.read_text() == report_html(cohort)


# ------------------------------------------------------------- the command


def test_the_command_writes_the_report_or_prints_what_the_lives_come_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path / "lives", clients=3, weeks=4) == 0
    assert "report.html" in capsys.readouterr().out
    assert command(clients=3, weeks=4, json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["simulated"] is True
    assert sum(one["clients"] for one in document["types"]) == 3


def test_the_command_prints_the_search_and_fails_where_it_does_not_hold(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "proneward.app.actions.simulate.worst.search",
        lambda _, seed: attrs.evolve(the_worst(), tried=seed),
    )
    code = command(worst=True, json=True)
    document = json.loads(capsys.readouterr().out)
    assert code == (0 if document["unasked"] == 0 else 1)
    assert command(worst=True) == code
    assert "held back: 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [{"clients": 0}, {"weeks": 1000}, {"seed": -1}, {}],
    ids=["few", "long", "seed", "none"],
)
def test_what_cannot_be_simulated_is_refused(words: dict[str, int]) -> None:
    with pytest.raises(NotSimulated):
        command(**words)  # type: ignore[arg-type]  # numbers, all of them


# ------------------------------------------------------------- the worst


@cache
def the_worst() -> Worst:
    return search(CATALOGUE, seed=2, effort=SMALL)


def test_the_search_finds_nothing_held_back_no_flag_missed_and_everybody_calm_looked_at() -> None:
    """Who never goes down is seen after six weeks at the latest, whatever they feel."""
    found = the_worst()
    assert found.reached.held_back == ()
    assert found.reached.not_stopped == ()
    assert found.reached.programmes > 3
    assert found.reached.flagged > 10
    assert found.unasked_calm == 0
    assert all(one.stay.unasked <= 42 for one in found.calm.values())


def test_only_who_keeps_going_down_can_wait_for_longer() -> None:
    found = the_worst()
    late = [one for some in found.by_rhythm.values() for one in some if one.stay.unasked > 50]
    assert all(one.stay.goes_down for one in late)


def test_the_search_would_notice_a_flag_that_is_not_stopped_and_an_item_not_cleared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With its measures turned round, the search reports nearly everything."""
    monkeypatch.setattr(reaching, "flagged", lambda *_: True)
    monkeypatch.setattr(reaching, "Standing", SimpleNamespace(CLEARED="never"))
    found = reaching.reach(CATALOGUE, journals=6, flags=10, seed=3)
    assert found.flagged == 16
    assert found.not_stopped
    assert found.held_back


def test_a_simulation_ends_where_the_two_ways_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "_course", lambda _: Course.ADVANCE)
    with pytest.raises(quick.JudgedApart):
        simulate(CATALOGUE, clients=1, weeks=2, seed=1)
