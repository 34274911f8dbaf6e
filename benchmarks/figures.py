"""
How long figures take and how large they are, each beside its limit.

Times are CPU of this process, one thread; sizes are those of the shipped files, gzipped.

Usage: python benchmarks/figures.py
"""

import gzip
import os
from pathlib import Path
from statistics import median
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")

from proneward.body.contact import perform  # after the threads are said
from proneward.body.shape import body_names, shape_of
from proneward.catalogue import load
from proneward.catalogue.motion import motion_of
from proneward.figures import still
from proneward.figures.rig import rigged

DRAWN = Path(__file__).parents[1] / "src/proneward/figures/drawn"
TIMED = (
    "supine-bridge",
    "supine-hamstring-strap",
    "side-clam",
    "quad-bird-dog",
    "prone-press-up",
    "prone-curl-single",
    "ball-alt-leg-hands-down",
    "sit-pelvic-tilt",
    "stand-hip-ext",
)
WEEK = ("supine-pelvic-tilt", "supine-bridge", "quad-bird-dog", "prone-press-up", "supine-march")
"""Exercises of one client's week: with the body, what the wire carries once."""
STILL_S, WHOLE_S, ALL_S = 1.0, 3.0, 300.0
STILL_KB, GLB_KB, CLIP_KB, WEEK_KB, SHIPPED_MB = 25.0, 350.0, 1.5, 1000.0, 15.0


def say(what: str, figure: str, limit: str) -> None:
    """Print one figure beside its limit."""
    print(f"{what:62} {figure:>18}   limit {limit}")


def zipped_kb(raw: bytes) -> float:
    """Give the size gzipped, in kB."""
    return len(gzip.compress(raw, mtime=0)) / 1000


def times() -> None:
    """Time stills from settled poses, and whole exercises from their motion."""
    shape_of("woman")
    pairs, wholes = [], []
    for exercise in TIMED:
        begin = process_time()
        motion = motion_of(exercise)
        performance = perform(motion.movement, shape_of("woman"))
        settled = process_time()
        drawn = still(motion, performance, exercise)
        done = process_time()
        pairs.append((done - settled) * 2 / len(drawn.panels))
        wholes.append(done - begin)
    say("still from settled poses, a pair of panels: median CPU", f"{median(pairs):.2f} s", "1.0 s")
    say("the same, slowest", f"{max(pairs):.2f} s", f"{STILL_S} s")
    say("from motion to SVG: median CPU", f"{median(wholes):.2f} s", f"{WHOLE_S} s")
    say("the same, slowest", f"{max(wholes):.2f} s", f"{WHOLE_S} s")
    count = len(load().exercises)
    on_two_s = sum(wholes) / len(wholes) * count / 2
    say(f"all {count} on two cores, from the mean of these", f"{on_two_s:.0f} s", f"{ALL_S:.0f} s")


def sizes() -> None:
    """Weigh what is shipped."""
    two = [
        file.read_bytes()
        for file in sorted(DRAWN.glob("*/*.svg"))
        if file.read_text(encoding="utf-8").count("data-panel=") == 2  # noqa: PLR2004  # panels
    ]
    clips = [zipped_kb(file.read_bytes()) for file in sorted(DRAWN.glob("*/*.json"))]
    stills = [zipped_kb(raw) for raw in two]
    say("SVG of two panels, gzipped: median", f"{median(stills):.1f} kB", f"{STILL_KB} kB")
    say("clip, gzipped: median", f"{median(clips):.2f} kB", f"{CLIP_KB} kB")
    rigs = [zipped_kb(rigged(shape_of(body))) for body in body_names()]
    say(f"rigged body, gzipped: largest of {len(rigs)}", f"{max(rigs):.0f} kB", f"{GLB_KB:.0f} kB")
    week = max(rigs) + sum(
        zipped_kb((DRAWN / f"woman/{exercise}.{form}").read_bytes())
        for exercise in WEEK
        for form in ("svg", "json")
    )
    say("one client's week: a body, five stills, five clips", f"{week:.0f} kB", f"{WEEK_KB:.0f} kB")
    shipped = sum(file.stat().st_size for file in DRAWN.rglob("*") if file.is_file()) / 1e6
    say("everything shipped of two bodies", f"{shipped:.1f} MB", f"{SHIPPED_MB} MB")


if __name__ == "__main__":
    times()
    sizes()
