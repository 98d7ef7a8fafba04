"""What is locked: its number, kind and time, and nothing of it. Whoever wrote it is told, sooner or later; coordinators lift a
lock or delete what lies under it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.models import Lock
from beteiligung.moderation.queries import lock_by_id
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.listing import list_page
from beteiligung.moderation.views.words import subject_word
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.route("/gesperrt/")
@guard(P.LOCK_READ)
def locks() -> Any:
    return list_page(
        "moderation/locks.html",
        lambda cursor: queries.locks_page(current_actor(), cursor, PAGE_SIZE),
        lambda row: subject_word(row.subject),
    )


@bp.route("/gesperrt/<int:lock_id>/mitteilen", methods=["GET", "POST"])
@guard(P.LOCK_TELL, lock=lock_by_id)
def tell_lock(lock: Lock) -> Any:
    is_tellable = operations.is_tellable(lock)
    return _act(
        "moderation/tell_lock.html",
        lock,
        operations.tell_of_lock,
        _("Mitgeteilt. Die Gründe sind unterwegs.")
        if is_tellable
        else _("Festgehalten. Die Person kann sich jetzt beschweren."),
        is_possible=lock.lifted_at is None and not queries.is_told_of(lock),
        is_tellable=is_tellable,
    )


@bp.route("/gesperrt/<int:lock_id>/entsperren", methods=["GET", "POST"])
@guard(P.LOCK_LIFT, lock=lock_by_id)
def lift(lock: Lock) -> Any:
    done = _("Sperre Nr. %(number)s ist aufgehoben. Alles ist wieder, wie es war.", number=lock.id)
    return _act("moderation/lift.html", lock, operations.lift_lock, done, is_possible=_is_standing(lock))


@bp.route("/gesperrt/<int:lock_id>/loeschen", methods=["GET", "POST"])
@guard(P.LOCK_ERASE, lock=lock_by_id)
def erase(lock: Lock) -> Any:
    done = _("Der Inhalt von Sperre Nr. %(number)s ist gelöscht.", number=lock.id)
    return _act("moderation/erase.html", lock, operations.erase_locked, done, is_possible=_is_standing(lock))


def _is_standing(lock: Lock) -> bool:
    return lock.lifted_at is None and lock.erased_at is None


def _act(
    template: str, lock: Lock, act: Callable[[Actor, Lock], None], done: str, *, is_possible: bool, **values: Any
) -> Any:
    """A page with one button; it leads back to the list."""
    form = ShareForm()
    if form.validate_on_submit():
        act(current_actor(), lock)
        notify(done)
        return redirect(url_for(".locks"))
    what = subject_word(lock.subject)
    page = render_template(template, lock=lock, form=form, what=what, is_possible=is_possible, **values)
    return page if is_possible else (page, 409)
