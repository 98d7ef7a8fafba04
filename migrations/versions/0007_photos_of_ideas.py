"""Which pictures belong to which idea, and how many an idea has.

Revision: 0007
After: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("proposals", sa.Column("photo_count", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "proposal_photos",
        sa.Column("picture_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["pictures.id"], name=op.f("fk_proposal_photos_picture_id_pictures"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_photos_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("picture_id", name=op.f("pk_proposal_photos")),
    )
    op.create_index(op.f("ix_proposal_photos_proposal_id"), "proposal_photos", ["proposal_id"])


def downgrade() -> None:
    op.drop_table("proposal_photos")
    op.drop_column("proposals", "photo_count")
