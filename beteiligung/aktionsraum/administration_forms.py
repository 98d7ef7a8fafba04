"""Forms of coordinators for the city's own facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, TelField, URLField, ValidationError
from wtforms.validators import Optional

from beteiligung.accounts.emails import read_email
from beteiligung.aktionsraum.models import LONGEST_PROMISE, SHORTEST_PROMISE, Aktionsraum, City
from beteiligung.aktionsraum.operations import AreaDraft, CityDraft
from beteiligung.aktionsraum.operations.settings import ABOUT_MOST, FIRST_YEAR, LAST_YEAR, SOURCE
from beteiligung.aktionsraum.queries import promised_days
from beteiligung.core.errors import InvalidInput
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, NumberField, TextField, VersionedForm
from beteiligung.web.languages import Language, complete_languages
from beteiligung.web.messages import say


class _Shown(VersionedForm):
    """A form whose version counts only when it came with it."""

    @property
    def shown_version(self) -> int | None:
        return self.version.data if self.version.raw_data else None


class OfficeContactForm(_Shown):
    """How the Projektbüro is reached, the court that remedies name, and where a broken lamp is reported."""

    office_name = LineField(_l("Name"), [Filled(_l("Bitte schreiben Sie den Namen.")), LengthBetween(0, 120)])
    office_address = TextField(
        _l("Anschrift"), [Filled(_l("Bitte schreiben Sie die Anschrift.")), LengthBetween(0, 400)]
    )
    office_phone = TelField(_l("Telefon"), [LengthBetween(0, 60)])
    office_email = EmailField(_l("E-Mail"), [LengthBetween(0, 254)])
    court = LineField(
        _l("Verwaltungsgericht mit Anschrift"),
        [Filled(_l("Bitte schreiben Sie Namen und Anschrift des Gerichts.")), LengthBetween(0, 400)],
    )
    defects_phone = TelField(_l("Defekte Lampen und Müll: Telefon"), [LengthBetween(0, 60)])
    defects_url = URLField(_l("Defekte Lampen und Müll: Adresse im Netz"), [LengthBetween(0, 300)])

    def __init__(self, city: City) -> None:
        reports = {f"defects_{name}": city.defect_reports.get(name) for name in ("phone", "url")}
        super().__init__(obj=city, data=reports)

    def validate_office_email(self, field: Any) -> None:
        if field.data:
            try:
                read_email(field.data)
            except InvalidInput as error:
                raise ValidationError(say(error.message)) from None

    def validate_defects_url(self, field: Any) -> None:
        if field.data and not field.data.startswith("https://"):
            raise ValidationError(_l("Bitte schreiben Sie eine Adresse, die mit https:// beginnt."))

    @property
    def draft(self) -> CityDraft:
        """What was typed."""
        return CityDraft(
            self.office_name.data,
            self.office_address.data,
            self.office_email.data,
            self.office_phone.data,
            self.court.data,
            self.defects_url.data,
            self.defects_phone.data,
        )


class AboutForm(BaseForm):
    """The sentences in one language; its token is that of the page's form."""

    text = TextField(validators=[LengthBetween(0, ABOUT_MOST)])

    def __init__(self, language: Language, area: Aktionsraum) -> None:
        self.language = language
        super().__init__(
            data={"text": area.about.get(language.address)}, prefix=f"{language.address}-", meta={"csrf": False}
        )
        self.text.label.text = gettext("Auf %(language)s", language=language.name)


class AreaForm(_Shown):
    """What an area is about, and the years in which it is one."""

    active_from = NumberField(_l("Erstes Jahr"), [Filled(_l("Bitte schreiben Sie das erste Jahr."))])
    active_until = NumberField(_l("Letztes Jahr"), [Optional()])

    def __init__(self, area: Aktionsraum) -> None:
        super().__init__(obj=area)
        self.parts = [AboutForm(language, area) for language in complete_languages()]
        self._fields |= {field.name: field for part in self.parts for field in part}

    def validate_active_from(self, field: Any) -> None:
        _check_year(field)

    def validate_active_until(self, field: Any) -> None:
        if field.data is not None:
            _check_year(field)
            if self.active_from.data is not None and field.data < self.active_from.data:
                raise ValidationError(_l("Das letzte Jahr liegt vor dem ersten."))

    @property
    def draft(self) -> AreaDraft:
        """What was typed."""
        about = {part.language.address: part.text.data or "" for part in self.parts}
        return AreaDraft(about, self.active_from.data, self.active_until.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """The German text last: the others need it."""
        is_valid = bool(super().validate(extra_validators))
        german = next(part for part in self.parts if part.language.address == SOURCE)
        if not german.text.data and any(part.text.data for part in self.parts):
            german.text.errors = [gettext("Bitte schreiben Sie den deutschen Text. Die anderen richten sich nach ihm.")]
            return False
        return is_valid


class PromiseForm(BaseForm):
    """In how many working days the city answers. It carries what was promised for tomorrow when it was shown."""

    days = NumberField(_l("Arbeitstage"), [Filled(_l("Bitte schreiben Sie eine Zahl."))])
    before = HiddenField("")

    def __init__(self, tomorrow: date) -> None:
        self.promised = promised_days(tomorrow)
        super().__init__(data={"days": self.promised, "before": str(self.promised)})

    def validate_days(self, field: Any) -> None:
        if not SHORTEST_PROMISE <= field.data <= LONGEST_PROMISE:
            raise ValidationError(
                _l("Bitte wählen Sie %(least)s bis %(most)s Arbeitstage.", least=SHORTEST_PROMISE, most=LONGEST_PROMISE)
            )

    @property
    def shown(self) -> int | None:
        """What was promised when the form was shown."""
        value = self.before.data or ""
        return int(value) if self.before.raw_data and value.isascii() and value.isdigit() else None

    def show_present(self) -> None:
        """After a refusal as stale, sending again is a decision."""
        self.before.raw_data, self.before.data = None, str(self.promised)


def _check_year(field: Any) -> None:
    if not FIRST_YEAR <= field.data <= LAST_YEAR:
        raise ValidationError(
            _l("Bitte schreiben Sie ein Jahr von %(first)s bis %(last)s.", first=FIRST_YEAR, last=LAST_YEAR)
        )
