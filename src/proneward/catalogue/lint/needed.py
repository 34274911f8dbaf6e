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

MEASURES = (
    *("nprs-back", "nprs-leg", "rmdq", "psfs", "peg", "pgic"),
    *("odi-score", "start-back-score"),
)
"""The outcome measures that a journal may name (contract §7)."""

_PAIN = frozenset({"over_baseline", "high_baseline"})
PROGRESSION_RULES: Mapping[str, frozenset[str]] = {
    "stop-lock": frozenset(),
    "gap-surgery": frozenset({"stage_most"}),
    "gap-illness": frozenset({"days_over", "stage_most"}),
    "gap-very-long": frozenset({"days_over", "stage_most"}),
    "gap-long": frozenset({"days_least", "stages_down"}),
    "gap-short": frozenset({"days_least", "dose_percent"}),
    "regress-red-days": _PAIN | {"sessions", "red_days", "pain_over"},
    "regress-mornings": frozenset({"sessions", "mornings", "over_baseline"}),
    "regress-peripheralised": frozenset({"sites"}),
    "flare-one-red-day": frozenset({"dose_percent"}),
    "review-clinician": frozenset(),
    "review-six-weeks": frozenset({"days"}),
    "review-no-change": frozenset({"days"}),
    "advance-sessions": frozenset({"window_days", "sessions", "days", "never_under"})
    | {"agreed_percent"},
    "advance-done": frozenset({"done_percent"}),
    "advance-pain-during": _PAIN | {"sessions", "pain_most"},
    "advance-morning": frozenset({"sessions", "over_baseline"}),
    "advance-effort": frozenset({"sessions", "effort_most"}),
    "advance-site": frozenset({"sessions"}),
    "advance-quality": frozenset({"sessions"}),
    "advance-unlocked": frozenset(),
    "advance-leg-questions": frozenset({"days", "site_least"}),
    "advance-next-stage": frozenset({"adds", "leaves"}),
    "hold-pain": _PAIN | {"pain_least", "pain_most"},
    "ask-questions": frozenset({"gap_days"}),
    "lane-stop": frozenset({"sites"}),
    "lane-step-up": frozenset({"sessions"}),
}
"""The rules of progression that the code judges, and the numbers that each reads."""

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
MEASURED = frozenset(
    {"unanswered", "not-given", "own-activities-unseen", "no-first", "no-later"}
    | {"activities-differ", "not-an-outcome", "went", "unchanged", "from-zero"}
    | {f"{turn}-{sort}" for turn in ("better", "worse") for sort in ("points", "percent")}
    | {f"{fate}-{sort}" for fate in ("matters", "too-small") for sort in ("both", "percent")}
    | {"matters-unknown", "beyond-chance", "within-chance", "chance-unknown"}
    | {"in-recovered-range", "start-unreliable", "to-verify"}
    | {f"own-word-{word}" for word in ("improved", "same", "worse")}
)
PROGRESSION = frozenset(
    {f"seen-{what}" for what in ("last", "nothing", "percent", "sessions", "spread", "shown")}
    | {f"seen-{what}" for what in ("left", "unlocked", "programme", "last-stage", "next")}
    | {f"seen-{what}" for what in ("asked", "days", "better", "away", "more")}
    | {f"seen-{what}" for what in ("reason", "reasons", "other-ladder")}
    | {f"seen-{what}" for what in ("no-spread", "not-shown", "no-leg", "not-asked", "no-better")}
    | {f"needed-{what}" for what in ("at-most", "site", "sessions", "percent", "quality")}
    | {f"needed-{what}" for what in ("unlocked", "leg", "next", "lane")}
    | {
        f"applies-{what}"
        for what in ("red", "flare", "morning", "spread", "hold", "hold-at", "lock")
    }
    | {f"applies-{what}" for what in ("clinician", "ask", "days", "no-change", "short", "long")}
    | {f"applies-{what}" for what in ("very-long", "illness", "surgery")}
    | {f"spread-{way}" for way in ("centralised", "unchanged", "peripheralised", "unknown")}
    | {"step-harder", "step-easier-stopped", "step-easier-red"}
    | {f"variable-{what}" for what in ("range", "load", "hold", "support", "level")}
)
ROUTING = frozenset({"emergency", "urgent", "routine", "maternity", "crisis", "locked"})

WORDS: Mapping[str, frozenset[str]] = {
    "attributes": frozenset(Attribute),
    "handout": HANDOUT,
    "measures": MEASURED,
    "muscle-groups": frozenset(MuscleGroup) - {MuscleGroup.NONE},
    "planning": PLANNING,
    "positions": frozenset(Position)
    | {f"{turn}-{position}" for turn in ("to", "down-to") for position in Position},
    "programme": PROGRAMME,
    "progression": PROGRESSION,
    "props": frozenset(Prop),
    "purposes": frozenset(Purpose),
    "routing": ROUTING,
    "screening": SCREENING,
}
"""The keys that the code asks each file of `words/en/` for."""
