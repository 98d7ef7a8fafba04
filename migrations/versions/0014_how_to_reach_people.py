"""How to reach people whose idea was heard or written on a card: by phone, by letter, at the counter.

Revision: 0014
After: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("proposal_contacts") as table:
        table.alter_column("email", existing_type=sa.String(254), nullable=True)
        table.alter_column("email_key", existing_type=sa.String(254), nullable=True)
        table.add_column(sa.Column("channel", sa.String(40), server_default="email", nullable=False))
        table.add_column(sa.Column("name", sa.String(120), nullable=True))
        table.add_column(sa.Column("phone", sa.String(40), nullable=True))
        table.add_column(sa.Column("postal_address", sa.String(300), nullable=True))
        table.create_check_constraint(
            op.f("ck_proposal_contacts_channel"), "channel IN ('email', 'phone', 'letter', 'counter')"
        )
        table.create_check_constraint(
            op.f("ck_proposal_contacts_email_with_its_key"), "(email IS NULL) = (email_key IS NULL)"
        )
        table.create_check_constraint(
            op.f("ck_proposal_contacts_channel_has_its_address"),
            "(channel <> 'email' OR email IS NOT NULL) AND (channel <> 'phone' OR phone IS NOT NULL)"
            " AND (channel <> 'letter' OR postal_address IS NOT NULL)",
        )


def downgrade() -> None:
    op.execute("DELETE FROM proposal_contacts WHERE email IS NULL")
    with op.batch_alter_table("proposal_contacts") as table:
        for name in ("channel_has_its_address", "email_with_its_key", "channel"):
            table.drop_constraint(op.f(f"ck_proposal_contacts_{name}"), type_="check")
        for column in ("postal_address", "phone", "name", "channel"):
            table.drop_column(column)
        table.alter_column("email_key", existing_type=sa.String(254), nullable=False)
        table.alter_column("email", existing_type=sa.String(254), nullable=False)
