"""What is wrong with a motion: every fault of it, where it stands, and what to do."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import attrs

from proneward.vocabulary import PronewardError


@attrs.frozen(kw_only=True, order=True)
class Fault:
    """One thing that is wrong at one place of a motion, as `phases.lift.angles.knee_flexion`."""

    at: str
    what: str
    fix: str


class Faults:
    """Collects the faults of one motion, so that all are said and not the first."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Fault] = []

    def add(self, at: str, what: str, fix: str) -> None:
        """Note one."""
        self.found.append(Fault(at=at, what=what, fix=fix))

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        """Note what is refused inside, and go on."""
        try:
            yield
        except PronewardError as error:
            self.add(place, f"{error.what}: {error.why}", error.fix)


class UnsoundMotion(PronewardError):
    """A motion with faults; nothing is drawn or computed from it."""

    def __init__(self, motion: str, faults: Iterable[Fault]) -> None:
        """Keep every fault, and say them all."""
        self.motion = motion
        self.faults = tuple(faults)
        said = "; ".join(f"{fault.at}: {fault.what}" for fault in self.faults)
        super().__init__(
            what=f"Motion '{motion}'", why=said, fix="; ".join({fault.fix for fault in self.faults})
        )
