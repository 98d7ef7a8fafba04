"""What people change about their own account."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.models import Account
from beteiligung.accounts.names import check_shown_name
from beteiligung.accounts.queries import account_by_id
from beteiligung.core.errors import NotFound
from beteiligung.core.tokens import new_token


def change_profile(actor: Actor, *, shown_name: str | None, language: str) -> Account:
    """Choose the name offered for the next contributions, and the language of mails. Raises InvalidInput."""
    require(actor, P.ACCOUNT_USE)
    account = own_account(actor)
    account.shown_name = check_shown_name(shown_name, account_id=account.id)
    account.language = language
    return account


def remember_name(account_id: int, shown_name: str | None) -> None:
    """Offer the name a person used now for their next contribution. Who chose none keeps the one they have."""
    account = account_by_id(account_id) if shown_name else None
    if account is not None:
        account.shown_name = shown_name


def sign_out_everywhere(actor: Actor) -> None:
    """End the sessions of all browsers: the key in their cookies opens nothing any more."""
    require(actor, P.ACCOUNT_USE)
    own_account(actor).login_key = new_token()


def own_account(actor: Actor) -> Account:
    """The account of the person who acts."""
    account = account_by_id(actor.account_id) if actor.account_id is not None else None
    if account is None:
        raise NotFound
    return account
