"""The edition, and the sources that it stands on."""

from typing import Annotated, Literal

from msgspec import Meta

from proneward.catalogue.files.common import Id, ReviewFile, Sentence, Strict


class EditionFile(Strict, frozen=True, kw_only=True):
    """`edition.yaml`: which edition of the reviewed data this is."""

    version: Annotated[
        str,
        Meta(
            pattern="^[0-9]{4}\\.[0-9]{1,2}\\.[0-9]+$",
            description="a year, a month and a number, like 2026.11.0",
        ),
    ]
    contract: Annotated[int, Meta(ge=1, le=1)]


class SourceFile(Strict, frozen=True, kw_only=True):
    """`evidence/<id>.yaml`: one source, what it supports, and how strong it is."""

    id: Id
    short: Sentence
    citation: Sentence
    kind: Literal["guideline", "study", "mechanistic", "consensus", "protocol", "article", "book"]
    doi: str | None
    other_id: str | None
    supports: Sentence
    strength: Sentence
    checked: Literal["verified", "known", "to-verify"]
    review: ReviewFile
