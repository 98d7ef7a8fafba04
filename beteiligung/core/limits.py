"""Counts of tries per thing or person, in the database, so that all workers share them.

Never per network address alone: a school or a library is one address. What costs much (mail to strangers, opening files)
has a generous ceiling per address besides; the address itself is kept nowhere, see ``network_key``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from beteiligung.core import clock
from beteiligung.core.database import PRIVATE, Base, UtcDateTime, dialect_name, insert_of, session
from beteiligung.core.errors import TooMany
from beteiligung.core.i18n import N_
from beteiligung.core.tokens import hash_secret

HOUR = 3600
DAY = 24 * HOUR


class TryCount(Base):
    """How often something was tried within a window of time. The subject is a hash: no address lies here."""

    __tablename__ = "try_counts"
    __table_args__ = (PRIVATE,)

    kind: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    subject_hash: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    window_start: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    count: Mapped[int] = mapped_column(sa.Integer)


@dataclass(frozen=True)
class Limit:
    """How often within ``seconds`` seconds. ``counts`` says what is counted, ``per`` whose: ``docs/limits.md`` prints both."""

    kind: str
    most: int
    seconds: int
    counts: str
    per: str

    def __post_init__(self) -> None:
        LIMITS[self.kind] = self

    def allows(self, subject: str) -> bool:
        """Count one try of a subject and say whether it is within the limit."""
        return hit(self.kind, subject, limit=self.most, seconds=self.seconds)

    def take(self, subject: str) -> None:
        """Count one try. Raises TooMany, which says from when on it works again."""
        if not self.allows(subject):
            raise TooMany(
                N_(
                    "Das war in kurzer Zeit sehr viel. Ab %(when)s geht es wieder. Was Sie geschrieben haben, ist noch da."
                ),
                when=self.open_again,
            )

    @property
    def open_again(self) -> datetime:
        """From when on tries are counted anew."""
        return _window(self.seconds) + timedelta(seconds=self.seconds)


LIMITS: dict[str, Limit] = {}
"""Every limit there is, by its kind."""


def network_key(address: str | None, secret: str) -> str:
    """What stands for a network address for one day of the city. Without the application's secret nobody finds it again."""
    return hash_secret(address or "unknown", salt=f"network {secret} {clock.today().isoformat()}")


def hit(kind: str, subject: str, *, limit: int, seconds: int) -> bool:
    """Count one try and say whether it is within ``limit`` tries per window of ``seconds`` seconds.

    The count stays although the caller refuses: so a refusal here is a result, not an error.
    """
    one_try = {
        "kind": kind,
        "subject_hash": hash_secret(subject, salt=kind),
        "window_start": _window(seconds),
        "count": 1,
    }
    counted: int = session().execute(_counting(dialect_name()), one_try).scalar_one()
    return counted <= limit


@cache
def _counting(dialect: str) -> Any:
    statement = insert_of(dialect)(TryCount.__table__).on_conflict_do_update(
        index_elements=[TryCount.kind, TryCount.subject_hash, TryCount.window_start],
        set_={"count": TryCount.count + 1},
    )
    return statement.returning(TryCount.__table__.c.count)


def forget(subject: str, *kinds: str) -> None:
    """Begin counting these anew: the person has shown who they are."""
    theirs = [
        sa.and_(TryCount.kind == kind, TryCount.subject_hash == hash_secret(subject, salt=kind)) for kind in kinds
    ]
    session().execute(sa.delete(TryCount).where(sa.or_(*theirs)))


def seconds_left(seconds: int) -> int:
    """How many seconds the present window of ``seconds`` seconds still lasts."""
    return seconds - int(clock.now().timestamp()) % seconds


def last_hit(kind: str) -> datetime | None:
    """The beginning of the last window in which anything of this kind was counted."""
    return session().scalar(sa.select(sa.func.max(TryCount.window_start)).where(TryCount.kind == kind))


def forget_old_counts(*, seconds: int = 2 * 24 * 3600) -> None:
    """Delete counts whose window began more than ``seconds`` ago."""
    session().execute(sa.delete(TryCount).where(TryCount.window_start < clock.now() - timedelta(seconds=seconds)))


def _window(seconds: int) -> datetime:
    moment = int(clock.now().timestamp())
    return datetime.fromtimestamp(moment - moment % seconds, tz=clock.now().tzinfo)
