"""The reviewed data: strict, cited, linted, versioned with a digest."""

from proneward.catalogue.errors import Offence, UnsoundCatalogue
from proneward.catalogue.lint import lint
from proneward.catalogue.load import load, load_from, shipped
from proneward.catalogue.mitigation import mitigation_for
from proneward.catalogue.model import (
    Advice,
    Catalogue,
    Cited,
    Condition,
    Exercise,
    ExtensionLane,
    FollowUp,
    LadderEntry,
    Marker,
    Measure,
    Mitigation,
    Outcome,
    PositionEntry,
    ProgressionRule,
    Question,
    Review,
    Rule,
    SessionSizes,
    Source,
    StageEntry,
    Threshold,
    Times,
    Value,
)
from proneward.catalogue.read import read, read_cases
from proneward.catalogue.relations import main_group, needs, trained_groups, variants
from proneward.catalogue.schema import schemas

__all__ = [
    "Advice",
    "Catalogue",
    "Cited",
    "Condition",
    "Exercise",
    "ExtensionLane",
    "FollowUp",
    "LadderEntry",
    "Marker",
    "Measure",
    "Mitigation",
    "Offence",
    "Outcome",
    "PositionEntry",
    "ProgressionRule",
    "Question",
    "Review",
    "Rule",
    "SessionSizes",
    "Source",
    "StageEntry",
    "Threshold",
    "Times",
    "UnsoundCatalogue",
    "Value",
    "lint",
    "load",
    "load_from",
    "main_group",
    "mitigation_for",
    "needs",
    "read",
    "read_cases",
    "schemas",
    "shipped",
    "trained_groups",
    "variants",
]
