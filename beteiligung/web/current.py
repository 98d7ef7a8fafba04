"""The acting person of this request. How one is built is told by ``wiring``."""

from __future__ import annotations

from collections.abc import Callable

from flask import Request, current_app, g, request, session

from beteiligung.access.actor import VISITOR, Actor
from beteiligung.core.limits import network_key

_builder: Callable[[Request], Actor] | None = None

_NOT_PERSONAL = {"csrf_token"}
"""A cookie that only serves a form's token changes nothing on public pages."""


def build_actors_with(builder: Callable[[Request], Actor]) -> None:
    """Register how an actor is built from a request."""
    global _builder
    _builder = builder


def current_actor() -> Actor:
    """Who acts; built once per request. Without a database everybody is a visitor."""
    try:
        return g.actor  # type: ignore[no-any-return]  # g is untyped
    except AttributeError:
        known = _builder is not None and is_personal() and not g.get("without_database")
        g.actor = _builder(request) if known and _builder else VISITOR
        return g.actor  # type: ignore[no-any-return]


def forget_actor() -> None:
    """Build the actor anew, after signing in or out."""
    g.pop("actor", None)


def network() -> str:
    """What stands for the network address of this request today: never the address itself."""
    return network_key(request.remote_addr, current_app.config["SECRET_KEY"])


def person_or_browser() -> str:
    """What stands for whoever sends a form: their account, else the word that this browser holds for its forms."""
    account_id = current_actor().account_id
    return f"account {account_id}" if account_id is not None else f"browser {session.get('csrf_token', '')}"


def is_personal() -> bool:
    """Whether this browser holds anything that makes its pages differ from everybody's."""
    return bool(set(session.keys()) - _NOT_PERSONAL)
