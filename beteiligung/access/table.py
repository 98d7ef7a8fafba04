"""The policy table: product rules, section 11, line by line.

A permission is granted when every predicate of any one line holds. What is not listed is allowed to nobody.
``can`` and ``require`` are its only readers: the same row serves the route, the operation and the button.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, NamedTuple

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import (
    a_person,
    admin,
    anyone,
    auditor,
    coordinator,
    entered_it,
    has_account,
    holds_draft,
    is_at_home,
    is_author,
    is_open,
    is_public,
    is_requester,
    is_sent,
    is_themselves,
    named_for_it,
    not_about_own,
    not_appellant,
    not_author,
    not_blocked,
    not_checker,
    not_first_decider,
    not_first_signer,
    not_lead_own,
    not_own,
    not_preparer,
    not_reporter,
    not_requester,
    not_themselves,
    officer,
    officer_here,
    officer_in_one,
    signed_in,
    the_platform,
    touches_area_pot,
)
from beteiligung.core.errors import Blocked, Forbidden, NotFound

Predicate = Callable[[Actor, Any], bool]

_MODERATES: list[list[Predicate]] = [[officer_here, not_own], [coordinator, not_own]]
_IS_THEIRS: list[list[Predicate]] = [[is_author], [holds_draft, is_at_home]]
_CARES: list[list[Predicate]] = [[officer_here, is_sent, not_own], [coordinator, is_sent, not_own]]

TABLE: dict[P, list[list[Predicate]]] = {
    P.PUBLIC_READ: [[anyone]],
    P.SIGN_IN: [[anyone]],
    P.STAFF_SIGN_IN: [[anyone]],
    P.ACCOUNT_USE: [[has_account]],
    # Ideas
    P.PROPOSAL_OWN: [[anyone]],  # the list shows what the person wrote or this browser holds
    P.PROPOSAL_DRAFT: [[a_person, not_blocked]],
    P.PROPOSAL_SEND: [[holds_draft, a_person, not_blocked], [is_author, a_person, not_blocked]],
    P.PROPOSAL_CONFIRM: [[is_author], [the_platform]],
    P.PROPOSAL_READ: [
        [is_public],
        [is_author],
        [holds_draft],
        [officer_here, is_sent],
        [coordinator, is_sent],
        [auditor, is_sent],
    ],
    P.PROPOSAL_READ_FILE: [[officer_here, is_sent], [coordinator, is_sent], [auditor, is_sent]],
    P.PROPOSAL_READ_OWN: _IS_THEIRS,
    P.PROPOSAL_EDIT: [[is_author, not_blocked], [holds_draft, is_at_home, not_blocked]],
    P.PROPOSAL_ANSWER: [[is_author, not_blocked]],
    P.PROPOSAL_DISCARD: _IS_THEIRS,
    P.PROPOSAL_WITHDRAW: [[is_author]],
    P.PROPOSAL_REMOVE_PASSAGE: [[is_author]],
    P.PROPOSAL_IMPORT: [[the_platform]],
    P.PROPOSAL_ENTER: [[officer_here], [coordinator]],
    P.PROPOSAL_UNENTER: [[officer_here, entered_it], [coordinator, entered_it]],
    P.EVENT_EDIT: [[officer_here], [coordinator]],
    P.PROPOSAL_LAPSE: [[the_platform]],
    P.PROPOSAL_RELEASE: _MODERATES,
    P.PROPOSAL_PUBLISH: _MODERATES,
    P.PROPOSAL_RETURN: _MODERATES,
    P.PROPOSAL_REJECT: _MODERATES,
    P.PROPOSAL_REVIEW: _MODERATES,
    P.PROPOSAL_DECLINE: _MODERATES,
    P.PROPOSAL_FORWARD: _MODERATES,
    P.PROPOSAL_MASK: _MODERATES,
    P.PROPOSAL_MERGE: _MODERATES,
    P.PROPOSAL_UNMERGE: [*_MODERATES, [the_platform]],  # by itself when the idea that goes on has ended
    P.PROPOSAL_SPLIT: _MODERATES,
    P.PROPOSAL_JOIN: [[is_author]],
    P.PROPOSAL_ATTACH: _MODERATES,
    P.PROPOSAL_PROMOTE: [[officer_here], [coordinator]],
    P.PROPOSAL_REOPEN: [[coordinator]],
    # Voice
    P.VOTE_CAST: [[signed_in, a_person]],
    P.VOTE_TAKE_BACK: [[has_account, a_person]],
    P.SUPPORT_COUNT: _MODERATES,
    P.COMMENT_WRITE: [[signed_in, a_person]],
    P.COMMENT_EDIT: [[is_author, not_blocked]],
    P.COMMENT_DELETE: [[is_author]],
    P.COMMENT_ANSWER: _MODERATES,
    P.COMMENT_LET_THROUGH: _MODERATES,
    P.COMMENT_RULES_EDIT: [[coordinator]],
    P.OFFER_MAKE: [[signed_in, a_person, not_author]],
    P.OFFER_CHANGE: [[is_author, not_blocked]],
    P.OFFER_TAKE_BACK: [[is_author]],
    P.OFFER_READ: [[is_author], [officer_here, is_sent], [coordinator, is_sent]],
    # What is reported, hidden, covered, locked
    P.CONTENT_REPORT: [[anyone]],
    P.CONTENT_HIDE: _MODERATES,
    P.CONTENT_COVER: _MODERATES,
    P.CONTENT_LOCK: _MODERATES,
    P.REPORT_ANSWER: [[officer_here, not_own, not_reporter], [coordinator, not_own, not_reporter]],
    P.THREAD_CLOSE: _MODERATES,
    P.PERSON_BLOCK: _MODERATES,
    P.PERSON_UNBLOCK: [[coordinator, not_themselves]],
    P.PERSON_READ_BLOCKS: [[coordinator]],
    P.LOCK_READ: [[officer], [coordinator]],  # the list shows those of the officer's areas
    P.LOCK_TELL: [[officer_here, not_themselves, not_about_own], [coordinator, not_themselves, not_about_own]],
    P.LOCK_LIFT: [[coordinator, not_themselves, not_about_own]],
    P.LOCK_ERASE: [[coordinator, not_themselves, not_about_own]],
    # The desk
    P.DESK_READ: [[officer], [coordinator]],
    P.DESK_SHARE: [[officer_here], [coordinator]],
    P.AUTHOR_TELL: _MODERATES,
    P.ABSENCE_NOTE: [[officer, is_themselves], [coordinator]],
    # Appeals
    P.APPEAL_BY_LINK: [[anyone]],  # a signed link opens one decision, another one appeal to somebody from outside
    P.APPEAL_ENTER: [[officer_here], [coordinator]],  # as they write ideas down for others
    P.APPEAL_READ: [[officer_here], [coordinator], [auditor], [named_for_it]],
    P.APPEAL_DECIDE: [
        [officer_here, not_own, not_about_own, not_lead_own, not_first_decider, not_appellant],
        [coordinator, not_own, not_about_own, not_lead_own, not_first_decider, not_appellant],
        [named_for_it],
    ],
    P.APPEAL_NAME_OUTSIDE: [[coordinator, not_own, not_about_own, not_lead_own, not_appellant]],
    P.TEXTS_EDIT: [[coordinator]],
    P.OFFICES_EDIT: [[coordinator]],
    # Working together
    P.NOTE_READ: [*_CARES, [auditor, is_sent]],
    P.NOTE_WRITE: _CARES,
    P.NOTE_DELETE: [[is_author, officer, not_about_own], [coordinator, not_about_own]],
    P.CHECKLIST_TICK: _CARES,
    P.CHECKLIST_EDIT: [[coordinator]],
    P.PROPOSAL_ASSIGN: _CARES,
    P.PROPOSAL_WATCH: [[officer_here, is_sent], [coordinator, is_sent]],
    P.MEETING_HOLD: [[officer_in_one], [coordinator]],
    # Measures and money
    P.MEASURE_READ: [[anyone]],
    P.MEASURE_READ_FILE: [[officer_here], [coordinator], [auditor]],
    P.MEASURE_PREPARE: [[officer_here], [coordinator]],
    P.MEASURE_CHECK: [[coordinator, not_own, not_preparer]],
    P.MEASURE_DECIDE: _MODERATES,
    P.MONEY_FIRST_SIGNATURE: [[coordinator, not_own], [officer_here, not_own, touches_area_pot]],
    P.MONEY_SECOND_SIGNATURE: [[coordinator, not_own, not_preparer, not_checker, not_first_signer]],
    # Private data and the log
    P.CONTACT_READ: [[officer_here, is_sent], [coordinator, is_sent], [auditor, is_sent]],
    P.LOG_READ: [[officer], [coordinator], [auditor]],  # officers: the entries of their areas
    P.LOG_EXPORT: [[officer], [coordinator], [auditor]],
    P.LOG_REQUEST_PERSON: [[coordinator], [auditor]],
    P.LOG_WITHDRAW_REQUEST: [[coordinator, is_requester], [auditor, is_requester]],
    P.LOG_APPROVE_PERSON: [[coordinator, not_requester, not_themselves], [auditor, not_requester, not_themselves]],
    P.LOG_READ_PERSON: [[coordinator, is_requester, is_open], [auditor, is_requester, is_open]],
    # Administration
    P.ADMINISTRATION_READ: [[coordinator], [auditor], [admin]],
    P.SETTINGS_READ: [[coordinator], [auditor]],
    P.SETTINGS_EDIT: [[coordinator]],
    P.PAGES_EDIT: [[coordinator]],
    P.STAFF_READ: [[coordinator], [auditor], [admin]],
    P.STAFF_CARD: [[officer, is_themselves], [coordinator]],
    P.STAFF_MANAGE: [[coordinator, not_themselves], [admin, not_themselves]],  # nobody changes their own role
    P.OPERATIONS_READ: [[admin]],
    P.CITY_SET_UP: [[the_platform]],
}

LOOKS = frozenset({P.CONTACT_READ, P.LOG_EXPORT})
"""What is logged although it writes nothing: that it was opened is what counts. Their routes are sent, not fetched."""

_OFFICES = frozenset({officer, officer_here, officer_in_one, coordinator, auditor, admin, named_for_it})

_READ = {
    P.PROPOSAL_READ,
    P.PROPOSAL_READ_FILE,
    P.PROPOSAL_READ_OWN,
    P.MEASURE_READ,
    P.MEASURE_READ_FILE,
    P.APPEAL_READ,
    P.LOG_READ_PERSON,
}
"""Whoever may not read a thing is told that there is none."""


class Granted(NamedTuple):
    """One question to the table that was answered with yes."""

    actor: Actor
    permission: P
    thing: Any
    act: str | None = None
    """Which of several acts it was, where one permission covers more than one."""

    @property
    def code(self) -> str:
        """The permission, with the act where it was named."""
        return f"{self.permission}:{self.act}" if self.act else str(self.permission)


_granted: ContextVar[list[Granted] | None] = ContextVar("granted", default=None)


@contextmanager
def granted() -> Iterator[list[Granted]]:
    """Remember what ``require`` grants inside the block, in this order."""
    found: list[Granted] = []
    token = _granted.set(found)
    try:
        yield found
    finally:
        _granted.reset(token)


def in_office(actor: Actor, permission: P, thing: Any = None) -> bool:
    """Whether the actor may do it by their office alone: what everybody may do, staff do as anybody."""
    lines = [line for line in TABLE.get(permission, []) if all(holds(actor, thing) for holds in line)]
    return bool(lines) and all(_OFFICES.intersection(line) for line in lines)


def is_reading(permission: P) -> bool:
    """Whether a permission lets somebody in and no more."""
    return permission.partition(".")[2].startswith("read")


def can(actor: Actor, permission: P, thing: Any = None) -> bool:
    """Whether any line of the table grants the permission. On what is locked nobody may do anything."""
    if getattr(thing, "locked_at", None) is not None and not actor.is_system:
        return False
    return any(all(holds(actor, thing) for holds in line) for line in TABLE.get(permission, []))


def require(actor: Actor, permission: P, thing: Any = None, *, act: str | None = None) -> None:
    """Raise NotFound where the actor may not even read the thing, Forbidden where the act is not theirs.

    Blocked where nothing but a block stands in the way: the person is told since when, why and until when.
    ``act``: which one it is, for the log, where a permission covers several (``log/views/exact_words.py``).
    """
    if not can(actor, permission, thing):
        if actor.is_blocked and can(replace(actor, is_blocked=False), permission, thing):
            raise Blocked
        raise NotFound if permission in _READ else Forbidden
    seen = _granted.get()
    if seen is not None:
        seen.append(Granted(actor, permission, thing, act))
