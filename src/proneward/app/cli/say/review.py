"""A review in words: what was decided, why, and what is still needed to move on."""

from collections.abc import Iterable

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.standing import day_in_words, say_standing
from proneward.catalogue import Catalogue
from proneward.progression import Course, LaneCourse, ReviewDecision, Seen
from proneward.vocabulary import Urgency

COURSES = {
    Course.ADVANCE: ("Ready for stage {to}: a proposal, until a clinician approves it.", Ink.GOOD),
    Course.HOLD: ("Stay at stage {at} for now.", Ink.PLAIN),
    Course.REGRESS: ("Back to stage {to}, at once.", Ink.CARE),
    Course.STOP: ("Stop: no exercises for now.", Ink.STOP),
    Course.REVIEW: ("A clinician looks at it; stay at stage {at} until then.", Ink.CARE),
    Course.RE_ENTER: ("Begin again at stage {to}, at once.", Ink.CARE),
}
LANES = {
    LaneCourse.STEP_UP: "Extension lane: from step {at} to step {to}, a proposal.",
    LaneCourse.REPEAT: "Extension lane: step {at} again.",
    LaneCourse.STOP: "Extension lane: stop, at once.",
}
WHOLE = 100


def _say_course(page: Page, decided: ReviewDecision) -> None:
    words, ink = COURSES[decided.course]
    if decided.course is Course.REGRESS and decided.to_stage == decided.from_stage:
        words = "Stay at stage {at}, in easier forms and less of it, at once."
    page.say(words.format(at=decided.from_stage, to=decided.to_stage), ink=ink)
    if decided.review_due and decided.course is not Course.REVIEW:
        page.say("A clinician is to look at it too: it is time.", ink=Ink.CARE)
    lane = decided.lane
    if lane is not None:
        page.say(LANES[lane.course].format(at=lane.step_from, to=lane.step_to))
    if decided.adjusted.dose_percent < WHOLE:
        page.say(f"Next time {decided.adjusted.dose_percent} % of the dose.")
    if decided.referral.urgency is not Urgency.NONE:
        page.say(f"Referral: {decided.referral.urgency}.", ink=Ink.CARE)
        page.items(because.reason for because in decided.referral.because)


def _say_rules(page: Page, title: str, rules: Iterable[Seen]) -> None:
    some = list(rules)
    if not some:
        return
    page.head(title)
    for one in some:
        label = ", ".join(one.rule.evidence)
        page.say(f"{one.rule.name} ({one.rule.id}; {label})", indent=2, mark="- ")
        page.say(f"Seen: {one.seen}", indent=4)
        page.say(f"Asked for: {one.needed}", indent=4)


def say_review(page: Page, decided: ReviewDecision, catalogue: Catalogue) -> None:
    """Say a whole review."""
    page.say(f"{decided.client}, {day_in_words(decided.on, catalogue)}")
    _say_course(page, decided)
    applies = [one for one in decided.because if one.rule.decides != Course.ADVANCE and one.met]
    wanted = [one for one in decided.because if one.rule.decides == Course.ADVANCE]
    _say_rules(page, "Because", applies)
    if decided.steps:
        page.head("Inside the stage")
        page.items(step.reason for step in decided.steps)
    _say_rules(page, "Still needed to move on", (one for one in wanted if not one.met))
    _say_rules(page, "Already there", (one for one in wanted if one.met))
    others = [one for one in decided.because if one.rule.decides != Course.ADVANCE and not one.met]
    page.head("Looked at, and not so")
    page.say(", ".join(one.rule.name for one in others), indent=2)
    say_standing(page, catalogue)
