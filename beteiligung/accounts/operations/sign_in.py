"""Residents sign in by a code they are sent, or by its link. A refusal here is a result: the try stays counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.emails import Email
from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.models import Account, Contact, SignInCode, TrustLevel
from beteiligung.accounts.queries import account_by_email, code_by_id, code_by_link, staff_by_email
from beteiligung.core import clock, limits
from beteiligung.core.constraints import refusal_for
from beteiligung.core.database import add, session
from beteiligung.core.errors import DomainError, TooMany
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_, Message
from beteiligung.core.limits import DAY, HOUR, Limit
from beteiligung.core.tokens import hash_secret, matches, new_code, new_token
from beteiligung.mail.operations import queue_mail

CODE_LASTS = timedelta(minutes=60)
LINK_LASTS = timedelta(days=3)
MOST_TRIES = 5
"""Wrong tries after which a code is dead; its link is not."""

CODES_PER_ADDRESS_AND_BROWSER = 5
CODES_PER_BROWSER = 30
CODES_PER_ADDRESS = 20
TRIES_PER_ADDRESS = 30
"""Codes an hour, and tries a day. From there on only links work for the address, so nobody is locked out."""

_CODES_HERE = Limit(
    "codes_asked_here", CODES_PER_ADDRESS_AND_BROWSER, HOUR, "codes asked for", "e-mail address and browser"
)
_CODES_BY = Limit("codes_asked_by", CODES_PER_BROWSER, HOUR, "codes asked for", "browser")
_CODES = Limit("codes_asked", CODES_PER_ADDRESS, HOUR, "codes asked for", "e-mail address")
_TRIES = Limit("code_tried", TRIES_PER_ADDRESS, DAY, "codes typed in", "e-mail address; its links go on working")


class Outcome(StrEnum):
    SIGNED_IN = "signed_in"
    WRONG = "wrong"
    DEAD = "dead"
    BUSY = "busy"
    USED = "used"
    EXPIRED = "expired"
    STAFF = "staff"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignInResult:
    """What came of a code or link. ``refusal``: the person is signed in, but what they were about to do was refused."""

    outcome: Outcome
    account: Account | None = None
    intent: dict[str, Any] | None = None
    tries_left: int = 0
    refusal: Message | None = None


def send_code(email: Email, *, browser: str, language: str, intent: dict[str, Any] | None) -> SignInCode:
    """Make a code with its link and queue the mail. ``browser`` is any word that tells browsers apart.

    The answer is the same whoever the address belongs to. A member of staff is told by mail to sign in with
    password and second factor; the code made for them is never sent to anybody. Raises TooMany.
    """
    _count_asking(email, browser)
    code, token, salt, now = new_code(), new_token(), new_token(), clock.now()
    row = add(
        SignInCode(
            email=email.address,
            email_key=email.key,
            code_hash=hash_secret(code, salt=salt),
            link_hash=hash_secret(token),
            salt=salt,
            language=language,
            intent=intent,
            created_at=now,
            code_expires_at=now + CODE_LASTS,
            link_expires_at=now + LINK_LASTS,
        )
    )
    if staff_by_email(email.key) is not None:
        queue_mail("sign_in_staff", language=language, values={}, address=email.address)
    else:
        queue_mail(
            "sign_in_code",
            language=language,
            values={"act": (intent or {}).get("act")},
            address=email.address,
            secret={"code": code, "token": token},
            expires_at=row.link_expires_at,
        )
    return row


def _count_asking(email: Email, browser: str) -> None:
    counted = (
        (_CODES_HERE, f"{email.key} {browser}"),
        (_CODES_BY, browser),
        (_CODES, email.key),
    )
    for limit, subject in counted:
        if not limit.allows(subject):
            raise TooMany(
                N_(
                    "Wir haben schon mehrere E-Mails geschickt. Bitte sehen Sie auch im Spam-Ordner nach."
                    " Spätestens in einer Stunde können Sie es noch einmal versuchen."
                )
            )


def standing_of_code(code: SignInCode) -> Outcome | None:
    """Why the digits of a code cannot be used any more; None while they can."""
    if code.used_at is not None:
        return Outcome.USED
    if code.wrong_tries >= MOST_TRIES:
        return Outcome.DEAD
    return Outcome.EXPIRED if clock.now() >= code.code_expires_at else None


def standing_of_link(code: SignInCode | None) -> Outcome | None:
    """Why the link of a code cannot be used; None while it can. Wrong digits do not touch it."""
    if code is None:
        return Outcome.UNKNOWN
    if code.used_at is not None:
        return Outcome.USED
    return Outcome.EXPIRED if clock.now() >= code.link_expires_at else None


def use_code(code_id: int, typed: str) -> SignInResult:
    """Try the digits somebody typed in the browser that asked for code ``code_id``."""
    code = _locked(code_by_id(code_id))
    if code is None:
        return SignInResult(Outcome.UNKNOWN)
    over = standing_of_code(code)
    if over is not None:
        return SignInResult(over)
    if not _TRIES.allows(code.email_key):
        return SignInResult(Outcome.BUSY)
    if not matches(typed, code.code_hash, salt=code.salt):
        code.wrong_tries += 1
        left = MOST_TRIES - code.wrong_tries
        return SignInResult(Outcome.WRONG if left else Outcome.DEAD, tries_left=left)
    return _sign_in(code)


def use_link(token: str) -> SignInResult:
    """Use the link of a code, in whatever browser it was opened."""
    code = _locked(code_by_link(token))
    over = standing_of_link(code)
    if code is None or over is not None:
        return SignInResult(over or Outcome.UNKNOWN)
    return _sign_in(code)


def _locked(code: SignInCode | None) -> SignInCode | None:
    """The code as it is once nobody else is using it or an older one of the same address.

    All rows that using it would change are locked, in the order of their ids: two people who use two codes of one
    address in the same moment wait for each other in one order and never in a circle.
    """
    if code is None:
        return None
    session().execute(sa.select(SignInCode.id).where(_open_until(code)).order_by(SignInCode.id).with_for_update())
    session().refresh(code)
    return code


def _open_until(code: SignInCode) -> sa.ColumnElement[bool]:
    return sa.and_(SignInCode.email_key == code.email_key, SignInCode.id <= code.id, SignInCode.used_at.is_(None))


def _sign_in(code: SignInCode) -> SignInResult:
    if staff_by_email(code.email_key) is not None:
        return SignInResult(Outcome.STAFF)
    session().execute(sa.update(SignInCode).where(_open_until(code)).values(used_at=clock.now()))
    limits.forget(code.email_key, "code_tried")
    account = _account_for(code)
    refusal = _react(SignedIn(account.id, code.email_key, code.intent))
    return SignInResult(Outcome.SIGNED_IN, account=account, intent=code.intent, refusal=refusal)


def _account_for(code: SignInCode) -> Account:
    """The account of the address, made at the first sign-in. Of two made in the same moment, one stays."""
    account = account_by_email(code.email_key)
    if account is None:
        try:
            with session().begin_nested():
                account = _new_account(code)
        except sa.exc.IntegrityError:
            account = account_by_email(code.email_key)
            if account is None:
                raise
    contact = session().get_one(Contact, account.id)
    contact.confirmed_at = contact.confirmed_at or clock.now()
    return account


def _new_account(code: SignInCode) -> Account:
    account = add(
        Account(login_key=new_token(), trust_level=TrustLevel.CONTACT, language=code.language, created_at=clock.now())
    )
    add(Contact(account_id=account.id, email=code.email, email_key=code.email_key, confirmed_at=clock.now()))
    return account


def _react(event: SignedIn) -> Message | None:
    """Tell who waits for the sign-in. What they refuse (the idea is closed by now) must not refuse the sign-in."""
    try:
        with session().begin_nested():
            emit(event)
            session().flush()
    except DomainError as error:
        return error.message
    except sa.exc.IntegrityError as error:
        refusal = refusal_for(error)
        if refusal is None:
            raise
        return refusal.message
    return None
