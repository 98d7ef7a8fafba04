"""What the desk shows of an idea that staff wrote down: where, by whom, since when its author agrees, and the card."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup, escape

from beteiligung.accounts.queries import staff_names
from beteiligung.media.models import Picture
from beteiligung.proposals.models import HEARD, Proposal
from beteiligung.proposals.queries import Surroundings, card_of, entry_by_id
from beteiligung.proposals.words import heard_words
from beteiligung.web.templating import day


@dataclass(frozen=True)
class Entered:
    """In words, and the photo of the card."""

    words: Markup
    consent: str
    card: Picture | None


def entered_of(proposal: Proposal, around: Surroundings) -> Entered | None:
    """How the idea was written down; asks nothing for one that came otherwise."""
    entry = entry_by_id(proposal.id) if proposal.source in HEARD else None
    if entry is None:
        return None
    names = staff_names({entry.entered_by_id}) if entry.entered_by_id is not None else {}
    name = names.get(entry.entered_by_id or 0) or _("jemandem")
    return Entered(
        escape(_("%(where)s, von %(name)s")) % {"where": escape(heard_words(proposal, around)), "name": name},
        str(_("vermerkt am %(day)s", day=day(entry.consent_on))),
        card_of(proposal.id),
    )
