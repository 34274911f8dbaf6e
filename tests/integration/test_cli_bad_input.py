"""Bad input: exit code 2, what, why and what to do, no traceback, and nothing written."""

import json
from pathlib import Path

import pytest
from tests.command_line import CLIENTS, DAY, assert_refused, names_in, ran

from proneward.vocabulary import parse_yaml

Capsys = pytest.CaptureFixture[str]
GOOD = (CLIENTS / "facet-pain.yaml").read_text()
COMMANDS = (("screen",), ("plan",), ("plan", "--json"), ("why",))


def _refused(capsys: Capsys, record: Path, *parts: str) -> None:
    """Every command about a client refuses the record, and writes nothing."""
    before = names_in(record.parent)
    for command, *options in COMMANDS:
        exercise = ["prone-cobra"] if command == "why" else []
        pdf = ["--pdf", str(record.parent / "out.pdf")] if command == "plan" else []
        result = ran(capsys, command, record, *exercise, *options, *pdf, "--on", DAY)
        assert_refused(result, *parts)
    assert names_in(record.parent) == before


WRONG = {
    "a misspelt key": ("minutes_per_day:", "minutes_per_dy:", "'minutes_per_day'"),
    "a misspelt condition": ("[facet-pain]", "[facet-pian]", "'facet-pain'"),
    "a finding among conditions": ("[facet-pain]", "[finding-dp-extension]", "under findings"),
    "the same condition twice": ("[facet-pain]", "[facet-pain, facet-pain]", "twice"),
    "a misspelt question": ("ces1: no", "ces11: no", "'ces1'"),
    "a misspelt position": ("[supine,", "[supin,", "Did you mean 'supine'"),
    "a misspelt surface": ("lies_on: floor", "lies_on: flooor", "Did you mean 'floor'"),
    "a misspelt answer": ("ces1: no", "ces1: nnoo", "Did you mean 'no'"),
    "a wrong type": ("minutes_per_day: 20", 'minutes_per_day: "20"', "minutes_per_day"),
    "too many minutes": ("minutes_per_day: 20", "minutes_per_day: 500", "minutes_per_day"),
    "an impossible age": ("age: 52", "age: 152", "age"),
    "a negative age": ("age: 52", "age: -1", "age"),
    "no age at all": ("age: 52\n", "", "age or a birth_year"),
    "an age and a birth year": ("age: 52", "age: 52\nbirth_year: 1974", "exactly one"),
    "an impossible day": ("answered_on: 2026-11-23", "answered_on: 2026-13-45", "2026-11-24"),
    "a bed that is lacked": ("lies_on: floor", "lies_on: bed\nlacks: [bed]", "lies_on"),
    "pain beyond ten": ("{now: 3,", "{now: 30,", "pain"),
    "another contract": ("contract: 1", "contract: 2", "contract 2"),
    "a duplicate key": ("age: 52", "age: 52\nage: 53", "'age' twice"),
    "a duplicate answer": ("ces1: no", "ces1: yes, ces1: no", "'ces1' twice"),
    "an anchor": ("[facet-pain]", "&a [facet-pain]", "anchors"),
    "a tag": ("name: ", "name: !!python/object:os.system ", "tags"),
    "a list for a record": (GOOD, "- 1\n- 2\n", "a set of keys"),
    "a bare word": (GOOD, "hello\n", "a set of keys"),
    "two documents": (GOOD, f"{GOOD}\n---\n{GOOD}", "document"),
    "broken YAML": ("[facet-pain]", "[facet-pain", "line"),
    "tabs for indents": ("pain: {", "pain:\n\t{", "line"),
    "a control character": ("Example", "Exa\x07mple", "characters"),
    "deep nesting": ("[facet-pain]", "[" * 40 + "]" * 40, "deep"),
    "very deep nesting": ("[facet-pain]", "[" * 20_000 + "]" * 20_000, "nest"),
    "an empty file": (GOOD, "", "it is empty"),
    "only white space": (GOOD, " \n\n", "it is empty"),
}


