"""What an organisation has set for itself, and overrides by the day of their review."""

from alembic import op

from proneward.app.store.migrations.walls import wall
from proneward.app.store.tables.columns import (
    in_organisation,
    key,
    maybe,
    moment,
    refers,
    words,
    yes_no,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the settings, and find overrides whose review is due without reading all of them."""
    op.create_table(
        "setting",
        key("organisation_id"),
        words("progression"),
        yes_no("automatic_advance"),
        maybe("advance_reason"),
        moment("set_at"),
        maybe("set_by"),
        in_organisation(),
        refers("set_by", "person"),
    )
    wall("setting")
    op.create_index("ix_override_organisation_id_review", "override", ["organisation_id", "review"])
