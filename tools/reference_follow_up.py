"""The pages of docs/reference/ on what follows: rules of progression and outcome measures."""

from collections.abc import Iterator

from tools.reference_tables import cited_words, code, standing, table

from proneward.catalogue import Catalogue, Measure, ProgressionRule


def _numbers(rule: ProgressionRule) -> str:
    return "; ".join(
        f"{name.replace('_', ' ')} {held.value:g}"
        + ("" if held.least == held.most else f" ({held.least:g} to {held.most:g})")
        for name, held in rule.thresholds.items()
    )


def progression(catalogue: Catalogue) -> Iterator[str]:
    """Say every rule of progression, its numbers, and what shows each stage."""
    yield "# Rules of progression"
    yield ""
    yield standing(catalogue)
    yield ""
    yield (
        "Every rule is looked at in every review, and each says what it saw. A rule that advances"
        " is met when it allows it, every other when it applies. In brackets: between which numbers"
        " a clinic may set a number, in its file under `progression:`. What outranks what: stop,"
        " re-enter, regress, review, advance, hold."
    )
    yield ""
    heads = ("rule", "decides", "what it says", "numbers", "evidence", "sources")
    yield from table(
        heads,
        (
            (
                f"`{one.id}`",
                one.decides,
                f"{one.name}. {one.because}",
                _numbers(one),
                ", ".join(one.evidence),
                cited_words(one.sources),
            )
            for one in catalogue.progression.values()
        ),
    )
    for ladder in catalogue.ladders.values():
        yield ""
        yield f"## {ladder.name}"
        yield ""
        yield from table(
            ("stage", "name", "what shows it", "on", "what the client is asked"),
            (
                (f"{stage.stage}", stage.name, one.shows, code(one.exercises), one.asks)
                for stage in ladder.stages
                for one in stage.markers
            ),
        )


def _change(measure: Measure) -> str:
    parts = []
    if measure.matters is not None:
        points = "" if measure.matters.points is None else f"{measure.matters.points:g} points or "
        parts.append(f"{points}{measure.matters.percent:g} %")
    if measure.detectable is not None:
        parts.append(f"more than {measure.detectable.points:g} points")
    return "; ".join(parts) or "not known"


def measures(catalogue: Catalogue) -> Iterator[str]:
    """Say every outcome measure: its range, which change counts, and what one may do with it."""
    yield "# Outcome measures"
    yield ""
    yield standing(catalogue)
    yield ""
    heads = ("id", "measure", "asks about", "range", "higher is", "a change that counts")
    yield from table(
        heads,
        (
            (
                f"`{one.id}`",
                one.name,
                one.about,
                f"{one.range.least:g} to {one.range.most:g}",
                one.higher_is,
                _change(one),
            )
            for one in catalogue.measures.values()
        ),
    )
    yield ""
    yield "## Words, licences and sources"
    yield ""
    yield from table(
        ("id", "wording", "licence", "why no questions are shipped", "sources"),
        (
            (
                f"`{one.id}`",
                one.wording,
                one.licence.terms,
                one.score_only or "",
                cited_words(one.sources),
            )
            for one in catalogue.measures.values()
        ),
    )
