"""The policy table: product rules, section 11, line by line.

A permission is granted when every predicate of any one line holds. What is not listed is allowed to nobody.
``can`` and ``require`` are its only readers: the same row serves the route, the operation and the button.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import (
    a_person,
    admin,
    anyone,
    auditor,
    coordinator,
    holds_draft,
    is_at_home,
    is_author,
    is_public,
    is_sent,
    is_themselves,
    not_checker,
    not_first_signer,
    not_own,
    not_preparer,
    officer,
    officer_here,
    signed_in,
    the_platform,
    touches_area_pot,
)
from beteiligung.core.errors import Forbidden, NotFound

Predicate = Callable[[Actor, Any], bool]

_MODERATES: list[list[Predicate]] = [[officer_here, not_own], [coordinator, not_own]]

TABLE: dict[P, list[list[Predicate]]] = {
    P.PUBLIC_READ: [[anyone]],
    P.SIGN_IN: [[anyone]],
    P.STAFF_SIGN_IN: [[anyone]],
    P.ACCOUNT_USE: [[signed_in]],
    # Ideas
    P.PROPOSAL_OWN: [[anyone]],  # the list shows what the person wrote or this browser holds
    P.PROPOSAL_DRAFT: [[a_person]],
    P.PROPOSAL_SEND: [[holds_draft, a_person], [is_author, a_person]],
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
    P.PROPOSAL_EDIT: [[is_author], [holds_draft, is_at_home]],
    P.PROPOSAL_ANSWER: [[is_author]],
    P.PROPOSAL_WITHDRAW: [[is_author]],
    P.PROPOSAL_REMOVE_PASSAGE: [[is_author]],
    P.PROPOSAL_IMPORT: [[the_platform]],
    P.PROPOSAL_LAPSE: [[the_platform]],
    P.PROPOSAL_RELEASE: _MODERATES,
    P.PROPOSAL_PUBLISH: _MODERATES,
    P.PROPOSAL_RETURN: _MODERATES,
    P.PROPOSAL_REJECT: _MODERATES,
    P.PROPOSAL_REVIEW: _MODERATES,
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
    P.COMMENT_WRITE: [[signed_in, a_person]],
    P.COMMENT_EDIT: [[is_author]],
    P.COMMENT_DELETE: [[is_author]],
    P.COMMENT_ANSWER: _MODERATES,
    P.OFFER_MAKE: [[signed_in, a_person, not_own]],
    P.OFFER_CHANGE: [[is_author]],
    P.OFFER_READ: [[is_author], [officer_here, is_sent], [coordinator, is_sent]],
    # The desk
    P.DESK_READ: [[officer], [coordinator]],
    P.DESK_SHARE: [[officer_here], [coordinator]],
    P.ABSENCE_NOTE: [[officer, is_themselves], [coordinator]],
    # Measures and money
    P.MEASURE_READ: [[anyone]],
    P.MEASURE_READ_FILE: [[officer_here], [coordinator], [auditor]],
    P.MEASURE_PREPARE: [[officer_here], [coordinator]],
    P.MEASURE_CHECK: [[coordinator, not_preparer]],
    P.MEASURE_DECIDE: [[officer_here], [coordinator]],
    P.MONEY_FIRST_SIGNATURE: [[coordinator], [officer_here, touches_area_pot]],
    P.MONEY_SECOND_SIGNATURE: [[coordinator, not_preparer, not_checker, not_first_signer]],
    # Administration
    P.ADMINISTRATION_READ: [[coordinator], [auditor], [admin]],
    P.OPERATIONS_READ: [[admin]],
    P.CITY_SET_UP: [[the_platform]],
}

_READ = {P.PROPOSAL_READ, P.PROPOSAL_READ_FILE, P.MEASURE_READ, P.MEASURE_READ_FILE}
"""Whoever may not read a thing is told that there is none."""


def can(actor: Actor, permission: P, thing: Any = None) -> bool:
    """Whether any line of the table grants the permission."""
    return any(all(holds(actor, thing) for holds in line) for line in TABLE.get(permission, []))


def require(actor: Actor, permission: P, thing: Any = None) -> None:
    """Raise NotFound where the actor may not even read the thing, Forbidden where the act is not theirs."""
    if not can(actor, permission, thing):
        raise NotFound if permission in _READ else Forbidden
