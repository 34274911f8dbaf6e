"""
Clients drawn by chance, the same for the same seed: what the benchmarks time.

Every safety question is answered so that nothing locks, so most of them get a programme; the
shares below are this project's own choice and claim nothing about real clients.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from proneward.app.actions.clients import known_words
from proneward.catalogue import Catalogue
from proneward.record import ClientRecord, client_from
from proneward.vocabulary import Position, Prop, Surface

DAY = date(2026, 11, 24)
"""The day on which generated clients are screened."""
ANSWERED = "2026-11-20"

POSITIONS = (
    Position.SUPINE,
    Position.SIDE_LYING,
    Position.PRONE,
    Position.HANDS_AND_KNEES,
    Position.KNEELING,
    Position.SITTING,
    Position.STANDING,
)
ABLE = 0.88
"""How often a client can get into a position and stay there."""
FEWER_CONDITIONS = (0, 0, 1, 1, 1, 2, 2, 3)
SURFACES = (*[Surface.FLOOR] * 8, Surface.BED, Surface.NOWHERE)
OWNED = (Prop.BALL, Prop.BAND, Prop.BLOCK, Prop.STRAP)
OWNS = 0.5
CAPS = (3, 4, 5, 5, 5, 5, 6, 6)


def _conditions(random: Random, catalogue: Catalogue) -> list[str]:
    harmless = [
        one.id for one in catalogue.conditions.values() if not one.is_finding and not one.locks
    ]
    return sorted(random.sample(harmless, random.choice(FEWER_CONDITIONS)))


def _answers(catalogue: Catalogue) -> dict[str, str]:
    """Answer every question so that it worries nobody."""
    return {
        name: "no" if question.worrying == "yes" else "yes"
        for name, question in catalogue.questions.items()
    }


def client_document(seed: int, catalogue: Catalogue) -> dict[str, object]:
    """Give the record of one client as a parsed document, drawn by this seed."""
    random = Random(seed)
    return {
        "contract": 1,
        "id": f"generated-{seed}",
        "age": random.randint(18, 85),
        "conditions": _conditions(random, catalogue),
        "positions": [str(one) for one in POSITIONS if random.random() < ABLE],
        "lies_on": str(random.choice(SURFACES)),
        "props": [str(one) for one in OWNED if random.random() < OWNS],
        "minutes_per_day": random.randint(8, 30),
        "days_per_week": random.randint(3, 7),
        "max_exercises": random.choice(CAPS),
        "answers": _answers(catalogue),
        "answered_on": ANSWERED,
        "pain": {"now": random.randint(0, 5), "baseline": random.randint(0, 5)},
        "stage": random.randint(1, 5),
    }


def clients(catalogue: Catalogue, first_seed: int = 0) -> Iterator[ClientRecord]:
    """Give clients without end, each drawn by the next seed."""
    known = known_words(catalogue)
    seed = first_seed
    while True:
        document = client_document(seed, catalogue)
        yield client_from(document, known, f"client of seed {seed}")
        seed += 1
