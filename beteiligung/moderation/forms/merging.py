"""The shape of merging ideas and of splitting one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import g, request
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField
from wtforms.widgets import HiddenInput

from beteiligung.core.errors import Stale
from beteiligung.moderation.forms.wording import DecideForm, SaysIfHelped
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import PARTS, Part
from beteiligung.proposals.operations.content import TEXT_LENGTH, TITLE_LENGTH
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, choices

MORE = "mehr"
"""The name of the button that asks for another part."""


class MergeForm(SaysIfHelped, DecideForm):
    """One button. It carries the versions of both ideas."""

    lead_version = IntegerField("", widget=HiddenInput())

    def __init__(self, lead: Proposal, **kwargs: Any) -> None:
        super().__init__(data={"lead_version": lead.version}, **kwargs)
        self.lead = lead

    @property
    def shown_lead_version(self) -> int | None:
        """The version of the other idea that came with the form."""
        return self.lead_version.data if self.lead_version.raw_data else None

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As ever; after a refusal as stale the form carries the new versions of both."""
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale):
            self.lead_version.raw_data, self.lead_version.data = None, self.lead.version
        return valid


class PartForm(BaseForm):
    """One part among others on the same page; its token is that of the page's form."""

    title = LineField(_l("Titel"), [Filled(_l("Bitte schreiben Sie einen Titel.")), LengthBetween(*TITLE_LENGTH)])
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(*TEXT_LENGTH)],
    )
    area = SelectField(_l("Aktionsraum"))

    def __init__(self, number: int, areas: Sequence[tuple[int, str]], proposal: Proposal) -> None:
        super().__init__(prefix=f"teil-{number}-", data={"area": str(proposal.aktionsraum_id)}, meta={"csrf": False})
        self.area.choices = choices(areas)


class SplitForm(DecideForm):
    """The parts of an idea: title, text and area each."""

    count = IntegerField("", widget=HiddenInput())

    def __init__(self, areas: Sequence[tuple[int, str]], proposal: Proposal) -> None:
        super().__init__(obj=proposal)
        least, most = PARTS
        self.asks_for_more = MORE in request.form
        number = min(max(self.count.data or least, least) + self.asks_for_more, most)
        self.count.raw_data, self.count.data = None, number
        self.parts = [PartForm(one, areas, proposal) for one in range(1, number + 1)]
        self._fields |= {field.name: field for part in self.parts for field in part}

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As ever; asking for another part is no sending yet."""
        return not self.asks_for_more and super().validate_on_submit(extra_validators)

    @property
    def said(self) -> list[Part]:
        """The parts as they were typed."""
        return [Part(part.title.data, part.text.data, int(part.area.data)) for part in self.parts]

    @property
    def has_room(self) -> bool:
        """Whether there can be another part."""
        return len(self.parts) < PARTS[1]
