"""Pictures of the owner's own for the fronts of cards."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make room for pictures."""
    op.create_table(
        "own_picture",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_own_picture_name_not_blank")),
        sa.UniqueConstraint("name", name=op.f("uq_own_picture_name")),
        sqlite_autoincrement=True,
    )
