"""Forms on which staff set up their account and sign in."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, ValidationError
from wtforms.widgets import EmailInput

from beteiligung.accounts.forms import DigitsField, SixDigits
from beteiligung.accounts.passwords import MAX_LENGTH, MIN_LENGTH, is_too_easy
from beteiligung.web.forms import BaseForm, Filled, LineField


class NewPasswordForm(BaseForm):
    """``email`` and ``name`` of the person: a password must not be made of them."""

    password = PasswordField(_l("Neues Passwort"), [Filled(_l("Bitte wählen Sie ein Passwort."))])
    password_again = PasswordField(
        _l("Neues Passwort, noch einmal"), [Filled(_l("Bitte schreiben Sie das Passwort noch einmal."))]
    )

    def __init__(self, *, email: str, name: str) -> None:
        super().__init__()
        self._email, self._name = email, name

    def validate_password(self, field: Any) -> None:
        if len(field.data) < MIN_LENGTH:
            raise ValidationError(_l("Das Passwort braucht mindestens %(least)s Zeichen.", least=MIN_LENGTH))
        if len(field.data) > MAX_LENGTH:
            raise ValidationError(_l("Das Passwort darf höchstens %(most)s Zeichen haben.", most=MAX_LENGTH))
        if is_too_easy(field.data, email=self._email, name=self._name):
            raise ValidationError(_l("Dieses Passwort ist leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter."))

    def validate_password_again(self, field: Any) -> None:
        if field.data != self.password.data:
            raise ValidationError(_l("Die beiden Passwörter sind verschieden. Bitte schreiben Sie es noch einmal."))


class NumberForm(BaseForm):
    code = DigitsField(_l("Zahl aus der App"), [Filled(_l("Bitte schreiben Sie die Zahl aus der App.")), SixDigits()])


class RecoveryForm(BaseForm):
    recovery_code = LineField(_l("Notfallcode"), [Filled(_l("Bitte schreiben Sie einen Ihrer Notfallcodes."))])


class StaffSignInForm(BaseForm):
    email = LineField(
        _l("Dienstliche E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], widget=EmailInput()
    )
    password = PasswordField(_l("Passwort"), [Filled(_l("Bitte schreiben Sie Ihr Passwort."))])
