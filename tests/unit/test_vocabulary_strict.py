"""The strict dialect: what a person may write, and what is refused before anything is built."""

from pathlib import Path

import pytest

from proneward.vocabulary import (
    Unreadable,
    parse_json,
    parse_yaml,
    read_document,
    read_text,
)
from proneward.vocabulary.strict import DEEPEST, MOST_BYTES

NAME = "file.yaml"


def refused_yaml(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        parse_yaml(text, NAME)
    return refused.value


def refused_json(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        parse_json(text, NAME)
    return refused.value


@pytest.mark.parametrize(
    "written, read",
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"),
        ("12:30", "12:30"),
        ("017", 17),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("-3", -3),
        ("+3", 3),
        ("2.5", 2.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("'3'", "3"),
        ("2x20s", "2x20s"),
        ("[a, 1]", ["a", 1]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_a_yaml_scalar_is_what_yaml_1_2_says(written: str, read: object) -> None:
    parsed = parse_yaml(f"key: {written}\n", NAME)
    assert parsed == {"key": read}
    assert isinstance(parsed, dict)
    assert type(parsed["key"]) is type(read)


@pytest.mark.parametrize("word", ["on", "yes", "no", "off", "y", "n", "2026-11-24"])
def test_a_word_that_yaml_1_1_would_turn_into_something_else_serves_as_a_key(word: str) -> None:
    assert parse_yaml(f"{word}: here\n", NAME) == {word: "here"}


@pytest.mark.parametrize(
    "text, why",
    [
        ("a: &x 1\n", "anchors and aliases"),
        ("a: &x [1]\nb: *x\n", "anchors and aliases"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "anchors and aliases"),
        ("a: !!python/object:os.system {}\n", "tags"),
        ("a: !local 1\n", "tags"),
        ("!!set {a}\n", "tags"),
        ("a: 1\na: 2\n", "the key 'a' twice"),
        ("Jane Doe: 1\nJane Doe: 2\n", "(a key twice)"),
        ("a:\n  b: 1\n  b: 2\n", "the key 'b' twice"),
        ("- {c: 1, c: 1}\n", "the key 'c' twice"),
        ("1: one\n", "a key that is not a word"),
        ("true: one\n", "a key that is not a word"),
        ("? [a]\n: one\n", "a key that is not a word"),
        ("? {a: b}\n: one\n", "a key that is not a word"),
        ("a: 1\n---\nb: 2\n", "not YAML"),
        ("a: [1\n", "not YAML"),
        ("a: 'open\n", "not YAML"),
        ("\ta: 1\n", "not YAML"),
        ("a: \x07\n", "characters that YAML does not allow"),
        ("a: \x00\n", "characters that YAML does not allow"),
        ("a: \ud800\n", "characters that YAML does not allow"),
        ('a: "\\x07"\n', "control characters"),
        ('a: "\\ud800"\n', "invalid Unicode"),
        ('a: [{"\\0": 1}]\n', "control characters"),
        ("a: \x85\n", "control characters"),
        ("a: 1e999\n", "a number that is too large"),
        (f"a: {'9' * 5000}\n", "a number of more than 40 signs"),
        (f"a: {'[' * (DEEPEST + 1)}{']' * (DEEPEST + 1)}\n", f"more than {DEEPEST} deep"),
        ("[" * 20_000, "nest"),
    ],
)
def test_what_no_person_writes_in_yaml_is_refused(text: str, why: str) -> None:
    refused = refused_yaml(text)
    assert why in refused.why
    assert refused.what.startswith(NAME)


def test_the_longest_number_that_is_read_has_forty_signs() -> None:
    longest = "9" * 40
    assert parse_yaml(f"a: {longest}\n", NAME) == {"a": int(longest)}
    assert "40 signs" in refused_yaml(f"a: {longest}9\n").why
    assert "40 signs" in refused_json(f'{{"a": {longest}9}}').why


def test_a_merge_key_is_only_a_word() -> None:
    assert parse_yaml("<<: {a: 1}\n", NAME) == {"<<": {"a": 1}}


@pytest.mark.parametrize("beside", ["plain", "'signs of their own: & * !'"])
def test_the_deepest_that_is_allowed_is_read_and_one_level_more_is_not(beside: str) -> None:
    """However simple the rest of the text is, it is judged alike."""

    def nested(levels: int) -> str:
        return f"a: {'[' * levels}{']' * levels}\nb: {beside}\n"

    assert isinstance(parse_yaml(nested(DEEPEST - 1), NAME), dict)
    assert f"more than {DEEPEST} deep" in refused_yaml(nested(DEEPEST)).why


@pytest.mark.parametrize(
    "text, where",
    [("a: 1\nb: &x 2\n", "line 2"), ("a: 1\nb: 2\na: 3\n", "line 3"), ("a: [1\nb: 2", "line 2")],
)
def test_a_refusal_names_the_line(text: str, where: str) -> None:
    assert refused_yaml(text).what == f"{NAME}, {where}"


@pytest.mark.parametrize(
    "text, why",
    [
        ('{"a": 1, "a": 2}', "the key 'a' twice"),
        ('{"a": NaN}', "'NaN', which is not a JSON number"),
        ('{"a": Infinity}', "'Infinity', which is not a JSON number"),
        ('{"a": -Infinity}', "'-Infinity', which is not a JSON number"),
        ('{"a": 1', "not JSON"),
        ('{"a": 1} {}', "not JSON"),
        ("", "not JSON"),
        ('{"a": 1e999}', "too large"),
        ('{"a": -1e999}', "too large"),
        ("[" * 100_000, "nested too deep"),
        ('{"a": [{"b": "\\u0000"}]}', "control characters"),
        ('{"\\ud800": 1}', "control characters"),
        ('{"a": "\x7f"}', "control characters"),
        ('"\ud800"', "control characters"),
        (f'{{"a": {"9" * 5000}}}', "a number of more than 40 signs"),
    ],
)
def test_what_is_not_plain_json_is_refused(text: str, why: str) -> None:
    assert why in refused_json(text).why


def test_plain_json_is_read_as_it_stands() -> None:
    assert parse_json('{"a": [1, 2.5, null, true, "no"]}', NAME) == {
        "a": [1, 2.5, None, True, "no"]
    }


def test_lines_tabs_and_signs_written_out_are_text() -> None:
    assert parse_json('{"a": "b\\n\\t\\ud83d\\ude00\\""}', NAME) == {"a": 'b\n\t\U0001f600"'}
    assert parse_yaml('a: ["b\\n\\t\\u00e9", 3]\n', NAME) == {"a": ["b\n\té", 3]}


def test_a_refusal_of_json_names_the_line() -> None:
    assert refused_json('{"a": 1,\n"b"}').what == f"{NAME}, line 2"


def test_a_missing_file_a_folder_and_a_file_without_words_are_told_apart(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text(" \n\n", encoding="utf-8")
    for path, why in (
        (tmp_path / "nowhere.yaml", "there is no such file"),
        (tmp_path, "it is a directory"),
        (Path("/"), "it is a directory"),
        (empty, "it is empty"),
    ):
        with pytest.raises(Unreadable, match=why):
            read_text(path)


def test_a_file_may_be_a_megabyte_and_not_a_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * MOST_BYTES)
    assert len(read_text(path)) == MOST_BYTES
    path.write_bytes(b"a" * (MOST_BYTES + 1))
    with pytest.raises(Unreadable, match="larger than 1000 kB"):
        read_text(path)


def test_a_file_that_is_not_utf_8_is_refused_and_a_byte_order_mark_is_not_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"name: caf\xe9\n")
    with pytest.raises(Unreadable, match="not UTF-8"):
        read_document(path)
    path.write_bytes(b"\xef\xbb\xbfname: caf\xc3\xa9\n")
    assert read_document(path) == {"name": "café"}


def test_a_file_that_the_system_will_not_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_text(tmp_path / ("long" * 100))


def test_the_ending_says_which_dialect_a_file_is_in(tmp_path: Path) -> None:
    as_json, as_yaml = tmp_path / "a.json", tmp_path / "a.yaml"
    as_json.write_text('{"a": "on"}', encoding="utf-8")
    as_yaml.write_text("a: on\n", encoding="utf-8")
    assert read_document(as_json) == read_document(as_yaml) == {"a": "on"}
    as_json.write_text("a: on\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="not JSON"):
        read_document(as_json)
