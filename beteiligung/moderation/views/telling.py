"""Telling people without an electronic channel what was decided: by phone, by letter, or when they come by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import address_of
from beteiligung.aktionsraum.queries import area_by_id, the_city
from beteiligung.log.queries import is_looking
from beteiligung.mail.rendering import Letter, readable_language, render_on_paper
from beteiligung.media.workshop import workshop
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.forms.telling import TellForm
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.moderation.operations import TRIES_BEFORE_LETTER
from beteiligung.moderation.paper import letter_data
from beteiligung.moderation.queries import Said
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.moderation.views.paper import pdf_response
from beteiligung.moderation.views.shared import shared_of
from beteiligung.moderation.views.telling_words import (
    CHANNEL_ICONS,
    USUAL,
    WAYS,
    not_reached_words,
    other_way_words,
    outcome_words,
    tries_words,
)
from beteiligung.moderation.views.time_words import due_words
from beteiligung.moderation.views.words import language_word
from beteiligung.proposals.models import Channel, Proposal, ProposalContact, Telling
from beteiligung.proposals.queries import contact_of, open_tellings
from beteiligung.web.current import current_actor
from beteiligung.web.guard import Before, guard, prepared
from beteiligung.web.languages import SOURCE
from beteiligung.web.templating import notify


@dataclass(frozen=True)
class News:
    """One piece of news: in the person's language, and in German for who tells it."""

    theirs: Letter
    german: Letter | None
    """None where that is their language."""


@bp.route("/ideen/<int:proposal_id>/bescheid", methods=["GET", "POST"])
@guard(P.AUTHOR_TELL, proposal=at_desk)
def tell(proposal: Proposal) -> Any:
    tellings = open_tellings(proposal.id)
    form = _form(tellings)
    if form.validate_on_submit():
        operations.finish_telling(current_actor(), proposal, form.chosen, newest=form.version.data)
        notify(_("Erledigt. Die Zusage an die Person ist gehalten."))
        return redirect(next_entry_url())
    return _page(proposal, form, tellings)


@bp.post("/ideen/<int:proposal_id>/bescheid/nicht-erreicht")
@guard(P.AUTHOR_TELL, proposal=at_desk)
def not_reached(proposal: Proposal) -> Any:
    tellings = open_tellings(proposal.id)
    form = _form(tellings)
    if form.validate_on_submit():
        operations.note_not_reached(current_actor(), proposal, newest=form.version.data)
        notify(_("Notiert. Die Aufgabe kommt am nächsten Werktag wieder."))
        return redirect(next_entry_url())
    return _page(proposal, form, tellings)


@bp.route("/ideen/<int:proposal_id>/kontakt", methods=["GET", "POST"])
@guard(P.CONTACT_READ, proposal=at_desk)
def contact(proposal: Proposal) -> Any:
    """Opened by a button, which the log keeps; whoever has opened it sees it for a while, also where they tell somebody."""
    item = _item(proposal)
    if ShareForm().validate_on_submit():
        actor = current_actor()
        if item is not None and not actor.is_auditor:
            operations.begin_deciding(actor, item)
            return redirect(desk_url(".tell", proposal_id=proposal.id))
        return redirect(desk_url(".contact", proposal_id=proposal.id))
    return render_template(
        "moderation/contact.html", proposal=proposal, ways=_ways(proposal), back_url=idea_url(proposal.id)
    )


@contextmanager
def _printed(proposal: Proposal) -> Iterator[bytes | None]:
    """Made before the transaction begins. Nothing where nothing is to be told any more."""
    tellings, to = open_tellings(proposal.id), contact_of(proposal.id)
    letters = [news.theirs for news in _news(proposal, tellings)]
    yield workshop().paper("letter", letter_data(letters, the_city(), to)) if letters else None


@bp.post("/ideen/<int:proposal_id>/bescheid/brief")
@guard(P.CONTACT_READ, before=Before(_printed), proposal=at_desk)
def letter(proposal: Proposal) -> Any:
    """The letter says where the person lives: printing it is a look at their contact."""
    content, tellings = prepared(), open_tellings(proposal.id)
    form = _form(tellings)
    if form.validate_on_submit() and content is not None:
        return pdf_response(content, str(_("Brief zu Idee %(number)s", number=proposal.id)))
    return _page(proposal, form, tellings)


def _form(tellings: Sequence[Telling]) -> TellForm:
    newest = tellings[-1] if tellings else None
    channel = newest.channel if newest else Channel.PHONE
    outcomes = {one: outcome_words(one, channel) for one in operations.possible_outcomes(tellings)}
    usual = USUAL[channel]
    return TellForm(outcomes, newest=newest.id if newest else None, usual=usual)


def _page(proposal: Proposal, form: TellForm, tellings: Sequence[Telling]) -> Any:
    area, item = area_by_id(proposal.aktionsraum_id), _item(proposal)
    tries, newest = operations.tries_of(tellings), tellings[-1] if tellings else None
    page = render_template(
        "moderation/tell.html",
        form=form,
        proposal=proposal,
        area_name=area.name if area else "",
        is_possible=newest is not None,
        way=_(WAYS[newest.channel]) if newest else None,
        way_icon=CHANNEL_ICONS[newest.channel] if newest else None,
        language=language_word(newest.language) if newest else None,
        shared=shared_of(item),
        due=due_words(item.due_on) if item else None,
        tries=tries_words(newest.channel, tries) if newest and tries else None,
        other_way=other_way_words(newest.channel) if newest and tries >= TRIES_BEFORE_LETTER else None,
        not_reached=not_reached_words(newest.channel) if newest else None,
        news=_news(proposal, tellings),
        ways=_ways(proposal),
        source=SOURCE,
        idea_url=idea_url(proposal.id),
        not_reached_url=desk_url(".not_reached", proposal_id=proposal.id),
        contact_url=desk_url(".contact", proposal_id=proposal.id),
        letter_url=desk_url(".letter", proposal_id=proposal.id),
    )
    return page if newest is not None else (page, 409) if form.is_submitted() else page


def _news(proposal: Proposal, tellings: Sequence[Telling]) -> list[News]:
    """What is to be told, oldest first. A reminder says the question again: there is no link to it on paper."""
    city = the_city()
    said = queries.open_question(proposal, tellings[-1].language) if tellings else None
    asked = _asked(said) if said is not None else {}
    found = []
    for telling in tellings:
        values, language = {**asked, **(telling.values or {})}, readable_language(telling.language)
        theirs = render_on_paper(telling.kind, values, city, language)
        german = render_on_paper(telling.kind, values, city, SOURCE) if language != SOURCE else None
        found.append(News(theirs, german))
    return found


def _asked(said: Said) -> dict[str, Any]:
    """The words of a question as the outbox holds them."""
    module = {"text": said.text, "fill": dict(said.values), "language": said.language} if said.text else None
    return {"question": said.own, "module": module}


def _item(proposal: Proposal) -> WaitingItem | None:
    found = queries.waiting_items_of(proposal.id)
    return next((item for item in found if item.kind is WaitingKind.TELL_PERSON), None)


def _ways(proposal: Proposal) -> dict[str, Any] | None:
    """How the person is reached, for whoever has opened it just now; None for all others."""
    if not is_looking(current_actor().account_id, P.CONTACT_READ, proposal):
        return None
    found = contact_of(proposal.id) or ProposalContact()
    account_email = address_of(proposal.author_id) if proposal.author_id is not None else None
    return {
        "name": found.name,
        "phone": found.phone,
        "email": found.email or account_email,
        "address": (found.postal_address or "").splitlines(),
    }
