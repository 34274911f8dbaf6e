"""
What an edition cannot do without: the questions that must be asked, and what the code names.

A test holds these lists to the code, so that no command stops in the middle for want of a word.
"""

from collections.abc import Mapping

from proneward.vocabulary import Attribute, Evidence, MuscleGroup, Position, Prop, Purpose, Surface

QUESTIONS = (
    *("age", "ces1", "ces2", "ces3", "ces4", "ces5", "neuro1", "neuro2", "trauma", "cancer"),
    *("cancer-band", "infection", "vascular", "inflam", "cardiac", "bp", "preg", "dvt"),
    *("surgery", "meds", "distress"),
)
"""Every safety question (contract §3): a question that is not there is a red flag not asked for."""

LADDERS: Mapping[str, int] = {"ladder-strengthening": 5, "ladder-upright": 3}
"""The ladders that screening climbs, and the last stage of each (contract §5)."""

NUMBERED = ("sign", "sign-pregnancy", "pause", "pause-lying", "pause-dizzy")
"""Lists of the programme's words, whose sentences are numbered from 1 without a gap."""

SCREENING = frozenset(
    {"not-answered", "condition-referral", "condition-locks", "fewer-than-three"}
    | {"conflict", "open-ended", "counts-as", "finding-faded"}
    | {"start-strengthening", "start-supine", "start-upright"}
    | {f"override-{fate}" for fate in ("applied", "expired", "not-yet", "absolute", "nothing")}
    | {"override-clinician-only"}
    | {f"lane-{fate}" for fate in ("open", "standing", "withheld", "closed", "clinician")}
    | {"lane-impossible"}
    | {f"limit-{limit}" for limit in ("position", "both-sides", "upright", "prop", "stage", "need")}
    | {"limit-surface-bed", "limit-surface-nowhere"}
)
PLANNING = frozenset(
    {"warm-up", "stand-in", "rest", "carry-over", "covers", "purpose", "lane", "minutes", "rank"}
    | {f"relax-{limit}" for limit in ("minutes", "position", "prop", "surface", "surface-bed")}
    | {"ends-early"}
)
PROGRAMME = frozenset(
    {"title", "lead-days", "lead-once", "lead-every-day", "lead-from", "weeks-one", "weeks-many"}
    | {f"lead-{surface}" for surface in Surface}
    | {"session", "session-only", "week-one", "week-many", "in-turn", "every-session"}
    | {
        "one-session",
        "some-sessions",
        "change",
        "change-because",
        "change-none",
        "lane-days",
        "lane-lapses",
    }
    | {"day", "only-on", "until-day", "from-day", "from-until"}
    | {"dose-reps", "dose-timed", "dose-once-timed", "dose-minutes", "each-side", "hold"}
    | {"times-a-day", "take-care-nothing", "works"}
    | {f"works-{group.replace(' ', '-')}" for group in set(MuscleGroup) - {MuscleGroup.NONE}}
    | {"held-more-one", "held-more", "and-more"}
    | {"no-plan-title", "no-plan-routing", "locked-title", "needs-title", "needs-routing"}
    | {"no-relax"}
    | {f"evidence-{kind}" for kind in Evidence}
    | {"review-state", "review-state-signed", "intended-use"}
    | {"pain-go", "pain-stay", "pain-less", "pause-act", "pause-lying-act", "pause-dizzy-act"}
    | {f"{stem}-1" for stem in NUMBERED}
)
HANDOUT = frozenset(
    {"language", "date", "name-gap", "page-of", "clinic", "clinic-gap", "clinic-not-emergencies"}
    | {"emergency", "footer-stop", "sources-heading", "catalogue-line"}
    | {"draft", "draft-note", "draft-mark", "approved-by", "session-minutes"}
    | {"avoid", "take-care", "caution", "because", "several-heading", "several-lead"}
    | {"pain-heading", "pain-during", "pain-morning", "stop-heading", "why-heading"}
    | {"held-heading", "held-lead", "held-movements", "held-exercises", "held-source"}
    | {"figure-start", "figure-move"}
    | {"notice-show", "notice-reasons", "notice-questions", "notice-relax", "notice-call"}
    | {f"month-{month}" for month in range(1, 13)}
    | {f"day-{size}-{day}" for size in ("short", "letter") for day in range(1, 8)}
)
ROUTING = frozenset({"emergency", "urgent", "routine", "maternity", "crisis", "locked"})

WORDS: Mapping[str, frozenset[str]] = {
    "attributes": frozenset(Attribute),
    "handout": HANDOUT,
    "muscle-groups": frozenset(MuscleGroup) - {MuscleGroup.NONE},
    "planning": PLANNING,
    "positions": frozenset(Position)
    | {f"{turn}-{position}" for turn in ("to", "down-to") for position in Position},
    "programme": PROGRAMME,
    "props": frozenset(Prop),
    "purposes": frozenset(Purpose),
    "routing": ROUTING,
    "screening": SCREENING,
}
"""The keys that the code asks each file of `words/en/` for."""
