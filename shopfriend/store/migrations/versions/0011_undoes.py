"""The log tells which action took back which, so that a list that was taken back is not taken for a deletion."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was taken back until now is not told; it counts as done by hand."""
    op.add_column("change", sa.Column("undoes", sa.String(length=16), nullable=True))
    few = sa.text("undoes IS NOT NULL")
    op.create_index(op.f("ix_change_undoes"), "change", ["undoes", "action"], sqlite_where=few)
