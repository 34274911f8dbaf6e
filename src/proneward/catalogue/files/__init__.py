"""
The shapes of the reviewed files: strict structs at the edge of the catalogue.

A file that does not have its shape is refused with the path and the nearest known key. The
JSON Schemas in `reviewed/schema/` are generated from these types. Words and numbers are
turned into domain types in one explicit step, in `build.py`.
"""

from proneward.catalogue.files.attributes import (
    DifferenceFile,
    DifferencesFile,
    ThresholdsFile,
)
from proneward.catalogue.files.cases import CaseExpectFile, CaseFile
from proneward.catalogue.files.common import (
    CitedFile,
    Count,
    Id,
    ReviewFile,
    RuleId,
    Seconds,
    Sentence,
    Stage,
    Strict,
)
from proneward.catalogue.files.conditions import ConditionFile, SnomedFile
from proneward.catalogue.files.dosage import (
    MilderFile,
    MuscleGroupsFile,
    RungFile,
    SessionFile,
    TimesFile,
    ValueFile,
)
from proneward.catalogue.files.evidence import EditionFile, SourceFile
from proneward.catalogue.files.exercises import DoseFile, ExerciseFile, MusclesFile, PositionFile
from proneward.catalogue.files.measures import MeasureFile
from proneward.catalogue.files.motions import (
    FrameFile,
    MotionFile,
    PhaseFile,
    PresetFile,
)
from proneward.catalogue.files.progression import (
    LadderFile,
    LaneFile,
    LaneStepFile,
    MarkerFile,
    ProgressionRuleFile,
    StageFile,
    ThresholdFile,
)
from proneward.catalogue.files.questions import FollowUpFile, OutcomeFile, QuestionFile
from proneward.catalogue.files.rules import (
    AdviceFile,
    ConditionRulesFile,
    MitigationFile,
    PairRuleFile,
    RuleGroupFile,
    UnknownConditionFile,
)

__all__ = [
    "AdviceFile",
    "CaseExpectFile",
    "CaseFile",
    "CitedFile",
    "ConditionFile",
    "ConditionRulesFile",
    "Count",
    "DifferenceFile",
    "DifferencesFile",
    "DoseFile",
    "EditionFile",
    "ExerciseFile",
    "FollowUpFile",
    "FrameFile",
    "Id",
    "LadderFile",
    "LaneFile",
    "LaneStepFile",
    "MarkerFile",
    "MeasureFile",
    "MilderFile",
    "MitigationFile",
    "MotionFile",
    "MuscleGroupsFile",
    "MusclesFile",
    "OutcomeFile",
    "PairRuleFile",
    "PhaseFile",
    "PositionFile",
    "PresetFile",
    "ProgressionRuleFile",
    "QuestionFile",
    "ReviewFile",
    "RuleGroupFile",
    "RuleId",
    "RungFile",
    "Seconds",
    "Sentence",
    "SessionFile",
    "SnomedFile",
    "SourceFile",
    "Stage",
    "StageFile",
    "Strict",
    "ThresholdFile",
    "ThresholdsFile",
    "TimesFile",
    "UnknownConditionFile",
    "ValueFile",
]
