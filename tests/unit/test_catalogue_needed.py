"""What an edition cannot do without is what the code asks it for, no less and no more."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from proneward.catalogue import Catalogue, lint, load
from proneward.catalogue.lint import needed
from proneward.exchange.handout.wording import HANDOUT_WORDS, NOTICE_WORDS

CATALOGUE = load()
CODE = Path("src/proneward")
DECLARED = CODE / "catalogue/lint/needed.py"
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(CODE.rglob("*.py"))}
SPOKEN = ("handout", "planning", "programme", "routing", "screening")
"""The topics whose keys the code names one by one; the others are closed sets."""
NUMBERED = re.compile(rf"({'|'.join(needed.NUMBERED)})-[0-9]+")


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _said(node: ast.AST) -> tuple[str | None, str | None]:
    """Topic and key of `….says(topic, key)` or `….words[topic][key]`, where they are written."""
    match node:
        case ast.Call(func=ast.Attribute(attr="says"), args=[topic, key, *_]):
            return _text(topic), _text(key)
        case ast.Subscript(
            value=ast.Subscript(value=ast.Attribute(attr="words"), slice=topic), slice=key
        ):
            return _text(topic), _text(key)
        case _:
            return None, None


def _uses() -> set[tuple[str, str]]:
    """Every topic and key that the code writes out together."""
    pairs = (_said(node) for tree in TREES.values() for node in ast.walk(tree))
    return {(topic, key) for topic, key in pairs if topic and key}


def _patterns() -> Iterator[str]:
    """Every text of the code, as a pattern: what is filled in beside a word may be anything."""
    for path, tree in TREES.items():
        for node in ast.walk(tree) if path != DECLARED else ():
            if isinstance(node, ast.JoinedStr):
                parts = [_text(part) for part in node.values]
                if any(part and re.search("[a-z]-|-[a-z]", part) for part in parts):
                    yield "".join(".+" if part is None else re.escape(part) for part in parts)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)


MENTIONED = re.compile("|".join(sorted(set(_patterns()))))


def test_every_sentence_that_the_code_asks_for_by_name_is_declared() -> None:
    uses = _uses()
    assert {topic for topic, _ in uses} == set(SPOKEN)
    assert {(topic, key) for topic, key in uses if key not in needed.WORDS[topic]} == set()


@pytest.mark.parametrize("topic", SPOKEN)
def test_every_sentence_that_is_declared_is_asked_for_somewhere(topic: str) -> None:
    unasked = {
        key
        for key in needed.WORDS[topic]
        if not MENTIONED.fullmatch(key) and not NUMBERED.fullmatch(key)
    }
    assert unasked == set()


def test_every_sentence_that_is_shipped_is_declared() -> None:
    """A sentence that nobody declared is one that nobody says, or one that may go missing."""
    assert needed.WORDS.keys() == CATALOGUE.words.keys()
    for topic, words in CATALOGUE.words.items():
        spare = {key for key in words.keys() - needed.WORDS[topic] if not NUMBERED.fullmatch(key)}
        assert spare <= {"none"}, topic


def test_the_handouts_own_list_of_sentences_is_the_declared_one() -> None:
    assert needed.WORDS["handout"] == HANDOUT_WORDS | NOTICE_WORDS


def test_the_questions_are_the_twenty_one_of_the_contract() -> None:
    assert len(needed.QUESTIONS) == len(set(needed.QUESTIONS)) == 21
    assert set(needed.QUESTIONS) == CATALOGUE.questions.keys()


UPRIGHT = CATALOGUE.ladders["ladder-upright"]
SCREENING = CATALOGUE.words["screening"]
PROGRAMME = CATALOGUE.words["programme"]


def but(**changed: object) -> Catalogue:
    """Give the catalogue with some of its parts changed."""
    evolve: Callable[..., Catalogue] = attrs.evolve
    return evolve(CATALOGUE, **changed)


def less(entries: Mapping[str, object], key: str) -> dict[str, object]:
    """Give a mapping without one of its keys."""
    return {name: entry for name, entry in entries.items() if name != key}


LACKING: dict[str, tuple[Catalogue, str, str]] = {
    "a warning sign that is not asked for": (
        but(questions=less(CATALOGUE.questions, "cardiac")),
        "rules/questions/cardiac.yaml",
        "it is missing, and a question that is not asked hides a warning sign",
    ),
    "a ladder that is not there": (
        but(ladders=less(CATALOGUE.ladders, "ladder-strengthening")),
        "rules/progression/ladder-strengthening.yaml",
        "stage 1 is missing",
    ),
    "a ladder without its last stage": (
        but(
            ladders={
                **CATALOGUE.ladders,
                UPRIGHT.id: attrs.evolve(UPRIGHT, stages=UPRIGHT.stages[:-1]),
            }
        ),
        "rules/progression/ladder-upright.yaml",
        "stage 3 is missing",
    ),
    "a measure that a journal may name": (
        but(measures=less(CATALOGUE.measures, "psfs")),
        "measures/psfs.yaml",
        "it is missing, and a journal may name it",
    ),
    "a sentence that screening says": (
        but(words={**CATALOGUE.words, "screening": less(SCREENING, "start-supine")}),
        "words/en/screening.yaml",
        "no words for 'start-supine'",
    ),
    "a list of words with a gap": (
        but(words={**CATALOGUE.words, "programme": less(PROGRAMME, "sign-2")}),
        "words/en/programme.yaml",
        "'sign-1' and so on are not numbered from 1 without a gap",
    ),
    "no words at all": (but(words={}), "words/en/routing.yaml", "no words for 'emergency'"),
}


@pytest.mark.parametrize("lacking", LACKING)
def test_an_edition_that_lacks_something_is_unsound(lacking: str) -> None:
    catalogue, file, what = LACKING[lacking]
    assert (file, what) in {(offence.file, offence.what) for offence in lint(catalogue)}
