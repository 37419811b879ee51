"""The list of the forgotten: nobody is on it yet; and after how many silent years somebody is offered for it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make its table; three years is what is usual."""
    op.add_column("shop", sa.Column("forget_after", sa.Integer(), nullable=False, server_default=sa.text("3")))
    op.add_column("shop", sa.Column("forget_asked_on", sa.Date(), nullable=True))
    op.create_table(
        "forgotten",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("swept", sa.Boolean(), nullable=False),
    )
    op.create_index("uq_forgotten_mark", "forgotten", ["mark"], unique=True)
