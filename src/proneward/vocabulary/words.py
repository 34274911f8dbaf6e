"""The closed sets of words that every room shares (contract §1)."""

from enum import StrEnum


class Position(StrEnum):
    """How a body lies, kneels, sits or stands; defined in the catalogue's positions/."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    SIDE_LYING_LEFT = "side-lying-left"
    SIDE_LYING_RIGHT = "side-lying-right"
    HANDS_AND_KNEES = "hands-and-knees"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    PRONE_ON_BALL = "prone-on-ball"

    @property
    def upright(self) -> bool:
        """Sitting or standing: nothing that needs getting down."""
        return self in {Position.SITTING, Position.STANDING}

    @property
    def lying(self) -> bool:
        """Supine, side-lying or prone, the ball apart."""
        return self in LYING


LYING = frozenset(
    {
        Position.SUPINE,
        Position.PRONE,
        Position.SIDE_LYING,
        Position.SIDE_LYING_LEFT,
        Position.SIDE_LYING_RIGHT,
    }
)


class Support(StrEnum):
    """What an exercise is done on or against."""

    FLOOR = "floor"
    BALL = "ball"
    BLOCK = "block"
    CHAIR = "chair"
    WALL = "wall"


class Prop(StrEnum):
    """A thing an exercise needs: bought, or found in the household."""

    BALL = "ball"
    BAND = "band"
    BLOCK = "block"
    STRAP = "strap"
    TOWEL = "towel"
    PILLOW = "pillow"
    CHAIR = "chair"
    WALL = "wall"
    WORKTOP = "worktop"
    BED = "bed"


HOUSEHOLD = frozenset({Prop.TOWEL, Prop.PILLOW, Prop.CHAIR, Prop.WALL, Prop.WORKTOP, Prop.BED})


class Surface(StrEnum):
    """Where the client can lie down to exercise."""

    FLOOR = "floor"
    BED = "bed"
    NOWHERE = "nowhere"


class Strength(StrEnum):
    """How strongly a rule speaks; declared strongest first."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    PRECAUTION = "precaution"
    INDICATED = "indicated"

    @property
    def withholds(self) -> bool:
        """Whether a rule of this strength keeps an exercise back."""
        return self in {Strength.ABSOLUTE, Strength.RELATIVE}


class Evidence(StrEnum):
    """What kind of knowledge a clinical statement rests on."""

    GUIDELINE = "guideline"
    STUDY = "study"
    MECHANISTIC = "mechanistic"
    CONSENSUS = "consensus"


class Urgency(StrEnum):
    """How soon a person must be seen; declared least urgent first."""

    NONE = "none"
    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for an emergency."""
        return list(Urgency).index(self)


class Direction(StrEnum):
    """The way an exercise takes the lumbar spine."""

    NEUTRAL = "neutral"
    FLEXION = "flexion"
    EXTENSION = "extension"
    ROTATION = "rotation"
    LATERAL_FLEXION = "lateral-flexion"
    MIXED = "mixed"


class Load(StrEnum):
    """How hard an exercise loads the spine."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Purpose(StrEnum):
    """What an exercise is for."""

    RELAXATION = "relaxation"
    MOBILITY = "mobility"
    ACTIVATION = "activation"
    STRETCH = "stretch"
    STRENGTH = "strength"
    ENDURANCE = "endurance"
    BALANCE = "balance"
    WARM_UP = "warm-up"


class MuscleGroup(StrEnum):
    """The groups a session tries to cover (contract §5)."""

    DEEP_TRUNK = "deep trunk"
    ABDOMINALS = "abdominals"
    BACK_EXTENSORS = "back extensors"
    SIDE_TRUNK = "side trunk"
    GLUTEALS = "gluteals"
    HAMSTRINGS = "hamstrings"
    ADDUCTORS = "adductors"
    HIP_FLEXORS = "hip flexors and quadriceps"
    UPPER_BACK = "upper back and shoulder"
    BREATHING = "breathing"
    WHOLE_LEG = "whole leg"
    NONE = "none"


class Side(StrEnum):
    """Whether a dose is done once or on each side."""

    NONE = "none"
    EACH = "each"


class Attribute(StrEnum):
    """What a movement asks of a body; the safety rules read these."""

    EXT_END = "ext-end"
    EXT_LOADED = "ext-loaded"
    EXT_SMALL = "ext-small"
    FLEX_END = "flex-end"
    FLEX_MID = "flex-mid"
    FLEX_SMALL = "flex-small"
    FLEX_LOADED = "flex-loaded"
    ROT_END = "rot-end"
    ROT_MID = "rot-mid"
    LATFLEX = "latflex"
    LOAD_MOD = "load-mod"
    LOAD_HIGH = "load-high"
    POS_PRONE = "pos-prone"
    POS_PRONE_BALL = "pos-prone-ball"
    POS_SUPINE = "pos-supine"
    POS_SIDELYING = "pos-sidelying"
    POS_QUADRUPED = "pos-quadruped"
    POS_KNEEL = "pos-kneel"
    POS_SIT = "pos-sit"
    POS_STAND = "pos-stand"
    FLOOR_TRANSFER = "floor-transfer"
    UNSTABLE = "unstable"
    HEAD_DOWN = "head-down"
    HEAD_DOWN_MILD = "head-down-mild"
    ABD_PRESSURE = "abd-pressure"
    ABD_STRAIN = "abd-strain"
    ISO_LONG = "iso-long"
    NEURAL = "neural"
    WRIST_LOAD = "wrist-load"
    SHOULDER_LOAD = "shoulder-load"
    SHOULDER_ELEV = "shoulder-elev"
    NECK_ROT = "neck-rot"
    NECK_LOAD = "neck-load"
    NECK_HOLD = "neck-hold"
    BAND_LATEX = "band-latex"
    KNEE_PRESS = "knee-press"
    KNEE_FLEX_RESIST = "knee-flex-resist"
    HIP_FLEX_90 = "hip-flex-90"
    HIP_EXT_END = "hip-ext-end"
    HIP_ROT_END = "hip-rot-end"
    SINGLE_LEG_ASYM = "single-leg-asym"
    CLINICIAN_ONLY = "clinician-only"


EVERY_EXERCISE = "ALL"
"""What a rule writes in place of an attribute to touch every exercise."""


class Limit(StrEnum):
    """Why a cleared exercise is not in the plan; a limit is never a contraindication."""

    POSITION = "position"
    SURFACE = "surface"
    PROP = "prop"
    STAGE = "stage"
    NEED = "need"
    MINUTES = "minutes"
    RANK = "rank"


class Decision(StrEnum):
    """What screening decides for a client on a day."""

    PROGRAMME = "programme"
    LOCKED = "locked"
    NEEDS_CLINICIAN = "needs-clinician"


class Ladder(StrEnum):
    """The way up: strengthening (A) or upright (C); the extension lane (B) runs beside."""

    STRENGTHENING = "strengthening"
    UPRIGHT = "upright"


class Lane(StrEnum):
    """Which ladder an item of a session belongs to."""

    STRENGTHENING = "A"
    EXTENSION = "B"
    UPRIGHT = "C"
