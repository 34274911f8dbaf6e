"""
The tables as they are today; how a store comes to have them is told in `migrations/`.

Every table has the organisation in its key, and every reference includes it, so that a row cannot
point into another organisation.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from proneward.app.store.tables.columns import (
    NAMES,
    Moment,
    arrival,
    day,
    in_organisation,
    key,
    maybe,
    moment,
    number,
    refers,
    words,
    yes_no,
)

METADATA = MetaData(naming_convention=NAMES)

organisation = Table(
    "organisation",
    METADATA,
    key("organisation_id"),
    words("name"),
    moment("made_at"),
)

person = Table(
    "person",
    METADATA,
    key("organisation_id"),
    key("id"),
    words("name"),
    maybe("email"),
    yes_no("admin"),
    yes_no("clinician"),
    yes_no("trainer"),
    maybe("licence_type"),
    maybe("licence_number"),
    yes_no("active"),
    in_organisation(),
    UniqueConstraint("organisation_id", "email"),
    CheckConstraint(
        "NOT clinician OR (licence_type IS NOT NULL AND licence_number IS NOT NULL)",
        name="clinicians_are_licensed",
    ),
)

client = Table(
    "client",
    METADATA,
    key("organisation_id"),
    key("id"),
    maybe("code"),
    moment("made_at"),
    Column("erased_at", Moment),
    in_organisation(),
    UniqueConstraint("organisation_id", "code"),
    CheckConstraint(
        "(code IS NULL) = (erased_at IS NOT NULL)", name="an_erased_client_has_no_code"
    ),
)

client_version = Table(
    "client_version",
    METADATA,
    key("organisation_id"),
    key("client_id"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    words("record"),
    moment("recorded_at"),
    maybe("recorded_by"),
    refers("client_id", "client"),
    refers("recorded_by", "person"),
)

entry = Table(
    "entry",
    METADATA,
    # Rises with every entry of the store in the order of commits, and is never given twice.
    arrival("arrived"),
    words("organisation_id"),
    words("client_id"),
    words("id"),
    day("on_day"),
    moment("at"),
    words("by"),
    words("kind"),
    words("line"),
    moment("received_at"),
    refers("client_id", "client"),
    UniqueConstraint("organisation_id", "id"),
    Index(None, "organisation_id", "client_id", "arrived"),
    Index(None, "organisation_id", "client_id", "on_day"),
    sqlite_autoincrement=True,
)

_PROJECTED = entry.c.kind.in_(["approval", "correction", "override"])
Index(
    "ix_entry_projected",
    entry.c.organisation_id,
    entry.c.client_id,
    sqlite_where=_PROJECTED,
    postgresql_where=_PROJECTED,
)

decision = Table(
    "decision",
    METADATA,
    key("organisation_id"),
    key("client_id"),
    key("id"),
    day("on_day"),
    words("catalogue_digest"),
    words("course"),
    number("from_stage"),
    number("to_stage"),
    yes_no("proposal"),
    words("document"),
    words("state"),
    moment("made_at"),
    refers("client_id", "client"),
    CheckConstraint("state IN ('open', 'approved', 'declined', 'superseded')", name="state"),
    Index(None, "organisation_id", "state", "client_id"),
)

programme = Table(
    "programme",
    METADATA,
    key("organisation_id"),
    key("id"),
    words("client_id"),
    number("client_version"),
    maybe("decision_id"),
    moment("made_at"),
    day("from_day"),
    words("catalogue_version"),
    words("catalogue_digest"),
    words("document"),
    words("state"),
    maybe("approved_by"),
    Column("approved_at", Moment),
    refers("client_id client_version", "client_version", "client_id number"),
    refers("client_id decision_id", "decision", "client_id id"),
    refers("approved_by", "person"),
    CheckConstraint("state IN ('draft', 'approved', 'superseded', 'withdrawn')", name="state"),
    CheckConstraint("state <> 'approved' OR approved_by IS NOT NULL", name="somebody_approved"),
    CheckConstraint("(approved_by IS NULL) = (approved_at IS NULL)", name="approved_when"),
    Index(None, "organisation_id", "client_id", "made_at"),
)

Index(
    "uq_programme_one_approved",
    programme.c.organisation_id,
    programme.c.client_id,
    unique=True,
    sqlite_where=programme.c.state == "approved",
    postgresql_where=programme.c.state == "approved",
)

planned_session = Table(
    "planned_session",
    METADATA,
    key("organisation_id"),
    key("programme_id"),
    Column("on_day", Date, primary_key=True),
    words("session"),
    refers("programme_id", "programme"),
)

approval = Table(
    "approval",
    METADATA,
    key("organisation_id"),
    key("entry_id"),
    words("client_id"),
    words("decision_id"),
    words("verdict"),
    words("by"),
    day("on_day"),
    refers("entry_id", "entry"),
    refers("client_id", "client"),
    CheckConstraint("verdict IN ('approved', 'declined')", name="verdict"),
    Index(None, "organisation_id", "client_id"),
)

override = Table(
    "override",
    METADATA,
    key("organisation_id"),
    key("entry_id"),
    words("client_id"),
    maybe("attribute"),
    maybe("exercise"),
    words("by"),
    day("on_day"),
    day("review"),
    refers("entry_id", "entry"),
    refers("client_id", "client"),
    CheckConstraint("(attribute IS NULL) <> (exercise IS NULL)", name="lifts_one_thing"),
    Index(None, "organisation_id", "client_id"),
    Index(None, "organisation_id", "review"),
)

setting = Table(
    "setting",
    METADATA,
    key("organisation_id"),
    words("progression"),
    yes_no("automatic_advance"),
    maybe("advance_reason"),
    moment("set_at"),
    maybe("set_by"),
    in_organisation(),
    refers("set_by", "person"),
)

audit = Table(
    "audit",
    METADATA,
    key("organisation_id"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    moment("at"),
    maybe("person_id"),
    words("action"),
    maybe("subject"),
    words("details"),
    words("before"),
    words("hash"),
    in_organisation(),
)