@pytest.mark.parametrize("old, new, part", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_in_a_record_is_named(
    capsys: Capsys, tmp_path: Path, old: str, new: str, part: str
) -> None:
    assert old in GOOD
    record = tmp_path / "client.yaml"
    record.write_text(GOOD.replace(old, new, 1))
    _refused(capsys, record, "client.yaml", part)


def test_a_billion_laughs_are_not_laughed(capsys: Capsys, tmp_path: Path) -> None:
    rows = ["a0: &a0 [x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    record = tmp_path / "client.yaml"
    record.write_text("\n".join(rows))
    _refused(capsys, record, "anchors")


def test_fifty_megabytes_are_not_read(capsys: Capsys, tmp_path: Path) -> None:
    record = tmp_path / "client.yaml"
    with record.open("wb") as file:
        file.truncate(50_000_000)
    _refused(capsys, record, "larger")


def test_what_is_not_utf_8_is_refused(capsys: Capsys, tmp_path: Path) -> None:
    record = tmp_path / "client.yaml"
    record.write_bytes(GOOD.encode().replace(b"Example", b"Ex\xe4mple"))
    _refused(capsys, record, "UTF-8")


def test_a_directory_is_no_record(capsys: Capsys, tmp_path: Path) -> None:
    (tmp_path / "client.yaml").mkdir()
    _refused(capsys, tmp_path / "client.yaml", "it is a directory")


def test_a_missing_file_is_said_to_be_missing(capsys: Capsys, tmp_path: Path) -> None:
    _refused(capsys, tmp_path / "client.yaml", "there is no such file")


def test_an_error_never_repeats_the_clients_data(capsys: Capsys, tmp_path: Path) -> None:
    record = tmp_path / "client.yaml"
    record.write_text(GOOD.replace("age: 52", "age: 152"))
    assert "Example client B" not in ran(capsys, "screen", record).err


def _json(change: dict[str, object]) -> str:
    document = parse_yaml(GOOD, "good")
    assert isinstance(document, dict)
    return json.dumps(document | change)


def test_a_record_may_be_json(capsys: Capsys, tmp_path: Path) -> None:
    record = tmp_path / "client.json"
    record.write_text(_json({}))
    as_json = ran(capsys, "screen", record, "--on", DAY, "--json")
    as_yaml = ran(capsys, "screen", CLIENTS / "facet-pain.yaml", "--on", DAY, "--json")
    assert as_json == as_yaml


@pytest.mark.parametrize(
    "text, part",
    [
        (_json({"minutes": 3}), "minutes"),
        (_json({"age": 152}), "age"),
        (_json({"conditions": ["facet-pian"]}), "'facet-pain'"),
        (_json({"contract": 2}), "contract 2"),
        (_json({"name": "\ud800"}), "control characters"),
        (_json({"name": "a\0b"}), "control characters"),
        (_json({}).replace('"age"', '"id": "x", "age"'), "'id' twice"),
        (_json({"age": float("nan")}), "NaN"),
        ("{", "not JSON"),
        ("", "empty"),
        ("[" * 100_000, "nested"),
        ("null", "a set of keys"),
    ],
)
def test_json_is_read_as_strictly(capsys: Capsys, tmp_path: Path, text: str, part: str) -> None:
    record = tmp_path / "client.json"
    record.write_text(text)
    _refused(capsys, record, "client.json", part)


@pytest.mark.parametrize(
    "line, part",
    [
        ("screne x", "'screen'"),
        ("catalogue checks", "'check'"),
        ("screen x --jsno", "'--json'"),
        ("exercises --purpos strength", "'--purpose'"),
        ("position --color", "--help"),
        ("--jsno", "the commands are"),
        ("screen", "CLIENT"),
        ("why x", "EXERCISE"),
        ("screen x y", "'y'"),
        ("screen x --on 2026-02-30", "2026-11-24"),
        ("screen x --on yesterday", "not a day of the calendar"),
        ("screen x --on", "--on"),
        (f"screen {CLIENTS}/stoma.yaml --on 0001-01-01", "between the years"),
        (f"plan {CLIENTS}/stoma.yaml --on 9999-12-31", "between the years"),
        ("exercises --stage two", "--stage"),
        ("screen x --json --json", "--json"),
        ("new", "FILE"),
    ],
)
def test_a_command_line_that_cannot_be_meant_is_refused(
    capsys: Capsys, line: str, part: str
) -> None:
    assert_refused(ran(capsys, *line.split()), part)


def test_an_unknown_exercise_is_refused_with_the_nearest(capsys: Capsys) -> None:
    client = CLIENTS / "facet-pain.yaml"
    assert_refused(ran(capsys, "why", client, "prone-kobra"), "'prone-cobra'")


def test_an_unknown_position_is_refused_with_the_nearest(capsys: Capsys) -> None:
    assert_refused(ran(capsys, "position", "on", "my", "tumy"), "'prone' (tummy)")
    assert_refused(ran(capsys, "position"), "hands-and-knees")
