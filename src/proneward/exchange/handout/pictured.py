"""Puts pictures into a handout that was composed without them."""

from collections.abc import Mapping

import attrs

from proneward.exchange.handout.model import Handout, HandoutItem, HandoutSession, PositionBlock


@attrs.frozen(kw_only=True)
class Picture:
    """One exercise drawn: its panels as SVG, colours literal, and what they show, in words."""

    panels: tuple[bytes, ...]
    shows: str


def exercises_of(handout: Handout) -> tuple[str, ...]:
    """Give the exercises of a handout, each once, in the order in which they stand there."""
    in_sessions = (
        item.exercise
        for session in handout.sessions
        for block in session.blocks
        for item in block.items
    )
    beside = (item.exercise for item in handout.several_times_a_day)
    return tuple(dict.fromkeys((*in_sessions, *beside)))


def pictured(handout: Handout, pictures: Mapping[str, Picture]) -> Handout:
    """Give the handout with the pictures of its exercises, by exercise; a missing one stays out."""

    def item(one: HandoutItem) -> HandoutItem:
        picture = pictures.get(one.exercise)
        if picture is None:
            return one
        return attrs.evolve(one, figure=picture.panels, figure_alt=picture.shows)

    def block(one: PositionBlock) -> PositionBlock:
        return attrs.evolve(one, items=tuple(map(item, one.items)))

    def session(one: HandoutSession) -> HandoutSession:
        return attrs.evolve(one, blocks=tuple(map(block, one.blocks)))

    return attrs.evolve(
        handout,
        sessions=tuple(map(session, handout.sessions)),
        several_times_a_day=tuple(map(item, handout.several_times_a_day)),
    )
