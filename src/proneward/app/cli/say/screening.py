"""A screening in words: the decision first, then every reason."""

from proneward.app.cli.say.page import Page
from proneward.app.cli.say.paint import Ink
from proneward.app.cli.say.reasons import HELD_BACK, grouped, names, once, say_groups
from proneward.app.cli.say.standing import day_in_words, say_standing
from proneward.screening import Screening, Standing
from proneward.vocabulary import Decision, Ladder, Urgency

DECIDED = {
    Decision.PROGRAMME: ("A programme can be made.", Ink.GOOD),
    Decision.LOCKED: ("Locked: no exercises for now.", Ink.STOP),
    Decision.NEEDS_CLINICIAN: ("A clinician decides first: no programme for now.", Ink.CARE),
}
LADDERS = {Ladder.STRENGTHENING: "the strengthening ladder", Ladder.UPRIGHT: "the upright ladder"}


def say_decision(page: Page, screening: Screening, *, fits: bool = True) -> None:
    """
    Say what was decided, and the exact words that route the person.

    Args:
        page: Where to say it.
        screening: What was decided.
        fits: Whether a programme fits the client's limits, where one is allowed.
    """
    words, ink = DECIDED[screening.decision]
    if screening.decision is Decision.PROGRAMME and not fits:
        words, ink = "No programme for now: no whole session fits the limits.", Ink.CARE
    page.say(f"{screening.client.id}, {day_in_words(screening.on, screening.catalogue)}")
    page.say(words, ink=ink)
    _say_referral(page, screening)


def _say_referral(page: Page, screening: Screening) -> None:
    catalogue, referral = screening.catalogue, screening.referral
    if referral.urgency is Urgency.NONE:
        page.say("Referral: none.")
        return
    locked = screening.decision is Decision.LOCKED
    page.say(f"Referral: {referral.urgency}.", ink=Ink.STOP if locked else Ink.CARE)
    # A lock's own reason carries its words, which may be other ones (maternity, crisis).
    if not any(because.locks and because.routing for because in referral.because):
        page.say(catalogue.says("routing", str(referral.urgency)))
    for because in referral.because:
        page.say(f"{because.reason} ({because.kind} {because.id})", indent=2, mark="- ")
    if locked:
        page.say(catalogue.says("routing", "locked"))


def say_start(page: Page, screening: Screening) -> None:
    """Say where the client begins, and what runs beside it."""
    start = screening.start
    if start.stage is None:
        return
    beside = ""
    if start.extension_lane:
        beside = f", with step {start.extension_step} of the extension lane beside it"
    page.head(f"Start: stage {start.stage} of {LADDERS[start.ladder]}{beside}")
    page.items(start.because)


def say_counts(page: Page, screening: Screening) -> None:
    """Say how many exercises are cleared, held back, and for a clinician only."""
    good = screening.standing(Standing.CLEARED)
    care = sum(1 for verdict in good if verdict.cautioned_by)
    favoured = sum(1 for verdict in good if verdict.favoured_by)
    held = len(screening.standing(Standing.WITHHELD))
    only = len(screening.standing(Standing.CLINICIAN_ONLY))
    page.gap()
    locked = screening.decision is Decision.LOCKED
    before = "None is done while locked. By the rules alone, of" if locked else "Of"
    page.say(
        f"{before} {len(screening.verdicts)} exercises: {len(good)} cleared"
        f" ({care} with care, {favoured} favoured), {held} held back,"
        f" {only} with a clinician only."
    )
    if screening.decision is Decision.PROGRAMME and screening.obstacles:
        page.say(
            f"{len(screening.obstacles)} of the cleared ones wait for a limit (position, surface,"
            f" prop, stage, need); {len(screening.eligible)} can be planned."
        )


def say_held_back(page: Page, screening: Screening) -> None:
    """Say what is held back, by reason."""
    held = screening.standing(Standing.WITHHELD)
    say_groups(
        page,
        HELD_BACK,
        grouped(held, lambda verdict: verdict.withheld_by),
        screening.catalogue,
        Ink.HELD,
    )


def say_disagreements(page: Page, screening: Screening) -> None:
    """Say where two rules disagree, and what became of overrides."""
    catalogue = screening.catalogue
    if screening.conflicts:
        page.head("Two findings disagree. This one is your clinician's", ink=Ink.CARE)
        for conflict in screening.conflicts:
            name = catalogue.exercises[conflict.exercise].name
            rules = f"{once(conflict.favoured_by)} for it, {once(conflict.withheld_by)} against"
            page.say(f"{name}: {conflict.reason} ({rules})", indent=2, mark="- ")
    say_overrides(page, screening)


def say_overrides(page: Page, screening: Screening) -> None:
    """Say what became of each override."""
    if screening.overrides:
        page.head("Overrides")
        for outcome in screening.overrides:
            fate = "Applied" if outcome.applied else "Not applied"
            page.say(f"{fate}: {outcome.reason}", indent=2, mark="- ")


def say_open_questions(page: Page, screening: Screening) -> None:
    """Say which questions have no answer yet."""
    if not screening.open_questions:
        return
    page.head("Questions still open")
    questions = screening.catalogue.questions
    page.items(f"{name}: {questions[name].asks}" for name in screening.open_questions)


def say_screening(page: Page, screening: Screening) -> None:
    """Say a whole screening."""
    good = screening.standing(Standing.CLEARED)
    only = screening.standing(Standing.CLINICIAN_ONLY)
    catalogue = screening.catalogue
    say_decision(page, screening)
    say_open_questions(page, screening)
    say_start(page, screening)
    say_counts(page, screening)
    say_held_back(page, screening)
    cautions = grouped(good, lambda verdict: verdict.cautioned_by)
    say_groups(page, "Cleared, with care because", cautions, catalogue, Ink.CARE)
    favours = grouped(good, lambda verdict: verdict.favoured_by)
    say_groups(page, "Favoured because", favours, catalogue, Ink.GOOD)
    say_disagreements(page, screening)
    if only:
        page.head("Only together with a clinician")
        page.say(names(verdict.exercise.name for verdict in only), indent=2)
    say_standing(page, catalogue)
