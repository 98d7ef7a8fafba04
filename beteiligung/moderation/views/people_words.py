"""How the desk says who has begun with something, who looks after it, and what colleagues are in an area."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from beteiligung.accounts.models import Role
from beteiligung.accounts.queries import Colleague, Post
from beteiligung.core import clock
from beteiligung.web.messages import listed_words
from beteiligung.web.templating import day, short_day


def shared_words(
    claimed_by_id: int | None,
    handed_to_id: int | None,
    caretaker_id: int | None,
    names: Mapping[int, str],
    own_id: int | None,
) -> str | None:
    """Who has begun with an entry, else who was asked to take it on, else who looks after its idea."""
    if claimed_by_id is not None:
        if claimed_by_id == own_id:
            return str(_("Sie sind dran"))
        return str(_("%(name)s ist dran", name=names.get(claimed_by_id) or _("Jemand anderes")))
    if handed_to_id is not None:
        if handed_to_id == own_id:
            return str(_("Ihnen übergeben"))
        return str(_("An %(name)s übergeben", name=names.get(handed_to_id) or _("Jemand anderem")))
    return caretaker_words(caretaker_id, names, own_id)


def caretaker_words(caretaker_id: int | None, names: Mapping[int, str], own_id: int | None) -> str | None:
    """Who looks after an idea; None where nobody does in particular."""
    if caretaker_id is None:
        return None
    if caretaker_id == own_id:
        return str(_("Von Ihnen betreut"))
    return str(_("Betreut von %(name)s", name=names.get(caretaker_id) or _("jemand anderem")))


def colleague_words(colleague: Colleague) -> str:
    """A colleague's name, and until when they are away."""
    if colleague.away_until is None:
        return colleague.name
    return str(_("%(name)s (abwesend bis %(day)s)", name=colleague.name, day=day(colleague.away_until)))


def post_words(post: Post) -> str:
    """Who is in charge, with what limits it: a day it begins or ends, and until when they are away."""
    about = []
    if post.valid_from > clock.today():
        about.append(_("ab %(day)s", day=short_day(post.valid_from)))
    if post.valid_until is not None:
        about.append(_("bis %(day)s", day=short_day(post.valid_until)))
    if post.away_until is not None:
        about.append(_("abwesend bis %(day)s", day=short_day(post.away_until)))
    return str(_("%(name)s (%(limits)s)", name=post.name, limits=listed_words(about))) if about else post.name


def colleague_role(colleague: Colleague) -> str:
    """What a colleague is in an area."""
    if colleague.role is Role.COORDINATOR:
        return str(_("Projektbüro"))
    return str(_("Vertretung")) if colleague.is_deputy else str(_("zuständig"))


def role_word(role: str) -> str:
    """Who decided, by role."""
    if role == "system":
        return str(_("Plattform"))
    if role == "outside":
        return str(_("Benannte Person von außerhalb"))
    return str(_("Projektbüro")) if role == "coordinator" else str(_("Aktionsraumbeauftragte"))
