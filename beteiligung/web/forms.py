"""The base of every form, and the fields that repeat."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from flask import g
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from wtforms import DateField, HiddenField, IntegerField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from beteiligung.core.errors import Stale
from beteiligung.core.money import parse_euros, write_euros
from beteiligung.core.text import clean_line, clean_text
from beteiligung.web.current import current_actor
from beteiligung.web.haste import is_hasty, is_stamp, stamp
from beteiligung.web.messages import say, writing_of_amounts, written


class BaseForm(FlaskForm):  # type: ignore[misc]  # flask_wtf ships no types
    """A form whose refusals, from the database or a rule, appear above it with everything that was typed kept."""

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Whether the form was sent and may be acted on."""
        if not self.is_submitted():
            return False
        refusal = g.get("refusal")
        if refusal is not None:
            g.refusal_is_shown = True
            self.validate(extra_validators)
            self.form_errors.append(say(refusal.message))
            return False
        if g.get("is_language_switch"):
            return False
        valid = bool(self.validate(extra_validators))
        g.form_has_errors = not valid
        return valid

    def hidden_tag(self, *_fields: Any) -> Markup:
        """All hidden fields, in fewer steps than WTForms takes: every page of the desk has some."""
        rows = [
            f'<input id="{escape(one.id)}" name="{escape(one.name)}" type="hidden" value="{escape(one._value())}">'  # noqa: SLF001 - what WTForms' own widgets ask
            for one in self
            if isinstance(one.widget, HiddenInput)
        ]
        return Markup("\n".join(rows))  # noqa: S704 - every value is escaped

    def refuse(self, sentence: str) -> None:
        """Show a refusal that is a result, not an error: what the operation remembered is committed."""
        g.form_has_errors = True
        self.form_errors.append(sentence)


class TrapForm(BaseForm):
    """A form for people whom nobody knows, with two traps for machines: a field that people do not see (``post_form`` shows
    it so), and the time since the form was shown. Whoever is signed in meets neither.

    Whoever falls into one is asked to send once more, with everything they typed, and without what they put there: a person
    whose browser did so loses nothing.
    """

    website = StringField(_l("Bitte leer lassen"))
    shown = HiddenField("", default=stamp)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if current_actor().account_id is not None:
            del self.website, self.shown

    def validate_website(self, field: Any) -> None:
        """Machines fill in what people do not see."""
        if field.data:
            field.data = ""
            self.form_errors.append(gettext("Bitte senden Sie noch einmal ab."))
            raise ValidationError(gettext("Bitte lassen Sie dieses Feld leer."))

    @property
    def minds_haste(self) -> bool:
        """Whether what is sent is sent for good."""
        return True

    def validate(self, extra_validators: Any = None) -> bool:
        """Machines send at once. The stamp stays the same, so that sending again is soon late enough."""
        valid = bool(super().validate(extra_validators))
        if not valid or self.shown is None or not self.minds_haste or not is_hasty(self.shown.data):
            return valid
        if not is_stamp(self.shown.data):
            self.shown.data = stamp()
        self.form_errors.append(
            gettext("Das ging sehr schnell. Bitte sehen Sie noch einmal nach, und senden Sie dann ab.")
        )
        return False


class VersionedForm(BaseForm):
    """A form that changes a thing and carries the version it showed. Give the thing as ``obj``."""

    version = IntegerField("", widget=HiddenInput())

    def __init__(self, *args: Any, obj: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, obj=obj, **kwargs)
        self.thing = obj

    def check_version(self, thing: Any) -> None:
        """Raise Stale when somebody else changed the thing since the form was shown."""
        if self.version.data is None or self.version.data != thing.version:
            raise Stale

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As above; after a refusal as stale the form carries the new version, so that sending again is a decision."""
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale) and self.thing is not None:
            self.version.raw_data = None
            self.version.data = self.thing.version
        return valid


class NumberedForm(BaseForm):
    """A form that writes the next version of something and carries the number of the newest one it showed."""

    number = HiddenField("")

    def __init__(self, newest: int, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "data": {**kwargs.get("data", {}), "number": str(newest)}})
        self.newest = newest

    @property
    def shown(self) -> int | None:
        """The number of the newest version when the form was shown."""
        value = self.number.data or ""
        return int(value) if self.number.raw_data and value.isascii() and value.isdigit() and len(value) < 6 else None

    def show_present(self) -> None:
        """After a refusal as stale, sending again is a decision."""
        self.number.raw_data, self.number.data = None, str(self.newest)


class OnceForm(BaseForm):
    """A form that creates something: sent twice, it creates it once."""

    submission_key = HiddenField("", default=lambda: secrets.token_urlsafe(16))


class LineField(StringField):
    """One line of text, cleaned."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = clean_line(valuelist[0])


class TextField(StringField):
    """Several lines of text, cleaned; shown as a textarea by the component."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = clean_text(valuelist[0])


class DayField(DateField):
    """A day that may be left out; what is no day is refused in our words."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Bitte schreiben Sie einen Tag, den es gibt.")) from None


class NumberField(IntegerField):
    """A whole number that may be left out; what is none is refused in our words."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Bitte schreiben Sie eine ganze Zahl.")) from None


class EurosField(StringField):
    """An amount in euros as people write it in the page's language.

    It begins with an integer number of cents; ``cents`` holds what came back, or None when empty.
    """

    cents: int | None = None

    def process_data(self, value: int | None) -> None:
        self.data = None if value is None else write_euros(value, writing_of_amounts())

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = clean_line(valuelist[0]) if valuelist else None
        if not self.data:
            return
        writing = writing_of_amounts()
        try:
            self.cents = parse_euros(self.data, writing)
        except ValueError:
            raise ValueError(
                _l(
                    "Bitte schreiben Sie einen Betrag in Euro, zum Beispiel %(whole)s oder %(exact)s.",
                    whole=write_euros(1200_00, writing),
                    exact=write_euros(49_90, writing),
                )
            ) from None


class Filled:
    """Says in words that a field must not stay empty."""

    field_flags = {"required": True}

    def __init__(self, message: Any) -> None:
        self.message = message

    def __call__(self, _form: Any, field: Any) -> None:
        if field.data is None or (isinstance(field.data, str) and not field.data.strip()) or field.data == []:
            field.errors[:] = []
            raise StopValidation(self.message)


class LengthBetween:
    """Says in words how long a text may be, and how long it is."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most
        self.field_flags = {"maxlength": most, "minlength": least}

    def __call__(self, _form: Any, field: Any) -> None:
        length = len(field.data or "")
        if 0 < length < self.least:
            raise ValidationError(
                _l(
                    "Bitte schreiben Sie mindestens %(least)s Zeichen. Bisher sind es %(length)s.",
                    least=written(self.least),
                    length=written(length),
                )
            )
        if length > self.most:
            raise ValidationError(
                _l(
                    "Bitte kürzen Sie auf höchstens %(most)s Zeichen. Jetzt sind es %(length)s.",
                    most=written(self.most),
                    length=written(length),
                )
            )


def numbers_in(values: Iterable[str] | None) -> set[int]:
    """The ids that were ticked; what can be none is passed over."""
    return {int(value) for value in values or () if value.isascii() and value.isdecimal() and len(value) < 10}


def choices(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Choices with text values, as they come back from a browser."""
    return [SelectChoice(str(value), label) for value, label in pairs]
