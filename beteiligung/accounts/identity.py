"""Joins people with browsers: who acts in a request, which code a browser waits for, which unsent ideas it holds.

The session is a signed cookie. It names a person by the account's random login key and the moment of signing in.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask, Request, after_this_request, current_app, render_template, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from beteiligung.access.actor import Actor
from beteiligung.accounts import queries
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.events import BrowserSignedIn
from beteiligung.accounts.models import Account, SignInCode
from beteiligung.accounts.operations import send_code
from beteiligung.accounts.queries import Person
from beteiligung.accounts.sealing import Seal
from beteiligung.core import clock
from beteiligung.core.errors import Forbidden
from beteiligung.core.events import emit
from beteiligung.core.limits import HOUR, Limit
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.delivery import find_addresses_with
from beteiligung.web.blueprints import is_desk
from beteiligung.web.current import current_actor, forget_actor, network
from beteiligung.web.locale import current_language
from beteiligung.web.messages import say

STAFF_SESSION_LASTS = timedelta(hours=12)
"""Absolute: nothing prolongs it. Residents' sessions last 30 days from the last visit."""

REFRESHED_AFTER = timedelta(days=1)
CODES_OF_NETWORK = Limit("codes_of_network", 600, HOUR, "codes asked for", "network address, hashed with the day")
"""Each is a mail to somebody who may be a stranger. A whole school may sign in within an hour."""
MOST_DRAFTS = 20
"""Keys of unsent ideas in one browser; the cookie must stay small."""

_USER, _CODE, _DRAFTS, _BROWSER = "_user_id", "code", "drafts", "browser"
_OF_THE_PERSON = {_USER, "_permanent", "csrf_token"}


class User(UserMixin):  # type: ignore[misc]  # flask_login ships no types
    """What Flask-Login keeps of a person."""

    def __init__(self, login_key: str, since: int, person: Person | None = None) -> None:
        self.login_key = login_key
        self.since = since
        self.person = person

    def get_id(self) -> str:
        """What stands in the cookie: the second of signing in, and the key that opens the account."""
        return f"{self.since}.{self.login_key}"


def init_identity(app: Flask) -> None:
    """Connect the sign-in manager with the application, and mail with the addresses of accounts."""
    manager = LoginManager()
    manager.session_protection = None  # phones change their network address all day
    manager.user_loader(_load_user)
    manager.init_app(app, add_context_processor=False)
    # A cookie is only sent when it changes: two answers that cross each other never undo a sign-in.
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    app.register_error_handler(Forbidden, _forbidden)
    app.jinja_env.globals["person_mark"] = person_mark
    find_addresses_with(queries.address_of)


def build_actor(_request: Request) -> Actor:
    """Who acts: at most one query, for the person and the roles of today."""
    drafts = _draft_keys()
    if _USER not in session:
        return Actor(draft_keys=drafts)
    user = current_user
    if not user.is_authenticated:
        session.pop(_USER)
        return Actor(draft_keys=drafts)
    if session.permanent and not user.person.is_staff and user.since < _seconds_now() - REFRESHED_AFTER.total_seconds():
        session[_USER] = User(user.login_key, _seconds_now()).get_id()
    return queries.actor_for(user.person, drafts)


def user_of(account: Account) -> User:
    """A person who signs in now, for ``flask_login.login_user``."""
    return User(account.login_key, _seconds_now())


def sign_in_browser(account: Account, *, as_staff: bool = False, keep: Mapping[str, Any] | None = None) -> None:
    """Sign the browser in, once the transaction is committed.

    The session begins anew, so that nothing planted before survives; the keys of unsent ideas stay. ``keep`` adds to
    it. Only a redirect signs in: a refusal that comes after this line shows a page instead. Unsent ideas of a browser in
    which a resident signs in become theirs.
    """
    user = user_of(account)
    if not as_staff:
        emit(BrowserSignedIn(account.id, _draft_keys()))

    @after_this_request
    def begin(response: Response) -> Response:
        if response.status_code == 302:
            kept = {key: session[key] for key in (_DRAFTS, "_flashes") if key in session}
            session.clear()
            session.update({**kept, **(keep or {})})
            login_user(user)
            for unused in ("_id", "_fresh"):
                session.pop(unused, None)
            if not as_staff:
                session.permanent = True
            forget_actor()
        return response


