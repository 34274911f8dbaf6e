"""position, exercises, exercise and catalogue check."""

import json
import shutil
from pathlib import Path

import pytest
from tests.command_line import assert_refused, ran

from proneward.app.cli import run
from proneward.catalogue import load, shipped

CATALOGUE = load()
ROW_KEYS = ["id", "name", "position", "stage", "props", "attributes", "purpose"]

Capsys = pytest.CaptureFixture[str]


def _rows(capsys: Capsys, *tokens: str) -> list[dict[str, object]]:
    rows = json.loads(ran(capsys, "exercises", *tokens, "--json").out)
    assert isinstance(rows, list)
    return rows


def test_a_position_says_its_id_first_and_then_everything(capsys: Capsys) -> None:
    result = ran(capsys, "position", "On", "my", "TUMMY")
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[:2] == ["prone", "Prone, lying on the front"]
    assert "Also called: face down," in result.out
    assert "Opposite: supine" in result.out
    assert "Take care" in result.out
    assert "Not yet reviewed by a registered clinician." in result.out


@pytest.mark.parametrize("position", CATALOGUE.positions)
def test_every_position_is_said(capsys: Capsys, position: str) -> None:
    assert ran(capsys, "position", position).out.splitlines()[0] == position


def test_the_list_has_every_exercise_and_exactly_these_keys(capsys: Capsys) -> None:
    rows = _rows(capsys)
    assert [row["id"] for row in rows] == list(CATALOGUE.exercises)
    assert all(list(row) == ROW_KEYS for row in rows)


@pytest.mark.parametrize(
    "option, value, key",
    [
        ("--prop", "ball", "props"),
        ("--attribute", "ext-end", "attributes"),
        ("--purpose", "strength", "purpose"),
        ("--position", "prone", "position"),
    ],
)
def test_a_filter_keeps_what_answers_to_it(
    capsys: Capsys, option: str, value: str, key: str
) -> None:
    rows = _rows(capsys, option, value)
    assert rows
    kept = {row["id"] for row in rows}
    for row in _rows(capsys):
        held = row[key]
        assert (row["id"] in kept) == (value in held if isinstance(held, list) else value == held)


def test_filters_narrow_one_another(capsys: Capsys) -> None:
    rows = _rows(capsys, "--stage", "5", "--position", "face down", "--prop", "band")
    assert [row["id"] for row in rows] == ["prone-curl-band-heavy"]


def test_what_is_done_on_either_side_answers_to_each(capsys: Capsys) -> None:
    assert _rows(capsys, "--position", "on my left side") == _rows(
        capsys, "--position", "side-lying"
    )


def test_a_list_for_people_counts_itself(capsys: Capsys) -> None:
    out = ran(capsys, "exercises", "--prop", "ball").out
    count = len(_rows(capsys, "--prop", "ball"))
    assert f"{count} of {len(CATALOGUE.exercises)} exercises." in out


def test_nothing_found_is_an_empty_list_and_no_error(capsys: Capsys) -> None:
    nothing = ("--position", "supine", "--attribute", "pos-prone")
    assert _rows(capsys, *nothing) == []
    assert ran(capsys, "exercises", *nothing).code == 0


