"""What a record may say that only the catalogue knows."""

from collections.abc import Collection

import attrs


@attrs.frozen(kw_only=True)
class Known:
    """The words and the numbers a record may use; the caller takes them from the catalogue."""

    conditions: Collection[str]
    findings: Collection[str]
    questions: Collection[str]
    exercises: Collection[str]
    exercises_least: int
    exercises_default: int
    exercises_most: int
    exercises_most_by_clinician: int
    override_longest_days: int
