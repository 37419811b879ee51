"""Points of contact are rated and made better step by step, and what is heard is praise or a complaint."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
KEPT = {"table_kwargs": {"sqlite_autoincrement": True}}


def _remembered() -> list[sa.Column[object]]:
    return [
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
    ]


def upgrade() -> None:
    """Nothing has been rated until now; what was heard counts as praise, and whoever improves is named in words."""
    _text("point_of_contact", "near_perfect", sa.String())
    _text("point_of_contact", "icon", sa.String(length=20))
    op.create_table(
        "point_rating",
        *_remembered(),
        sa.Column("point_of_contact_id", KEY, sa.ForeignKey("point_of_contact.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dots", sa.Integer(), nullable=False),
        sa.UniqueConstraint("point_of_contact_id", "day", name=op.f("uq_point_rating_point_of_contact_id_day")),
        sa.CheckConstraint("dots BETWEEN 1 AND 5", name=op.f("ck_point_rating_dots_in_range")),
        sqlite_autoincrement=True,
    )
    _improvements()
    _heard()


def _improvements() -> None:
    _text("improvement", "who", sa.String(length=200))
    op.execute(
        "UPDATE improvement SET who = (SELECT staff.name FROM staff WHERE staff.id = improvement.staff_id)"
        " WHERE staff_id IS NOT NULL"
    )
    with op.batch_alter_table("improvement", **KEPT) as improvement:  # type: ignore[arg-type]
        improvement.drop_constraint(op.f("fk_improvement_staff_id"), type_="foreignkey")
        improvement.drop_column("staff_id")
        improvement.add_column(sa.Column("due", sa.Date(), nullable=True))
        improvement.add_column(sa.Column("set_aside_on", sa.Date(), nullable=True))
    op.create_table(
        "improvement_step",
        *_remembered(),
        sa.Column("improvement_id", KEY, sa.ForeignKey("improvement.id"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_improvement_step_text_not_blank")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_improvement_step_improvement_id"), "improvement_step", ["improvement_id"])


def _heard() -> None:
    with op.batch_alter_table("heard", **KEPT) as heard:  # type: ignore[arg-type]
        heard.add_column(sa.Column("point_of_contact_id", KEY, nullable=True))
        heard.create_foreign_key(
            op.f("fk_heard_point_of_contact_id"), "point_of_contact", ["point_of_contact_id"], ["id"]
        )
        heard.add_column(sa.Column("is_complaint", sa.Boolean(), nullable=False, server_default=sa.false()))
        heard.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
    with op.batch_alter_table("heard", **KEPT) as heard:  # type: ignore[arg-type]
        heard.alter_column("is_complaint", server_default=None)
    _text("heard", "promise_uid", sa.String(length=16))
    op.create_index(op.f("ix_heard_day"), "heard", ["day"])


def _text(table: str, column: str, kind: sa.String) -> None:
    """An empty text for every row; what is usual is said by the records alone."""
    with op.batch_alter_table(table, **KEPT) as made:  # type: ignore[arg-type]
        made.add_column(sa.Column(column, kind, nullable=False, server_default=""))
    with op.batch_alter_table(table, **KEPT) as made:  # type: ignore[arg-type]
        made.alter_column(column, server_default=None)
