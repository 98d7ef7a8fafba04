"""Facts about an actor and a thing, each readable as a sentence. They ask the thing for a few agreed properties:

``author_id`` (None when erased), ``co_author_ids``, ``organisation_id``, ``about`` (what it is written about),
``lead`` (the idea that goes on in its place), ``reporter_ids`` (who sent reports on it that wait),
``draft_key_hash``, ``aktionsraum_id``, ``is_public``, ``is_sent``, ``preparer_id``,
``checker_id``, ``first_signer_id``, ``touches_area_pot``, ``is_handed_in``, ``account_id`` (whom it is about),
``first_decider_id``, ``appellant_id``, ``appeal_id``, ``requested_by_id``, ``is_open``. ``locked_at`` is asked by the table
itself. A thing without the property never satisfies the predicate.
"""

from __future__ import annotations

from typing import Any

from beteiligung.access.actor import Actor


def anyone(_actor: Actor, _thing: Any) -> bool:
    return True


def a_person(actor: Actor, _thing: Any) -> bool:
    """Visitor, resident or staff: everybody but the auditor and the administrator acting as such."""
    return not (actor.is_auditor or actor.is_admin) or actor.is_coordinator or actor.is_officer


def has_account(actor: Actor, _thing: Any) -> bool:
    """Also somebody who is blocked: they sign in, see their data and take back what is theirs."""
    return actor.account_id is not None


def not_blocked(actor: Actor, _thing: Any) -> bool:
    return not actor.is_blocked


def signed_in(actor: Actor, thing: Any) -> bool:
    """With an account that may write."""
    return has_account(actor, thing) and not_blocked(actor, thing)


def the_platform(actor: Actor, _thing: Any) -> bool:
    return actor.is_system


def is_public(_actor: Actor, thing: Any) -> bool:
    return getattr(thing, "is_public", False) is True


def is_sent(_actor: Actor, thing: Any) -> bool:
    """The thing has left its author's desk: no draft."""
    return getattr(thing, "is_sent", False) is True


def is_author(actor: Actor, thing: Any) -> bool:
    """An erased author is None and must never equal an anonymous visitor."""
    author_id = getattr(thing, "author_id", None)
    return author_id is not None and author_id == actor.account_id


def not_author(actor: Actor, thing: Any) -> bool:
    return not is_author(actor, thing) and not holds_draft(actor, thing)


def not_own(actor: Actor, thing: Any) -> bool:
    """Neither theirs, alone or with others, nor that of a body they belong to: nobody decides in their own cause."""
    is_shared = actor.account_id is not None and actor.account_id in getattr(thing, "co_author_ids", ())
    is_of_body = getattr(thing, "organisation_id", None) in actor.organisations
    return not_author(actor, thing) and not is_shared and not is_of_body


def not_about_own(actor: Actor, thing: Any) -> bool:
    """What the thing is written about is not theirs either."""
    return not_own(actor, getattr(thing, "about", None))


def not_lead_own(actor: Actor, thing: Any) -> bool:
    """The idea that goes on in its place is not theirs either."""
    return not_own(actor, getattr(thing, "lead", None))


def not_reporter(actor: Actor, thing: Any) -> bool:
    """None of the reports that wait for an answer came from the person who acts."""
    return actor.account_id not in getattr(thing, "reporter_ids", ())


def is_themselves(actor: Actor, thing: Any) -> bool:
    """The thing says something about the person who acts."""
    return actor.account_id is not None and getattr(thing, "account_id", None) == actor.account_id


def entered_it(actor: Actor, thing: Any) -> bool:
    """The person wrote the thing down for somebody else."""
    return actor.account_id is not None and getattr(thing, "entered_by_id", None) == actor.account_id


def holds_draft(actor: Actor, thing: Any) -> bool:
    """The browser holds the key under which the unsent idea was begun."""
    key = getattr(thing, "draft_key_hash", None)
    return key is not None and key in actor.draft_keys


def is_at_home(_actor: Actor, thing: Any) -> bool:
    """Nobody at the desk has had it yet: whoever holds its key may still change it."""
    return getattr(thing, "is_handed_in", True) is False


def officer_here(actor: Actor, thing: Any) -> bool:
    area = getattr(thing, "aktionsraum_id", None)
    return area is not None and area in actor.officer_for


def officer_in_one(actor: Actor, thing: Any) -> bool:
    """The thing belongs to several areas, and the person is officer of one of them."""
    return not actor.officer_for.isdisjoint(getattr(thing, "aktionsraum_ids", ()))


def officer(actor: Actor, _thing: Any) -> bool:
    return actor.is_officer


def coordinator(actor: Actor, _thing: Any) -> bool:
    return actor.is_coordinator


def auditor(actor: Actor, _thing: Any) -> bool:
    return actor.is_auditor


def admin(actor: Actor, _thing: Any) -> bool:
    return actor.is_admin


def not_preparer(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and getattr(thing, "preparer_id", None) != actor.account_id


def not_checker(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and getattr(thing, "checker_id", None) != actor.account_id


def not_first_signer(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and getattr(thing, "first_signer_id", None) != actor.account_id


def not_first_decider(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and getattr(thing, "first_decider_id", None) != actor.account_id


def not_appellant(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and getattr(thing, "appellant_id", None) != actor.account_id


def named_for_it(actor: Actor, thing: Any) -> bool:
    """Somebody from outside, with the link to this one appeal."""
    appeal_id = getattr(thing, "appeal_id", None)
    return appeal_id is not None and appeal_id == actor.outside_appeal_id


def is_requester(actor: Actor, thing: Any) -> bool:
    """Who asked for it."""
    return actor.account_id is not None and getattr(thing, "requested_by_id", None) == actor.account_id


def not_requester(actor: Actor, thing: Any) -> bool:
    return actor.account_id is not None and not is_requester(actor, thing)


def not_themselves(actor: Actor, thing: Any) -> bool:
    """The thing says nothing about the person who acts."""
    return actor.account_id is not None and not is_themselves(actor, thing)


def is_open(_actor: Actor, thing: Any) -> bool:
    """A second person has agreed, and the time it was agreed for is not over."""
    return getattr(thing, "is_open", False) is True


def touches_area_pot(_actor: Actor, thing: Any) -> bool:
    return getattr(thing, "touches_area_pot", False) is True
