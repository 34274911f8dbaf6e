"""Looking for a journal that reaches a movement held back, or hides a red flag."""

from datetime import date, datetime

import attrs
import numpy as np

from proneward.app.actions.journal.follow import Followed, follow
from proneward.app.actions.programmes import UnsafeProgramme
from proneward.app.actions.simulate.people import START, People
from proneward.app.actions.simulate.worst.journals import Journals
from proneward.catalogue import Catalogue, Question
from proneward.progression import Course, chart_on, review
from proneward.record import Answer, ClientRecord
from proneward.record.journal import Answers, Journal, Unlock
from proneward.screening import Standing
from proneward.vocabulary import Decision

LOCK = "lock"


@attrs.frozen(kw_only=True)
class Reached:
    """What was tried, how many programmes and items were looked at, and what should not be."""

    journals: int
    programmes: int
    items: int
    flagged: int
    held_back: tuple[str, ...]
    not_stopped: tuple[str, ...]


def plain_flags(catalogue: Catalogue) -> dict[str, Question]:
    """Give the questions whose worrying answer always stops: none follows up or makes up for it."""
    return {
        one.id: one
        for one in catalogue.questions.values()
        if one.outcome.effect == LOCK and one.follow_up is None and not one.satisfied_by
    }


def _last_unlock(journal: Journal) -> tuple[date, datetime] | None:
    unlocks = [(one.on, one.at) for one in journal.standing if isinstance(one.what, Unlock)]
    return max(unlocks, default=None)


def flagged(client: ClientRecord, journal: Journal, catalogue: Catalogue) -> bool:
    """Whether the last answer to a question of a plain flag worries, and nobody unlocked since."""
    unlocked = _last_unlock(journal)
    for name, question in plain_flags(catalogue).items():
        last = client.answers.get(name, Answer.UNKNOWN)
        moment = None
        for one in journal.standing:
            if isinstance(one.what, Answers) and name in one.what.answers:
                last, moment = one.what.answers[name], (one.on, one.at)
        after = moment is not None and (unlocked is None or moment > unlocked)
        if last == question.worrying and after:
            return True
    return False


def _held_back(
    client: ClientRecord, journal: Journal, catalogue: Catalogue, found: Followed
) -> list[str]:
    """Give the items that the whole journal, read anew on their own day, does not clear."""
    if found.plan.programme is None:
        return []
    wrong = []
    for session in {one.form: one for one in reversed(found.plan.programme.sessions)}.values():
        chart = chart_on(client, journal, catalogue, session.on)
        if chart.screening.decision is not Decision.PROGRAMME:
            wrong.append(f"a session on {session.on}, screened '{chart.screening.decision}'")
        wrong += [
            f"{item.exercise.id} on {session.on}"
            for item in session.items
            if chart.screening.verdicts[item.exercise.id].standing is not Standing.CLEARED
        ]
    return wrong


@attrs.define(kw_only=True, eq=False)
class _Looking:
    """What was come across so far."""

    catalogue: Catalogue
    programmes: int = 0
    items: int = 0
    flagged: int = 0
    held_back: list[str] = attrs.field(factory=list)
    not_stopped: list[str] = attrs.field(factory=list)

    def follows(self, number: int, client: ClientRecord, journal: Journal) -> None:
        """Follow a journal to its programme, and look every item up."""
        try:
            found = follow(client, journal, self.catalogue, START)
        except UnsafeProgramme as error:
            self.held_back.append(f"journal {number}: {error.what}")
            return
        wrong = _held_back(client, journal, self.catalogue, found)
        self.held_back += [f"journal {number}: {what}" for what in wrong]
        if found.plan.programme is not None:
            self.programmes += 1
            self.items += sum(len(one.items) for one in found.plan.programme.sessions)

    def reviews(self, number: int, client: ClientRecord, journal: Journal) -> None:
        """Review a journal in which a flag stands, which must stop it."""
        if flagged(client, journal, self.catalogue):
            self.flagged += 1
            course = review(client, journal, self.catalogue, START).course
            if course is not Course.STOP:
                self.not_stopped.append(f"journal {number}: {course}")


def reach(catalogue: Catalogue, *, journals: int, flags: int, seed: int) -> Reached:
    """
    Follow journals by chance to their programmes, and review those in which a flag was told.

    Args:
        catalogue: The reviewed data.
        journals: How many are followed to a programme.
        flags: How many more are only looked through for flags.
        seed: What chance comes from.
    """
    chance = np.random.default_rng([seed, 3])
    records = list(People(catalogue=catalogue, seed=seed).records.values())
    drawn = Journals(catalogue=catalogue, day=START, chance=chance)
    looking = _Looking(catalogue=catalogue)
    for number in range(journals + flags):
        client, journal = drawn.client(records[number % len(records)]), drawn.journal()
        looking.reviews(number, client, journal)
        if number < journals:
            looking.follows(number, client, journal)
    return Reached(
        journals=journals + flags,
        programmes=looking.programmes,
        items=looking.items,
        flagged=looking.flagged,
        held_back=tuple(looking.held_back),
        not_stopped=tuple(looking.not_stopped),
    )
