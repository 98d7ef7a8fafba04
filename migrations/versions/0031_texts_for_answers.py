"""Ready-made texts for answers to reports, and for answers of the city in discussions.

Revision: 0031
After: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BEFORE = ("return", "reject", "decline", "forward")
PURPOSES = (*BEFORE, "keep", "answer")


def upgrade() -> None:
    _hold(PURPOSES)


def downgrade() -> None:
    modules = f"SELECT id FROM text_modules WHERE NOT ({_among(BEFORE)})"
    versions = f"SELECT id FROM text_module_versions WHERE module_id IN ({modules})"
    op.execute(f"DELETE FROM decision_modules WHERE version_id IN ({versions}) OR german_id IN ({versions})")
    op.execute(f"DELETE FROM text_module_versions WHERE module_id IN ({modules})")
    op.execute(f"DELETE FROM text_modules WHERE NOT ({_among(BEFORE)})")
    _hold(BEFORE)


def _hold(purposes: tuple[str, ...]) -> None:
    with op.batch_alter_table("text_modules") as table:
        table.drop_constraint(op.f("ck_text_modules_purpose"), type_="check")
        table.create_check_constraint(op.f("ck_text_modules_purpose"), sa.text(_among(purposes)))


def _among(purposes: tuple[str, ...]) -> str:
    return f"purpose IN ({', '.join(repr(code) for code in purposes)})"
