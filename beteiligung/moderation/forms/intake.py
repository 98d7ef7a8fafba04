"""The shape of what officers write down for others: ideas that were heard, and support that was counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    TelField,
    ValidationError,
)

from beteiligung.accounts.emails import Email, read_email
from beteiligung.accounts.names import check_shown_name
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line
from beteiligung.moderation.forms.events import NONE, EventFields
from beteiligung.proposals.models import HEARD, Channel, Event, Source, SupportKind
from beteiligung.proposals.operations import COUNT_MOST, Contact, Heard
from beteiligung.proposals.operations.content import NAME_MOST, PLACE_MOST, TEXT_LENGTH, TITLE_LENGTH
from beteiligung.web.forms import (
    BaseForm,
    Filled,
    LengthBetween,
    LineField,
    OnceForm,
    TextField,
    VersionedForm,
    choices,
)
from beteiligung.web.languages import LANGUAGES
from beteiligung.web.messages import say

CARD = "karte"
"""Name of the field in which the photo of a card comes."""
ADD = "hinzufuegen"
"""Name of the button that takes the photo and shows the form again, to write down what the card says."""
CONTACT_NAME_MOST, PHONE_MOST, ADDRESS_MOST = 120, 40, 300
_FEWEST_DIGITS = 5

SOURCES = {
    Source.PAPER: N_("Karte"),
    Source.PHONE: N_("Telefon"),
    Source.EVENT: N_("Veranstaltung"),
    Source.COUNTER: N_("Sprechstunde"),
}
SUPPORT_KINDS = {
    SupportKind.SIGNATURES: N_("Unterschriften auf Papier"),
    SupportKind.HANDS: N_("Gehobene Hände"),
    SupportKind.CLASS_HANDS: N_("Gehobene Hände in Schulklassen"),
}
CHANNELS = {
    NONE: N_("Gar nicht"),
    Channel.EMAIL: N_("E-Mail"),
    Channel.PHONE: N_("Anruf"),
    Channel.LETTER: N_("Brief"),
    Channel.COUNTER: N_("Kommt selbst vorbei"),
}


class _ContactFields(BaseForm):
    """How the person wants to hear what becomes of the idea."""

    channel = RadioField(_l("Wie soll die Person hören, was daraus wird?"), default=NONE, validate_choice=False)
    contact_name = LineField(_l("Name der Person"), [LengthBetween(0, CONTACT_NAME_MOST)])
    email = EmailField(_l("E-Mail-Adresse"), filters=[clean_line])
    phone = TelField(_l("Telefonnummer"), [LengthBetween(0, PHONE_MOST)], filters=[clean_line])
    postal_address = TextField(_l("Anschrift"), [LengthBetween(0, ADDRESS_MOST)])

    def offer_channels(self) -> None:
        """Let people choose how the person is reached, or that they are not."""
        self.channel.choices = choices((channel, gettext(words)) for channel, words in CHANNELS.items())

    @property
    def contact(self) -> Contact | None:
        """What was typed for the chosen way, and for no other. Only of a valid form."""
        if self.channel.data in (None, "", NONE):
            return None
        channel = Channel(self.channel.data)
        return Contact(
            channel,
            self.contact_name.data or None,
            self._email if channel is Channel.EMAIL else None,
            self.phone.data if channel is Channel.PHONE else None,
            self.postal_address.data if channel is Channel.LETTER else None,
        )

    @property
    def contact_is_open(self) -> bool:
        """Whether anything was said about it."""
        return self.channel.data not in (None, "", NONE) or bool(self.contact_name.data)

    @property
    def _email(self) -> Email:
        return read_email(self.email.data)

    def validate_channel(self, field: Any) -> None:
        if field.data and field.data not in set(CHANNELS):
            raise ValidationError(_l("Bitte wählen Sie einen Weg aus der Liste."))

    def validate_email(self, field: Any) -> None:
        if self.channel.data == Channel.EMAIL:
            _refusing(read_email, field.data)

    def validate_phone(self, field: Any) -> None:
        digits = sum(character.isdigit() for character in field.data or "")
        if self.channel.data == Channel.PHONE and digits < _FEWEST_DIGITS:
            raise ValidationError(_l("Bitte schreiben Sie die Telefonnummer."))

    def validate_postal_address(self, field: Any) -> None:
        if self.channel.data == Channel.LETTER and not field.data:
            raise ValidationError(_l("Bitte schreiben Sie, wohin der Brief geht."))


class EntryForm(EventFields, _ContactFields, OnceForm):
    """An idea that an officer heard or read from a card. Without areas of one's own there is nothing to choose."""

    karte = FileField(_l("Foto der Karte"))
    raum = SelectField(
        _l("Aktionsraum"), [Filled(_l("Bitte wählen Sie einen Ihrer Aktionsräume."))], validate_choice=False
    )
    quelle = RadioField(_l("Woher kommt die Idee?"), default=Source.PAPER, validate_choice=False)
    sprache = SelectField(_l("Sprache der Idee"), validate_choice=False)
    title = LineField(
        _l("Die Idee in einem Satz"), [Filled(_l("Bitte schreiben Sie einen Satz.")), LengthBetween(*TITLE_LENGTH)]
    )
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(*TEXT_LENGTH)],
    )
    place = LineField(_l("In der Nähe von was?"), [LengthBetween(0, PLACE_MOST)])
    shown_name = LineField(_l("Welcher Name soll dabeistehen?"), [LengthBetween(0, NAME_MOST)])
    consent = BooleanField(_l("Die Person ist einverstanden, dass alle die Idee lesen."), render_kw={"required": True})
    again = BooleanField(_l("Trotzdem aufnehmen"))

    def __init__(
        self,
        areas: Sequence[Aktionsraum],
        events: Sequence[Event],
        languages: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        """``languages``: address and name of each."""
        super().__init__(**kwargs)
        self.has_areas = bool(areas)
        several = [("", gettext("Bitte wählen"))] if len(areas) > 1 else []
        self.raum.choices = choices([*several, *((area.slug, area.name) for area in areas)])
        self._areas = {area.slug: area for area in areas}
        self.quelle.choices = choices((source, gettext(SOURCES[source])) for source in HEARD)
        self.sprache.choices = choices(languages)
        self.offer_events(events, may_be_none=True)
        self.offer_channels()
        self.shows_again = bool(self.again.data)
        """Whether it asks if an idea that was there before shall come again."""

    @property
    def heard(self) -> Heard:
        """What was written down. Only of a valid form."""
        return Heard(
            aktionsraum_id=self._areas[self.raum.data].id,
            source=Source(self.quelle.data),
            title=self.title.data or "",
            text=self.text.data or "",
            language=self.sprache.data,
            place=self.place.data or None,
            shown_name=self.shown_name.data or None,
            event=self.event,
            contact=self.contact,
        )

    def validate_raum(self, field: Any) -> None:
        if field.data not in self._areas:
            raise ValidationError(_l("Bitte wählen Sie einen Ihrer Aktionsräume."))

    def validate_quelle(self, field: Any) -> None:
        if field.data not in HEARD:
            raise ValidationError(_l("Bitte wählen Sie, woher die Idee kommt."))
        if field.data == Source.EVENT and self.veranstaltung.data in (None, "", NONE):
            raise ValidationError(_l("Bitte wählen Sie unten die Veranstaltung."))

    def validate_consent(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Ohne Einverständnis darf die Idee nicht veröffentlicht werden."))

    def validate_sprache(self, field: Any) -> None:
        if field.data not in LANGUAGES:
            raise ValidationError(_l("Bitte wählen Sie eine Sprache aus der Liste."))

    def validate_shown_name(self, field: Any) -> None:
        _refusing(check_shown_name, field.data)


class SupportForm(EventFields, VersionedForm):
    """How many supported an idea on paper or by hand; it carries what had been counted when it was shown."""

    kind = RadioField(
        _l("Was haben Sie gezählt?"), [Filled(_l("Bitte wählen Sie, was Sie gezählt haben."))], validate_choice=False
    )
    count = IntegerField(_l("Wie viele?"), [Filled(_l("Bitte schreiben Sie eine Zahl."))])

    def __init__(self, counted: Any, events: Sequence[Event], **kwargs: Any) -> None:
        """``counted``: its ``version`` stands for everything that was counted so far."""
        super().__init__(obj=counted, **kwargs)
        self.kind.choices = choices((kind, gettext(words)) for kind, words in SUPPORT_KINDS.items())
        self.offer_events(events, may_be_none=False)

    def validate_kind(self, field: Any) -> None:
        if field.data not in set(SupportKind):
            raise ValidationError(_l("Bitte wählen Sie, was Sie gezählt haben."))

    def validate_count(self, field: Any) -> None:
        if field.data is not None and not 0 <= field.data <= COUNT_MOST:
            raise ValidationError(_l("Bitte schreiben Sie eine Zahl von 0 bis %(most)s.", most=COUNT_MOST))


def _refusing(check: Any, text: str | None) -> None:
    """Raises ValidationError with the words of a refusal from inside."""
    try:
        check(text)
    except InvalidInput as refusal:
        raise ValidationError(say(refusal.message)) from None
