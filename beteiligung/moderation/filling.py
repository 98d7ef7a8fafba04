"""Ready-made texts with their places filled, as their language writes numbers and days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import force_locale

from beteiligung.mail.values import from_json
from beteiligung.moderation.placeholders import NAMED, PHONE
from beteiligung.web.languages import LANGUAGES
from beteiligung.web.messages import kept_whole, left_to_right, written


def filled(text: str, values: Mapping[str, Any], language: str) -> str:
    """The text with its values, also as mails carry them. A place without a value stays as it is."""

    def value_of(name: str, place: str) -> str:
        value = from_json(values.get(name))
        if value is None:
            return place
        return left_to_right(kept_whole(value)) if name == PHONE else written(value)

    with force_locale(LANGUAGES[language].locale):
        return NAMED.sub(lambda found: value_of(found[1], found[0]), text)
