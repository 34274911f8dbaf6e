"""Held back for now, because …: grouped by reason, since 20 exercises are 4 reasons."""

from collections.abc import Iterable, Iterator, Sized

from proneward.catalogue import Catalogue
from proneward.exchange.handout.compose.periods import periods_of
from proneward.exchange.handout.compose.sentences import day_words, says
from proneward.exchange.handout.model import HeldBack, HeldLater
from proneward.planning import Plan, Programme
from proneward.screening import Screening, Standing, Verdict
from proneward.vocabulary import EVERY_EXERCISE, Reason

NAMED = 6
"""Exercises named under a reason before the rest is counted."""


REASONS_ON_PAPER = 8
"""Reasons that stand on paper, the broadest first; the rest are counted."""


def _grouped(screening: Screening) -> dict[str, list[tuple[Verdict, Reason]]]:
    groups: dict[str, list[tuple[Verdict, Reason]]] = {}
    for verdict in screening.standing(Standing.WITHHELD):
        for reason in verdict.withheld_by:
            groups.setdefault(reason.reason, []).append((verdict, reason))
    return dict(
        sorted(groups.items(), key=lambda group: -len({v.exercise.id for v, _ in group[1]}))
    )


def _movements(reasons: Iterable[Reason], catalogue: Catalogue) -> tuple[str, ...]:
    words = catalogue.words["attributes"]
    touched = dict.fromkeys(r.attribute for r in reasons if r.attribute != EVERY_EXERCISE)
    return tuple(words[attribute] for attribute in touched)


def _names(verdicts: Iterable[Verdict], catalogue: Catalogue) -> tuple[str, ...]:
    names = list(dict.fromkeys(verdict.exercise.name for verdict in verdicts))
    if len(names) <= NAMED + 1:
        return tuple(names)
    more = catalogue.says("programme", "and-more", names=names[NAMED - 1], count=len(names) - NAMED)
    return (*names[: NAMED - 1], more)


def _evidence(reasons: Iterable[Reason], catalogue: Catalogue) -> str:
    kinds = sorted({kind for reason in reasons for kind in reason.evidence})
    return ", ".join(catalogue.words["programme"][f"evidence-{kind}"] for kind in kinds)


def _sources(reasons: Iterable[Reason], catalogue: Catalogue) -> str:
    ids = dict.fromkeys(source for reason in reasons for source in reason.sources)
    return "; ".join(catalogue.sources[source].short for source in ids)


def held_back(screening: Screening) -> tuple[HeldBack, ...]:
    """Give each reason once, with the movements and exercises it holds back."""
    catalogue = screening.catalogue
    return tuple(
        HeldBack(
            reason=words,
            movements=_movements((r for _, r in held), catalogue),
            exercises=_names((v for v, _ in held), catalogue),
            source=_sources([r for _, r in held], catalogue),
            evidence=_evidence([r for _, r in held], catalogue),
        )
        for words, held in _grouped(screening).items()
    )


def reasons_left(held: Sized, catalogue: Catalogue) -> str | None:
    """Say how many reasons did not find a place on paper."""
    count = len(held) - REASONS_ON_PAPER
    if count < 1:
        return None
    key = "held-more-one" if count == 1 else "held-more"
    return catalogue.says("programme", key, count=count)


def held_back_later(plan: Plan, programme: Programme) -> Iterator[HeldLater]:
    """Give, for each day that changes what holds, the reasons that are new or hold back others."""
    catalogue = plan.screening.catalogue
    before = held_back(plan.screening)
    for period in periods_of(plan, programme)[1:]:
        if period.screening is None:
            continue
        now = held_back(period.screening)
        new = tuple(reason for reason in now if reason not in before)
        before = now
        if new:
            day = day_words(catalogue, period.span.first)
            yield HeldLater(
                heading=says(catalogue, "from-day", day=day),
                reasons=new[:REASONS_ON_PAPER],
                more=reasons_left(new, catalogue),
            )


def _withholding(plan: Plan, programme: Programme) -> Iterator[Reason]:
    """Every reason that holds something back on some day of the programme."""
    for period in periods_of(plan, programme):
        if period.screening is not None:
            for verdict in period.screening.standing(Standing.WITHHELD):
                yield from verdict.withheld_by


def sources_of(plan: Plan, programme: Programme) -> tuple[str, ...]:
    """Give the citation of everything the pages lean on, in the order of the alphabet."""
    catalogue = plan.screening.catalogue
    items = [item for session in programme.sessions for item in session.items]
    reasons = [
        *(r for item in items for r in (*item.cleared.cautions, *item.cleared.favours)),
        *_withholding(plan, programme),
    ]
    ids = {cited.id for item in items for cited in item.exercise.sources}
    ids |= {source for reason in reasons for source in reason.sources}
    found = [catalogue.sources[source] for source in ids]
    return tuple(
        sorted(
            f"{source.citation} doi:{source.doi}" if source.doi else source.citation
            for source in found
        )
    )
