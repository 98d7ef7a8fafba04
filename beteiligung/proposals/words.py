"""Words for what the database holds as codes, and the name an idea goes under."""

from __future__ import annotations

from flask_babel import gettext as _
from markupsafe import Markup, escape

from beteiligung.core.i18n import N_
from beteiligung.core.text import REMOVED
from beteiligung.proposals.models import Proposal, ProposalState, Source
from beteiligung.proposals.queries import Surroundings
from beteiligung.web.locale import current_language
from beteiligung.web.messages import isolated, listed_words
from beteiligung.web.templating import day

STATES = {
    ProposalState.DRAFT: N_("Entwurf"),
    ProposalState.UNCONFIRMED: N_("Noch nicht bestätigt"),
    ProposalState.SUBMITTED: N_("Eingereicht"),
    ProposalState.RETURNED: N_("Rückfrage"),
    ProposalState.PUBLISHED: N_("Veröffentlicht"),
    ProposalState.IN_REVIEW: N_("In Prüfung"),
    ProposalState.PROMOTED: N_("Wird beantragt"),
    ProposalState.DECLINED: N_("Wird nicht umgesetzt"),
    ProposalState.REJECTED: N_("Nicht veröffentlicht"),
    ProposalState.MERGED: N_("Zusammengelegt"),
    ProposalState.FORWARDED: N_("Weitergeleitet"),
    ProposalState.RESTING: N_("Ruht"),
    ProposalState.WITHDRAWN: N_("Zurückgezogen"),
    ProposalState.LAPSED: N_("Verfallen"),
}


def state_word(state: ProposalState) -> str:
    """The state of an idea in one or two words."""
    return str(_(STATES[state]))


def filter_word(state: ProposalState) -> str:
    """All ideas of a state, on a filter; those promoted show the states of their measures, which are many."""
    return str(_("Wird zur Maßnahme")) if state is ProposalState.PROMOTED else state_word(state)


def name_of(proposal: Proposal) -> str | None:
    """The name the idea goes under; None for one that nobody here wrote."""
    if proposal.source is Source.IMPORT:
        return None
    return name_shown(proposal) or str(_("Nachbar*in"))


def name_shown(proposal: Proposal) -> str | None:
    """The name its author chose, unless the desk has hidden it."""
    return proposal.shown_name if proposal.name_hidden_at is None else None


HEARD = {
    Source.PAPER: N_("Von einer Karte abgeschrieben"),
    Source.PHONE: N_("Am Telefon aufgenommen"),
    Source.EVENT: N_("Bei einer Veranstaltung aufgenommen"),
    Source.COUNTER: N_("In der Sprechstunde aufgenommen"),
}


def heard_words(proposal: Proposal, around: Surroundings) -> str | None:
    """Where staff wrote the idea down; None for one that came otherwise."""
    if proposal.source not in HEARD:
        return None
    if around.event_name is None or around.event_day is None:
        return str(_(HEARD[proposal.source]))
    place = {"event": isolated(around.event_name), "day": day(around.event_day)}
    return escape(_("Aufgenommen bei: %(event)s, %(day)s")) % place


def fields_of(around: Surroundings) -> str:
    """The names of an idea's fields of action, in the page's language."""
    language = current_language().address
    return listed_words([field.name_in(language) for field in around.fields])


def removals_named(text: str | Markup | None, *, plain: bool = False) -> str | Markup | None:
    """A text in which the places where a passage was removed say so, in the reader's language. ``plain``: no HTML."""
    if not text or REMOVED not in text:
        return text
    mark = "[" + _("Textstelle entfernt") + "]"
    if plain:
        return text.replace(REMOVED, mark)
    language = current_language()
    named = Markup('<span class="removed" lang="{}" dir="{}">{}</span>').format(language.tag, language.direction, mark)
    return escape(text).replace(REMOVED, named)
