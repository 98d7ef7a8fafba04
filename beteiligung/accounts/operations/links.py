"""Single-use addresses: for setting up a staff account, and for demonstration persons."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import AccessLink, Account
from beteiligung.accounts.queries import access_link, account_by_id
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import hash_secret, new_token

SET_UP = "set_up"
SET_UP_LASTS = timedelta(days=3)
DEMO = "demo"
DEMO_LASTS = timedelta(days=1)


def new_link(account: Account, purpose: str, lasts: timedelta) -> str:
    """Make a single-use address and give its token, which is stored nowhere. Older ones of the purpose die."""
    now, token = clock.now(), new_token()
    session().execute(
        sa.update(AccessLink)
        .where(AccessLink.account_id == account.id, AccessLink.purpose == purpose, AccessLink.used_at.is_(None))
        .values(used_at=now)
    )
    add(
        AccessLink(
            account_id=account.id,
            purpose=purpose,
            token_hash=hash_secret(token),
            created_at=now,
            expires_at=now + lasts,
        )
    )
    return token


def is_usable(link: AccessLink | None) -> bool:
    """Whether an address has neither been used nor grown too old."""
    return link is not None and link.used_at is None and clock.now() < link.expires_at


def use_link_once(token: str, purpose: str) -> Account | None:
    """Use an address: its account for the first who comes, None for everybody after, and when it is too old."""
    used = session().execute(
        sa.update(AccessLink)
        .where(
            AccessLink.token_hash == hash_secret(token),
            AccessLink.purpose == purpose,
            AccessLink.used_at.is_(None),
            AccessLink.expires_at > clock.now(),
        )
        .values(used_at=clock.now())
        .returning(AccessLink.account_id)
    )
    account_id = used.scalar_one_or_none()
    return account_by_id(account_id) if account_id is not None else None


def demo_link(account: Account) -> str:
    """The token of a single-use address (one day) to sign in as a demonstration person.

    It belongs into ``accounts.demo_sign_in``, which works on this machine and for demonstration accounts only.
    """
    if not account.is_demo:
        raise ValueError("only demonstration accounts have such an address")
    return new_link(account, DEMO, DEMO_LASTS)


def demo_account(token: str) -> Account | None:
    """The demonstration person an address belongs to, used or not."""
    link = access_link(token, DEMO)
    account = account_by_id(link.account_id) if link is not None else None
    return account if account is not None and account.is_demo else None


def use_demo_link(token: str) -> Account | None:
    """Sign in as a demonstration person, once."""
    return use_link_once(token, DEMO) if demo_account(token) is not None else None
