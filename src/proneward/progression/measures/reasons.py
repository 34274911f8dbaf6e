"""Why a step is called improved, worse or about the same: one sentence for each thing weighed."""

from collections.abc import Iterator

from proneward.catalogue import Measure
from proneward.catalogue.model import Claim
from proneward.progression.measures.model import Because
from proneward.progression.measures.step import Step


def _why(key: str, claim: Claim, **parts: float | str) -> Because:
    return Because(key=key, parts=parts, sources=tuple(cited.id for cited in claim.sources))


def _went(step: Step) -> Iterator[Because]:
    yield Because(key="went", parts={"first": step.first, "later": step.later})
    if not step.gain:
        yield Because(key="unchanged")
        return
    way, points = "better" if step.gain > 0 else "worse", abs(step.gain)
    if step.percent is None:
        yield Because(key=f"{way}-points", parts={"points": points})
        yield Because(key="from-zero")
    else:
        parts = {"points": points, "percent": abs(step.percent)}
        yield Because(key=f"{way}-percent", parts=parts)


def _matters(step: Step) -> Iterator[Because]:
    limit = step.measure.matters
    if limit is None:
        yield Because(key="matters-unknown")
    elif step.matters is not None:
        fate = "matters" if step.matters else "too-small"
        if limit.points is None:
            yield _why(f"{fate}-percent", limit, percent=limit.percent)
        else:
            yield _why(f"{fate}-both", limit, points=limit.points, percent=limit.percent)


def _chance(step: Step) -> Iterator[Because]:
    limit = step.measure.detectable
    if limit is None:
        yield Because(key="chance-unknown")
    else:
        key = "beyond-chance" if step.beyond_chance else "within-chance"
        yield _why(key, limit, points=limit.points)


def _level(step: Step) -> Iterator[Because]:
    level, start = step.measure.recovered, step.measure.reliable_start
    if level is not None and step.recovered:
        yield _why("in-recovered-range", level, later=step.later, score=level.score)
    if start is not None and not step.reliable:
        yield _why("start-unreliable", start, least=start.least, most=start.most)


def to_verify(measure: Measure) -> Iterator[Because]:
    """Say it where a limit that decides has not been held against its source."""
    limits = (measure.matters, measure.detectable, measure.own_word)
    if any(limit is not None and limit.to_verify for limit in limits):
        yield Because(key="to-verify")


def reasons(step: Step) -> tuple[Because, ...]:
    """Give every reason, the numbers first."""
    weighed = (*_matters(step), *_chance(step)) if step.gain else ()
    doubts = to_verify(step.measure) if step.gain else ()
    return (*_went(step), *weighed, *_level(step), *doubts)
