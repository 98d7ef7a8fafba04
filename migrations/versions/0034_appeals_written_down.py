"""Who wrote an appeal down for somebody else, and how it came.

Revision: 0034
After: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("appeals", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("entered_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("came_by", sa.String(40), nullable=True))
        table.create_check_constraint(op.f("ck_appeals_came_by"), "came_by IN ('email', 'phone', 'letter', 'counter')")
        table.create_check_constraint(
            op.f("ck_appeals_entered_as_it_came"), "(entered_by_id IS NULL) = (came_by IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("appeals", table_kwargs={"sqlite_autoincrement": True}) as table:
        for name in ("entered_as_it_came", "came_by"):
            table.drop_constraint(op.f(f"ck_appeals_{name}"), type_="check")
        table.drop_column("came_by")
        table.drop_column("entered_by_id")
