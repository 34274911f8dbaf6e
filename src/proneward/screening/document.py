"""The screening as the wire shape of contract §4."""

from proneward.screening.model import Because, Screening, Standing, Verdict
from proneward.vocabulary import Reason


def reason_document(reason: Reason) -> dict[str, object]:
    """Give one reason as `R` of the contract."""
    return {
        "rule": reason.rule,
        "condition": reason.condition,
        "attribute": reason.attribute,
        "strength": str(reason.strength),
        "reason": reason.reason,
        "evidence": [str(kind) for kind in reason.evidence],
        "sources": list(reason.sources),
    }


def _with(verdict: Verdict, reasons: tuple[Reason, ...]) -> dict[str, object]:
    return {"exercise": verdict.exercise.id, "because": [reason_document(r) for r in reasons]}


def _because(because: Because) -> dict[str, object]:
    return {because.kind: because.id, "reason": because.reason}


def _start(screening: Screening, notes: tuple[str, ...]) -> dict[str, object]:
    start = screening.start
    return {
        "ladder": str(start.ladder),
        "stage": start.stage,
        "extension_lane": start.extension_lane,
        "extension_step": start.extension_step,
        "because": [{"reason": words} for words in (*start.because, *notes)],
    }


def _conflicts(screening: Screening) -> list[dict[str, object]]:
    return [
        {
            "exercise": conflict.exercise,
            "withheld_by": list(conflict.withheld_by),
            "favoured_by": list(conflict.favoured_by),
            "reason": conflict.reason,
        }
        for conflict in screening.conflicts
    ]


def document(screening: Screening, notes: tuple[str, ...] = ()) -> dict[str, object]:
    """
    Give the whole screening as `proneward screen --json` prints it.

    Args:
        screening: What to print.
        notes: What planning has to add to the reasons of the start.
    """
    good = screening.standing(Standing.CLEARED)
    catalogue = screening.catalogue
    return {
        "contract": catalogue.contract,
        "client": screening.client.id,
        "on": screening.on.isoformat(),
        "catalogue": {"version": catalogue.version, "digest": catalogue.digest},
        "decision": str(screening.decision),
        "referral": {
            "urgency": str(screening.referral.urgency),
            "because": [_because(because) for because in screening.referral.because],
        },
        "open_questions": list(screening.open_questions),
        "start": _start(screening, notes),
        "cleared": [v.exercise.id for v in good],
        "cautioned": [_with(v, v.cautioned_by) for v in good if v.cautioned_by],
        "favoured": [_with(v, v.favoured_by) for v in good if v.favoured_by],
        "withheld": [_with(v, v.reasons) for v in screening.standing(Standing.WITHHELD)],
        "clinician_only": [v.exercise.id for v in screening.standing(Standing.CLINICIAN_ONLY)],
        "conflicts": _conflicts(screening),
        "overrides": [
            {"applied": outcome.applied, "reason": outcome.reason}
            for outcome in screening.overrides
        ],
    }
