"""Full text search over details: the dachshunds, the grandson, the hobby; and how many are gone, quickly counted."""

import sqlalchemy as sa
from alembic import op

from shopfriend.records.folding import fold

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write the folded words beside every detail that is there, and index them; the search follows the engine."""
    op.add_column("detail", sa.Column("folded", sa.String(), nullable=False, server_default=sa.text("''")))
    detail = sa.table("detail", *map(sa.column, ("id", "name", "relation", "text", "folded")))
    connection = op.get_bind()
    rows = connection.execute(sa.select(detail)).all()
    folded = [{"key": row.id, "words": fold(f"{row.name} {row.relation} {row.text}")} for row in rows]
    if folded:
        written = sa.update(detail).where(detail.c.id == sa.bindparam("key")).values(folded=sa.bindparam("words"))
        connection.execute(written, folded)
    few = sa.text("gone IS NOT NULL")
    op.create_index("ix_customer_gone", "customer", ["gone"], sqlite_where=few, postgresql_where=few)
    if connection.dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_detail_search ON detail "
            "USING gin (to_tsvector('simple', folded)) WHERE gone IS NULL AND kind != 'allergy'"
        )
    else:
        _search_on_sqlite()


def _search_on_sqlite() -> None:
    """Whoever has died is not indexed, nor is what makes somebody ill; a change is one trigger, as for talks."""
    leave, enter = (
        f"INSERT INTO detail_search ({columns}) SELECT {first}{row}.id, {row}.folded "
        f"WHERE {row}.gone IS NULL AND {row}.kind != 'allergy';"
        for columns, first, row in (
            ("detail_search, rowid, folded", "'delete', ", "old"),
            ("rowid, folded", "", "new"),
        )
    )
    for statement in (
        "CREATE VIRTUAL TABLE detail_search USING fts5(folded, content='detail', content_rowid='id', prefix='2 3')",
        "INSERT INTO detail_search (detail_search, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO detail_search (rowid, folded) SELECT id, folded FROM detail "
        "WHERE gone IS NULL AND kind != 'allergy'",
        f"CREATE TRIGGER detail_search_insert AFTER INSERT ON detail BEGIN {enter} END",
        f"CREATE TRIGGER detail_search_delete AFTER DELETE ON detail BEGIN {leave} END",
        f"CREATE TRIGGER detail_search_update AFTER UPDATE OF folded, gone, kind ON detail BEGIN {leave} {enter} END",
    ):
        op.execute(statement)
