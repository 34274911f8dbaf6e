"""The simulated clinician: answers proposals, looks every six weeks, and sees who was stopped."""

import attrs
import numpy as np

from proneward.app.actions.simulate.running import Engine
from proneward.app.actions.simulate.running.days import DECIDES
from proneward.record.journal import Approval, StageDecided, Unlock, Verdict

DECLINES, UNLOCKS = 0.1, 0.75
"""How often a clinician says no to a proposal, and lets somebody go on whom the program stopped."""
SOONEST, LATEST = 1, 6
"""Days until a clinician answers."""
OF = "simulated-decision"
"""What an approval names; nothing that is decided reads it."""


@attrs.frozen(kw_only=True)
class Due:
    """What waits for a clinician, until which day, and what they will say."""

    day: int
    kind: str
    to_stage: int = 0
    lane: bool = False
    yes: bool = True


@attrs.define(kw_only=True, eq=False)
class Clinician:
    """Answers after some days; one thing waits at a time, the newest that is different."""

    chance: np.random.Generator
    due: Due | None = None

    def asked(self, day: int, kind: str, *, to_stage: int = 0, lane: bool = False) -> None:
        """Put something before the clinician, unless the same waits already."""
        if self.due is not None and self.due.kind == kind:
            return
        says = self.chance.random()
        wait = int(self.chance.integers(SOONEST, LATEST))
        yes = says < UNLOCKS if kind == "stop" else says >= DECLINES
        self.due = Due(day=day + wait, kind=kind, to_stage=to_stage, lane=lane, yes=yes)

    def drops(self) -> None:
        """Let go of what waits: it is overtaken."""
        self.due = None

    def answers(self, day: int, engine: Engine) -> Due | None:
        """Answer what is due on a day; give it if it changes what is done next."""
        due = self.due
        if due is None or due.day > day:
            return None
        self.due = None
        if due.kind == "stop":
            if due.yes:
                engine.tells(day, DECIDES, Unlock(reason="seen and examined"), by_clinic=True)
            return due
        verdict = Verdict.APPROVED if due.yes or due.kind == "review" else Verdict.DECLINED
        engine.tells(day, DECIDES, Approval(of=OF, verdict=verdict, note=None), by_clinic=True)
        if verdict is Verdict.DECLINED or due.kind == "review":
            return None
        if due.lane:
            engine.steps_up()
        if due.to_stage:
            told = StageDecided(stage=due.to_stage, reason="proposal approved")
            engine.tells(day, DECIDES, told, by_clinic=True)
        return due
