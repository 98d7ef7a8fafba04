"""Forms of the desk for measures and their money. Amounts are typed in euros and given on in cents."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, EmailField, RadioField, SelectField, TelField, ValidationError

from beteiligung.accounts.emails import read_email
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput
from beteiligung.measures.models import BodyKind, GrantKind, MeasureContact
from beteiligung.measures.operations import Body, Person
from beteiligung.measures.states import AskBackReason
from beteiligung.measures.words import BODIES
from beteiligung.web.forms import (
    EurosField,
    Filled,
    LengthBetween,
    LineField,
    OnceForm,
    TextField,
    VersionedForm,
    choices,
)

GRANT_WORDS = {
    GrantKind.FIXED: _l("Festbetrag"),
    GrantKind.SHARE: _l("Anteil an den Kosten"),
    GrantKind.SHORTFALL: _l("Fehlbedarf"),
    GrantKind.FULL: _l("Vollfinanzierung"),
}
GRANT_HINTS = {
    GrantKind.FIXED.value: _l("Eine feste Summe, auch wenn es weniger kostet."),
    GrantKind.SHARE.value: _l("Ein fester Anteil dessen, was es wirklich kostet."),
    GrantKind.SHORTFALL.value: _l("Was fehlt, wenn Eigenes und Drittmittel abgezogen sind."),
    GrantKind.FULL.value: _l("Alle Kosten bis zum bewilligten Betrag."),
}
REASON_WORDS = {
    AskBackReason.COSTS: _l("Die Kosten sind noch nicht klar."),
    AskBackReason.PURPOSE: _l("Der Zweck ist noch nicht klar."),
    AskBackReason.BODY: _l("Der Träger ist noch nicht klar."),
    AskBackReason.PAPERS: _l("Es fehlen Unterlagen."),
    AskBackReason.POT: _l("Ein anderer Topf passt besser."),
}


class StepForm(VersionedForm):
    """One button: the act itself is the question."""


class OrderForm(VersionedForm, OnceForm):
    """A first signature: sent twice, it orders once."""


class PapersForm(VersionedForm):
    """Who carries the measure, whom one can ask, and what is planned."""

    body_kind = SelectField(_l("Art des Trägers"), choices=choices((kind, _l(word)) for kind, word in BODIES.items()))
    body_name = LineField(
        _l("Name des Trägers"), validators=[Filled(_l("Schreiben Sie, wer es macht.")), LengthBetween(2, 160)]
    )
    body_name_is_public = BooleanField(_l("Die Privatperson ist einverstanden, dass ihr Name öffentlich ist."))
    contact_name = LineField(
        _l("Ansprechperson"), validators=[Filled(_l("Schreiben Sie, wen man fragen kann.")), LengthBetween(2, 120)]
    )
    contact_email = EmailField(_l("E-Mail-Adresse"))
    contact_phone = TelField(_l("Telefonnummer"), validators=[LengthBetween(4, 60)])
    is_adult = BooleanField(_l("Die Ansprechperson ist volljährig."))
    summary = TextField(_l("Was ist geplant?"), validators=[LengthBetween(10, 3000)])

    def __init__(
        self, *args: Any, contact: MeasureContact | None = None, asks_contact: bool = True, **kwargs: Any
    ) -> None:
        """``asks_contact``: whether whoever fills it in may read and change the contact now."""
        if contact is not None:
            kwargs.update(contact_name=contact.name, contact_email=contact.email, contact_phone=contact.phone)
            kwargs.update(is_adult=True)
        super().__init__(*args, **kwargs)
        if not asks_contact:
            del self.contact_name, self.contact_email, self.contact_phone, self.is_adult

    def validate_is_adult(self, field: Any) -> None:
        """The box must be ticked, not only be there."""
        if not field.data:
            raise ValidationError(_l("Eine Maßnahme braucht eine volljährige Person."))

    def validate_contact_email(self, field: Any) -> None:
        """The address in its normal form, if there is one."""
        if field.data:
            try:
                field.data = read_email(field.data).address
            except InvalidInput as error:
                raise ValidationError(_l("Bitte prüfen Sie die E-Mail-Adresse.")) from error

    @property
    def body(self) -> Body:
        """The body as typed."""
        return Body(BodyKind(self.body_kind.data), self.body_name.data, bool(self.body_name_is_public.data))

    @property
    def contact(self) -> Person | None:
        """The contact as typed; None where it was not asked for."""
        return self.person if self.contact_name is not None else None

    @property
    def person(self) -> Person:
        """The contact as typed, where the form asks for it."""
        return Person(
            self.contact_name.data, self.contact_email.data or None, (self.contact_phone.data or "").strip() or None
        )


class ApplyForm(VersionedForm):
    """How much, for what, from which pot."""

    cost = EurosField(_l("Wie viel Geld wird beantragt?"), validators=[Filled(_l("Schreiben Sie den Betrag."))])
    cost_note = TextField(
        _l("Wofür ist das Geld?"),
        validators=[Filled(_l("Schreiben Sie, wofür das Geld ist.")), LengthBetween(10, 3000)],
    )
    pot = RadioField(_l("Aus welchem Topf?"), validators=[Filled(_l("Wählen Sie einen Topf."))])


class AskBackForm(VersionedForm):
    """What is not clear yet."""

    reason = RadioField(
        _l("Was fehlt noch?"),
        choices=choices(REASON_WORDS.items()),
        validators=[Filled(_l("Wählen Sie, was noch fehlt."))],
    )


class DecideForm(VersionedForm):
    """What was decided, by whom and when."""

    amount = EurosField(_l("Wie viel wurde beschlossen?"), validators=[Filled(_l("Schreiben Sie den Betrag."))])
    body = LineField(
        _l("Wer hat entschieden?"),
        validators=[Filled(_l("Schreiben Sie, wer entschieden hat.")), LengthBetween(3, 160)],
    )
    day = DateField(
        _l("Wann?"), validators=[Filled(_l("Schreiben Sie das Datum des Beschlusses."))], default=clock.today
    )
    paper = LineField(_l("Nummer der Vorlage"), validators=[LengthBetween(1, 80)])


class GrantForm(OrderForm):
    """How much is granted, and how it is meant."""

    amount = EurosField(_l("Wie viel wird bewilligt?"), validators=[Filled(_l("Schreiben Sie den Betrag."))])
    grant_kind = RadioField(
        _l("Wie ist die Förderung gemeint?"),
        choices=choices(GRANT_WORDS.items()),
        validators=[Filled(_l("Wählen Sie die Art der Förderung."))],
    )


class PayForm(OrderForm):
    """What the city's finance system has booked."""

    amount = EurosField(_l("Wie viel wurde ausgezahlt?"), validators=[Filled(_l("Schreiben Sie den Betrag."))])
    voucher = LineField(
        _l("Belegnummer"), validators=[Filled(_l("Schreiben Sie die Nummer des Belegs.")), LengthBetween(1, 60)]
    )
    day = DateField(_l("Wann?"), validators=[Filled(_l("Schreiben Sie das Datum der Zahlung."))], default=clock.today)
