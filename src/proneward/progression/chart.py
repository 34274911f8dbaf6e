"""What a record and a journal come to on a day: everything that the rules look at."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property

import attrs

from proneward.catalogue import Catalogue, ProgressionRule
from proneward.progression.fold import client_on
from proneward.progression.practice import (
    ByKind,
    Practice,
    mornings_of,
    practices_of,
    shown_in,
)
from proneward.record import ClientRecord
from proneward.record.journal import (
    Answers,
    Approval,
    Entry,
    Gap,
    Journal,
    Measured,
    Morning,
    Session,
    StageDecided,
    Verdict,
)
from proneward.screening import Screening, screen

Moment = tuple[date, datetime]
FORTNIGHT = 14


@attrs.frozen(kw_only=True, eq=False)
class Chart:
    """
    A client on a day, as the rules read them.

    `recorded` is the record without the journal. `practices` are all sessions up to the day,
    `term` those since the stage began; a proposal was last `declined` then. `next_up` is the
    screening one stage higher, None on the last.
    """

    recorded: ClientRecord
    client: ClientRecord
    catalogue: Catalogue
    rules: Mapping[str, ProgressionRule]
    day: date
    stage: int
    last_stage: int
    began: Moment | None
    declined: Moment | None
    practices: tuple[Practice, ...]
    term: tuple[Practice, ...]
    told: tuple[Entry, ...]
    by_kind: ByKind
    screening: Screening
    next_up: Screening | None

    @cached_property
    def here(self) -> tuple[Practice, ...]:
        """The sessions of the term that were done at this stage."""
        return tuple(one for one in self.fresh if one.told.stage == self.stage)

    def last(self, count: int) -> tuple[Practice, ...]:
        """Give the last sessions of the term, the latest last."""
        return self.term[-count:]

    def lately(self, count: int) -> tuple[Practice, ...]:
        """
        Give the last sessions since the stage began or a proposal was declined.

        None of them, if one was of another stage: it says nothing about this one.
        """
        last = self.fresh[-count:]
        return last if all(one.told.stage == self.stage for one in last) else ()

    @cached_property
    def fresh(self) -> tuple[Practice, ...]:
        """The sessions since the stage began or a proposal was declined, the later of the two."""
        since = max(filter(None, (self.began, self.declined)), default=None)
        return tuple(one for one in self.practices if since is None or (one.on, one.at) > since)

    def within(self, days: int) -> tuple[Practice, ...]:
        """Give the sessions of this stage in the last days, this one among them."""
        return tuple(one for one in self.here if (self.day - one.on).days < days)

    @property
    def baseline(self) -> float:
        """The pain as it usually is, from which change is judged."""
        return self.client.pain.baseline

    @property
    def away_days(self) -> int | None:
        """How many days there have been without a session; None before the first."""
        worked = self.worked_lately
        return (self.day - worked[-1].on).days if worked else None

    @cached_property
    def worked_lately(self) -> tuple[Practice, ...]:
        """The sessions of the last fortnight in which something was done, and the one before."""
        found: list[Practice] = []
        for one in reversed(self.practices):
            if one.worked:
                found.append(one)
                if (self.day - one.on).days >= FORTNIGHT:
                    break
        return tuple(reversed(found))

    @property
    def looked_at(self) -> date | None:
        """The day of the last approval, else of the first entry."""
        approvals = self.by_kind[Approval]
        first = self.told[0].on if self.told else None
        return approvals[-1].on if approvals else first

    def open_gaps(self) -> tuple[Gap, ...]:
        """Give the gaps with a reason that no stage decision has answered yet."""
        return tuple(
            one.what for one in self.told if isinstance(one.what, Gap) and _after(one, self.began)
        )

    def measured(self) -> Mapping[str, tuple[Measured, ...]]:
        """Give the outcome measures that were taken, by their ids, the first first."""
        found: dict[str, tuple[Measured, ...]] = {}
        taken = (one.what for one in self.by_kind[Measured] if isinstance(one.what, Measured))
        for what in taken:
            found[what.measure] = (*found.get(what.measure, ()), what)
        return found

    def answered_since(self, questions: Iterable[str], day: date) -> bool:
        """Whether each of some questions was answered on a day or after it."""
        wanted = set(questions)
        if self.recorded.answered_on >= day:
            wanted -= self.recorded.answers.keys()
        for one in self.by_kind[Answers]:
            if one.on >= day and isinstance(one.what, Answers):
                wanted -= one.what.answers.keys()
        return not wanted


def _moment(one: Entry) -> Moment:
    return one.on, one.at


def _after(one: Entry, began: Moment | None) -> bool:
    return began is None or _moment(one) > began


def _stage_of(by_kind: ByKind, client: ClientRecord) -> int:
    """Give the stage of the last decision, else the record's."""
    decided = (one.what for one in by_kind[StageDecided] if isinstance(one.what, StageDecided))
    return [client.stage, *(what.stage for what in decided)][-1]


def _latest(told: Iterable[Entry]) -> Moment | None:
    return max(map(_moment, told), default=None)


def _declined(one: Entry) -> bool:
    return isinstance(one.what, Approval) and one.what.verdict is Verdict.DECLINED


def _approved(one: Entry) -> bool:
    return isinstance(one.what, Approval) and one.what.verdict is Verdict.APPROVED


def _step_of(practices: Iterable[Practice], by_kind: ByKind, client: ClientRecord) -> int:
    """
    Give the step of the extension lane: the record's, and as many more as were approved and done.

    A session alone raises nothing, whatever step it names.
    """
    most = client.extension_step + sum(map(_approved, by_kind[Approval]))
    steps = (one.told.extension_step for one in practices)
    done = (step for step in steps if step is not None and step <= most)
    return max([client.extension_step, *done])


def chart_on(
    client: ClientRecord,
    journal: Journal,
    catalogue: Catalogue,
    day: date,
    rules: Mapping[str, ProgressionRule] | None = None,
) -> Chart:
    """Read a record and a journal as of a day; what is dated later is not looked at."""
    if any(entry.on > day for entry in journal):
        journal = Journal.of(entry for entry in journal if entry.on <= day)
    told = tuple(one for one in journal.standing if one.on <= day)
    by_kind = ByKind(told, (one for one in journal.superseded if one.on <= day))
    practices = practices_of(by_kind[Session], mornings_of(by_kind[Morning]))
    folded = client_on(client, by_kind, practices, catalogue)
    folded = attrs.evolve(
        folded,
        stage=_stage_of(by_kind, client),
        extension_step=_step_of(practices, by_kind, client),
    )
    shown = shown_in(practices)
    screening = screen(folded, catalogue, day, shown=shown)
    last_stage = len(catalogue.ladders[f"ladder-{screening.start.ladder}"].stages)
    stage = min(folded.stage, last_stage)
    higher = attrs.evolve(folded, stage=stage + 1) if stage < last_stage else None
    began = _latest(by_kind[StageDecided])
    return Chart(
        recorded=client,
        client=folded,
        catalogue=catalogue,
        rules=catalogue.progression if rules is None else rules,
        day=day,
        stage=stage,
        last_stage=last_stage,
        began=began,
        declined=_latest(filter(_declined, by_kind[Approval])),
        practices=practices,
        term=tuple(one for one in practices if began is None or (one.on, one.at) > began),
        told=told,
        by_kind=by_kind,
        screening=screening,
        next_up=screen(higher, catalogue, day, shown=shown) if higher else None,
    )
