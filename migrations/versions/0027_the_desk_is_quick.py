"""The inbox is read in the order of an index of what waits.

Revision: 0027
After: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_PEOPLE = ("claimed_by_id", "handed_to_id")


def upgrade() -> None:
    op.drop_index("ix_waiting_items_inbox", "waiting_items")
    waits = sa.text("done_at IS NULL")
    op.create_index(
        "ix_waiting_items_inbox", "waiting_items", ["since", "id"], sqlite_where=waits, postgresql_where=waits
    )
    for name in _PEOPLE:
        op.create_index(op.f(f"ix_waiting_items_{name}"), "waiting_items", [name])


def downgrade() -> None:
    for name in _PEOPLE:
        op.drop_index(op.f(f"ix_waiting_items_{name}"), "waiting_items")
    op.drop_index("ix_waiting_items_inbox", "waiting_items")
    op.create_index("ix_waiting_items_inbox", "waiting_items", ["done_at", "aktionsraum_id", "since"])
