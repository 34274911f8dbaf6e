"""A reason: what every decision that affects a client carries."""

import attrs

from proneward.vocabulary.words import Evidence, Strength


@attrs.frozen(kw_only=True)
class Reason:
    """
    One rule that touched one exercise, as every surface shows it (contract §4, `R`).

    `condition` names both conditions, joined by `+`, where the rule has two.
    """

    rule: str
    condition: str
    attribute: str
    strength: Strength
    reason: str
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]
