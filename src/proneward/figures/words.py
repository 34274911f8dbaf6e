"""What a still shows, in words, for those who do not see it."""

from proneward.body import Between
from proneward.catalogue.model.motion import Motion, Phase
from proneward.vocabulary import Position

POSITIONS = {
    Position.SUPINE: "lying on the back",
    Position.PRONE: "lying face down",
    Position.SIDE_LYING: "lying on one side",
    Position.SIDE_LYING_LEFT: "lying on the left side",
    Position.SIDE_LYING_RIGHT: "lying on the right side",
    Position.HANDS_AND_KNEES: "on hands and knees",
    Position.KNEELING: "kneeling",
    Position.SITTING: "sitting",
    Position.STANDING: "standing",
    Position.PRONE_ON_BALL: "lying face down over a ball",
}


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _shown(phase: Phase) -> str:
    """Give what is said on the way to a phase, or its name where that is all there is."""
    words = phase.say or phase.name
    return _sentence(words[0].upper() + words[1:])


def panel_description(motion: Motion, panel: int) -> str:
    """Say what one panel shows."""
    return _shown(motion.phases[motion.panels[panel].keyframe])


def description_of(motion: Motion, start: Position | Between) -> str:
    """Say how the body begins, what is beside it, and what each panel shows."""
    said = [f"A figure {POSITIONS[start]}." if isinstance(start, Position) else "A figure."]
    things = list(dict.fromkeys(drawn.thing.value for drawn in motion.drawn))
    if things:
        said.append(f"With: {', '.join(things)}.")
    several = len(motion.panels) > 1
    for panel in range(len(motion.panels)):
        shown = panel_description(motion, panel)
        said.append(f"Picture {panel + 1}: {shown}" if several else shown)
    return " ".join(said)
