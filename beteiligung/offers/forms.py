"""The shape of an offer to help."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, RadioField, TelField, ValidationError

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.names import MAX_LENGTH
from beteiligung.accounts.queries import account_by_id, address_of
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.offers.limits import TEXT_MOST
from beteiligung.offers.models import Offer, Reach
from beteiligung.offers.operations import Help, author_of, read_phone
from beteiligung.proposals.models import Proposal
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, TrapForm, choices
from beteiligung.web.locale import current_language
from beteiligung.web.messages import say


class OfferForm(TrapForm):
    """What one can do comes first, then name and contact; a visitor gives an address last."""

    text = TextField(_l("Was können Sie tun?"), [LengthBetween(0, TEXT_MOST)])
    shown_name = LineField(_l("Welcher Name soll bei Ihrem Angebot stehen?"), [LengthBetween(0, MAX_LENGTH)])
    reach = RadioField(_l("Wie darf man Sie erreichen?"))
    phone = TelField(_l("Ihre Telefonnummer"), filters=[clean_line])
    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    def __init__(self, *, asks_address: bool, asks_reach: bool, address: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reach.choices = choices(
            (reach, label)
            for reach, label in (
                (Reach.NONE, _("Vorerst gar nicht")),
                (Reach.EMAIL, _("Per E-Mail")),
                (Reach.PHONE, _("Per Telefon")),
            )
            if reach is not Reach.EMAIL or asks_address or address
        )
        self.address = address  # what the author of the idea sees when "Per E-Mail" is chosen
        if not asks_address:
            del self.email
        if not asks_reach:
            del self.reach
            del self.phone

    @property
    def said(self) -> Help:
        """What was typed."""
        reach = Reach(self.reach.data) if self.reach else Reach.NONE
        return Help(
            self.text.data or None,
            current_language().address,
            self.shown_name.data or None,
            reach,
            self.phone.data if reach is Reach.PHONE else None,
        )

    def validate_phone(self, field: Any) -> None:
        if self.reach.data != Reach.PHONE:
            if field.data:
                raise ValidationError(_("Wählen Sie oben „Per Telefon“, oder lassen Sie dieses Feld leer."))
            return
        _refusing(read_phone, field.data)

    def validate_email(self, field: Any) -> None:
        _refusing(read_email, field.data)


class ConfirmForm(BaseForm):
    """A question that a button answers."""


def form_for(actor: Actor, proposal: Proposal, offer: Offer | None = None) -> OfferForm:
    """The form for whoever acts, with what they offered already, else with the name they chose last."""
    account = account_by_id(actor.account_id) if actor.account_id is not None else None
    data: dict[str, Any] = {"shown_name": account.shown_name if account else None, "reach": Reach.NONE}
    if offer is not None:
        data = {"text": offer.text, "shown_name": offer.shown_name, "reach": offer.reach, "phone": offer.phone}
    return OfferForm(
        asks_address=account is None,
        asks_reach=author_of(proposal) is not None,
        address=address_of(account.id) if account else None,
        data=data,
    )


def _refusing(read: Any, typed: str | None) -> None:
    """Say beside the field what a reader refuses."""
    try:
        read(typed)
    except InvalidInput as refusal:
        raise ValidationError(say(refusal.message)) from None
