"""Poses that the tests of the body share, and poses drawn by chance."""

from hypothesis import strategies as st

from proneward.body import JOINTS, Base, Pose, limits_deg


def angles() -> st.SearchStrategy[dict[str, float]]:
    """Some joints, each anywhere in its normal range."""
    return st.fixed_dictionaries(
        {},
        optional={
            joint: st.floats(*limits_deg()[joint], allow_nan=False, width=64) for joint in JOINTS
        },
    )


def poses() -> st.SearchStrategy[Pose]:
    """A pose that a normal body can take, lying or upright, anywhere in a room."""
    metres = st.floats(-3, 3, allow_nan=False)
    return st.builds(
        Pose,
        angles_deg=angles(),
        base=st.sampled_from(Base),
        pelvis_m=st.tuples(metres, metres, metres),
    )
