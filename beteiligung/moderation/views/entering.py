"""Writing ideas down for others: one form for a single one and for a stack of cards, also where there is no line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import active_areas, area_by_id
from beteiligung.core import clock
from beteiligung.core.errors import Forbidden
from beteiligung.core.tokens import new_token
from beteiligung.media.uploads import CARDS, pictures
from beteiligung.moderation.forms.events import NONE
from beteiligung.moderation.forms.intake import ADD, CARD, EntryForm
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.words import spoken_languages
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm
from beteiligung.proposals.models import ProposalEntry, ProposalState
from beteiligung.proposals.operations.entering import UNDO_TIME, words_hash
from beteiligung.proposals.queries import EntryRow
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard, prepared
from beteiligung.web.languages import SOURCE
from beteiligung.web.messages import say
from beteiligung.web.templating import notify

_SHORTEST_KEY = 20


def entry_at_desk(entry_id: int) -> ProposalEntry | None:
    """An entry of an address. Raises Forbidden for visitors, whatever the number."""
    if current_actor().account_id is None:
        raise Forbidden
    return queries.entry_by_id(entry_id)


@bp.route("/aufnehmen", methods=["GET", "POST"])
@guard(P.DESK_READ, before=pictures(CARD, most=1, keeps_files=True, limit=CARDS))
def enter() -> Any:
    actor, recent = current_actor(), _recent()
    form = _form(recent)
    key = _key_of(form)
    refused = _take_card(actor, key)
    if ADD not in request.form and form.validate_on_submit() and not _is_known(form, key) and refused is None:
        proposal = operations.enter_proposal(actor, form.heard, key=key, has_consent=form.consent.data)
        return redirect(url_for(".enter", stapel=_stack(), fertig=proposal.id))
    if refused is not None:
        form.refuse(refused)
    return _page(form, recent)


@bp.post("/aufnehmen/<int:entry_id>/zuruecknehmen")
@guard(P.PROPOSAL_UNENTER, entry=entry_at_desk)
def unenter(entry: ProposalEntry) -> Any:
    question = ConfirmForm()
    if question.validate_on_submit():
        operations.unenter_proposal(current_actor(), entry)
        notify(_("Nummer %(number)s ist zurückgenommen.", number=entry.proposal_id))
        return redirect(url_for(".enter", stapel=_stack(), fertig=entry.proposal_id if _stack() else None))
    recent = _recent()
    return _page(_form(recent, formdata=None), recent, question)


@bp.route("/aufnehmen/ohne-netz")
@guard(P.PUBLIC_READ)
def enter_offline() -> Any:
    """Fetched beforehand by the worker, without cookie, and shown by it where there is no line. It knows nobody."""
    form = EntryForm(active_areas(), [], spoken_languages(), formdata=None, meta={"csrf": False}, data=_as_before([]))
    return render_template("moderation/enter_offline.html", form=form)


def _recent() -> list[EntryRow]:
    return queries.recent_entries(current_actor().account_id)


def _form(recent: Sequence[EntryRow], **kwargs: Any) -> EntryForm:
    areas = _own_areas(current_actor())
    events = queries.recent_events([area.id for area in areas])
    return EntryForm(areas, events, spoken_languages(), data=_as_before(recent), **kwargs)


def _page(form: EntryForm, recent: Sequence[EntryRow], question: ConfirmForm | None = None) -> str:
    """The form with what was written down last. ``question``: what was refused of it."""
    actor = current_actor()
    return render_template(
        "moderation/enter.html",
        form=form,
        question=question,
        is_stack=_stack() is not None,
        card=queries.card_with(actor, _key_of(form)),
        done=_just_entered(recent),
        entries=[(row, _can_undo(actor, row)) for row in recent],
    )


def _own_areas(actor: Actor) -> list[Aktionsraum]:
    """The areas for which this person may write ideas down."""
    return [area for area in active_areas() if actor.is_coordinator or area.id in actor.officer_for]


def _as_before(recent: Sequence[EntryRow]) -> dict[str, Any]:
    """Whoever enters one idea after the other is asked for the same only once."""
    if not recent:
        return {"sprache": SOURCE.address, "veranstaltung": NONE}
    last = recent[0]
    area = area_by_id(last.aktionsraum_id)
    return {
        "raum": area.slug if area else None,
        "quelle": last.source,
        "consent": _stack() is not None and _just_entered(recent) is not None,
        "sprache": last.language,
        "veranstaltung": str(last.event_id) if last.event_id else NONE,
    }


def _just_entered(recent: Sequence[EntryRow]) -> EntryRow | None:
    """The idea before this form, by the number in the address: so one stack goes on, and another begins anew."""
    return next((row for row in recent if str(row.id) == request.args.get("fertig")), None)


def _stack() -> int | None:
    """Whether one card after the other is entered, as addresses carry it."""
    return 1 if request.args.get("stapel") else None


def _key_of(form: EntryForm) -> str:
    """The form's own key, so that a form sent twice makes one idea."""
    if len(form.submission_key.data or "") < _SHORTEST_KEY:
        form.submission_key.data = new_token()
    key: str = form.submission_key.data
    return key


def _take_card(actor: Actor, key: str) -> str | None:
    """Keep the photo that came, whatever else is wrong with the form. Gives the sentence about one that is refused."""
    uploads = prepared() or []
    if g.get("refusal") is not None:
        return None
    for upload in uploads:
        if upload.refusal is not None:
            return str(_("%(file)s: %(reason)s", file=upload.filename, reason=say(upload.refusal.message)))
        if upload.made is not None:
            operations.keep_card(actor, upload.made, key=key)
    if ADD in request.form and not uploads:
        return str(_("Bitte wählen Sie zuerst ein Foto aus."))
    return None


def _is_known(form: EntryForm, key: str) -> bool:
    """Whether the same words came before and nobody said that they shall come again; the form says so then."""
    heard = form.heard
    number = queries.entered_before(heard.aktionsraum_id, words_hash(heard.title, heard.text), key=key)
    if number is None or form.again.data:
        return False
    form.shows_again = True
    form.refuse(_("Dieser Text ist schon aufgenommen, mit der Nummer %(number)s.", number=number))
    return True


def _can_undo(actor: Actor, row: EntryRow) -> bool:
    is_young = row.entered_at > clock.now() - UNDO_TIME
    return (
        is_young
        and row.state is ProposalState.SUBMITTED
        and row.receipt_to is None
        and can(actor, P.PROPOSAL_UNENTER, row)
    )
