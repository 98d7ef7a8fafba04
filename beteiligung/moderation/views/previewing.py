"""What an author would read, beside the German: nothing ready-made is sent that the officer has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beteiligung.core.errors import InvalidInput
from beteiligung.moderation.filling import filled
from beteiligung.moderation.forms.wording import PicksModule
from beteiligung.moderation.operations import chosen_for
from beteiligung.moderation.operations.worded import NOTHING
from beteiligung.moderation.views.words import language_word
from beteiligung.moderation.wording import Chosen
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import language_for
from beteiligung.web.current import current_actor
from beteiligung.web.languages import LANGUAGES, Language
from beteiligung.web.messages import say


@dataclass(frozen=True)
class Told:
    """What people with one language read. ``text``: None where they get the German one, since there is no other."""

    text: str | None
    language: Language
    reads: str
    """The name of their language."""


@dataclass(frozen=True)
class Preview:
    """A ready-made text with its places filled, in German and for all who read it in another language."""

    german: str
    others: Sequence[Told]


def preview_of(
    form: PicksModule,
    proposal: Proposal,
    further: Mapping[str, Any] = NOTHING,
    languages: Sequence[str] | None = None,
) -> Preview | None:
    """The module that was picked as it would be sent; the form carries that it was shown. A fault stands above the form.

    ``languages``: those of all who are told, where it is not the idea's author.
    """
    if form.module_id is None:
        return None
    languages = languages or [language_for(proposal)]
    try:
        chosen = chosen_for(current_actor(), proposal, form.PURPOSE, form.module_id, further, language=languages[0])
    except InvalidInput as error:
        sentence = say(error.message)
        if sentence not in form.form_errors:
            form.refuse(sentence)
        return None
    form.shown.data = chosen.mark_for(languages)
    german = filled(chosen.german.text, chosen.values, chosen.german.language)
    return Preview(german, [_told(chosen.in_language(one)) for one in languages if one != chosen.german.language])


def _told(chosen: Chosen) -> Told:
    is_translated = chosen.told.id != chosen.german.id
    text = filled(chosen.told.text, chosen.values, chosen.told.language) if is_translated else None
    return Told(text, LANGUAGES[chosen.told.language], language_word(chosen.language))
