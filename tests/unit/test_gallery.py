"""The gallery: every exercise, every link, and nothing that a strict policy would refuse."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urldefrag

import pytest
from tests.galleries import CATALOGUE, STILL, facts, held, stub_gallery

from proneward.app.actions.figures.gallery import (
    files_of,
    shipped_figures,
    write_folder,
)
from proneward.app.actions.figures.gallery.measures import asked_of, low_back
from proneward.app.actions.figures.gallery.pictures import DARK, page_picture
from proneward.app.actions.figures.gallery.walk import (
    NODE_HEIGHT,
    NODE_WIDTH,
    chart_of,
    ways_of,
)
from proneward.app.actions.figures.gallery.words import dose_words, search_words
from proneward.app.actions.figures.kept import SHIPPED_BODIES
from proneward.app.actions.place import UnusablePlace
from proneward.app.cli import gallery_command
from proneward.catalogue.motion import motion_of
from proneward.figures.still.palette import COLOURS
from proneward.vocabulary import Dose, Side

POLICY = "default-src 'self'"


@cache
def site() -> Mapping[str, bytes]:
    return dict(files_of(stub_gallery()))


def pages() -> Iterator[tuple[str, str]]:
    return ((path, text.decode()) for path, text in site().items() if path.endswith(".html"))


class Seen(HTMLParser):
    """What a page links to, and the ids it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts_inside = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.attributes |= set(found)
        self.links += [found[name] for name in ("href", "src") if name in found]
        if "id" in found:
            assert found["id"] not in self.ids
            self.ids.add(found["id"])
        if tag == "style" or (tag == "script" and "src" not in found):
            self.scripts_inside += 1


def test_every_exercise_has_a_page_and_its_pictures_of_both_bodies() -> None:
    for exercise in CATALOGUE.exercises:
        assert f"exercises/{exercise}.html" in site()
        for body in SHIPPED_BODIES:
            assert f"figures/{body}/{exercise}.json" in site()
            for number in range(1, len(motion_of(exercise).panels) + 1):
                assert f"figures/{body}/{exercise}-{number}.svg" in site()


def test_every_link_of_every_page_leads_somewhere() -> None:
    ids = {path: Seen(text).ids for path, text in pages()}
    for path, text in pages():
        for link in Seen(text).links:
            if link.startswith("https://doi.org/"):
                continue
            file, place = urldefrag(link)
            target = normpath(join(dirname(path), file)) if file else path
            assert target in site(), (path, link)
            if place and "=" not in place:
                assert place in ids[target], (path, link)


def test_no_page_needs_more_leave_than_its_own_files() -> None:
    for path, text in pages():
        seen = Seen(text)
        assert POLICY in text, path
        assert seen.scripts_inside == 0, path
        assert "style" not in seen.attributes, path
        assert not [name for name in seen.attributes if name.startswith("on")], path


def test_a_picture_needs_no_colour_of_the_page() -> None:
    svg = page_picture(STILL).decode()
    assert "var(--" not in svg
    assert f'fill="{COLOURS["skin"]}"' in svg
    assert f'[fill="{COLOURS["skin"]}"]{{fill:{DARK["skin"]}}}' in svg
    drawn = [
        text for path, text in site().items() if path.startswith("figures/") and path[-3:] == "svg"
    ]
    assert not [text for text in drawn if b"var(--" in text]


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    again = dict(files_of(stub_gallery()))
    assert list(again) == list(site())
    assert again == site()


def test_every_alias_is_found_by_a_search() -> None:
    for exercise in CATALOGUE.exercises.values():
        known = set(search_words(exercise, CATALOGUE).split())
        for alias in (exercise.name, *exercise.aliases):
            assert set(re.findall(r"\w+", alias.casefold())) <= known


def test_a_search_looks_through_muscles_movements_and_cues() -> None:
    words = search_words(CATALOGUE.exercises["supine-bridge"], CATALOGUE).split()
    assert {"gluteus", "buttock", "heels", "floor", "stage"} <= set(words)


def test_the_index_shows_every_exercise_once_from_supine_to_prone() -> None:
    index = site()["index.html"].decode()
    order = re.findall(r'href="exercises/([a-z-]+)\.html"', index)
    assert sorted(order) == sorted(CATALOGUE.exercises)
    positions = re.findall(r'<section class="position" aria-labelledby="at-([a-z-]+)"', index)
    assert positions[0] == "supine"
    assert positions.index("side-lying") < positions.index("hands-and-knees")
    assert positions.index("hands-and-knees") < positions.index("prone")


def test_what_nobody_has_reviewed_says_so_on_its_page() -> None:
    unsigned = [one for one in CATALOGUE.exercises.values() if not one.review.signed]
    assert unsigned
    for exercise in unsigned:
        page = site()[f"exercises/{exercise.id}.html"].decode()
        assert "Not yet reviewed by a registered clinician" in page


def test_each_source_says_what_kind_of_evidence_it_is() -> None:
    page = site()["exercises/prone-press-up.html"].decode()
    assert re.search(r'May &amp; Aina 2012 <span class="tag">study</span>', page)
    assert "Systematic review of 62 studies" in page


def test_what_was_measured_stands_beside_what_it_makes_true() -> None:
    exercise = CATALOGUE.exercises["prone-press-up"]
    found = facts(lumbar_extension_deg=27.4, lumbar_flexion_deg=-4.2)
    asked = {one.id: one.measured for one in asked_of(exercise, found, CATALOGUE)}
    assert asked["ext-end"] == "27°"
    assert asked["pos-prone"] is None
    assert low_back(found).words == "4° to 27° backward"
    page = site()["exercises/prone-press-up.html"].decode()
    assert "<strong>27°</strong>" in page


