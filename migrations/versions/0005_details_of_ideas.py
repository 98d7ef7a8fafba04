"""Who benefits from an idea, what its proposer can do for it, and when it should happen.

Revision: 0005
After: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LENGTHS = {"beneficiaries": 200, "contribution": 500, "period": 100}
"""Most characters of each."""


def upgrade() -> None:
    for name, most in LENGTHS.items():
        op.add_column("proposals", sa.Column(name, sa.String(most), nullable=True))


def downgrade() -> None:
    for name in LENGTHS:
        op.drop_column("proposals", name)
