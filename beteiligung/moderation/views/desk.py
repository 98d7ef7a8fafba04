"""The inbox: what waits for an officer, what waits longest first, with the first entry opened beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from babel.lists import format_list
from flask import render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_names
from beteiligung.moderation import queries
from beteiligung.moderation.models import APART, Subject, WaitingKind
from beteiligung.moderation.queries import NOTHING_PROMISED, InboxRow, Scope
from beteiligung.moderation.views.blueprint import asked_kind, asked_scope, bp, desk_url
from beteiligung.moderation.views.pane import idea_url, measure_url, pane_of, tell_url
from beteiligung.moderation.views.people_words import shared_words
from beteiligung.moderation.views.time_words import due_words, lapse_words, waiting_words
from beteiligung.moderation.views.words import ICONS, kind_word, kinds_word, report_word, scope_word
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import LANGUAGES, SOURCE
from beteiligung.web.paging import BadCursor
from beteiligung.web.remembered.addresses import address
from beteiligung.web.remembered.words import remembered_words

PAGE_SIZE = 10


@bp.route("/")
@guard(P.DESK_READ)
def desk() -> Any:
    kind, cursor = asked_kind(), request.args.get("nach", "")
    first_url = desk_url(".desk")
    all_counts = queries.inbox_counts(current_actor())
    counts = all_counts[asked_scope()]
    try:
        inbox = inbox_list(kind, cursor, waiting=counts)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    first = inbox["rows"][0] if inbox["rows"] else None
    idea_id = first.proposal_id if first is not None and first.kind not in APART else None
    found = queries.waiting_idea(current_actor(), idea_id) if idea_id else None
    if first is not None:
        inbox["entries"][0]["current"] = True
    return render_template(
        "moderation/desk.html",
        areas=_areas(),
        scope=asked_scope(),
        counts=counts,
        chips=_chips(kind, counts),
        scopes=_scopes(all_counts),
        elsewhere=_elsewhere(all_counts),
        all_kinds_url=_scope_url(asked_scope()),
        inbox=inbox,
        first=first,
        entry=inbox["entries"][0] if inbox["entries"] else None,
        pane=pane_of(found[0], names=inbox["names"], waiting=found[1]) if found is not None else None,
        first_url=first_url if cursor else None,
    )


def inbox_list(
    kind: WaitingKind | None,
    cursor: str,
    *,
    opened: Proposal | None = None,
    waiting: Collection[WaitingKind] = tuple(WaitingKind),
) -> dict[str, Any]:
    """One page of the inbox, ready to be shown, with ``opened`` marked. Raises BadCursor.

    ``waiting``: the kinds of which there are any, for whoever has counted them.
    """
    page = queries.inbox(current_actor(), kind, cursor, PAGE_SIZE, asked_scope(), waiting=waiting)
    names = {row.whose_id: row.name for row in page.items if row.whose_id is not None and row.name is not None}
    return {
        "rows": page.items,
        "names": names,
        "entries": [_entry(row, _is_opened(row, opened), names) for row in page.items],
        "next_url": desk_url(".desk", nach=page.next_cursor) if page.next_cursor else None,
    }


def _is_opened(row: InboxRow, opened: Proposal | None) -> bool:
    return opened is not None and row.kind not in APART and row.proposal_id == opened.id


def _entry(row: InboxRow, current: bool, names: Mapping[int, str]) -> dict[str, Any]:
    own_id = current_actor().account_id
    due, tint = (lapse_words if row.kind in NOTHING_PROMISED else due_words)(row.due_on)
    return {
        "url": _url(row),
        "kind": _in_area(_kind(row), row.area_name),
        "title": row.title or _("Gesperrtes"),
        "language": LANGUAGES.get(row.language, SOURCE).tag,
        "due": due,
        "due_tint": tint,
        "waiting": waiting_words(row.since),
        "who": _("Niemand da, der entscheiden darf")
        if row.lacks_decider
        else shared_words(row.claimed_by_id, row.handed_to_id, row.caretaker_id, names, own_id),
        "is_appeal": row.appeal_id is not None,
        "is_mine": row.claimed_by_id is not None and row.claimed_by_id == own_id,
        "icon": ICONS[row.kind],
        "current": current,
    }


@remembered_words
def _in_area(kind: str, area: str) -> str:
    return str(_("%(kind)s, %(area)s", kind=kind, area=area))


def _url(row: InboxRow) -> str:
    """Where the entry is decided."""
    if row.appeal_id is not None:
        return desk_url(".appeal", appeal_id=row.appeal_id)
    if row.proposal_id is None:
        return measure_url(row.measure_id or 0)
    if row.subject is not None:
        code = queries.code_of(row.subject, row.subject_id)
        return f"{desk_url('.contribution', proposal_id=row.proposal_id, was=code)}#eintrag"
    if row.comment_id is not None:
        code = queries.code_of(Subject.COMMENT, row.comment_id)
        return f"{desk_url('.contribution', proposal_id=row.proposal_id, was=code)}#eintrag"
    if row.kind is WaitingKind.TELL_PERSON:
        return tell_url(row.proposal_id)
    return idea_url(row.proposal_id)


def _kind(row: InboxRow) -> str:
    return report_word(row.subject, row.reason) if row.subject is not None else kind_word(row.kind)


def _chips(kind: WaitingKind | None, counts: dict[WaitingKind, int]) -> list[tuple[str, str, bool, int]]:
    """A filter for each kind that waits, and for the one that was asked for."""
    scope = asked_scope()
    wer = scope if scope is not Scope.OWN else None
    chips = [(str(_("Alle")), _scope_url(scope), kind is None, sum(counts.values()))]
    for other in WaitingKind:
        if other in counts or other is kind:
            url = address("moderation.desk", art=other, wer=wer)
            chips.append((kinds_word(other), url, other is kind, counts.get(other, 0)))
    return chips


def _scopes(all_counts: dict[Scope, dict[WaitingKind, int]]) -> list[tuple[str, str, bool, int]]:
    """Whose entries there are to look at; nothing to choose where they are all the same."""
    asked, counts = asked_scope(), {scope: sum(kinds.values()) for scope, kinds in all_counts.items()}
    shared = counts[Scope.PERSONAL] or counts[Scope.ELSEWHERE]
    if asked is Scope.OWN and not shared and len({*counts.values()} - {0}) <= 1:
        return []
    return [
        (scope_word(scope), _scope_url(scope), scope is asked, count)
        for scope, count in counts.items()
        if count or scope is not Scope.ELSEWHERE or scope is asked
    ]


def _elsewhere(all_counts: dict[Scope, dict[WaitingKind, int]]) -> dict[str, Any] | None:
    """What else there is to look at where the asked inbox is empty."""
    for scope, kinds in all_counts.items():
        if kinds and scope is not asked_scope():
            return {"label": scope_word(scope), "url": _scope_url(scope), "count": sum(kinds.values())}
    return None


def _scope_url(scope: Scope) -> str:
    return address("moderation.desk", wer=scope if scope is not Scope.OWN else None)


def _areas() -> str | None:
    """The names of the officer's areas; None for coordinators, who have all."""
    actor = current_actor()
    if actor.is_coordinator:
        return None
    names = area_names()
    own = sorted(names[area_id] for area_id in actor.officer_for if area_id in names)
    return _listed(*own)


@remembered_words
def _listed(*names: str) -> str:
    return str(format_list(names, locale=get_locale()))
