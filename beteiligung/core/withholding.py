"""What moderation keeps from readers, as columns of whatever people can publish.

Hidden: the public does not see it, its author and the desk do. Locked: nobody does. Covered: the text is one tap away
until somebody has decided. None of them is a state, and taking each back leaves no trace in the thing itself.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import UtcDateTime


class Withholdable:
    """A thing that can be hidden and locked."""

    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_ground: Mapped[str | None] = mapped_column(sa.String(40))
    """The code of the ground on which it is hidden."""
    locked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_withheld(self) -> bool:
        """Whether the public may not see it."""
        return self.hidden_at is not None or self.locked_at is not None

    @classmethod
    def is_shown(cls) -> sa.ColumnElement[bool]:
        """The same as a condition, the other way round."""
        return sa.and_(cls.hidden_at.is_(None), cls.locked_at.is_(None))

    @classmethod
    def is_not_locked(cls) -> sa.ColumnElement[bool]:
        """For lists of those who may see what is hidden."""
        return cls.locked_at.is_(None)


class Coverable(Withholdable):
    """A thing with words, which can be covered, and with a name, which can be hidden alone."""

    covered_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """It stays when that time is over: a report covers a contribution once."""
    name_hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_covered(self) -> bool:
        """Whether its words are one tap away now. Covers end with a day, as finished pages do."""
        return covers(self.covered_until)


def covers(until: datetime | None) -> bool:
    """Whether a cover that ends then is there now."""
    return until is not None and until > clock.now()


def ground_while_hidden() -> sa.CheckConstraint:
    """For ``__table_args__``: what is hidden has a ground, and only that."""
    return sa.CheckConstraint("(hidden_at IS NULL) = (hidden_ground IS NULL)", name="ground_while_hidden")
