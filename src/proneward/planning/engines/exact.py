"""The exact engine: the best session there is, with a proof, by HiGHS."""

import math
from typing import TYPE_CHECKING

import attrs
import numpy as np

from proneward.planning.engines.milp_formulation import Formulation, formulated, is_linear
from proneward.planning.engines.milp_program import Program
from proneward.planning.score import Composed, composed
from proneward.planning.task import Task
from proneward.vocabulary import PronewardError

if TYPE_CHECKING:
    import highspy

TIME_LIMIT_S = 20.0
SETTINGS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.99,
}
