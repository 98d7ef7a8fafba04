"""Forms that decide, and those that pick a ready-made text for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField

from beteiligung.moderation.models import Purpose, TextModule
from beteiligung.moderation.wording import Pick
from beteiligung.web.forms import BaseForm, Filled, VersionedForm, choices

LOOK = "zeigen"
"""Name of the button that shows what the author would read, and sends nothing."""


class DecideForm(VersionedForm):
    """One button: publish, take into review, give back, ask an office again."""

    @property
    def shown_version(self) -> int | None:
        """The version that came with the form; one that came without is stale."""
        return self.version.data if self.version.raw_data else None


class SaysIfHelped(BaseForm):
    """Whether a hint of the program helped; asked only where it gave one on this thing. Nobody says so by not looking."""

    was_automated = BooleanField(_l("Ein Hinweis des Programms hat dabei geholfen"))

    def __init__(self, *args: Any, has_hint: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_hint:
            del self.was_automated

    @property
    def has_helped(self) -> bool:
        """As whoever decides says."""
        return self.was_automated is not None and bool(self.was_automated.data)


class PicksModule(DecideForm):
    """Which ready-made text goes with the decision, beside own words in the field ``OWN``."""

    PURPOSE: Purpose
    OWN: str

    module = SelectField(_l("Textbaustein"), validate_choice=False)
    shown = HiddenField("")

    def __init__(self, modules: Sequence[TextModule], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.has_modules = bool(modules)
        pairs = [("", _l("Keiner, nur eigene Worte")), *((str(module.id), module.name) for module in modules)]
        self.module.choices = choices(pairs)
        own = self[self.OWN]
        own.flags.required = own.flags.required and not modules
        if self.module_id is not None:
            own.validators = [one for one in own.validators if not isinstance(one, Filled)]

    @property
    def module_id(self) -> int | None:
        """The module that was picked; 0 for one that nobody could pick."""
        picked: str | None = self.module.data
        if not picked:
            return None
        return int(picked) if picked.isascii() and picked.isdigit() and len(picked) < 10 else 0

    @property
    def pick(self) -> Pick | None:
        return None if self.module_id is None else Pick(self.module_id, self.shown.data)

    @property
    def only_looks(self) -> bool:
        """Whether the officer wants to read the text, not to send it."""
        return LOOK in request.form
