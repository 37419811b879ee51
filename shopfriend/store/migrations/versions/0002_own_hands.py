"""Hands of the owner's, the ink that the shop's cards are written in, and their format."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make room for hands, and give every shop the ink and the format that its cards had until now."""
    op.create_table(
        "own_hand",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("font", sa.LargeBinary(), nullable=False),
        sa.Column("compiled", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_own_hand_name_not_blank")),
        sa.UniqueConstraint("name", name=op.f("uq_own_hand_name")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("shop", table_kwargs={"sqlite_autoincrement": True}) as shop:
        shop.add_column(sa.Column("ink", sa.String(length=20), nullable=False, server_default="blue-black"))
        shop.add_column(sa.Column("card_format", sa.String(length=20), nullable=False, server_default="a6"))
    # The records give what is usual themselves: the tables say nothing that the records do not.
    with op.batch_alter_table("shop", table_kwargs={"sqlite_autoincrement": True}) as shop:
        shop.alter_column("ink", server_default=None)
        shop.alter_column("card_format", server_default=None)
