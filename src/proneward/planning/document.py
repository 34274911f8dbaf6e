"""The plan as the wire shape of contract §5: the screening's, and what planning adds."""

from proneward.planning.model import Item, Plan, Programme, Session
from proneward.screening import document as screening_document


def _number(value: float | None) -> float | int | None:
    """Whole numbers without their point."""
    return int(value) if value is not None and value == int(value) else value


def _item(item: Item) -> dict[str, object]:
    return {
        "exercise": item.exercise.id,
        "lane": str(item.lane),
        "position": str(item.exercise.position),
        "times_per_day": item.times_per_day,
        "sets": item.sets,
        "reps": item.reps,
        "hold_s": _number(item.hold_s),
        "side": str(item.side),
        "because": [{"kind": str(b.kind), "reason": b.reason} for b in item.because],
    }


def _session(session: Session) -> dict[str, object]:
    return {
        "day": session.day,
        "minutes": session.minutes,
        "position_changes": session.position_changes,
        "items": [_item(item) for item in session.items],
    }


def _programme(programme: Programme) -> dict[str, object]:
    return {
        "weeks": [
            {"week": week.week, "sessions": [_session(session) for session in week.sessions]}
            for week in programme.weeks
        ]
    }


def document(plan: Plan) -> dict[str, object]:
    """Give the whole plan as `proneward plan --json` prints it."""
    return {
        **screening_document(plan.screening, plan.notes),
        "programme": _programme(plan.programme) if plan.programme else None,
        "left_out": [
            {"exercise": out.exercise, "limit": str(out.limit), "detail": out.detail}
            for out in plan.left_out
        ],
        "relax": [
            {"limit": str(give.limit), "to": give.to, "reason": give.reason} for give in plan.relax
        ],
        "value": plan.value,
        "bound": plan.bound,
        "gap": plan.gap,
    }
