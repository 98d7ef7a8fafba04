"""Forms of coordinators for what stands on all pages."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, ValidationError

from beteiligung.core import clock
from beteiligung.pages.models import Announcement, AnnouncementKind
from beteiligung.pages.operations import AnnouncementDraft
from beteiligung.pages.operations.announcing import WORDS_MOST
from beteiligung.pages.queries.announcements import SOURCE
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, VersionedForm, choices
from beteiligung.web.languages import Language, complete_languages

KINDS = {
    AnnouncementKind.INFO: _l("Hinweis"),
    AnnouncementKind.WARN: _l("Warnung, zum Beispiel vor einem Ausfall"),
}


class WordsForm(BaseForm):
    """The words in one language; its token is that of the page's form."""

    text = LineField(validators=[LengthBetween(0, WORDS_MOST)])

    def __init__(self, language: Language, announcement: Announcement | None) -> None:
        self.language = language
        known = announcement.texts.get(language.address) if announcement is not None else None
        super().__init__(data={"text": known}, prefix=f"{language.address}-", meta={"csrf": False})
        self.text.label.text = gettext("Auf %(language)s", language=language.name)
        if language.address == SOURCE:
            self.text.validators = [Filled(_l("Bitte schreiben Sie den deutschen Text.")), *self.text.validators]
            self.text.flags.required = True


class EndForm(VersionedForm):
    """One button: take it off every page. A version that did not come with the form is stale."""

    @property
    def shown_version(self) -> int | None:
        return self.version.data if self.version.raw_data else None


class AnnouncementForm(EndForm):
    """What is announced, how weighty it is, and on which days."""

    kind = RadioField(_l("Art"), [Filled(_l("Bitte wählen Sie die Art."))])
    first_day = DateField(_l("Erster Tag"), [Filled(_l("Bitte schreiben Sie den ersten Tag."))])
    last_day = DateField(_l("Letzter Tag"), [Filled(_l("Bitte schreiben Sie den letzten Tag."))])

    def __init__(self, announcement: Announcement | None) -> None:
        new = {"kind": AnnouncementKind.INFO, "first_day": clock.today()}
        super().__init__(obj=announcement, data=None if announcement is not None else new)
        self.kind.choices = choices(KINDS.items())
        self.parts = [WordsForm(language, announcement) for language in complete_languages()]
        self._fields |= {field.name: field for part in self.parts for field in part}
        if announcement is None:
            del self.version

    def validate_last_day(self, field: Any) -> None:
        if field.data < clock.today():
            raise ValidationError(_l("Diese Tage sind schon vorbei."))
        if self.first_day.data and field.data < self.first_day.data:
            raise ValidationError(_l("Der letzte Tag liegt vor dem ersten."))

    @property
    def draft(self) -> AnnouncementDraft:
        """What was typed."""
        texts = {part.language.address: part.text.data or "" for part in self.parts}
        return AnnouncementDraft(AnnouncementKind(self.kind.data), texts, self.first_day.data, self.last_day.data)
