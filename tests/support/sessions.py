"""Signed cookies and form tokens of many people at once, made through the application's own session interface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import flask
from flask import Flask, Response
from flask_login import login_user
from flask_wtf.csrf import generate_csrf

from beteiligung.accounts.identity import user_of
from beteiligung.accounts.models import Account


@dataclass(frozen=True)
class Ticket:
    """What a browser of this person would send along: its cookie, and the token of a form it was shown."""

    account_id: int
    cookie: str
    token: str


def tickets_for(app: Flask, accounts: Iterable[Account]) -> list[Ticket]:
    """One ticket per account, each in a request of its own: inside an open context all would share one token."""
    assert not flask.has_app_context(), "leave the application context before signing sessions"
    return [_ticket(app, account) for account in accounts]


def _ticket(app: Flask, account: Account) -> Ticket:
    with app.test_request_context("/de/"):
        login_user(user_of(account))
        token = str(generate_csrf())
        response = Response()
        app.session_interface.save_session(app, flask.session, response)
        cookie = response.headers["Set-Cookie"].split(";")[0]
    return Ticket(account.id, cookie, token)
