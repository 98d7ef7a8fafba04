"""A form with a field of every kind, for the page of components. What is sent is looked at and thrown away."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, RadioField, SelectField, SelectMultipleField, StringField, ValidationError

from beteiligung.accounts.forms import DigitsField, SixDigits
from beteiligung.core import clock
from beteiligung.measures.models import GrantKind
from beteiligung.measures.words import grant_word
from beteiligung.pages.samples import AREAS, GERMAN
from beteiligung.web.forms import BaseForm, EurosField, Filled, LengthBetween, LineField, TextField, choices

_AREAS = [(name, Markup('<bdi lang="de">{}</bdi>').format(name)) for name in AREAS]
_ONE_OF_EACH = {"area": AREAS[1], "kind": "share", "topics": ["share"]}


class SampleForm(BaseForm):
    """One field of every kind."""

    title = LineField(
        _l("Ihre Idee in einem Satz"),
        [Filled(_l("Bitte schreiben Sie Ihre Idee in einem Satz.")), LengthBetween(4, 80)],
    )
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(20, 5000)],
    )
    cost = EurosField(_l("Was kostet es ungefähr?"))
    day = DateField(_l("Entschieden am"))
    area = RadioField(_l("In welchem Aktionsraum?"), choices=choices(_AREAS), validate_choice=False)
    topics = SelectMultipleField(_l("Worum geht es?"), validate_choice=False)
    kind = SelectField(_l("Art der Förderung"), validate_choice=False)
    stay = BooleanField(_l("Angemeldet bleiben"))
    code = DigitsField(
        _l("Code aus der E-Mail"), [Filled(_l("Bitte schreiben Sie den Code aus der E-Mail.")), SixDigits()]
    )
    website = StringField(_l("Bitte leer lassen"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, grant_word(kind)) for kind in GrantKind]
        self.kind.choices = choices([("", ""), *kinds])
        self.topics.choices = choices(kinds)

    def validate_day(self, field: Any) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_l("Das Datum des Beschlusses liegt in der Zukunft. Bitte prüfen Sie es."))

    def validate_area(self, field: Any) -> None:
        if field.data not in AREAS:
            raise ValidationError(_l("Bitte wählen Sie einen Aktionsraum aus der Liste."))

    def validate_topics(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Bitte prüfen Sie noch einmal"))

    validate_kind = validate_stay = validate_topics


def filled() -> SampleForm:
    """Answered in full, at length."""
    answers = {"title": GERMAN.title, "text": GERMAN.text, "cost": 1_234_50, "day": clock.today(), "stay": True}
    return SampleForm(formdata=None, prefix="voll-", data=answers | _ONE_OF_EACH, meta={"csrf": False})


def wrong() -> SampleForm:
    """Every field answered wrongly."""
    typed = {"title": "Bä", "text": GERMAN.text * 20, "cost": "zwei", "day": "2999-12-31", "code": "12"}
    form = SampleForm(
        formdata=MultiDict({f"falsch-{name}": value for name, value in typed.items()}),
        prefix="falsch-",
        meta={"csrf": False},
    )
    form.validate()
    return form


def refused() -> SampleForm:
    """Fine in itself and refused by a rule."""
    form = SampleForm(formdata=None, prefix="abgelehnt-", meta={"csrf": False})
    form.form_errors.append(_l("Die Abstimmung über diese Idee ist beendet. Ihre Stimme bleibt gezählt."))
    return form
