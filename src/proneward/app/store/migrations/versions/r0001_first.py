"""Organisations, people, clients and all that is told, decided and planned of them."""

import sqlalchemy as sa
from alembic import op

from proneward.app.store.migrations.walls import keep, make_keeper, wall
from proneward.app.store.tables.columns import (
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

revision = "0001"
down_revision: str | None = None

_TABLES = (
    *("organisation", "person", "client", "client_version", "entry", "decision", "programme"),
    *("planned_session", "approval", "override", "audit"),
)


def _organisations_and_people() -> None:
    op.create_table(
        "organisation",
        key("organisation_id"),
        words("name"),
        moment("made_at"),
    )
    op.create_table(
        "person",
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
        sa.UniqueConstraint("organisation_id", "email"),
        sa.CheckConstraint(
            "NOT clinician OR (licence_type IS NOT NULL AND licence_number IS NOT NULL)",
            name="clinicians_are_licensed",
        ),
    )


def _clients() -> None:
    op.create_table(
        "client",
        key("organisation_id"),
        key("id"),
        maybe("code"),
        moment("made_at"),
        sa.Column("erased_at", Moment),
        in_organisation(),
        sa.UniqueConstraint("organisation_id", "code"),
        sa.CheckConstraint(
            "(code IS NULL) = (erased_at IS NOT NULL)", name="an_erased_client_has_no_code"
        ),
    )
    op.create_table(
        "client_version",
        key("organisation_id"),
        key("client_id"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        words("record"),
        moment("recorded_at"),
        maybe("recorded_by"),
        refers("client_id", "client"),
        refers("recorded_by", "person"),
    )
    op.create_table(
        "entry",
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
        sa.UniqueConstraint("organisation_id", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_entry_organisation_id_client_id_arrived",
        "entry",
        ["organisation_id", "client_id", "arrived"],
    )
    op.create_index(
        "ix_entry_organisation_id_client_id_on_day",
        "entry",
        ["organisation_id", "client_id", "on_day"],
    )
    projected = sa.text("kind IN ('approval', 'correction', 'override')")
    op.create_index(
        "ix_entry_projected",
        "entry",
        ["organisation_id", "client_id"],
        sqlite_where=projected,
        postgresql_where=projected,
    )


def _decisions() -> None:
    op.create_table(
        "decision",
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
        sa.CheckConstraint("state IN ('open', 'approved', 'declined', 'superseded')", name="state"),
    )
    op.create_index(
        "ix_decision_organisation_id_state_client_id",
        "decision",
        ["organisation_id", "state", "client_id"],
    )


def _programmes() -> None:
    op.create_table(
        "programme",
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
        sa.Column("approved_at", Moment),
        refers("client_id client_version", "client_version", "client_id number"),
        refers("client_id decision_id", "decision", "client_id id"),
        refers("approved_by", "person"),
        sa.CheckConstraint(
            "state IN ('draft', 'approved', 'superseded', 'withdrawn')", name="state"
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR approved_by IS NOT NULL", name="somebody_approved"
        ),
        sa.CheckConstraint("(approved_by IS NULL) = (approved_at IS NULL)", name="approved_when"),
    )
    op.create_index(
        "ix_programme_organisation_id_client_id_made_at",
        "programme",
        ["organisation_id", "client_id", "made_at"],
    )
    op.create_index(
        "uq_programme_one_approved",
        "programme",
        ["organisation_id", "client_id"],
        unique=True,
        sqlite_where=sa.text("state = 'approved'"),
        postgresql_where=sa.text("state = 'approved'"),
    )
    op.create_table(
        "planned_session",
        key("organisation_id"),
        key("programme_id"),
        sa.Column("on_day", sa.Date, primary_key=True),
        words("session"),
        refers("programme_id", "programme"),
    )


def _projections() -> None:
    op.create_table(
        "approval",
        key("organisation_id"),
        key("entry_id"),
        words("client_id"),
        words("decision_id"),
        words("verdict"),
        words("by"),
        day("on_day"),
        refers("entry_id", "entry"),
        refers("client_id", "client"),
        sa.CheckConstraint("verdict IN ('approved', 'declined')", name="verdict"),
    )
    op.create_index(
        "ix_approval_organisation_id_client_id", "approval", ["organisation_id", "client_id"]
    )
    op.create_table(
        "override",
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
        sa.CheckConstraint("(attribute IS NULL) <> (exercise IS NULL)", name="lifts_one_thing"),
    )
    op.create_index(
        "ix_override_organisation_id_client_id", "override", ["organisation_id", "client_id"]
    )


def _trail() -> None:
    op.create_table(
        "audit",
        key("organisation_id"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        moment("at"),
        maybe("person_id"),
        words("action"),
        maybe("subject"),
        words("details"),
        words("before"),
        words("hash"),
        in_organisation(),
    )


def upgrade() -> None:
    """Make the tables, the walls around them and the locks on what is kept."""
    _organisations_and_people()
    _clients()
    _decisions()
    _programmes()
    _projections()
    _trail()
    for table in _TABLES:
        wall(table)
    make_keeper()
    keep("entry", erasable=True)
    keep("audit", erasable=False)
