"""What officers go through with an idea: the points of a list, and who ticked which."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core.city_facts import CITY_FACT
from beteiligung.core.database import PRIVATE, Base, UtcDateTime


class ChecklistItem(Base):
    """A point of a checklist. One that is taken off stays as a row: what was ticked remains readable."""

    __tablename__ = "checklist_items"
    __table_args__ = ({"info": {**PRIVATE["info"], **CITY_FACT["info"]}},)  # remembered by the lists of today

    id: Mapped[int] = mapped_column(primary_key=True)
    aktionsraum_id: Mapped[int | None] = mapped_column(sa.ForeignKey("aktionsraeume.id"), index=True)
    """Whose list it stands on; None: the city's, which holds where an area has no points of its own."""
    label: Mapped[str] = mapped_column(sa.String(120))
    label_en: Mapped[str | None] = mapped_column(sa.String(120))
    position: Mapped[int] = mapped_column(sa.Integer)
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(sa.Integer)

    __mapper_args__ = {"version_id_col": version}


class ChecklistTick(Base):
    """A point that somebody ticked for an idea."""

    __tablename__ = "checklist_ticks"
    __table_args__ = (PRIVATE,)

    proposal_id: Mapped[int] = mapped_column(
        sa.ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    item_id: Mapped[int] = mapped_column(
        sa.ForeignKey("checklist_items.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    ticked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    ticked_at: Mapped[datetime] = mapped_column(UtcDateTime)
