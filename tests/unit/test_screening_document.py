"""The screening as the contract's JSON."""

from tests.records import DAY, a_client, override

from proneward.catalogue import load
from proneward.screening import (
    Screening,
    Verdict,
    document,
    screen,
)
from proneward.vocabulary import Evidence, Reason

CATALOGUE = load()


def screened(**record: object) -> Screening:
    return screen(a_client(**record), CATALOGUE, DAY)


def verdict(exercise: str, **record: object) -> Verdict:
    return screened(**record).verdicts[exercise]


def test_the_document_has_the_shape_of_the_contract() -> None:
    found = screened(
        conditions=["facet-pain", "disc-herniation"],
        findings=[{"id": "finding-dp-extension", "on": "2026-11-20"}],
        overrides=[override()],
        answers={"age": "yes"},
    )
    printed = document(found)
    assert {key: type(value) for key, value in printed.items()} == {
        "contract": int,
        "client": str,
        "on": str,
        "catalogue": dict,
        "decision": str,
        "referral": dict,
        "open_questions": list,
        "start": dict,
        "cleared": list,
        "cautioned": list,
        "favoured": list,
        "withheld": list,
        "clinician_only": list,
        "conflicts": list,
        "overrides": list,
    }
    shapes = {key: keys_of(value) for key, value in printed.items() if keys_of(value)}
    assert shapes == {
        "catalogue": ["version", "digest"],
        "referral": ["urgency", "because"],
        "start": ["ladder", "stage", "extension_lane", "extension_step", "because"],
        "cautioned": ["exercise", "because"],
        "favoured": ["exercise", "because"],
        "withheld": ["exercise", "because"],
        "conflicts": ["exercise", "withheld_by", "favoured_by", "reason"],
        "overrides": ["applied", "reason"],
    }


def keys_of(value: object) -> list[str]:
    """The keys of an object, or of the first of a list of objects."""
    first = value[0] if isinstance(value, list) and value else value
    return list(first) if isinstance(first, dict) else []


def test_the_document_prints_a_reason_with_its_rule_evidence_and_sources() -> None:
    printed = document(screened(conditions=["facet-pain"]))
    withheld = printed["withheld"]
    assert isinstance(withheld, list)
    cobra = next(entry for entry in withheld if entry["exercise"] == "prone-cobra")
    made = verdict("prone-cobra", conditions=["facet-pain"])
    reason: Reason = made.reasons[0]
    assert cobra["because"][0] == {
        "rule": "R022",
        "condition": "facet-pain",
        "attribute": "ext-end",
        "strength": "relative",
        "reason": reason.reason,
        "evidence": [str(kind) for kind in reason.evidence],
        "sources": list(reason.sources),
    }
    assert set(reason.evidence) <= set(Evidence)


def test_a_referral_names_the_question_or_the_condition_it_comes_from() -> None:
    printed = document(screened(other_conditions=["rare"], answers={"age": "no"}))
    referral = printed["referral"]
    assert isinstance(referral, dict)
    named = [next(iter(because)) for because in referral["because"]]
    assert set(named) == {"question", "condition"}
    assert all(list(because)[1:] == ["reason"] for because in referral["because"])


def test_the_document_says_the_day_the_client_and_the_edition() -> None:
    printed = document(screened())
    assert (printed["client"], printed["on"], printed["contract"]) == ("example", "2026-11-24", 1)
    assert printed["catalogue"] == {"version": CATALOGUE.version, "digest": CATALOGUE.digest}
