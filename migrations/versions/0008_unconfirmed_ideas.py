"""Ideas that nobody has confirmed lie at the desk as well; when an author was reminded of a question.

Revision: 0008
After: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WAITING = ["new_idea", "answered_idea", "check_measure", "sign_money"]
DECIDED = ["publish", "return", "reject"]


def upgrade() -> None:
    op.add_column("proposals", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    allow("waiting_items", [*WAITING, "unconfirmed_idea"])
    allow("decisions", [*DECIDED, "release"])


def downgrade() -> None:
    op.execute("DELETE FROM decision_texts WHERE decision_id IN (SELECT id FROM decisions WHERE kind = 'release')")
    op.execute("DELETE FROM decisions WHERE kind = 'release'")
    op.execute("DELETE FROM waiting_items WHERE kind = 'unconfirmed_idea'")
    allow("decisions", DECIDED)
    allow("waiting_items", WAITING)
    op.drop_column("proposals", "reminded_at")


def allow(table: str, kinds: list[str]) -> None:
    """Let the column ``kind`` hold these codes and no others."""
    name = op.f(f"ck_{table}_kind")
    with op.batch_alter_table(table, table_kwargs={"sqlite_autoincrement": table == "decisions"}) as batch:
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, sa.column("kind").in_(kinds))
