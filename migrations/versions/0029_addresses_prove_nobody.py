"""The address for the answer to a report is no longer looked for: anybody can write down anybody's.

Revision: 0029
After: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_report_texts_email_key"), table_name="report_texts")
    with op.batch_alter_table("report_texts") as table:
        table.drop_constraint(op.f("ck_report_texts_email_with_its_key"), type_="check")
        table.drop_column("email_key")


def downgrade() -> None:
    with op.batch_alter_table("report_texts") as table:
        table.add_column(sa.Column("email_key", sa.String(254), nullable=True))
    op.execute("UPDATE report_texts SET email_key = lower(email)")
    with op.batch_alter_table("report_texts") as table:
        table.create_check_constraint(
            op.f("ck_report_texts_email_with_its_key"), "(email IS NULL) = (email_key IS NULL)"
        )
        table.create_index(op.f("ix_report_texts_email_key"), ["email_key"])
