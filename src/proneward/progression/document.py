"""The decision as the wire shape of contract §8."""

from proneward.progression.model import LaneDecision, ReviewDecision, Seen, Step
from proneward.screening import Referral


def _seen(seen: Seen) -> dict[str, object]:
    return {
        "rule": seen.rule.id,
        "decides": seen.rule.decides,
        "reason": seen.rule.because,
        "evidence": [str(kind) for kind in seen.rule.evidence],
        "met": seen.met,
        "seen": seen.seen,
        "needed": seen.needed,
        "sources": [cited.id for cited in seen.rule.sources],
    }


def _lane(lane: LaneDecision) -> dict[str, object]:
    return {
        "step_from": lane.step_from,
        "step_to": lane.step_to,
        "decision": str(lane.course),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "exercise": step.exercise,
        "to": step.to,
        "harder": step.harder,
        "variable": step.variable,
        "reason": step.reason,
    }


def _referral(referral: Referral) -> dict[str, object]:
    return {
        "urgency": str(referral.urgency),
        "because": [{one.kind: one.id, "reason": one.reason} for one in referral.because],
    }


def document(decision: ReviewDecision) -> dict[str, object]:
    """Give the whole decision as `proneward review --json` prints it."""
    return {
        "contract": 1,
        "id": decision.id,
        "client": decision.client,
        "on": decision.on.isoformat(),
        "catalogue": {
            "version": decision.catalogue_version,
            "digest": decision.catalogue_digest,
        },
        "decision": str(decision.course),
        "from_stage": decision.from_stage,
        "to_stage": decision.to_stage,
        "lane": _lane(decision.lane) if decision.lane else None,
        "locked": decision.locked,
        "referral": _referral(decision.referral),
        "proposal": decision.proposal,
        "review_due": decision.review_due,
        "dose_percent": decision.adjusted.dose_percent,
        "easier": decision.adjusted.easier,
        "steps": [_step(step) for step in decision.steps],
        "because": [_seen(seen) for seen in decision.because],
    }
