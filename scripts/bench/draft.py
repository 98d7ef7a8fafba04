"""An idea that is being written in a generated database: what it takes to ask for similar ones."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.queries import area_by_slug
from beteiligung.core.database import unit_of_work
from beteiligung.core.tokens import hash_secret
from beteiligung.proposals import operations
from scripts.bench.generate import AREAS
from scripts.bench.words import FREQUENT, RARE

_KEY = "bench-draft-of-nobody-in-particular"
_TITLE = f"{FREQUENT} und ein Spielplatz vor der {RARE}"
_TEXT = (
    "Viele Eltern und Kinder aus der Straße warten dort. Wir möchten gemeinsam Bäume pflanzen und eine Werkstatt bauen."
)


@dataclass(frozen=True)
class Asked:
    """An address, and the cookie of whoever asks for it; without one an anonymous reader does."""

    path: str
    cookie: str = ""


def draft_of(app: Flask) -> Asked:
    """The page of ideas like one that a visitor writes. Asked for again it is the same draft."""
    actor = Actor(draft_keys=frozenset({hash_secret(_KEY)}))
    with app.app_context(), unit_of_work():
        area = area_by_slug(AREAS[0])
        assert area is not None, "made with the city"
        draft = operations.start_draft(actor, key=_KEY, aktionsraum_id=area.id, language="de")
        operations.write_draft(actor, draft, title=_TITLE, text=_TEXT)
        path = f"/de/ideen/neu/{draft.id}/aehnlich"
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None, "there is a secret key"
    return Asked(path, f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps({'drafts': [_KEY]})}")
