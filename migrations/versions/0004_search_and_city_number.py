"""A second number for the city's own facts, a table that is searched instead of the ideas, an index for each list.

Revision: 0004
After: 0003
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LIST_INDEXES = {
    "ix_proposals_area_most_votes": ["aktionsraum_id", "vote_count", "id"],
    "ix_proposals_area_most_comments": ["aktionsraum_id", "comment_count", "id"],
    "ix_proposals_state_newest": ["state", "published_at", "id"],
}
AT_ONCE = 2_000
"""Rows in memory at a time."""

# An FTS5 table keeps the runs of three letters only; the texts stay in ``proposal_search``.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE proposal_search_index USING fts5(
        key, content='proposal_search', content_rowid='proposal_id', tokenize='trigram case_sensitive 1')""",
    """CREATE TRIGGER proposal_search_added AFTER INSERT ON proposal_search BEGIN
        INSERT INTO proposal_search_index(rowid, key) VALUES (new.proposal_id, new.key); END""",
    """CREATE TRIGGER proposal_search_removed AFTER DELETE ON proposal_search BEGIN
        INSERT INTO proposal_search_index(proposal_search_index, rowid, key) VALUES ('delete', old.proposal_id, old.key); END""",
    """CREATE TRIGGER proposal_search_changed AFTER UPDATE ON proposal_search BEGIN
        INSERT INTO proposal_search_index(proposal_search_index, rowid, key) VALUES ('delete', old.proposal_id, old.key);
        INSERT INTO proposal_search_index(rowid, key) VALUES (new.proposal_id, new.key); END""",
)


def upgrade() -> None:
    op.add_column("revisions", sa.Column("city_number", sa.BigInteger(), server_default="1", nullable=False))
    for name, columns in LIST_INDEXES.items():
        op.create_index(name, "proposals", columns)
    search = op.create_table(
        "proposal_search",
        sa.Column("proposal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_search_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposal_search")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH:
            op.execute(statement)
        fill(search)
    else:
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        fill(search)
        op.create_index(
            "ix_proposal_search_key",
            "proposal_search",
            ["key"],
            postgresql_using="gin",
            postgresql_ops={"key": "gin_trgm_ops"},
        )
    op.drop_column("proposals", "searchable")


def fill(search: sa.Table) -> None:
    """Everything that was sent by now."""
    connection, last = op.get_bind(), 0
    sent = sa.text(
        "SELECT id, title, text, place FROM proposals"
        " WHERE id > :last AND state NOT IN ('draft', 'unconfirmed') ORDER BY id LIMIT :most"
    )
    while rows := connection.execute(sent, {"last": last, "most": AT_ONCE}).fetchall():
        keys = [{"proposal_id": row.id, "key": f" {key(row.title, row.text, row.place)} "} for row in rows]
        connection.execute(sa.insert(search), keys)
        last = rows[-1].id


def key(*texts: str | None) -> str:
    """``core.text.search_key`` as it was on this day."""
    joined = unicodedata.normalize("NFKC", " ".join(text for text in texts if text)).casefold()
    letters = unicodedata.normalize("NFKD", joined)
    letters = letters.translate(str.maketrans("ıłøđħةىیک", "ilodhهييك"))
    return re.sub(r"[\W_]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def downgrade() -> None:
    op.add_column("proposals", sa.Column("searchable", sa.Text(), server_default="", nullable=False))
    op.execute(
        "UPDATE proposals SET searchable = lower(title || ' ' || text || coalesce(' ' || place, ''))"
        " WHERE state <> 'draft'"
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE proposal_search_index")
    op.drop_table("proposal_search")  # and with it its triggers; the extension may serve others too
    for name in LIST_INDEXES:
        op.drop_index(name, "proposals")
    op.drop_column("revisions", "city_number")
