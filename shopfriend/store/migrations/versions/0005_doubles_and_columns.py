"""Customers who were merged, others who only look alike, and what the columns of lists hold."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def _remembered() -> list[sa.Column[object]]:
    return [
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
    ]


def upgrade() -> None:
    """Make room for the three."""
    op.create_table(
        "merged",
        *_remembered(),
        sa.Column("customer_id", KEY, sa.ForeignKey("customer.id"), nullable=False),
        sa.Column("gone_uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_merged_name_not_blank")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_merged_customer_id"), "merged", ["customer_id"])
    op.create_table(
        "apart",
        *_remembered(),
        sa.Column("customer_id", KEY, sa.ForeignKey("customer.id"), nullable=False),
        sa.Column("other_id", KEY, sa.ForeignKey("customer.id"), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_apart_customer_id"), "apart", ["customer_id"])
    op.create_index(op.f("ix_apart_other_id"), "apart", ["other_id"])
    op.create_table(
        "column_meaning",
        *_remembered(),
        sa.Column("header", sa.String(length=200), nullable=False, unique=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.CheckConstraint("length(trim(header)) > 0", name=op.f("ck_column_meaning_header_not_blank")),
        sqlite_autoincrement=True,
    )
