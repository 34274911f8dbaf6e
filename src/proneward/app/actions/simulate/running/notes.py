"""A journal that is kept as the rules read it, entry by entry, instead of being read anew."""

from datetime import date, timedelta

import attrs

from proneward.app.actions.simulate.model import Person
from proneward.app.actions.simulate.running.days import day_of, moment_of
from proneward.app.actions.simulate.running.kept import Ground, Kept, Read
from proneward.progression import Chart
from proneward.progression.chart import Moment
from proneward.progression.fold import client_on, findings_on, known_to
from proneward.progression.practice import ByKind, Practice, Spread, spread_of
from proneward.record import ClientRecord
from proneward.record.journal import (
    BY_CLIENT,
    Answers,
    Approval,
    ConditionChange,
    Entry,
    Finding,
    Gap,
    Morning,
    Session,
    Site,
    StageDecided,
    Told,
    Unlock,
    Verdict,
)

FOLDS = (ConditionChange, Finding, Unlock)
"""What changes the record when it is told."""
ONE_DAY = timedelta(days=1)
TWICE = 2
"""How often an exercise must have been done well before a harder form of it is tried."""


@attrs.define(kw_only=True, eq=False)
class Notes:
    """
    What was told of one client so far.

    `reads` are the items of the practices as they are read, `leg_on` is the last day on which a leg
    was involved, `answered` when each question was last answered; `count` counts what was told.
    `term_from` is where the sessions of the term begin, `fresh_from` where those that may speak for
    advancing do; `mornings` are those after the sessions of the term, `spread_in_term` whether
    symptoms spread in it, `gaps` the reasons of gaps that no stage decision has answered.
    `worked_on` are the days on which anything was done, `steps` the steps of the extension lane
    that were done, `approved` how many approvals there were. `moved` are the places of the
    practices that say where the symptom went: it spread, or began elsewhere than the time before.
    """

    client: ClientRecord
    key: str
    kept: Kept
    stage: int
    step: int
    count: int = 0
    first: Entry | None = None
    events: list[Entry] = attrs.field(factory=list)
    practices: list[Practice] = attrs.field(factory=list)
    reads: list[Read] = attrs.field(factory=list)
    worked_on: list[date] = attrs.field(factory=list)
    term_from: int = 0
    fresh_from: int = 0
    began: Moment | None = None
    declined: Moment | None = None
    mornings: list[float] = attrs.field(factory=list)
    looked_at: date | None = None
    spread_in_term: bool = False
    lane_in_term: bool = False
    lane_spread_in_term: bool = False
    gaps: list[str] = attrs.field(factory=list)
    once: set[str] = attrs.field(factory=set)
    twice: frozenset[str] = frozenset()
    leg_on: date | None = None
    answered: dict[str, date] = attrs.field(factory=dict)
    steps: set[int] = attrs.field(factory=set)
    approved: int = 0
    moved: list[int] = attrs.field(factory=list)
    _sited: int | None = None
    _changed: ClientRecord | None = None
    _folded: ClientRecord | None = None
    _folded_key: object = None
    _dated: bool = True
    _by_kind: ByKind | None = None

    @classmethod
    def of(cls, person: Person, kept: Kept) -> "Notes":
        """Give the empty notes of a client."""
        record = person.record
        return cls(
            client=record, key=person.key, kept=kept, stage=record.stage, step=record.extension_step
        )

    # --------------------------------------------------------------- telling

    def tells(self, number: int, hour: int, what: Told) -> None:
        """Add what was told on a day, in the order of time."""
        on = day_of(number)
        self.count += 1
        if isinstance(what, Session):
            self._practised(on, number, hour, what)
        elif isinstance(what, Morning):
            self._woke(on, what)
        else:
            self._event(number, hour, what)
        if self.first is None:
            self.first = _entry(number, hour, what)
            self.looked_at = self.looked_at or on

    def _practised(self, on: date, number: int, hour: int, told: Session) -> None:
        read, site = self.kept.read(told.items), told.site
        practice = Practice(
            on=on,
            at=moment_of(number, hour),
            told=told,
            morning=None,
            spread=spread_of(site),
        )
        self.practices.append(practice)
        self.reads.append(read)
        if read.worked:
            self.worked_on.append(on)
        if not read.well <= self.twice:
            self.twice = self.twice | (self.once & read.well)
            self.once |= read.well
        least = self.kept.numbers.leg_site
        if (site.before or 0) >= least or (site.after or 0) >= least or (site.later or 0) >= least:
            self.leg_on = on
        if told.extension_step is not None:
            self.lane_in_term = True
            self.steps.add(told.extension_step)
            self._steps()
        spread = practice.spread is Spread.PERIPHERALISED
        if spread:
            self.spread_in_term = True
            self.lane_spread_in_term |= told.extension_step is not None
        if self._begins_further(site) or spread:
            self._moves(len(self.practices) - 1)
            self._finds_again()

    def _begins_further(self, site: Site) -> bool:
        """Whether the symptom begins further away than the time before; note where it begins."""
        if site.before is None:
            return False
        last, self._sited = self._sited, len(self.practices) - 1
        before = None if last is None else self.practices[last].told.site.before
        if last is None or before is None or before == site.before:
            return False
        # With both ends of every move, the first since any day is where the symptom was then.
        self._moves(last)
        self._moves(len(self.practices) - 1)
        return site.before > before

    def _moves(self, place: int) -> None:
        if not self.moved or self.moved[-1] < place:
            self.moved.append(place)

    def _steps(self) -> None:
        """Read the step of the lane anew: of those done, none counts that nobody approved."""
        first = self.client.extension_step
        step = max([first, *(one for one in self.steps if one <= first + self.approved)])
        if step != self.step:
            self.step, self._folded = step, None

    def _woke(self, on: date, told: Morning) -> None:
        """Write the morning to the session of the day before."""
        last = self.practices[-1] if self.practices else None
        if last is not None and last.on + ONE_DAY == on:
            self.practices[-1] = Practice(
                on=last.on, at=last.at, told=last.told, morning=told.pain, spread=last.spread
            )
            if len(self.practices) > self.term_from:
                self.mornings.append(told.pain)

    def _event(self, number: int, hour: int, what: Told) -> None:
        self.events.append(_entry(number, hour, what))
        self._by_kind = None
        if isinstance(what, Gap):
            self.gaps.append(what.reason)
        elif isinstance(what, Answers):
            self.answered.update(dict.fromkeys(what.answers, day_of(number)))
            if not self._repeats(what):
                self._changed = self._folded = None
        elif isinstance(what, FOLDS):
            self._changed = self._folded = None
        elif isinstance(what, Approval):
            self.looked_at = day_of(number)
            if what.verdict is Verdict.DECLINED:
                self.declined = (day_of(number), moment_of(number, hour))
                self.fresh_from = len(self.practices)
            elif what.verdict is Verdict.APPROVED:
                self.approved += 1
                self._steps()
        elif isinstance(what, StageDecided):
            self.stage = what.stage
            self._folded = None
            self._begins(number, hour)

    def _repeats(self, told: Answers) -> bool:
        """Whether answers only repeat what counts already."""
        counts = (self._changed or self.client).answers
        return all(counts.get(asked) == answer for asked, answer in told.answers.items())

    def _finds_again(self) -> None:
        """Read anew what sessions in which symptoms spread say of their directions."""
        self._folded = None
        if self._changed is not None:
            found = findings_on(self.client, self.by_kind, self.moving, self.kept.catalogue)
            changed = attrs.evolve(self._changed, findings=found)
            self._changed = known_to(changed, self.kept.catalogue)

    def _begins(self, number: int, hour: int) -> None:
        self.began = (day_of(number), moment_of(number, hour))
        self.term_from = self.fresh_from = len(self.practices)
        self.mornings.clear()
        self.spread_in_term = self.lane_in_term = self.lane_spread_in_term = False
        self.gaps.clear()

    def steps_up(self) -> None:
        """Take the next step of the extension lane."""
        self.client = attrs.evolve(self.client, extension_step=self.client.extension_step + 1)
        self.count += 1
        self._steps()
        self._changed = self._folded = None

    # --------------------------------------------------------------- reading

    @property
    def by_kind(self) -> ByKind:
        """What was told apart from sessions and mornings."""
        if self._by_kind is None:
            self._by_kind = ByKind(self.events)
        return self._by_kind

    @property
    def moving(self) -> list[Practice]:
        """The practices that say where the symptom went: all that findings are read from."""
        return [self.practices[place] for place in self.moved]

    @property
    def shown(self) -> frozenset[str]:
        """The exercises that were done with quality met in two sessions."""
        return self.twice

    @property
    def folded(self) -> ClientRecord:
        """The record with what was told since."""
        return self._folds() if self._folded is None else self._folded

    def _folds(self) -> ClientRecord:
        """Read the record anew, and what is alike for records that are screened alike."""
        if self._changed is None:
            self._changed = client_on(self.client, self.by_kind, self.moving, self.kept.catalogue)
        found = attrs.evolve(self._changed, stage=self.stage, extension_step=self.step)
        conditions = self.kept.catalogue.conditions
        self._folded, self._dated = found, self.kept.dated(found)
        self._folded_key = (
            self.key,
            found.extension_step,
            frozenset((one.id, one.until) for one in found.conditions),
            frozenset(
                (one.id, one.on if conditions[one.id].expires else None) for one in found.findings
            ),
            frozenset(found.answers.items()),
        )
        return found

    @property
    def record_key(self) -> object:
        """What is alike for records that are screened and planned alike."""
        if self._folded is None:
            self._folds()
        return self._folded_key

    def ground_on(self, number: int) -> Ground:
        """Give the screenings of a day."""
        folded = self.folded
        return self.kept.ground(
            self.record_key, folded, day_of(number), self.shown, dated=self._dated
        )

    def _lately_from(self) -> int:
        """Give where the last two sessions of each exercise of the last session begin."""
        place = len(self.reads)
        wanted = dict.fromkeys(self.reads[-1].ids, TWICE) if self.reads else {}
        while wanted and place > self.fresh_from:
            place -= 1
            for name in wanted.keys() & self.reads[place].ids:
                wanted[name] -= 1
                if not wanted[name]:
                    del wanted[name]
        return min(place, max(0, len(self.reads) - 1))

    def chart(self, number: int, *, lately: bool = False) -> Chart:
        """
        Give the chart of a day, as `chart_on` would read it from a journal.

        With `lately`, it holds no more practices than the easier and the harder forms are read
        from.
        """
        start = self._lately_from() if lately else 0
        ground = self.ground_on(number)
        told = self.events
        if self.first is not None and (not told or told[0] is not self.first):
            told = [self.first, *told]
        return Chart(
            recorded=self.client,
            client=self.folded,
            catalogue=self.kept.catalogue,
            rules=self.kept.rules,
            day=day_of(number),
            stage=ground.chart.stage,
            last_stage=ground.chart.last_stage,
            began=self.began,
            declined=self.declined,
            practices=tuple(self.practices[start:]),
            term=tuple(self.practices[max(start, self.term_from) :]),
            told=tuple(told),
            by_kind=self.by_kind,
            screening=ground.screening,
            next_up=ground.chart.next_up,
        )


def _entry(number: int, hour: int, what: Told) -> Entry:
    return Entry(id="", on=day_of(number), at=moment_of(number, hour), by=BY_CLIENT, what=what)
