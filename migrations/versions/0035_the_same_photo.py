"""Where else the same photo stands is found by what was sent.

Revision: 0035
After: 0034
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_pictures_sha256", "pictures", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_pictures_sha256", "pictures")