@pytest.mark.parametrize(
    "option, value, near",
    [
        ("--prop", "bal", "'ball'"),
        ("--attribute", "ext-ende", "'ext-end'"),
        ("--purpose", "strengtt", "'strength'"),
        ("--position", "pron", "'prone'"),
        ("--stage", "9", "Use one of them"),
        ("--prop", "xyzzy", "Use one of them"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(
    capsys: Capsys, option: str, value: str, near: str
) -> None:
    assert_refused(ran(capsys, "exercises", option, value), near)
    assert_refused(ran(capsys, "exercises", option, value, "--json"), near)


@pytest.mark.parametrize("exercise", CATALOGUE.exercises)
def test_everything_of_every_exercise_is_said(capsys: Capsys, exercise: str) -> None:
    entry = CATALOGUE.exercises[exercise]
    out = ran(capsys, "exercise", exercise).out
    for words in (entry.name, *entry.cues, *entry.easier, *entry.harder, entry.take_care):
        assert words in out
    for cited in entry.sources:
        assert CATALOGUE.sources[cited.id].citation in out
    assert "Not yet reviewed by a registered clinician." in out


def test_an_exercise_says_who_is_kept_from_it_who_takes_care_and_whom_it_favours(
    capsys: Capsys,
) -> None:
    out = ran(capsys, "exercise", "prone-press-up").out
    held, rest = out.split("With care with")
    care, favoured = rest.split("Favoured with")
    assert "facet joint pain" in held
    assert "R022 ext-end" in held
    assert "herniated disc in the lower back" in care
    assert "symptoms that ease with backward bending" in favoured


def test_an_exercise_as_json_holds_its_rules_and_sources(capsys: Capsys) -> None:
    document = ran(capsys, "exercise", "Prone Press-Up", "--json").document
    assert document["id"] == "prone-press-up"
    rules, sources = document["rules"], document["sources"]
    assert isinstance(rules, list)
    assert isinstance(sources, list)
    assert {"R022", "R268"} <= {rule["rule"] for rule in rules}
    assert all(source["citation"] for source in sources)
    assert document["review"] == {"by": None, "role": "unreviewed", "on": None, "due": None}


def test_a_clinicians_exercise_says_so(capsys: Capsys) -> None:
    assert (
        "Only together with a clinician."
        in ran(capsys, "exercise", "prone-press-up-overpressure").out
    )


@pytest.mark.parametrize(
    "word, near", [("prone-kobra", "'prone-cobra'"), ("xyzzy", "`proneward exercises`")]
)
def test_an_unknown_exercise_is_refused_with_the_nearest(
    capsys: Capsys, word: str, near: str
) -> None:
    assert_refused(ran(capsys, "exercise", word), near)


def test_the_shipped_catalogue_is_sound(capsys: Capsys) -> None:
    result = ran(capsys, "catalogue", "check")
    assert result.code == 0
    for part in (
        f"{len(CATALOGUE.exercises)} exercises",
        f"{len(CATALOGUE.rules)} rules",
        CATALOGUE.version,
        CATALOGUE.digest,
        "No offenders",
    ):
        assert part in result.out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue, to be spoilt."""
    copy = tmp_path / "reviewed"
    shutil.copytree(str(shipped()), copy)
    return copy


def _spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))


def test_a_copy_of_the_catalogue_is_as_sound(capsys: Capsys, folder: Path) -> None:
    result = ran(capsys, "catalogue", "check", folder)
    assert result.code == 0
    assert CATALOGUE.digest in result.out


def test_every_offender_is_listed_and_the_check_fails(capsys: Capsys, folder: Path) -> None:
    _spoil(folder, "exercises/prone-cobra.yaml", "stage:", "stagee:")
    _spoil(folder, "evidence/perolat-2018.yaml", "kind: study", "kind: rumour")
    _spoil(folder, "cases/nowhere-to-lie.yaml", "expect:", "expects:")
    result = ran(capsys, "catalogue", "check", folder)
    assert (result.code, result.err) == (1, "")
    for part in ("prone-cobra.yaml", "'stage'", "perolat-2018.yaml", "nowhere-to-lie.yaml"):
        assert part in result.out
    assert "3 offenders." in result.out


def test_a_dose_beyond_all_bounds_is_an_offender(capsys: Capsys, folder: Path) -> None:
    _spoil(folder, "exercises/prone-press-up.yaml", "sets: 1", "sets: 90")
    result = ran(capsys, "catalogue", "check", folder)
    assert result.code == 1
    assert "prone-press-up.yaml" in result.out


def test_references_and_worked_cases_are_checked_too(capsys: Capsys, folder: Path) -> None:
    _spoil(folder, "rules/screening/facet-pain.yaml", "perolat-2018", "perolat-2081")
    _spoil(folder, "cases/nowhere-to-lie.yaml", "lies_on: nowhere", "lies_on: nowere")
    result = ran(capsys, "catalogue", "check", folder)
    assert result.code == 1
    assert "cites 'perolat-2081'" in result.out
    assert "Did you mean 'perolat-2018'" in result.out
    assert "cases/nowhere-to-lie.yaml: client, at lies_on" in result.out


def test_a_catalogue_without_cases_is_checked_without_them(capsys: Capsys, folder: Path) -> None:
    shutil.rmtree(folder / "cases")
    result = ran(capsys, "catalogue", "check", folder)
    assert result.code == 0
    assert "0 worked cases" in result.out


def test_an_empty_folder_is_no_catalogue(capsys: Capsys, tmp_path: Path) -> None:
    result = ran(capsys, "catalogue", "check", tmp_path)
    assert result.code == 1
    assert "edition.yaml: it is missing" in result.out


@pytest.mark.parametrize("name", ["missing", "file"])
def test_what_is_no_folder_is_refused(capsys: Capsys, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    assert_refused(ran(capsys, "catalogue", "check", tmp_path / name), name)


def test_catalogue_alone_shows_its_commands(capsys: Capsys) -> None:
    assert run(["catalogue"]) == 0
    assert "check" in capsys.readouterr().out
