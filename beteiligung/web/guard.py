"""The door of every route: loads the thing, asks the policy table, and makes an unsafe request one transaction.

What members of staff write in their office is logged here, in the same transaction (``log.operations.noting``).

A refusal inside an unsafe request takes everything back; the view then runs once more with a form that
refuses to validate, so that the page comes back with what was typed and the reason above it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, Response, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect, validate_csrf
from wtforms import ValidationError

from beteiligung.access.permissions import P
from beteiligung.access.table import granted, require
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import DomainError, NotFound
from beteiligung.core.i18n import N_
from beteiligung.log.operations import note_request
from beteiligung.web.current import current_actor
from beteiligung.web.messages import say

Loader = Callable[[Any], Any]
View = Callable[..., Any]


@dataclass(frozen=True)
class Before:
    """What takes time and must be done before the transaction begins: others who write would wait for it.

    ``prepare`` gets the loaded things; what it yields is ``prepared()`` for the view, also when that runs once more.
    ``most_bytes`` is how much may be sent to the route. ``keeps_files``: files that were chosen are worked on also where only
    the language is switched, since no page can show a chosen file again; the view keeps them and does nothing else.
    """

    prepare: Callable[..., AbstractContextManager[Any]]
    most_bytes: int | None = None
    keeps_files: bool = False


csrf = CSRFProtect()
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
LANGUAGE_SWITCH = "sprachwechsel"
_KEY_SUFFIXES = ("_id", "_slug", "_year", "_token")


class FormExpired(DomainError):
    """The token of a form is missing or belongs to another visit."""

    status = 400

    def __init__(self) -> None:
        super().__init__(N_("Die Seite war zu lange offen. Bitte senden Sie noch einmal ab."))


def guard(permission: P, *, before: Before | None = None, **loaders: Loader) -> Callable[[View], View]:
    """Name the permission of a route. Each loader turns ``<name>_id`` (or ``_slug``, ``_year``, ``_token``) into a thing.

    The first thing loaded is the one the permission is about. A loader that gives None means 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> Any:
            def call() -> Any:
                things = _load(loaders, values)
                g.thing, g.door = next(iter(things.values()), None), permission
                require(current_actor(), permission, g.thing)
                rest = {key: value for key, value in values.items() if key not in _used(loaders, values)}
                return view(**things, **rest)

            def prepare() -> AbstractContextManager[Any]:
                assert before is not None
                things = _load(loaders, values)
                require(current_actor(), permission, next(iter(things.values()), None))
                return before.prepare(**things)

            if request.method in SAFE_METHODS:
                return call()
            if before is None:
                return _act(call)
            if before.most_bytes:
                request.max_content_length = before.most_bytes
            return _act(call, prepare, keeps_files=before.keeps_files)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by refuse_open_routes
        return guarded

    return decorate


def refuse_open_routes(app: Flask) -> None:
    """Raise RuntimeError when any route of the application names no permission."""
    open_routes = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], "permission")
    ]
    if open_routes:
        raise RuntimeError(f"routes without a permission: {', '.join(sorted(open_routes))}")


def _used(loaders: dict[str, Loader], values: dict[str, Any]) -> dict[str, str]:
    return {name + suffix: name for name in loaders for suffix in _KEY_SUFFIXES if name + suffix in values}


def _load(loaders: dict[str, Loader], values: dict[str, Any]) -> dict[str, Any]:
    things = {}
    for key, name in _used(loaders, values).items():
        things[name] = loaders[name](values[key])
        if things[name] is None:
            raise NotFound
    return things


def _act(
    call: Callable[[], Any],
    prepare: Callable[[], AbstractContextManager[Any]] = nullcontext,
    *,
    keeps_files: bool = False,
) -> Response:
    refusal = _token_refusal()
    if LANGUAGE_SWITCH in request.form:
        g.is_language_switch = True
        if refusal is not None or not (keeps_files and _has_files()):
            return make_response(call())
    g.csrf_valid = True  # the door has looked; a form need not repeat it in words of its own
    with ExitStack() as stack:
        if refusal is None:
            try:
                g.prepared = stack.enter_context(prepare())
                with unit_of_work(), granted() as acts:
                    response = make_response(call())
                    note_request(acts, g.get("thing"), door=g.door)
                if g.get("form_has_errors") and response.status_code == 200:
                    response.status_code = 422
                return response
            except DomainError as error:
                refusal = error
        return _refuse(refusal, call)


def _has_files() -> bool:
    return any(file.filename for _field, file in request.files.items(multi=True))


def prepared() -> Any:
    """What the ``before`` of this route made; None when the form is only shown, or came without its token."""
    return g.get("prepared")


def _token_refusal() -> DomainError | None:
    try:
        validate_csrf(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    except (ValidationError, CSRFError):
        return FormExpired()
    return None


def _refuse(refusal: DomainError, call: Callable[[], Any]) -> Response:
    session().rollback()
    if refusal.status in {403, 404, 410}:
        raise refusal
    g.refusal = refusal
    response = make_response(call())
    if not g.get("refusal_is_shown") or response.location:
        response = make_response(
            render_template("errors/error.html", status=refusal.status, message=say(refusal.message), typed=[])
        )
    response.status_code = refusal.status
    return response
