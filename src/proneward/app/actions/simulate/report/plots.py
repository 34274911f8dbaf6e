"""Plots as SVG: each drawn in a box of fixed size, its colours the page's."""

from collections.abc import Mapping, Sequence

from proneward.app.actions.simulate.cohort import STAGES, Band

WIDTH, LEFT, RIGHT = 340, 26, 6
STAGES_HEIGHT, LINE_HEIGHT = 150, 88
TOP, BOTTOM = 6, 16
WORST_PAIN = 10
LAYERS = (*STAGES, 0)
"""From the floor up: the stages, and above them who was stopped."""
NAMES = {0: "stopped", **{stage: f"stage {stage}" for stage in STAGES}}
CLASSES = {0: "stopped", **{stage: f"s{stage}" for stage in STAGES}}


def _x(week: float, weeks: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * week / max(1, weeks - 1)


def _y(share: float, height: int) -> float:
    return TOP + (height - TOP - BOTTOM) * (1 - share)


def _points(pairs: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def _svg(height: int, label: str, inside: str) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">'
        f"{inside}</svg>"
    )


def _weeks_axis(weeks: int, height: int) -> str:
    step = 4 if weeks <= 30 else 13  # noqa: PLR2004  # ticks that do not touch
    marks = [0, *range(step - 1, weeks, step)]
    return "".join(
        f'<text class="tick" x="{_x(week, weeks):.1f}" y="{height - 3}"'
        f' text-anchor="{"start" if week == 0 else "middle" if week < weeks - 1 else "end"}">'
        f"{week + 1}</text>"
        for week in marks
    )


def _levels(levels: Mapping[str, float], height: int) -> str:
    """Draw the lines across, and what each stands for."""
    return "".join(
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(at, height):.1f}"'
        f' y2="{_y(at, height):.1f}"/>'
        f'<text class="tick" x="{LEFT - 5}" y="{_y(at, height) + 4:.1f}" text-anchor="end">'
        f"{words}</text>"
        for words, at in levels.items()
    )


def stages_plot(stages: Sequence[Mapping[int, float]], label: str) -> str:
    """Draw which share is at each stage, week by week, one layer on the other."""
    weeks, floor = len(stages), [0.0] * len(stages)
    drawn = []
    for layer in LAYERS:
        upper = [low + week[layer] for low, week in zip(floor, stages, strict=True)]
        if upper != floor:
            edge = [(_x(n, weeks), _y(at, STAGES_HEIGHT)) for n, at in enumerate(upper)]
            back = [(_x(n, weeks), _y(at, STAGES_HEIGHT)) for n, at in enumerate(floor)]
            points = _points([*edge, *reversed(back)])
            drawn.append(
                f'<polygon class="{CLASSES[layer]}" points="{points}">'
                f"<title>{NAMES[layer]}</title></polygon>"
            )
        floor = upper
    levels = _levels({"0": 0, "50": 0.5, "100": 1}, STAGES_HEIGHT)
    inside = levels + "".join(drawn) + _weeks_axis(weeks, STAGES_HEIGHT)
    return _svg(STAGES_HEIGHT, label, inside)


def pain_plot(bands: Sequence[Band], label: str) -> str:
    """Draw the pain: the mean as a line, and around it where eight of ten lie."""
    weeks = len(bands)

    def at(values: Sequence[float]) -> list[tuple[float, float]]:
        return [
            (_x(n, weeks), _y(value / WORST_PAIN, LINE_HEIGHT)) for n, value in enumerate(values)
        ]

    around = [*at([one.high for one in bands]), *reversed(at([one.low for one in bands]))]
    inside = (
        _levels({"0": 0, "5": 0.5, "10": 1}, LINE_HEIGHT)
        + f'<polygon class="band" points="{_points(around)}"/>'
        + f'<polyline class="line" points="{_points(at([one.mean for one in bands]))}"/>'
        + _weeks_axis(weeks, LINE_HEIGHT)
    )
    return _svg(LINE_HEIGHT, label, inside)


def adherence_plot(parts: Sequence[float | None], label: str) -> str:
    """Draw how much of what was asked for was done, a bar a week."""
    weeks = len(parts)
    wide = (WIDTH - LEFT - RIGHT) / weeks
    bars = "".join(
        f'<rect class="bar" x="{LEFT + wide * n + wide * 0.14:.1f}" width="{wide * 0.72:.1f}"'
        f' y="{_y(part, LINE_HEIGHT):.1f}"'
        f' height="{_y(0, LINE_HEIGHT) - _y(part, LINE_HEIGHT):.1f}"/>'
        for n, part in enumerate(parts)
        if part is not None
    )
    levels = _levels({"0": 0, "50": 0.5, "100": 1}, LINE_HEIGHT)
    return _svg(LINE_HEIGHT, label, levels + bars + _weeks_axis(weeks, LINE_HEIGHT))


def bar(parts: Sequence[tuple[str, str, float]], label: str) -> str:
    """
    Draw one bar of parts, as wide as the page gives it room.

    Args:
        parts: Each with its class, what it says, and its share of the whole bar.
        label: What the bar shows, for whoever does not see it.
    """
    drawn, at = [], 0.0
    for name, says, share in parts:
        if share:
            drawn.append(
                f'<rect class="{name}" x="{100 * at:.2f}" width="{100 * share:.2f}" height="10">'
                f"<title>{says}</title></rect>"
            )
        at += share
    return (
        f'<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        f' aria-label="{label}">{"".join(drawn)}</svg>'
    )
