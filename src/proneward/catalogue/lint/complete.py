"""What must hold of the whole: every question is asked, every ladder stands, every word is said."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from proneward.catalogue.errors import Offence
from proneward.catalogue.lint.needed import LADDERS, MEASURES, QUESTIONS, WORDS
from proneward.catalogue.model import Catalogue


def _questions(catalogue: Catalogue) -> Iterator[Offence]:
    for question in QUESTIONS:
        if question not in catalogue.questions:
            yield Offence(
                file=f"rules/questions/{question}.yaml",
                what="it is missing, and a question that is not asked hides a warning sign",
                fix="Restore the file",
            )


def _ladders(catalogue: Catalogue) -> Iterator[Offence]:
    for name, last in LADDERS.items():
        ladder = catalogue.ladders.get(name)
        there = {entry.stage for entry in ladder.stages} if ladder else set()
        for stage in sorted(set(range(1, last + 1)) - there):
            yield Offence(
                file=f"rules/progression/{name}.yaml",
                what=f"stage {stage} is missing",
                fix="Restore it",
            )


def _measures(catalogue: Catalogue) -> Iterator[Offence]:
    for measure in MEASURES:
        if measure not in catalogue.measures:
            yield Offence(
                file=f"measures/{measure}.yaml",
                what="it is missing, and a journal may name it",
                fix="Restore the file",
            )


def _words(catalogue: Catalogue) -> Iterator[Offence]:
    """Whatever the code says has its sentence."""
    for topic, keys in WORDS.items():
        for key in sorted(keys - catalogue.words.get(topic, {}).keys()):
            yield Offence(
                file=f"words/en/{topic}.yaml", what=f"no words for '{key}'", fix="Add them"
            )


def _numbered(catalogue: Catalogue) -> Iterator[Offence]:
    """The lists of a programme's words are numbered from 1 without a gap."""
    lists: dict[str, set[int]] = defaultdict(set)
    for key in catalogue.words.get("programme", {}):
        stem, _, number = key.rpartition("-")
        if number.isdecimal():
            lists[stem].add(int(number))
    for stem, numbers in lists.items():
        if numbers != set(range(1, len(numbers) + 1)):
            yield Offence(
                file="words/en/programme.yaml",
                what=f"'{stem}-1' and so on are not numbered from 1 without a gap",
                fix="Number them anew",
            )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (
    _questions,
    _ladders,
    _measures,
    _words,
    _numbered,
)