def sign_out_browser() -> None:
    """Forget everything this browser knew: the person, waiting codes, unsent ideas. Phones are shared."""
    logout_user()
    session.clear()
    forget_actor()


def person_mark() -> str:
    """A short word that tells whether the same person is signed in as when a text was kept on the device; names nobody."""
    key = current_user.login_key if _USER in session and current_user.is_authenticated else ""
    return hash_secret(key, salt=f"mark {current_app.config['SECRET_KEY']}")[:12]


def forget_drafts() -> None:
    """Forget the keys of unsent ideas, waiting codes and whatever else was remembered, but not who is signed in."""
    for name in set(session) - (_OF_THE_PERSON if _USER in session else set()):
        session.pop(name)
    forget_actor()


def clear_device(response: Response) -> Response:
    """Have the browser throw away what pages stored in it: texts and photos that were not sent, and the small worker."""
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


def begin_sign_in(email: str, intent: Mapping[str, Any] | None = None) -> None:
    """Send a code to an address and remember it in this browser; then redirect to ``accounts.enter_code``.

    ``intent`` is what happens after signing in: an act, and ``next``, a path of ours. Raises InvalidInput, TooMany.
    """
    CODES_OF_NETWORK.take(network())
    code = send_code(
        read_email(email),
        browser=session.setdefault(_BROWSER, secrets.token_hex(8)),
        language=current_language().address,
        intent=_with_own_path(intent),
    )
    session.update(wait_for(code))


def wait_for(code: SignInCode) -> dict[str, str]:
    """What a browser's session holds to know a code as its own."""
    return {_CODE: f"{code.id}.{code.salt}"}


def waiting_code() -> SignInCode | None:
    """The code this browser asked for last. The salt proves that it is this browser's, should an id come again."""
    code_id, _, salt = str(session.get(_CODE, "")).partition(".")
    code = queries.code_by_id(int(code_id)) if code_id.isdecimal() else None
    return code if code is not None and secrets.compare_digest(code.salt, salt) else None


def remember_draft(key: str) -> None:
    """Let this browser hold the key of an unsent idea."""
    session[_DRAFTS] = [*(known for known in session.get(_DRAFTS, []) if known != key), key][-MOST_DRAFTS:]
    session.permanent = True
    forget_actor()


def _draft_keys() -> frozenset[str]:
    return frozenset(hash_secret(key) for key in session.get(_DRAFTS, []))


def own_path(path: str | None) -> str | None:
    """A path of this site, or None: nobody is sent elsewhere by an address they were lured to."""
    if not path or not path.startswith("/") or path.startswith("//") or len(path) > 2000:
        return None
    return None if "\\" in path or any(not c.isprintable() or c.isspace() for c in path) else path


def seal() -> Seal:
    """What encrypts the secrets of authenticator apps."""
    return Seal(current_app.config["FIELD_KEY"])


def _with_own_path(intent: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if intent is None else {**intent, "next": own_path(intent.get("next"))}


def _load_user(identity: str) -> User | None:
    since, _, login_key = identity.partition(".")
    if not since.isdecimal():
        return None
    person = queries.person_by_login_key(login_key)
    if person is None:
        return None
    if person.is_staff and _seconds_now() >= int(since) + STAFF_SESSION_LASTS.total_seconds():
        return None
    return User(login_key, int(since), person)


def _seconds_now() -> int:
    return int(clock.now().timestamp())


def _forbidden(error: Forbidden) -> tuple[str, int]:
    """403: whoever is not signed in is told that signing in may help, and comes back to this page after it."""
    if current_actor().account_id is not None:
        return render_template("errors/error.html", status=403, message=say(error.message), typed=[]), 403
    return (
        render_template(
            "accounts/sign_in_first.html",
            back=own_path(request.full_path.rstrip("?")) if request.method == "GET" else None,
            was_sent=request.method == "POST",
            for_staff=is_desk(request.blueprint),
        ),
        403,
    )
