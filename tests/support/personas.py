"""The people of the permission matrix, each with a browser of their own.

Signing in goes through the session that the application itself reads, without the pages of signing in: those have
tests of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import flask
from flask import Flask

from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.models import Aktionsraum
from tests.support.factories import make_account, make_area, make_staff
from tests.support.pages import Browser
from tests.support.world import World

SIGNED_IN = ("resident", "author", "officer", "officer_elsewhere", "coordinator", "coordinator_2", "auditor", "admin")
ALL = ("visitor", "draft_holder", *SIGNED_IN)


def in_session(browser: Browser, act: Callable[[], Any]) -> None:
    """Let the application change a browser's session, inside a request of its own."""
    with browser.client.session_transaction() as stored:
        with browser.app.test_request_context():
            flask.session.update(stored)
            act()
            changed = dict(flask.session)
        stored.clear()
        stored.update(changed)
        stored.permanent = bool(changed.get("_permanent"))


def sign_in(browser: Browser, account: Account) -> Browser:
    """Sign an account in as the application does after a right code or second factor."""
    from flask_login import login_user

    from beteiligung.accounts import identity

    def act() -> None:
        login_user(identity.user_of(account))

    in_session(browser, act)
    return browser


def hold_draft(browser: Browser, key: str) -> Browser:
    """Give a browser the key of an unsent idea."""
    from beteiligung.accounts import identity

    in_session(browser, lambda: identity.remember_draft(key))
    return browser


@dataclass
class People:
    """Everybody, made when first asked for. ``officer`` is in charge of ``here``, ``officer_elsewhere`` of ``there``."""

    app: Flask
    draft_key: str = "a-key-that-only-this-browser-holds"
    _browsers: dict[str, Browser] = field(default_factory=dict)

    @cached_property
    def world(self) -> World:
        return World(self.app)

    @cached_property
    def here(self) -> Aktionsraum:
        return self.world(make_area, "nordmarkt")

    @cached_property
    def there(self) -> Aktionsraum:
        return self.world(make_area, "hoerde")

    @cached_property
    def resident(self) -> Account:
        return self.world(make_account, email="resident@example.org", shown_name="Rana")

    @cached_property
    def author(self) -> Account:
        return self.world(make_account, email="author@example.org", shown_name="Ayla")

    @cached_property
    def officer(self) -> Account:
        return self.world(make_staff, "officer", [self.here], name="Ole Hier")

    @cached_property
    def officer_elsewhere(self) -> Account:
        return self.world(make_staff, "officer", [self.there], name="Doro Dort")

    @cached_property
    def coordinator(self) -> Account:
        return self.world(make_staff, "coordinator", name="Kim Erste")

    @cached_property
    def coordinator_2(self) -> Account:
        return self.world(make_staff, "coordinator", name="Kai Zweite")

    @cached_property
    def auditor(self) -> Account:
        return self.world(make_staff, "auditor", name="Paula Prüfung")

    @cached_property
    def admin(self) -> Account:
        return self.world(make_staff, "admin", name="Ada Admin")

    def browser(self, name: str) -> Browser:
        """The browser of a persona; always the same one."""
        if name not in self._browsers:
            browser = Browser(self.app)
            if name == "draft_holder":
                hold_draft(browser, self.draft_key)
            elif name != "visitor":
                sign_in(browser, getattr(self, name))
            self._browsers[name] = browser
        return self._browsers[name]