@pytest.mark.parametrize(
    "back_deg,forward_deg,words",
    [
        (0.2, 0.3, "stays as it is"),
        (-3.2, 2.9, "stays 3° forward"),
        (4, -4.3, "stays 4° backward"),
        (12, -3, "3° to 12° backward"),
        (12, 0, "up to 12° backward"),
        (-5, 30, "5° to 30° forward"),
        (0, 30, "up to 30° forward"),
        (10, 20, "from 10° backward to 20° forward"),
    ],
)
def test_the_low_back_is_said_as_a_clinician_says_it(
    back_deg: float, forward_deg: float, words: str
) -> None:
    found = facts(lumbar_extension_deg=back_deg, lumbar_flexion_deg=forward_deg)
    assert low_back(found).words == words


def test_a_head_below_the_hips_is_said_in_centimetres() -> None:
    low = facts(held=(held(), held(ears_below_hips_m=0.21)))
    asked = asked_of(CATALOGUE.exercises["supine-bridge"], low, CATALOGUE)
    assert "ears 21 cm below the hips" in {one.measured for one in asked}


@pytest.mark.parametrize(
    "dose,count,how",
    [
        (Dose(sets=2, reps=8, hold_s=3), "2 × 8", "hold 3 s"),
        (Dose(sets=3, reps=4, side=Side.EACH), "3 × 4", "each side"),
        (Dose(sets=2, seconds=30, side=Side.EACH), "2 × 30 s", "each side"),
        (Dose(sets=1, seconds=300), "5 minutes", ""),
    ],
)
def test_a_dose_is_written_in_two_parts(dose: Dose, count: str, how: str) -> None:
    assert (dose_words(dose).count, dose_words(dose).how) == (count, how)


def test_the_neighbourhood_is_what_two_steps_reach() -> None:
    for exercise in CATALOGUE.exercises.values():
        ways = ways_of(exercise, CATALOGUE)
        columns = {
            column.steps: {near.exercise.id for near in column.near} for column in ways.columns
        }
        assert columns[0] == {exercise.id}
        assert columns.get(-1, set()) == set(exercise.easier)
        assert columns.get(1, set()) == set(exercise.harder)
        beyond = {far for one in exercise.harder for far in CATALOGUE.exercises[one].harder}
        assert columns.get(2, set()) == beyond - set(exercise.harder)


def test_what_is_two_steps_away_says_through_what() -> None:
    ways = ways_of(CATALOGUE.exercises["supine-bridge"], CATALOGUE)
    for column in ways.columns:
        for near in column.near:
            assert bool(near.through) == (abs(column.steps) == 2)


def test_the_map_shows_every_way_from_left_to_right_and_no_two_exercises_in_one_place() -> None:
    chart = chart_of(CATALOGUE)
    nodes = {node.exercise.id: node for node in chart.nodes}
    assert set(nodes) == set(CATALOGUE.exercises)
    ways = {(one.id, harder) for one in CATALOGUE.exercises.values() for harder in one.harder}
    assert {(edge.easier, edge.harder) for edge in chart.edges} == ways
    assert all(nodes[easier].x < nodes[harder].x for easier, harder in ways)
    for one, other in combinations(chart.nodes, 2):
        assert abs(one.x - other.x) >= NODE_WIDTH or abs(one.y - other.y) >= NODE_HEIGHT


def test_no_long_line_of_the_map_runs_behind_an_exercise() -> None:
    chart = chart_of(CATALOGUE)
    along = [int(found[1]) for edge in chart.edges if (found := re.search(r" (\d+)H", edge.d))]
    assert along
    for y in along:
        assert all(not node.y <= y <= node.y + NODE_HEIGHT for node in chart.nodes)


def test_a_gallery_is_written_anew_over_an_earlier_one_and_over_nothing_else(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "gallery"
    assert write_folder(folder, site().items()) == len(site())
    (folder / "old.html").write_text("old")
    write_folder(folder, site().items())
    assert not (folder / "old.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"gallery"}
    written = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert written == set(site())


def test_the_command_writes_a_gallery_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stub = stub_gallery()
    monkeypatch.setattr(gallery_command, "shipped_figures", lambda: stub.figures)
    monkeypatch.setattr(gallery_command, "measured", lambda: stub.measured)
    assert gallery_command.gallery(tmp_path / "site") == 0
    assert str(tmp_path / "site" / "index.html") in capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").read_bytes() == site()["index.html"]


def test_what_is_shown_is_what_is_shipped() -> None:
    figures = shipped_figures()
    panels = figures.panels("prone-lying", "woman")
    assert len(panels) == len(motion_of("prone-lying").panels)
    assert b"var(--" not in page_picture(panels[0])
    assert figures.clip("prone-lying", "woman").startswith(b"{")
    assert figures.rig("woman").startswith(b"glTF")


def test_a_reason_keeps_its_abbreviations() -> None:
    page = site()["exercises/supine-rest-crook.html"].decode()
    assert "COPD" in page


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_folder(tmp_path / "empty", [("index.html", b"")])
    assert (tmp_path / "empty" / "index.html").is_file()


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UnusablePlace, match="no gallery wrote"):
        write_folder(tmp_path, site().items())
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("name,why", [("file", "not a folder"), ("no/where", "does not exist")])
def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusablePlace, match=why):
        write_folder(tmp_path / name, [])


def test_a_gallery_that_fails_halfway_leaves_the_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "gallery"
    write_folder(folder, [("gallery.txt", b""), ("index.html", b"earlier")])

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"later"
        raise OSError(28, "No space left on device")

    with pytest.raises(UnusablePlace, match="No space left"):
        write_folder(folder, broken())
    assert (folder / "index.html").read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["gallery"]
