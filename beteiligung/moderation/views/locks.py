"""What is locked: its number, kind and time, and nothing of it. Whoever wrote it is told, sooner or later; coordinators lift a
lock or delete what lies under it.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.models import Lock
from beteiligung.moderation.queries import lock_by_id
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.words import subject_word
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.route("/gesperrt/")
@guard(P.LOCK_READ)
def locks() -> Any:
    cursor, first_url = request.args.get("nach", ""), url_for(".locks")
    try:
        page = queries.locks_page(current_actor(), cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    return render_template(
        "moderation/locks.html",
        rows=[(row, subject_word(row.subject)) for row in page.items],
        next_url=url_for(".locks", nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )


@bp.route("/gesperrt/<int:lock_id>/mitteilen", methods=["GET", "POST"])
@guard(P.LOCK_TELL, lock=lock_by_id)
def tell_lock(lock: Lock) -> Any:
    form, is_tellable = ShareForm(), operations.is_tellable(lock)
    if form.validate_on_submit():
        operations.tell_of_lock(current_actor(), lock)
        notify(_("Mitgeteilt. Die Gründe sind unterwegs."))
        return redirect(url_for(".locks"))
    is_possible = is_tellable and lock.lifted_at is None and not queries.is_told_of(lock)
    return _page("moderation/tell_lock.html", lock, form, is_possible=is_possible, is_tellable=is_tellable)


@bp.route("/gesperrt/<int:lock_id>/entsperren", methods=["GET", "POST"])
@guard(P.LOCK_LIFT, lock=lock_by_id)
def lift(lock: Lock) -> Any:
    form = ShareForm()
    if form.validate_on_submit():
        operations.lift_lock(current_actor(), lock)
        notify(_("Nummer %(number)s ist entsperrt. Alles ist wieder, wie es war.", number=lock.id))
        return redirect(url_for(".locks"))
    return _page("moderation/lift.html", lock, form, is_possible=_is_standing(lock))


@bp.route("/gesperrt/<int:lock_id>/loeschen", methods=["GET", "POST"])
@guard(P.LOCK_ERASE, lock=lock_by_id)
def erase(lock: Lock) -> Any:
    form = ShareForm()
    if form.validate_on_submit():
        operations.erase_locked(current_actor(), lock)
        notify(_("Nummer %(number)s ist gelöscht.", number=lock.id))
        return redirect(url_for(".locks"))
    return _page("moderation/erase.html", lock, form, is_possible=_is_standing(lock))


def _is_standing(lock: Lock) -> bool:
    return lock.lifted_at is None and lock.erased_at is None


def _page(template: str, lock: Lock, form: ShareForm, *, is_possible: bool, **values: Any) -> Any:
    what = subject_word(lock.subject)
    page = render_template(template, lock=lock, form=form, what=what, is_possible=is_possible, **values)
    return page if is_possible else (page, 409)
