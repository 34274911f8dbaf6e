"""Reviews for tests: of a client whose days are told, and what is changed of those days."""

from tests.journals import Document, journal, well
from tests.records import DAY, a_client

from proneward.catalogue import load
from proneward.progression import ReviewDecision, Seen, review

CATALOGUE = load()


def decided(*documents: list[Document], **record: object) -> ReviewDecision:
    return review(a_client(**record), journal(*documents), CATALOGUE, DAY)


def rule(name: str, decision: ReviewDecision) -> Seen:
    return next(one for one in decision.because if one.rule.id == name)


def changed(documents: list[Document], *last: int, **what: object) -> list[Document]:
    """The sessions that many from the end, changed; 1 is the last."""
    sessions = [one for one in documents if one["kind"] == "session"]
    places = {id(sessions[-place]) for place in last}
    return [{**one, **what} if id(one) in places else one for one in documents]


def mornings(documents: list[Document], pain: float, *last: int) -> list[Document]:
    """The mornings that many from the end, with another pain; 1 is the last."""
    found = [one for one in documents if one["kind"] == "morning"]
    places = {id(found[-place]) for place in last}
    return [{**one, "pain": pain} if id(one) in places else one for one in documents]


def pain(during: float | None, before: float = 3, after: float = 2) -> dict[str, object]:
    return {"before": before, "during": during, "after": after}


def red(*last: int, during: float = 6) -> list[Document]:
    return changed(well(), *last, pain=pain(during))
