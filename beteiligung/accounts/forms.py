"""Forms of residents: signing in, and their own account."""

from __future__ import annotations

import unicodedata
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, ValidationError
from wtforms.widgets import EmailInput

from beteiligung.accounts.emails import read_email
from beteiligung.accounts.names import MAX_LENGTH
from beteiligung.core.errors import InvalidInput
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TrapForm
from beteiligung.web.languages import complete_languages
from beteiligung.web.messages import say


class EmailShape:
    """Says in words when a text is no e-mail address."""

    def __call__(self, _form: Any, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as error:
            raise ValidationError(say(error.message)) from None


class DigitsField(StringField):
    """A number people copy: digits of any script, with or without spaces."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            kept = (
                c for c in unicodedata.normalize("NFKC", valuelist[0]) if not (c.isspace() or c in "-–.\u200e\u200f")
            )
            self.data = "".join(str(unicodedata.decimal(c, c)) for c in kept)


class SixDigits:
    """Says in words what a code looks like, before it counts as a try."""

    def __call__(self, _form: Any, field: Any) -> None:
        if not (len(field.data) == 6 and field.data.isascii() and field.data.isdecimal()):
            raise ValidationError(_("Der Code hat sechs Ziffern, zum Beispiel 123456."))


class SignInForm(TrapForm):
    email = LineField(
        _l("Ihre E-Mail-Adresse"),
        [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse.")), EmailShape()],
        widget=EmailInput(),
    )


class CodeForm(BaseForm):
    code = DigitsField(
        _l("Code aus der E-Mail"), [Filled(_l("Bitte schreiben Sie den Code aus der E-Mail.")), SixDigits()]
    )


class ButtonForm(BaseForm):
    """Only a button."""


class SignOutForm(BaseForm):
    everywhere = BooleanField(_l("Auch auf allen anderen Geräten abmelden"))


class ProfileForm(BaseForm):
    shown_name = LineField(_l("Name für Ihre Beiträge"), [LengthBetween(1, MAX_LENGTH)])
    language = SelectField(_l("Sprache unserer E-Mails"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = [(language.address, language.name) for language in complete_languages()]
