"""Marks by which the same text is found again, of ideas and comments.

Revision: 0028
After: 0027
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

TABLES = ("proposals", "comments")
BATCH = 1_000


def upgrade() -> None:
    for name in TABLES:
        op.add_column(name, sa.Column("text_mark", sa.String(64), nullable=True))
        _mark(sa.table(name, sa.column("id"), sa.column("text"), sa.column("text_mark")))
        op.create_index(op.f(f"ix_{name}_text_mark"), name, ["text_mark"])


def downgrade() -> None:
    for name in TABLES:
        op.drop_index(op.f(f"ix_{name}_text_mark"), table_name=name)
        op.drop_column(name, "text_mark")


def _mark(table: sa.TableClause) -> None:
    """Texts that are there already, some at a time: SQLite has no function for it."""
    connection, last = op.get_bind(), 0
    texts = sa.select(table.c.id, table.c.text).where(table.c.text != "").order_by(table.c.id).limit(BATCH)
    write = sa.update(table).where(table.c.id == sa.bindparam("row")).values(text_mark=sa.bindparam("mark"))
    while rows := connection.execute(texts.where(table.c.id > last)).all():
        marks = [{"row": row.id, "mark": hashlib.sha256(row.text.encode()).hexdigest()} for row in rows]
        connection.execute(write, marks)
        last = rows[-1].id
