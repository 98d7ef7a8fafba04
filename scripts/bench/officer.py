"""Deciding as an officer does it at the desk, one form after the other: 30 ideas are a morning's work."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from beteiligung.core.database import session
from beteiligung.moderation.models import Decision, WaitingItem
from scripts.bench.desk import officer_of
from scripts.bench.servers import Server
from scripts.bench.writes import Form
from tests.support.sessions import tickets_for

_DESK = "/de/moderation/ideen"
_FIRST_VERSION = "1"


class Officer:
    """Publishes what has waited longest, each time on to the next page, and begins with what waits behind it."""

    def __init__(self, app: Flask, server: Server, amount: int) -> None:
        """``amount``: how many ideas to publish, and with how many to begin, in all."""
        with app.app_context():
            waits = sa.select(WaitingItem.proposal_id).where(WaitingItem.done_at.is_(None))
            ids = session().scalars(waits.order_by(WaitingItem.since, WaitingItem.id).limit(2 * amount)).all()
        assert len(ids) == 2 * amount, f"only {len(ids)} ideas wait; {2 * amount} are needed"
        self._to_publish, self._to_begin = iter(ids[:amount]), iter(ids[amount:])
        self._form = Form(server, tickets_for(app, [officer_of(app)])[0])

    def publish(self) -> tuple[float, float]:
        """Milliseconds of publishing alone, and together with the page that comes next."""
        path = f"{_DESK}/{next(self._to_publish)}/veroeffentlichen"
        decided, next_page = self._form.send(path, 302, version=_FIRST_VERSION)
        return decided, decided + self._form.look(next_page)

    def begin(self) -> float:
        """Milliseconds of claiming an entry, before the form of the decision is shown."""
        return self._form.send(f"{_DESK}/{next(self._to_begin)}/beginnen", 302, akt="return")[0]

    def close(self) -> None:
        """Between one kind of write and the next."""
        self._form.close()


def done_by(app: Flask) -> tuple[int, int]:
    """How many ideas the officer has decided about by now, and with how many entries they have begun."""
    officer = officer_of(app).id
    with app.app_context():
        decided = sa.select(sa.func.count()).select_from(Decision).where(Decision.decided_by_id == officer)
        begun = sa.select(sa.func.count()).select_from(WaitingItem).where(WaitingItem.claimed_by_id == officer)
        return session().scalar(decided) or 0, session().scalar(begun) or 0
