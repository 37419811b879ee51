"""Who knows of the cards, the shop's own words, and which cards say the same on purpose."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
KINDS = ("text", "beginning", "ending", "word")
OCCASIONS = (
    "birthday",
    "christmas",
    "thank_you",
    "referral_thanks",
    "anniversary",
    "missed_you",
    "get_well",
    "sympathy",
    "congratulations",
    "new_baby",
    "wedding",
    "your_own",
)


def upgrade() -> None:
    """Nobody has been asked about until now, nobody has own words, and nothing was sent to many on purpose."""
    op.add_column("customer", sa.Column("knows_on", sa.Date(), nullable=True))
    with op.batch_alter_table("card", table_kwargs={"sqlite_autoincrement": True}) as card:
        card.add_column(sa.Column("on_purpose", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The records give what is usual themselves: the tables say nothing that the records do not.
    with op.batch_alter_table("card", table_kwargs={"sqlite_autoincrement": True}) as card:
        card.alter_column("on_purpose", server_default=None)
    op.create_table(
        "own_words",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
        sa.Column("staff_id", KEY, sa.ForeignKey("staff.id"), nullable=True),
        sa.Column("kind", _words_of(KINDS, "ownkind"), nullable=False),
        sa.Column("occasion", _words_of(OCCASIONS, "occasion"), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(words)) > 0", name=op.f("ck_own_words_words_not_blank")),
        sqlite_autoincrement=True,
    )


def _words_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=op.f(f"ck_own_words_{name}"), native_enum=False, create_constraint=True, length=20)
