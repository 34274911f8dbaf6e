"""What must hold of references: whatever a file names stands somewhere in the edition."""

from collections.abc import Callable, Collection, Iterable, Iterator

import attrs

from proneward.catalogue.errors import Offence
from proneward.catalogue.model import Catalogue, Question
from proneward.vocabulary import did_you_mean


@attrs.frozen(kw_only=True)
class _Named:
    """Words that one file uses, and those it may use."""

    file: str
    words: Iterable[str]
    known: Collection[str]
    kind: str


def _sources(catalogue: Catalogue) -> Iterator[Offence]:
    for file, cited in catalogue.citations.items():
        for source in cited:
            if source not in catalogue.sources:
                yield Offence(
                    file=file,
                    what=f"cites '{source}', and evidence/ has no such file",
                    fix=did_you_mean(source, catalogue.sources),
                )


def _of_a_question(question: Question, catalogue: Catalogue) -> Iterator[_Named]:
    file = f"rules/questions/{question.id}.yaml"
    follow_up = question.follow_up
    spared = follow_up.unless_conditions if follow_up else ()
    counted = (question.counts_as,) if question.counts_as else ()
    yield _Named(
        file=file,
        words=(*question.satisfied_by, *spared, *counted),
        known=catalogue.conditions,
        kind="condition",
    )
    yield _Named(
        file=file,
        words=follow_up.only_if_no if follow_up else (),
        known=catalogue.questions,
        kind="question",
    )


def _of_the_lane(catalogue: Catalogue) -> Iterator[_Named]:
    lane = catalogue.lane
    file = "rules/progression/lane-extension.yaml"
    yield _Named(
        file=file,
        words=(*(step.exercise for step in lane.steps), lane.where_prone_is_impossible),
        known=catalogue.exercises,
        kind="exercise",
    )
    yield _Named(
        file=file,
        words=(lane.opened_by_finding, lane.closed_by_finding, *lane.opened_by_conditions),
        known=catalogue.conditions,
        kind="condition",
    )


def _of_conditions(catalogue: Catalogue) -> Iterator[_Named]:
    for condition in catalogue.conditions.values():
        yield _Named(
            file=f"conditions/{condition.id}.yaml",
            words=(condition.tightens_to,) if condition.tightens_to else (),
            known=catalogue.conditions,
            kind="condition",
        )
    for advice in catalogue.advice:
        yield _Named(
            file=f"rules/advice/{advice.id}.yaml",
            words=[condition for choice in advice.together for condition in choice],
            known=catalogue.conditions,
            kind="condition",
        )


def _named(catalogue: Catalogue) -> Iterator[Offence]:
    """What questions, advice, conditions and the lane name exists."""
    uses = [
        *(
            named
            for question in catalogue.questions.values()
            for named in _of_a_question(question, catalogue)
        ),
        *_of_the_lane(catalogue),
        *_of_conditions(catalogue),
    ]
    for used in uses:
        for word in used.words:
            if word not in used.known:
                yield Offence(
                    file=used.file,
                    what=f"'{word}' is not a known {used.kind}",
                    fix=did_you_mean(word, used.known),
                )


CHECKS: tuple[Callable[[Catalogue], Iterator[Offence]], ...] = (_sources, _named)
