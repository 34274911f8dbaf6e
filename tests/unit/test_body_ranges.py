"""The normal ranges: every joint has one, every end cites a source, nothing else is read."""

import pytest

from proneward.body import normal_ranges
from proneward.body.joints import MIDLINE, SIDED
from proneward.body.ranges import Checked, read_ranges
from proneward.vocabulary import Malformed, Unreadable

SHIPPED = normal_ranges()


def text_of(ranges: str, sources: str = "norms: {citation: A book., evidence: [study]}") -> str:
    review = "review: {by: null, role: unreviewed, on: null, due: null}"
    return f"sources:\n  {sources}\nranges:\n  {ranges}\n{review}\n"


def complete(**changed: str) -> str:
    end = "{least: {deg: -10, sources: [norms], checked: excerpt}, "
    end += "most: {deg: 20, sources: [norms], checked: excerpt}}"
    rows = dict.fromkeys((*MIDLINE, *SIDED), end) | changed
    return text_of("\n  ".join(f"{joint}: {row}" for joint, row in rows.items() if row))


def refused(text: str) -> Malformed:
    with pytest.raises(Malformed) as error:
        read_ranges(text, "ranges.yaml")
    return error.value


def test_every_joint_has_a_range_with_a_source_and_a_label() -> None:
    assert set(SHIPPED.ranges) == {*MIDLINE, *SIDED}
    for one in SHIPPED.ranges.values():
        for end in (one.least, one.most):
            assert all(SHIPPED.sources[name].evidence for name in end.sources)


def test_a_working_value_is_never_called_checked() -> None:
    for joint, one in SHIPPED.ranges.items():
        for end in (one.least, one.most):
            working = end.sources == ["working-value"]
            assert working == (end.checked is Checked.TO_VERIFY), joint


def test_every_source_is_cited() -> None:
    cited = {
        name
        for one in SHIPPED.ranges.values()
        for end in (one.least, one.most)
        for name in end.sources
    }
    assert cited == set(SHIPPED.sources)


def test_nobody_qualified_has_read_the_ranges_and_they_say_so() -> None:
    assert (SHIPPED.review.by, SHIPPED.review.role) == (None, "unreviewed")


def test_the_spine_bends_alike_to_both_sides() -> None:
    for joint in MIDLINE:
        if not joint.endswith("flexion"):
            one = SHIPPED.ranges[joint]
            assert one.least.deg == -one.most.deg


def test_a_whole_table_is_read() -> None:
    assert read_ranges(complete(), "ranges.yaml").ranges["hip_flexion"].most.deg == 20


def test_every_missing_and_every_unknown_joint_is_listed() -> None:
    row = "{least: {deg: -1, sources: [norms], checked: excerpt}, most: {deg: 1, sources: [norms],"
    why = refused(complete(hip_flexion="", hip_flexon=row + " checked: excerpt}}")).why
    assert "'hip_flexion' has no range" in why
    assert "'hip_flexon' is no joint" in why


@pytest.mark.parametrize("least_deg, most_deg", [(5, 20), (-20, -5), (20, -10), (0, 0)], ids=str)
def test_a_range_runs_through_the_anatomical_position(least_deg: int, most_deg: int) -> None:
    row = (
        f"{{least: {{deg: {least_deg}, sources: [norms], checked: excerpt}}, "
        f"most: {{deg: {most_deg}, sources: [norms], checked: excerpt}}}}"
    )
    assert "'hip_flexion' does not run" in refused(complete(hip_flexion=row)).why


def test_a_source_that_is_not_there_or_not_named_is_refused() -> None:
    row = (
        "{least: {deg: -1, sources: [hearsay], checked: excerpt}, "
        "most: {deg: 1, sources: [], checked: excerpt}}"
    )
    why = refused(complete(hip_flexion=row)).why
    assert "'hip_flexion' cites 'hearsay', which is not there" in why
    assert "'hip_flexion' has an end without a source" in why


def test_an_unknown_key_is_refused_with_its_path() -> None:
    row = "{least: {deg: -1, sources: [norms], checked: excerpt, nota: x}, most: null}"
    error = refused(complete(hip_flexion=row))
    assert error.what == "ranges.yaml, at ranges.hip_flexion.least"
    assert "nota" in error.why
    assert "'note'" in error.fix


def test_what_is_not_strict_yaml_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_ranges("sources: &a {}\nranges: *a\n", "ranges.yaml")
