"""
Why agreement on small sets is agreement on all of them.

If every rule reads one or two conditions, asks only that they be there, and touches more, never
less, when more are there, then whatever touches an exercise for a large set already does so for
one or two of its members. Here the premises are tried on the real schema, type and tables.
"""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

import attrs

from proneward.app.actions.verify.model import Proof, Tally
from proneward.catalogue import Catalogue, Rule
from proneward.catalogue.files import ConditionRulesFile, PairRuleFile
from proneward.vocabulary import Malformed, parse_yaml, shaped

MOST_CONDITIONS = 2
SAYS_WHAT = {"conditions", "attributes", "strength"}
"""The fields of a rule that a verdict may depend on."""
SAYS_WHY = {"id", "because", "evidence", "sources", "referral", "review"}

MADE = "a rule made to be refused"
TOP = "the top of the file"
TOO_MANY = f"it may have at most {MOST_CONDITIONS} entries"
NO_EXCEPTION = "there is an unknown key 'unless'"
NO_CONDITIONS = "there is an unknown key 'conditions'"


def _refusal(document: Mapping[str, object], kind: type[object]) -> tuple[str, str] | None:
    """Where the schema refuses a rule, and why; None if it takes it."""
    try:
        shaped(document, kind, MADE)
    except Malformed as refused:
        return refused.what.removeprefix(f"{MADE}, at "), refused.why
    return None


def _first(folder: Traversable) -> Mapping[str, object]:
    """The first rule file of a folder, as it is written."""
    file = min(folder.iterdir(), key=lambda file: file.name)
    document = parse_yaml(file.read_text("utf-8"), file.name)
    return document if isinstance(document, Mapping) else {}


def _schema(catalogue: Catalogue, folder: Traversable) -> Proof:
    """A third condition and an exception are refused for that, in files that are taken."""
    pair = _first(folder.joinpath("rules/interactions"))
    one = _first(folder.joinpath("rules/screening"))
    two = list(_words(pair["conditions"]))
    third = min(catalogue.conditions.keys() - set(two))
    three, exception = {"conditions": [*two, third]}, {"unless": [third]}
    refused = [
        _refusal({**pair, **three}, PairRuleFile) == ("conditions", TOO_MANY),
        _refusal({**pair, **exception}, PairRuleFile) == (TOP, NO_EXCEPTION),
        _refusal({**one, **exception}, ConditionRulesFile) == (TOP, NO_EXCEPTION),
        _refusal({**one, **three}, ConditionRulesFile) == (TOP, NO_CONDITIONS),
    ]
    taken = _refusal(pair, PairRuleFile) is None and _refusal(one, ConditionRulesFile) is None
    return Proof(
        claim="A rule file with three conditions, or with an exception (`unless`), is refused",
        shown_by="two files as they are were taken; the same with a third condition, and with "
        "`unless`, were given to the schema",
        holds=taken and all(refused),
    )


def _words(value: object) -> Iterator[str]:
    return (str(word) for word in value) if isinstance(value, list) else iter(())


def _takes_three(rule: Rule) -> bool:
    try:
        attrs.evolve(rule, conditions=("gerd", "hernia", "stenosis"))
    except ValueError:
        return False
    return True


def _type(catalogue: Catalogue) -> Proof:
    fields = {field.name for field in attrs.fields(Rule)}
    return Proof(
        claim="A rule in memory has one or two conditions and nothing else to depend on",
        shown_by="each rule was given a third condition and refused it; the fields of the type "
        "were counted",
        holds=not any(map(_takes_three, catalogue.rules)) and fields == SAYS_WHAT | SAYS_WHY,
    )


def _tables(catalogue: Catalogue) -> Proof:
    most = max((len(rule.conditions) for rule in catalogue.rules), default=0)
    return Proof(
        claim=f"Each of the {len(catalogue.rules)} rules reads one or two conditions",
        shown_by="every rule of this catalogue was counted",
        holds=1 <= most <= MOST_CONDITIONS,
    )


def _unions(tally: Tally) -> Proof:
    counts = tally.counts
    return Proof(
        claim="What touches a set, and how strongly, is what touches its ones and pairs together",
        shown_by=f"the real screening, on {counts['unions']:,} sets of three to eight",
        holds=counts["unions"] > 0 and not counts["unions broken"],
    )


def proofs(catalogue: Catalogue, folder: Traversable, tally: Tally) -> tuple[Proof, ...]:
    """Try every premise of the argument."""
    return _schema(catalogue, folder), _type(catalogue), _tables(catalogue), _unions(tally)
