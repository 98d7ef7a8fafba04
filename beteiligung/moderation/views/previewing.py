"""What an author would read, beside the German: nothing ready-made is sent that the officer has not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beteiligung.core.errors import InvalidInput
from beteiligung.moderation.filling import filled
from beteiligung.moderation.forms.wording import PicksModule
from beteiligung.moderation.operations import chosen_for
from beteiligung.moderation.operations.worded import NOTHING
from beteiligung.moderation.views.words import language_word
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import language_for
from beteiligung.web.current import current_actor
from beteiligung.web.languages import LANGUAGES, Language
from beteiligung.web.messages import say


@dataclass(frozen=True)
class Preview:
    """A ready-made text with its places filled. ``told``: None where its author reads the German one."""

    german: str
    told: str | None
    language: Language
    reads: str
    """The name of the language that the author reads."""
    is_german: bool
    """Whether the author reads German anyway."""


def preview_of(form: PicksModule, proposal: Proposal, further: Mapping[str, Any] = NOTHING) -> Preview | None:
    """The module that was picked as it would be sent; the form carries that it was shown. A fault stands above the form."""
    if form.module_id is None:
        return None
    try:
        chosen = chosen_for(current_actor(), proposal, form.PURPOSE, form.module_id, further)
    except InvalidInput as error:
        sentence = say(error.message)
        if sentence not in form.form_errors:
            form.refuse(sentence)
        return None
    form.shown.data = chosen.mark
    german = filled(chosen.german.text, chosen.values, chosen.german.language)
    is_translated = chosen.told.id != chosen.german.id
    reads = language_for(proposal)
    return Preview(
        german,
        filled(chosen.told.text, chosen.values, chosen.told.language) if is_translated else None,
        LANGUAGES[chosen.told.language],
        language_word(reads),
        reads == chosen.german.language,
    )
