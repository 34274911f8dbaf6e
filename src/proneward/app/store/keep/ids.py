"""Ids that can be made anywhere, offline, and sort by when they were made."""

import secrets
import time
from threading import Lock

_SEQUENCE_BITS, _CHANCE_BITS = 12, 62
_one_at_a_time = Lock()
_last = 0


def uuid7() -> str:
    """
    Give a new UUIDv7 (RFC 9562, section 6.2, method 1).

    Later calls of one process give higher ids, also when the clock goes back: the milliseconds
    and the 12 bits after them count on from the last one. The other 62 bits are chance.
    """
    global _last  # noqa: PLW0603 - the last id is what the next one must exceed
    with _one_at_a_time:
        now = (time.time_ns() // 1_000_000) << _SEQUENCE_BITS
        _last = moment = max(now, _last + 1)
    milliseconds, sequence = moment >> _SEQUENCE_BITS, moment & 0xFFF
    high = milliseconds << 16 | 0x7000 | sequence
    low = 1 << 63 | secrets.randbits(_CHANCE_BITS)
    digits = f"{high:016x}{low:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
