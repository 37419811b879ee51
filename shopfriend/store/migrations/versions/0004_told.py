"""Which story was told to whom, so that none is told twice."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is known to have been told anything until now."""
    with op.batch_alter_table("present", table_kwargs={"sqlite_autoincrement": True}) as present:
        present.add_column(sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The records give what is usual themselves: the tables say nothing that the records do not.
    with op.batch_alter_table("present", table_kwargs={"sqlite_autoincrement": True}) as present:
        present.alter_column("told", server_default=None)
