"""Every worked case of the catalogue: a client in, and what its file expects to come out."""

import json
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

import attrs
import pytest
from tests.records import KNOWN

from proneward.catalogue import load, read_cases, shipped
from proneward.catalogue.files import CaseExpectFile, CaseFile
from proneward.planning import Plan, document, plan
from proneward.record import client_from
from proneward.screening import Screening, Standing
from proneward.vocabulary import Position

CATALOGUE = load()
READING = read_cases(shipped())
CASES = [case for case in READING.structs.values() if isinstance(case, CaseFile)]


@attrs.frozen(kw_only=True, slots=False)
class Found:
    """What screening and planning made of the client of a case."""

    plan: Plan

    @property
    def screening(self) -> Screening:
        return self.plan.screening

    @cached_property
    def withheld(self) -> dict[str, set[str]]:
        """The rules that keep each withheld exercise back."""
        return {
            verdict.exercise.id: {reason.rule for reason in verdict.withheld_by}
            for verdict in self.screening.standing(Standing.WITHHELD)
        }

    def of_cleared(self, kind: str) -> dict[str, set[str]]:
        """The rules, by cleared exercise, that caution or favour it."""
        return {
            verdict.exercise.id: {reason.rule for reason in getattr(verdict, kind)}
            for verdict in self.screening.standing(Standing.CLEARED)
        }

    def ids(self, standing: Standing) -> set[str]:
        return {verdict.exercise.id for verdict in self.screening.standing(standing)}

    @property
    def by_unknown(self) -> set[str]:
        return {name for name, rules in self.withheld.items() if "unknown-condition" in rules}

    @property
    def planned(self) -> set[str]:
        sessions = self.plan.programme.sessions if self.plan.programme else ()
        return {item.exercise.id for session in sessions for item in session.items}

    @property
    def first_position(self) -> Position | None:
        if self.plan.programme is None:
            return None
        return self.plan.programme.sessions[0].own_items[0].exercise.position

    @property
    def left_out(self) -> dict[str, str]:
        return {out.exercise: str(out.limit) for out in self.plan.left_out}

    @property
    def words(self) -> str:
        """Everything that is said, in small letters."""
        return json.dumps(document(self.plan), ensure_ascii=False).casefold()


Complaint = str | None


def _equals(expected: object, found: object) -> Complaint:
    return None if expected == found else f"expected {expected}, found {found}"


def _among(expected: Collection[str], found: Collection[str]) -> Complaint:
    missing = sorted(set(expected) - set(found))
    return f"{missing} not among {sorted(found)}" if missing else None


def _none_of(expected: Collection[str], found: Collection[str]) -> Complaint:
    present = sorted(set(expected) & set(found))
    return f"{present} found" if present else None


def _ruled(expected: Mapping[str, list[str]], found: Mapping[str, set[str]]) -> Complaint:
    wrong = {
        name: sorted(found[name]) if name in found else "not at all"
        for name, rules in expected.items()
        if not set(rules) <= found.get(name, set()) or name not in found
    }
    return f"expected {[expected[name] for name in wrong]}, found {wrong}" if wrong else None


def _limited(expected: Mapping[str, str], found: Mapping[str, str]) -> Complaint:
    return _equals(dict(expected), {name: found.get(name) for name in expected})


def _says(expected: Collection[str], found: str) -> Complaint:
    unsaid = [words for words in expected if words.casefold() not in found]
    return f"{unsaid} is not said" if unsaid else None


# One check for each field of the expectation, in the words of the case files.
CHECKS: dict[str, Callable[[CaseExpectFile, Found], Complaint]] = {
    "decision": lambda e, f: _equals(e.decision, f.screening.decision),
    "urgency": lambda e, f: _equals(e.urgency, f.screening.referral.urgency),
    "open_questions": lambda e, f: _equals(e.open_questions, [*f.screening.open_questions]),
    "ladder": lambda e, f: _equals(e.ladder, f.screening.start.ladder),
    "stage": lambda e, f: _equals(e.stage, f.screening.start.stage),
    "extension_lane": lambda e, f: _equals(e.extension_lane, f.screening.start.extension_lane),
    "lane_exercise": lambda e, f: _equals(e.lane_exercise, f.screening.start.lane_exercise),
    "cleared": lambda e, f: _among(e.cleared, f.ids(Standing.CLEARED)),
    "withheld": lambda e, f: _ruled(e.withheld, f.withheld),
    "withheld_by_unknown_condition": lambda e, f: _among(
        e.withheld_by_unknown_condition, f.by_unknown
    ),
    "clinician_only": lambda e, f: _among(e.clinician_only, f.ids(Standing.CLINICIAN_ONLY)),
    "cautioned": lambda e, f: _ruled(e.cautioned, f.of_cleared("cautioned_by")),
    "favoured": lambda e, f: _ruled(e.favoured, f.of_cleared("favoured_by")),
    "conflicts": lambda e, f: _among(e.conflicts, {c.exercise for c in f.screening.conflicts}),
    "first_position": lambda e, f: _equals(e.first_position, f.first_position),
    "never_planned": lambda e, f: _none_of(e.never_planned, f.planned),
    "planned": lambda e, f: _among(e.planned, f.planned),
    "left_out": lambda e, f: _limited(e.left_out, f.left_out),
    "overrides_applied": lambda e, f: _equals(
        e.overrides_applied, [outcome.applied for outcome in f.screening.overrides]
    ),
    "says": lambda e, f: _says(e.says, f.words),
}


def complaints(expected: CaseExpectFile, found: Found) -> list[str]:
    """Every expectation of a case that is not met; one that is left out is not asserted."""
    checked = {
        field: check(expected, found)
        for field, check in CHECKS.items()
        if getattr(expected, field) is not None
    }
    return [f"{field}: {complaint}" for field, complaint in checked.items() if complaint]


def found_in(case: CaseFile) -> Found:
    return Found(plan=plan(client_from(case.client, KNOWN, case.id), CATALOGUE, case.on))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_comes_out_as_its_file_expects(case: CaseFile) -> None:
    unmet = complaints(case.expect, found_in(case))
    assert not unmet, "\n".join([case.tells, *unmet])


def test_every_case_is_read_and_cites_sources_that_exist() -> None:
    assert READING.offences == ()
    assert len(CASES) == len(READING.structs) >= 105
    cited = {source.id for case in CASES for source in case.sources}
    assert cited <= CATALOGUE.sources.keys()


def test_every_field_that_a_case_may_expect_is_checked() -> None:
    assert tuple(CHECKS) == CaseExpectFile.__struct_fields__


def test_an_expectation_that_is_not_met_is_named_with_what_was_found() -> None:
    case = next(case for case in CASES if case.id == "supine-is-the-first-position")
    wrong = CaseExpectFile(
        decision="locked",
        cleared=["prone-press-up-sag"],
        withheld={"supine-rest-crook": ["R001"]},
        never_planned=sorted(found_in(case).planned),
        left_out={"prone-cobra": "surface"},
        says=["something that nobody says"],
    )
    named = [line.partition(":")[0] for line in complaints(wrong, found_in(case))]
    assert named == ["decision", "cleared", "withheld", "never_planned", "left_out", "says"]
