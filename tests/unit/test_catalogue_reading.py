"""From a folder of reviewed files to a catalogue: strict, complete, with a digest of its bytes."""

import os
import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest

from proneward.catalogue import (
    Catalogue,
    Review,
    UnsoundCatalogue,
    load,
    load_from,
    read,
    read_cases,
    shipped,
)

CATALOGUE = load()
REVIEW = "review: {by: null, role: unreviewed, on: null, due: null}\n"
MITIGATION = f"""\
attribute: wrist-load
by: fists or forearms instead of flat hands
applied: advice
evidence: [consensus]
sources: [{{id: consensus}}]
{REVIEW}"""
SOURCE = f"""\
id: somebody-2001
short: Somebody 2001
citation: Somebody. A study. 2001.
kind: study
doi: null
other_id: null
supports: something
strength: low
checked: to-verify
{REVIEW}"""


def a_folder(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def offences(root: Path, files: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What is wrong, and what to do, by file."""
    return {o.file: (o.what, o.fix) for o in read(a_folder(root, files)).offences}


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A whole edition to break."""
    copy = tmp_path / "reviewed"
    shutil.copytree(str(shipped()), copy, ignore=shutil.ignore_patterns("cases", "schema"))
    return copy


def unsound(edition: Path) -> UnsoundCatalogue:
    with pytest.raises(UnsoundCatalogue) as refused:
        load_from(edition)
    return refused.value


def test_every_file_that_cannot_be_taken_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/bytes.yaml").write_bytes(b"id: caf\xe9\n")
    assert offences(
        tmp_path,
        {
            "rules/mitigations/wrist-load.yaml": MITIGATION.replace("applied", "aplied"),
            "evidence/other-2001.yaml": SOURCE,
            "evidence/twice.yaml": "id: a\nid: b\n",
            "evidence/somebody-2001.yaml": SOURCE,
            "notes.txt": "hello\n",
            "rules/dosage/other.yaml": "a: 1\n",
            "words/en/routing.yaml": "urgent: 3\n",
        },
    ) == {
        "evidence/bytes.yaml": ("it is not UTF-8 text", "Save it as UTF-8"),
        "evidence/other-2001.yaml": (
            "it is about 'somebody-2001'",
            "Name the file 'somebody-2001.yaml', or correct it",
        ),
        "evidence/twice.yaml": (
            "line 2: not YAML as Proneward reads it (the key 'id' twice)",
            "Correct the file, or start from one made by `proneward new`",
        ),
        "notes.txt": ("no such file is known here", "Move or remove it"),
        "rules/dosage/other.yaml": ("no such file is known here", "Move or remove it"),
        "rules/mitigations/wrist-load.yaml": (
            "at the top of the file: there is an unknown key 'aplied'",
            "Did you mean 'applied'",
        ),
        "words/en/routing.yaml": (
            "at urgent: it must be text, and it is a whole number",
            "Correct the value",
        ),
    }


@pytest.mark.parametrize(
    "wrong, what",
    [
        ("applied: often", "at applied: 'often' is none of the words known here"),
        ("attribute: wrists", "at attribute: 'wrists' is none of the words known here"),
        ("evidence: []", "at evidence: it needs at least 1 entry"),
        ("sources: []", "at sources: it needs at least 1 entry"),
        ("by: ''", "at by: it needs at least 1 character"),
        ("review: null", "at review: it must be a set of keys, and it is nothing"),
        ("by:", "at by: it must be text, and it is nothing"),
    ],
)
def test_a_value_that_is_not_allowed_is_named_with_its_path(
    tmp_path: Path, wrong: str, what: str
) -> None:
    key = wrong.partition(":")[0]
    text = "".join(
        f"{wrong}\n" if line.startswith(f"{key}:") else line
        for line in MITIGATION.splitlines(keepends=True)
    )
    path = "rules/mitigations/wrist-load.yaml"
    assert offences(tmp_path, {path: text})[path][0] == what


@pytest.mark.parametrize(
    "dose, what",
    [
        ("{sets: 6, reps: 5}", "at dose.sets: it must be at most 5"),
        ("{sets: 1, reps: 31}", "at dose.reps: it must be at most 30"),
        ("{sets: 1, reps: 5, hold_s: 121}", "at dose.hold_s: it must be at most 120"),
        ("{sets: 1, seconds: 4}", "at dose.seconds: it must be at least 5"),
        ("{sets: 1}", "at dose: a dose has either repetitions or seconds"),
        ("{sets: 1, reps: 5, seconds: 20}", "at dose: a dose has either repetitions or seconds"),
    ],
)
def test_a_dose_that_nobody_can_do_is_named_where_it_was_written(
    tmp_path: Path, dose: str, what: str
) -> None:
    walk = shipped().joinpath("exercises/walk.yaml").read_text(encoding="utf-8")
    lines = [f"dose: {dose}" if line.startswith("dose:") else line for line in walk.splitlines()]
    path = "exercises/walk.yaml"
    assert offences(tmp_path, {path: "\n".join(lines)})[path][0] == what


def test_the_shipped_files_are_all_taken() -> None:
    assert read(shipped()).offences == ()
    assert CATALOGUE.digest == read(shipped()).digest
    assert len(CATALOGUE.digest) == 64


def test_the_catalogue_is_loaded_once() -> None:
    assert load() is CATALOGUE


def test_a_copy_of_the_edition_is_the_same_edition(edition: Path) -> None:
    copied = load_from(edition)
    assert copied.digest == CATALOGUE.digest
    assert attrs.asdict(copied, recurse=False) == attrs.asdict(CATALOGUE, recurse=False)


def test_one_byte_more_changes_the_digest_and_where_the_folder_lies_does_not(
    tmp_path: Path,
) -> None:
    files = {"evidence/somebody-2001.yaml": SOURCE, "rules/mitigations/wrist-load.yaml": MITIGATION}
    first = read(a_folder(tmp_path / "a", files)).digest
    backwards = dict(reversed(files.items()))
    assert read(a_folder(tmp_path / "b", backwards)).digest == first
    files["evidence/somebody-2001.yaml"] += "\n"
    assert read(a_folder(tmp_path / "c", files)).digest != first


def test_a_name_counts_in_the_digest_as_much_as_what_a_file_holds(tmp_path: Path) -> None:
    """Bytes that wander from a name to a content, or to the next file, are seen."""
    digests = {
        read(a_folder(tmp_path / str(number), files)).digest
        for number, files in enumerate(
            (
                {"words/en/a.yaml": "b: c\n"},
                {"words/en/ab.yaml": ": c\n"},
                {"words/en/a.yaml": "b: c\n", "words/en/b.yaml": ""},
                {"words/en/b.yaml": "b: c\n"},
            )
        )
    }
    assert len(digests) == 4


def test_cases_and_schemas_stand_beside_the_edition_and_not_in_its_digest(tmp_path: Path) -> None:
    files = {"evidence/somebody-2001.yaml": SOURCE}
    alone = read(a_folder(tmp_path, files))
    beside = read(a_folder(tmp_path, {"cases/a.yaml": "?", "schema/a.json": "{}"}))
    assert (beside.digest, beside.offences) == (alone.digest, ())
    assert [offence.file for offence in read_cases(tmp_path).offences] == ["cases/a.yaml"]


def test_nothing_is_made_of_an_edition_with_offenders_and_all_are_listed(edition: Path) -> None:
    (edition / "exercises/walk.yaml").write_text("id: walk\n", encoding="utf-8")
    (edition / "conditions/aaa.yaml").write_text("id: aaa\n", encoding="utf-8")
    assert [o.file for o in unsound(edition).offences] == [
        "conditions/aaa.yaml",
        "exercises/walk.yaml",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "edition.yaml",
        "rules/unknown-condition.yaml",
        "rules/dosage/times.yaml",
        "rules/progression/lane-extension.yaml",
    ],
)
def test_a_file_that_an_edition_cannot_do_without_is_missed(edition: Path, path: str) -> None:
    (edition / path).unlink()
    (offence,) = unsound(edition).offences
    assert (offence.file, offence.what) == (path, "it is missing")


def test_a_muscle_stands_in_one_group(edition: Path) -> None:
    path = edition / "rules/dosage/muscle-groups.yaml"
    text = path.read_text(encoding="utf-8")
    muscle = next(iter(CATALOGUE.muscle_groups))
    path.write_text(text.replace("none (rest)", f"none (rest), {muscle}"), encoding="utf-8")
    assert [o.what for o in unsound(edition).offences] == [f"'{muscle}' stands twice"]


def signed(catalogue: Catalogue, review: Review) -> Catalogue:
    """Give the catalogue with every entry reviewed so."""
    return attrs.evolve(
        catalogue,
        exercises={n: attrs.evolve(e, review=review) for n, e in catalogue.exercises.items()},
        conditions={n: attrs.evolve(e, review=review) for n, e in catalogue.conditions.items()},
        rules=tuple(attrs.evolve(rule, review=review) for rule in catalogue.rules),
    )


def test_a_catalogue_is_reviewed_once_somebody_qualified_has_signed_everything() -> None:
    day = date(2026, 12, 1)
    review = Review(by="A. Example", role="physiotherapist", on=day, due=day)
    assert signed(CATALOGUE, review).reviewed is True
    assert signed(CATALOGUE, attrs.evolve(review, by=None)).reviewed is False
    assert signed(CATALOGUE, attrs.evolve(review, role="unreviewed")).reviewed is False


def test_a_sentence_is_given_with_its_gaps_filled() -> None:
    said = CATALOGUE.says("screening", "limit-stage", stage=3, reached=1)
    assert said == "It belongs to stage 3; you are at stage 1."


def test_a_pipe_among_the_files_is_an_offender_and_nobody_waits_for_it(edition: Path) -> None:
    os.mkfifo(edition / "exercises" / "pipe.yaml")
    assert [offence.file for offence in read(edition).offences] == ["exercises/pipe.yaml"]
