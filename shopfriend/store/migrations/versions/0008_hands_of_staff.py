"""Each of the staff may have a handwriting of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Until now everybody's cards were written in the shop's usual hand."""
    op.add_column("staff", sa.Column("hand", sa.String(length=100), nullable=False, server_default=sa.text("''")))
