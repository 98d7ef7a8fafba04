"""Photos on the cards of staff.

Revision: 0027
After: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_photos",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_staff_photos_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["pictures.id"], name=op.f("fk_staff_photos_picture_id_pictures")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_staff_photos")),
        sa.UniqueConstraint("picture_id", name=op.f("uq_staff_photos_picture_id")),
    )


def downgrade() -> None:
    op.drop_table("staff_photos")
    # Nobody would show them; their files are cleared away with all that no row names.
    op.execute("DELETE FROM pictures WHERE owner = 'staff'")
