"""An outcome measure: what is asked, how it is scored, and which change counts."""

import attrs

from proneward.catalogue.model.review import Cited, Review
from proneward.vocabulary import Evidence

TO_VERIFY = "to-verify"


@attrs.frozen(kw_only=True)
class Claim:
    """What one statement about a measure stands on."""

    evidence: tuple[Evidence, ...]
    checked: str
    sources: tuple[Cited, ...]
    note: str | None

    @property
    def to_verify(self) -> bool:
        """Whether nobody has held the statement against its source yet."""
        return self.checked == TO_VERIFY


@attrs.frozen(kw_only=True)
class AnswerLabel:
    """What one number means to the person who gives it."""

    score: int
    says: str


@attrs.frozen(kw_only=True)
class MeasureItem:
    """One thing that is asked; `answers` where they differ from the measure's own."""

    key: str
    asks: str
    answers: tuple[AnswerLabel, ...]


@attrs.frozen(kw_only=True)
class AnswerRange:
    """From which to which whole number every item is answered, and what the numbers mean."""

    least: int
    most: int
    mean: tuple[AnswerLabel, ...]


@attrs.frozen(kw_only=True)
class ScoreRange:
    """From which to which number the score goes; `whole` where it has no decimals."""

    least: float
    most: float
    whole: bool


@attrs.frozen(kw_only=True)
class Missing(Claim):
    """What an unanswered item does: there is no score."""

    rule: str


@attrs.frozen(kw_only=True)
class Matters(Claim):
    """The smallest change that matters to people: so many points, or so many percent."""

    points: float | None
    percent: float


@attrs.frozen(kw_only=True)
class Detectable(Claim):
    """What one person's score may change by chance; a change counts only above it."""

    points: float


@attrs.frozen(kw_only=True)
class Recovered(Claim):
    """The score, or a better one, of people who call themselves recovered."""

    score: float


@attrs.frozen(kw_only=True)
class ReliableStart(Claim):
    """Between which first scores a change can be relied on."""

    least: float
    most: float


@attrs.frozen(kw_only=True)
class OwnWord(Claim):
    """From which answer on the client's own word is better, or worse."""

    improved: float
    worse: float


@attrs.frozen(kw_only=True)
class Asked(Claim):
    """In which weeks of a programme it is asked; week 0 is before the first session."""

    weeks: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Licence:
    """On which terms the questions may be used, and what is to be cited with them."""

    terms: str
    checked: str
    sources: tuple[Cited, ...]


@attrs.frozen(kw_only=True)
class Measure:
    """
    One outcome measure, or the slot for the score of one.

    A slot has no items, and says in `score_only` why none are shipped.
    `items_least` is how many of the items must be there: fewer than all of them only where
    the client names the activities. Whatever is `None` is not known, or not part of it.
    """

    id: str
    name: str
    about: str
    role: str
    answered_by: str
    asked: Asked
    recall: str
    instruction: str | None
    wording: str
    wording_note: str
    items: tuple[MeasureItem, ...]
    items_least: int
    answers: AnswerRange | None
    scoring: str
    range: ScoreRange
    higher_is: str
    missing: Missing
    matters: Matters | None
    detectable: Detectable | None
    recovered: Recovered | None
    reliable_start: ReliableStart | None
    own_word: OwnWord | None
    score_only: str | None
    licence: Licence
    evidence: tuple[Evidence, ...]
    sources: tuple[Cited, ...]
    review: Review

    @property
    def own_activities(self) -> bool:
        """Whether the client names what is asked about, so that the number of items may vary."""
        return self.items_least < len(self.items)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything it says that stands on something."""
        known = (
            *(self.asked, self.missing, self.matters, self.detectable),
            *(self.recovered, self.reliable_start, self.own_word),
        )
        return tuple(claim for claim in known if claim is not None)

    def labels(self, item: MeasureItem) -> tuple[AnswerLabel, ...]:
        """Give what the numbers mean for one item."""
        if item.answers or self.answers is None:
            return item.answers
        return self.answers.mean
