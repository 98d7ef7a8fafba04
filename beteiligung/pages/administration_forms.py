"""Forms of coordinators for what stands on all pages."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, RadioField, ValidationError

from beteiligung.core import clock
from beteiligung.pages import texts
from beteiligung.pages.models import Announcement, AnnouncementKind
from beteiligung.pages.operations import AnnouncementDraft, PageDraft
from beteiligung.pages.operations.announcing import WORDS_MOST
from beteiligung.pages.operations.wording import BODY_MOST, CHANGE_MOST, LEAD_MOST, TITLE_MOST
from beteiligung.pages.queries.announcements import SOURCE
from beteiligung.pages.queries.versions import newest_version
from beteiligung.pages.written import as_written
from beteiligung.web.forms import (
    BaseForm,
    Filled,
    LengthBetween,
    LineField,
    NumberedForm,
    TextField,
    VersionedForm,
    choices,
)
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


class PageForm(NumberedForm):
    """The words of a legal or help page in one language, and from when on they count."""

    title = LineField(_l("Titel"), [Filled(_l("Bitte schreiben Sie den Titel.")), LengthBetween(0, TITLE_MOST)])
    lead = LineField(
        _l("Erster Satz"), [Filled(_l("Bitte schreiben Sie den ersten Satz.")), LengthBetween(0, LEAD_MOST)]
    )
    body = TextField(_l("Text"), [Filled(_l("Bitte schreiben Sie den Text.")), LengthBetween(0, BODY_MOST)])
    valid_from = DateField(_l("Gilt ab"), [Filled(_l("Bitte schreiben Sie, ab wann der Text gilt."))])
    change = LineField(_l("Was ist neu?"), [LengthBetween(0, CHANGE_MOST)])
    is_draft = BooleanField(_l("Entwurf: Die Stadt hat den Text noch nicht geprüft"))

    def __init__(self, page: str, language: str) -> None:
        newest = newest_version(page, language)
        if newest is not None:
            words = {"title": newest.title, "lead": newest.lead, "body": newest.body, "is_draft": newest.is_draft}
        else:
            text = texts.text_of(page, language)
            body = as_written(text.sections)
            words = {"title": text.title, "lead": text.lead, "body": body, "is_draft": text.is_draft}
        number = newest.number if newest is not None else 1
        super().__init__(number, data={**words, "valid_from": clock.today()})
        if page != "regeln":
            del self.change

    def validate_valid_from(self, field: Any) -> None:
        if field.data < clock.today():
            raise ValidationError(_l("Ein neuer Text gilt frühestens ab heute."))

    @property
    def draft(self) -> PageDraft:
        """What was typed."""
        change = self.change.data if self.change else None
        return PageDraft(
            self.title.data,
            self.lead.data,
            self.body.data,
            self.valid_from.data,
            bool(self.is_draft.data),
            change,
        )
