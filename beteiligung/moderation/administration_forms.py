"""Forms of the coordinators for ready-made texts, offices and the list of grounds."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, SelectField, TelField, ValidationError

from beteiligung.accounts.emails import read_email
from beteiligung.core.errors import InvalidInput
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.grounds import GROUNDS, Basis, Ground
from beteiligung.moderation.models import Office, Purpose
from beteiligung.moderation.operations import (
    DUTIES_MOST,
    EMAIL_MOST,
    NAME_MOST,
    OFFICE_NAME_MOST,
    PHONE_MOST,
    TEXT_LENGTH,
    ModuleDraft,
    OfficeDraft,
)
from beteiligung.moderation.operations.grounds import EXPLANATION_MOST, GroundDraft
from beteiligung.moderation.placeholders import difference_of, fault_of
from beteiligung.moderation.queries import GERMAN, Texts
from beteiligung.moderation.queries.grounds import Explained
from beteiligung.moderation.words import PURPOSES
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, NumberedForm, TextField, choices
from beteiligung.web.languages import Language, complete_languages
from beteiligung.web.messages import say


class LanguageForm(BaseForm):
    """The text in one language; its token is that of the page's form."""

    text = TextField(validators=[LengthBetween(*TEXT_LENGTH)])
    still_fits = BooleanField(_l("Der Text sagt dasselbe wie der deutsche"))

    def __init__(self, language: Language, texts: Texts | None) -> None:
        self.language = language
        self.before = texts.versions.get(language.address) if texts is not None else None
        self.is_old = texts is not None and self.before is not None and not texts.is_current(language.address)
        super().__init__(
            data={"text": self.before.text if self.before is not None else None},
            prefix=f"{language.address}-",
            meta={"csrf": False},
        )
        self.text.label.text = gettext("Auf %(language)s", language=language.name)
        if language.address == GERMAN:
            self.text.validators = [Filled(_l("Bitte schreiben Sie den deutschen Text.")), *self.text.validators]
            self.text.flags.required = True
        if not self.is_old:
            del self.still_fits


class ModuleForm(DecideForm):
    """A ready-made text: what it is for, its name, and every language beside each other."""

    purpose = SelectField(_l("Wofür?"), validate_choice=False)
    name = LineField(
        _l("Name"), [Filled(_l("Bitte geben Sie dem Textbaustein einen Namen.")), LengthBetween(0, NAME_MOST)]
    )
    ground = SelectField(_l("Nur bei diesem Grund"), validate_choice=False)
    is_active = BooleanField(_l("Kann ausgewählt werden"))

    def __init__(self, texts: Texts | None) -> None:
        """``texts``: those of the module that changes; None for a new one."""
        super().__init__(obj=texts.module if texts is not None else None, data=None if texts else {"is_active": True})
        self.parts = [LanguageForm(language, texts) for language in complete_languages()]
        self._fields |= {field.name: field for part in self.parts for field in part}
        self.purpose.choices = choices((code, gettext(word)) for code, word in PURPOSES.items())
        grounds = [(code, gettext(ground.sentence)) for code, ground in GROUNDS.items()]
        self.ground.choices = choices([("", _l("bei jedem")), *grounds])
        if texts is None:
            del self.version
        else:
            self._purpose = texts.module.purpose
            del self.purpose
            if self._purpose is not Purpose.REJECT:
                del self.ground

    @property
    def chosen_purpose(self) -> Purpose:
        return Purpose(self.purpose.data) if self.purpose else self._purpose

    @property
    def draft(self) -> ModuleDraft:
        """What was typed."""
        return ModuleDraft(
            self.name.data,
            {part.language.address: part.text.data or "" for part in self.parts},
            (self.ground.data or None) if self.ground else None,
            bool(self.is_active.data),
            frozenset(part.language.address for part in self.parts if part.still_fits and part.still_fits.data),
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Placeholders last: each fault stands at its text."""
        is_valid = bool(super().validate(extra_validators))
        if self.purpose and self.purpose.errors:
            return False
        german = self.parts[0].text.data or ""
        is_fillable = fault_of(german, self.chosen_purpose) is None
        for part in self.parts:
            text = part.text.data or ""
            if not text:
                if part.before is not None and not part.text.errors:
                    part.text.errors = [gettext("Ein Text lässt sich ändern, aber nicht leeren.")]
                    is_valid = False
                continue
            fault = fault_of(text, self.chosen_purpose) or (difference_of(text, german) if is_fillable else None)
            if fault is not None and not part.text.errors:
                part.text.errors = [say(fault)]
                is_valid = False
        return is_valid

    def validate_purpose(self, field: Any) -> None:
        if field.data not in set(Purpose):
            raise ValidationError(_l("Bitte wählen Sie, wofür der Text da ist."))

    def validate_ground(self, field: Any) -> None:
        if field.data and field.data not in GROUNDS:
            raise ValidationError(_l("Bitte wählen Sie einen Grund aus der Liste."))


class OfficeForm(DecideForm):
    """An office: what it is called, what it looks after, how the desk reaches it."""

    name = LineField(
        _l("Name"), [Filled(_l("Bitte schreiben Sie, wie die Stelle heißt.")), LengthBetween(0, OFFICE_NAME_MOST)]
    )
    duties = LineField(_l("Wofür ist sie da?"), [LengthBetween(0, DUTIES_MOST)])
    email = EmailField(_l("E-Mail"), [LengthBetween(0, EMAIL_MOST)])
    phone = TelField(_l("Telefon"), [LengthBetween(0, PHONE_MOST)])
    is_active = BooleanField(_l("Ideen können dorthin gehen"))

    def __init__(self, office: Office | None) -> None:
        super().__init__(obj=office, data=None if office else {"is_active": True})
        if office is None:
            del self.version

    def validate_email(self, field: Any) -> None:
        if field.data:
            try:
                read_email(field.data)
            except InvalidInput as error:
                raise ValidationError(say(error.message)) from None

    @property
    def draft(self) -> OfficeDraft:
        """What was typed."""
        return OfficeDraft(
            self.name.data, self.duties.data, self.email.data, self.phone.data, bool(self.is_active.data)
        )


class ExplanationForm(BaseForm):
    """The explanation in one language; its token is that of the page's form."""

    text = TextField(validators=[LengthBetween(0, EXPLANATION_MOST)])

    def __init__(self, language: Language, now: Explained | None) -> None:
        self.language = language
        known = now.texts.get(language.address) if now is not None else None
        super().__init__(data={"text": known}, prefix=f"{language.address}-", meta={"csrf": False})
        self.text.label.text = gettext("Auf %(language)s", language=language.name)


class GroundForm(NumberedForm):
    """How the city explains a ground in every language, and for a house rule whether it is used."""

    is_active = BooleanField(_l("Kann ausgewählt werden"))

    def __init__(self, ground: Ground, now: Explained | None) -> None:
        super().__init__(now.number if now is not None else 0, data={"is_active": now is None or now.is_active})
        self.parts = [ExplanationForm(language, now) for language in complete_languages()]
        self._fields |= {field.name: field for part in self.parts for field in part}
        if ground.basis is Basis.LAW:
            del self.is_active

    @property
    def draft(self) -> GroundDraft:
        """What was typed."""
        texts = {part.language.address: part.text.data or "" for part in self.parts}
        return GroundDraft(texts, self.is_active is None or bool(self.is_active.data))
