"""The inbox: what waits for an officer, what waits longest first, with the first entry opened beside it."""

from __future__ import annotations

from typing import Any

from babel.lists import format_list
from flask import render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_names
from beteiligung.moderation import queries
from beteiligung.moderation.models import WaitingKind
from beteiligung.moderation.queries import NOTHING_PROMISED, InboxRow
from beteiligung.moderation.views.blueprint import asked_kind, bp
from beteiligung.moderation.views.pane import idea_url, measure_url, pane_of
from beteiligung.moderation.views.words import ICONS, due_words, kind_word, kinds_word, lapse_words, waiting_words
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import LANGUAGES, SOURCE
from beteiligung.web.paging import BadCursor

PAGE_SIZE = 20


@bp.route("/")
@guard(P.DESK_READ)
def desk() -> Any:
    kind, cursor = asked_kind(), request.args.get("nach", "")
    first_url = url_for(".desk", art=kind)
    try:
        inbox = inbox_list(kind, cursor, opened=None)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    first = inbox["rows"][0] if inbox["rows"] else None
    proposal = proposal_by_id(first.proposal_id) if first and first.proposal_id else None
    if first is not None:
        inbox["entries"][0]["current"] = True
    return render_template(
        "moderation/desk.html",
        areas=_areas(),
        chips=_chips(kind, inbox["counts"]),
        inbox=inbox,
        first=first,
        entry=inbox["entries"][0] if inbox["entries"] else None,
        pane=pane_of(proposal) if proposal is not None else None,
        first_url=first_url if cursor else None,
    )


def inbox_list(kind: WaitingKind | None, cursor: str, *, opened: Proposal | None) -> dict[str, Any]:
    """One page of the inbox, ready to be shown, with ``opened`` marked. Raises BadCursor."""
    actor = current_actor()
    page = queries.inbox(actor, kind, cursor, PAGE_SIZE)
    return {
        "rows": page.items,
        "entries": [_entry(row, opened is not None and row.proposal_id == opened.id) for row in page.items],
        "counts": queries.inbox_counts(actor),
        "next_url": url_for(".desk", art=kind, nach=page.next_cursor) if page.next_cursor else None,
    }


def _entry(row: InboxRow, current: bool) -> dict[str, Any]:
    due, tint = (lapse_words if row.kind in NOTHING_PROMISED else due_words)(row.due_on)
    return {
        "url": idea_url(row.proposal_id) if row.proposal_id is not None else measure_url(row.measure_id or 0),
        "kind": _("%(kind)s, %(area)s", kind=kind_word(row.kind), area=row.area_name),
        "title": row.title,
        "language": LANGUAGES.get(row.language, SOURCE).tag,
        "due": due,
        "due_tint": tint,
        "waiting": waiting_words(row.since),
        "icon": ICONS[row.kind],
        "current": current,
    }


def _chips(kind: WaitingKind | None, counts: dict[WaitingKind, int]) -> list[tuple[str, str, bool, int]]:
    """A filter for each kind that waits, and for the one that was asked for."""
    chips = [(str(_("Alle")), url_for(".desk"), kind is None, sum(counts.values()))]
    for other in WaitingKind:
        if other in counts or other is kind:
            chips.append((kinds_word(other), url_for(".desk", art=other), other is kind, counts.get(other, 0)))
    return chips


def _areas() -> str | None:
    """The names of the officer's areas; None for coordinators, who have all."""
    actor = current_actor()
    if actor.is_coordinator:
        return None
    names = area_names()
    own = sorted(names[area_id] for area_id in actor.officer_for if area_id in names)
    return str(format_list(own, locale=get_locale()))
