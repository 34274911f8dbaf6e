"""The page: what is counted elsewhere, in the template's words and the gallery's colours."""

from base64 import b64encode
from functools import cache
from importlib.resources import files

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined

from proneward.app.actions.simulate.cohort import COURSES, STAGES, Cohort, Group
from proneward.app.actions.simulate.model import Kind
from proneward.app.actions.simulate.report.plots import (
    CLASSES,
    NAMES,
    adherence_plot,
    bar,
    pain_plot,
    stages_plot,
)
from proneward.catalogue import load

GALLERY = "proneward.app.actions.figures.gallery"
FONT = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
ABOUT = {
    Kind.RESPONDER: "Pain eases within weeks, ability grows quickly, nearly everything is done.",
    Kind.SLOW: "The same, at about a third of the pace.",
    Kind.CHRONIC: "Usual pain of 4 to 7 that hardly eases; ability grows slowly.",
    Kind.FLARING: "Every few weeks some days with clearly more pain.",
    Kind.GAPS: "Two or three times away: holiday, illness, an operation.",
    Kind.MISSING: "Practises, but leaves nearly half of the questions unanswered.",
    Kind.NON_ADHERENT: "Comes to fewer than half of the sessions, and to fewer each week.",
    Kind.PERIPHERALISING: "Leg pain that spreads further down in one of five sessions.",
    Kind.RED_FLAG: "Answers a red-flag question with yes, once, in the first three months.",
}
"""What is assumed of each kind, in a sentence."""
COURSE_CLASSES = {
    "advance": "s3",
    "hold": "s1",
    "review": "look",
    "regress": "down",
    "re-enter": "again",
    "stop": "stopped",
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("proneward.app.actions.simulate.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> str:
    """Give colours, sizes and the face, so that the page needs nothing else."""
    assets = files(GALLERY).joinpath("assets")
    font = b64encode(assets.joinpath("fonts", FONT).read_bytes()).decode()
    face = (
        '@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800;'
        f' src: url("data:font/woff2;base64,{font}") format("woff2"); }}'
    )
    tokens = assets.joinpath("tokens.css").read_text("utf-8")
    own = files("proneward.app.actions.simulate.report").joinpath("assets", "report.css")
    return "\n".join([face, tokens, own.read_text("utf-8")])


@attrs.frozen(kw_only=True)
class Row:
    """A bar of a table: what it is about, the bar, and what stands behind it."""

    name: str
    count: int
    plot: str
    says: str


@attrs.frozen(kw_only=True)
class Card:
    """One kind of client: three plots over the same weeks."""

    name: str
    about: str
    count: int
    ends: str
    stages: str
    pain: str
    adherence: str


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _named(group: Group) -> str:
    return str(group.kind or "everybody").capitalize()


def _ends(group: Group) -> str:
    parts = [
        f"{NAMES[stage]}: {group.reached[stage]}" for stage in (*STAGES, 0) if group.reached[stage]
    ]
    return ", ".join(parts)


def _end_row(group: Group) -> Row:
    parts = [
        (
            CLASSES[stage],
            f"{NAMES[stage]}: {group.reached[stage]}",
            group.reached[stage] / group.count,
        )
        for stage in (*STAGES, 0)
    ]
    return Row(
        name=_named(group),
        count=group.count,
        plot=bar(parts, f"{_named(group)}: {_ends(group)}"),
        says=_percent(group.share_from(3)),
    )


def _time_row(group: Group, weeks: int) -> Row:
    at = group.weeks_at
    parts = [
        (CLASSES[stage], f"{NAMES[stage]}: {at[stage]:.1f} weeks", at[stage] / weeks)
        for stage in (*STAGES, 0)
    ]
    says = " · ".join(f"{at[stage]:.1f}" for stage in STAGES)
    return Row(
        name=_named(group),
        count=group.count,
        plot=bar(parts, f"Weeks at stages: {says}"),
        says=says,
    )


def _course_row(group: Group) -> Row:
    total = max(1, sum(group.courses[course] for course in COURSES))
    parts = [
        (
            COURSE_CLASSES[course],
            f"{course}: {group.courses[course]}",
            group.courses[course] / total,
        )
        for course in COURSES
    ]
    words = ", ".join(f"{course} {group.courses[course]}" for course in COURSES)
    return Row(
        name=_named(group),
        count=group.count,
        plot=bar(parts, f"{_named(group)}: {words}"),
        says=f"{total / group.count:.0f}",
    )


def _held_rows(cohort: Cohort) -> list[Row]:
    rules, holds = load().progression, max(1, cohort.everybody.courses["hold"])
    return [
        Row(
            name=rules[rule].name,
            count=count,
            plot=bar([("s1", f"{count} of {holds}", count / holds)], f"{count} of {holds} reviews"),
            says=_percent(count / holds),
        )
        for rule, count in cohort.everybody.held_by.most_common()
    ]


def _card(group: Group) -> Card:
    name = _named(group)
    first, last = group.pain[0].mean, group.pain[-1].mean
    return Card(
        name=name,
        about=ABOUT[group.kind] if group.kind else "",
        count=group.count,
        ends=_ends(group),
        stages=stages_plot(group.stages, f"{name}, stages over weeks; at the end {_ends(group)}"),
        pain=pain_plot(group.pain, f"{name}, pain from {first:.1f} to {last:.1f}"),
        adherence=adherence_plot(group.adherence, f"{name}, share of sessions done each week"),
    )


def report_html(cohort: Cohort) -> str:
    """Write the whole report."""
    groups = (*cohort.groups, cohort.everybody)
    return (
        _environment()
        .get_template("report.html")
        .render(
            cohort=cohort,
            style=_style(),
            stages=STAGES,
            courses=COURSE_CLASSES,
            cards=[_card(group) for group in cohort.groups],
            ends=[_end_row(group) for group in groups],
            times=[_time_row(group, cohort.weeks) for group in groups],
            decided=[_course_row(group) for group in groups],
            held=_held_rows(cohort),
            holds=cohort.everybody.courses["hold"],
            sessions=cohort.everybody.total("sessions"),
            programmes=cohort.everybody.total("programmes"),
            left=cohort.everybody.total("left with a referral"),
            table=[(_named(group), group) for group in groups],
        )
    )
