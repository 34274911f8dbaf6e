"""
Forward kinematics: poses a CPU-second, with 90 points fixed to the segments.

The poses are drawn by chance from the whole of every joint's normal range. Whole repetitions count,
from angles in degrees to points in metres; the best of them is judged, since a busy machine only
ever adds, and the median is shown beside it.
"""

import statistics
import sys
import time

import numpy as np

from proneward.body import (
    JOINTS,
    SEGMENTS,
    Floats,
    Markers,
    Pose,
    angles_of,
    body_of_height,
    limits_deg,
    marked,
    place,
    place_pose,
)

POSES, AT_A_TIME, REPEATS = 20_000, 250, 7
POINTS = 90
LEAST_A_SECOND = 20_000
SEED = 20261124


def drawn(random: np.random.Generator) -> Floats:
    """Give angles of poses, each joint anywhere in its range."""
    least, most = np.array([limits_deg()[joint] for joint in JOINTS]).T
    return random.uniform(least, most, size=(POSES, len(JOINTS)))


def fixed_points(random: np.random.Generator) -> Markers:
    """Give points near the segments' joints, some on every segment."""
    return Markers(
        segments=np.arange(POINTS) % len(SEGMENTS),
        offsets_m=random.normal(scale=0.05, size=(POINTS, 3)),
    )


def cpu_seconds(angles_deg: Floats, markers: Markers) -> float:
    """Give the CPU seconds of placing every point in every pose."""
    body = body_of_height(1.70)
    begun = time.process_time()
    for first in range(0, POSES, AT_A_TIME):
        points = marked(place(angles_deg[first : first + AT_A_TIME], body), markers)
        assert points.shape == (AT_A_TIME, POINTS, 3)
    return time.process_time() - begun


def single_ms() -> float:
    """Give the milliseconds of placing one pose by itself."""
    body, pose = body_of_height(1.70), Pose(angles_deg={"knee_flexion": 90})
    assert angles_of([pose]).shape == (1, len(JOINTS))
    begun = time.process_time()
    for _ in range(100):
        place_pose(pose, body)
    return 10 * (time.process_time() - begun)


def main() -> int:
    """Measure, print, and say whether the limit was kept."""
    random = np.random.default_rng(SEED)
    angles_deg, markers = drawn(random), fixed_points(random)
    rates = sorted(POSES / cpu_seconds(angles_deg, markers) for _ in range(REPEATS))
    print(
        f"forward kinematics, {len(SEGMENTS)} segments and {POINTS} points:"
        f" best {rates[-1]:,.0f}, median {statistics.median(rates):,.0f} poses a CPU-second"
        f" (at least {LEAST_A_SECOND:,}); one pose alone {single_ms():.2f} ms"
    )
    return 0 if rates[-1] >= LEAST_A_SECOND else 1


if __name__ == "__main__":
    sys.exit(main())
