"""The shape of what the desk decides. Each form carries the version of the idea it was shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, FileField, HiddenField, RadioField, SelectField, ValidationError

from beteiligung.core.errors import Stale
from beteiligung.core.i18n import N_
from beteiligung.media.models import DOCUMENT_TITLE_MOST, Picture
from beteiligung.media.processing import MadeDocument
from beteiligung.media.uploads import Upload
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.operations import FACTS_LENGTH, NOTE_MOST, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.proposals.forms.passages import PassageForm
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, VersionedForm, choices
from beteiligung.web.messages import say

DOCUMENT_FILE, REMOVE_DOCUMENT = "datei", "entfernen"
"""Names of the field in which a document comes, and of the button whose value is the id of the one that goes."""


class DecideForm(VersionedForm):
    """One button: publish, take into review, give back."""

    @property
    def shown_version(self) -> int | None:
        """The version that came with the form; one that came without is stale."""
        return self.version.data if self.version.raw_data else None


class ReturnForm(DecideForm):
    """A question to the author."""

    question = TextField(
        _l("Ihre Frage"), [Filled(_l("Bitte schreiben Sie Ihre Frage.")), LengthBetween(*QUESTION_LENGTH)]
    )


class ReleaseForm(DecideForm):
    """Why an idea goes on that nobody has confirmed."""

    reason = TextField(
        _l("Warum geben Sie die Idee frei?"),
        [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*REASON_LENGTH)],
    )


class RejectForm(DecideForm):
    """A ground from the closed list, and the facts."""

    ground = RadioField(_l("Grund"), [Filled(_l("Bitte wählen Sie einen Grund."))], validate_choice=False)
    facts = TextField(
        _l("Was vorliegt"), [Filled(_l("Bitte schreiben Sie, was vorliegt.")), LengthBetween(*FACTS_LENGTH)]
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ground.choices = choices((code, gettext(ground.sentence)) for code, ground in GROUNDS.items())
        self.references = {code: gettext(ground.reference) for code, ground in GROUNDS.items()}


class ShareForm(BaseForm):
    """One button that begins with an entry, or gives it back."""


class HandOverForm(BaseForm):
    """Whom to ask, and what they should know."""

    colleague = RadioField(_l("Wem?"), [Filled(_l("Bitte wählen Sie jemanden aus."))], validate_choice=False)
    note = TextField(_l("Notiz"), [LengthBetween(0, NOTE_MOST)])

    def __init__(self, colleagues: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        """Of each colleague: the id of the account, the name, and what they are in the area."""
        super().__init__(**kwargs)
        self.colleague.choices = choices((account_id, name) for account_id, name, _role in colleagues)
        self.roles = {str(account_id): role for account_id, _name, role in colleagues}

    def validate_colleague(self, field: Any) -> None:
        if field.data not in self.roles:
            raise ValidationError(_l("Bitte wählen Sie jemanden aus der Liste."))


class AbsenceForm(BaseForm):
    """From when until when somebody is away; coordinators say who."""

    colleague = SelectField(_l("Wer?"), validate_choice=False)
    first_day = DateField(_l("Erster Tag"), [Filled(_l("Bitte schreiben Sie den ersten Tag."))])
    last_day = DateField(_l("Letzter Tag"), [Filled(_l("Bitte schreiben Sie den letzten Tag."))])

    def __init__(self, own_id: int, colleagues: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.own_id = own_id
        self.colleague.choices = choices(colleagues.items())
        self.people = set(colleagues)
        if not colleagues:
            del self.colleague

    @property
    def account_id(self) -> int:
        """Who is away."""
        chosen = self.colleague.data if self.colleague else None
        return int(chosen) if chosen and chosen.isdecimal() and int(chosen) in self.people else self.own_id


class MaskTextForm(PassageForm, RejectForm):
    """Words that are removed everywhere, with ground and facts; confirmed once every place was shown."""


class LookForm(BaseForm):
    """What an officer says about one photo, among others on the same page; its token is that of the page's form."""

    key = HiddenField()
    shows_children = BooleanField(_l("Auf dem Foto sind Kinder zu erkennen"))
    consent_on_file = BooleanField(_l("Die schriftliche Einwilligung der Eltern liegt vor"))

    def __init__(self, photo: Picture) -> None:
        super().__init__(obj=photo, prefix=f"foto-{photo.id}-", meta={"csrf": False})
        self.photo = photo

    def check_same(self) -> None:
        """Raise Stale where the photo that was shown is gone or has been covered meanwhile: nobody passes it unseen."""
        if self.key.raw_data != [self.photo.key]:
            raise Stale(N_("Dieses Foto hat sich inzwischen geändert. Bitte sehen Sie es noch einmal an."))

    def show_present(self) -> None:
        """Carry the photo of now, so that sending again is a decision."""
        self.key.raw_data, self.key.data = None, self.photo.key


class _OnePhoto(BaseForm):
    """A page about one photo."""

    def __init__(self, photo: Picture) -> None:
        super().__init__()
        self.look = LookForm(photo)
        self._fields |= {field.name: field for field in self.look}

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale):
            self.look.show_present()
        return valid


class ChildrenForm(_OnePhoto):
    """Whether children can be recognised on a photo, and whether their parents agreed."""


class MaskForm(_OnePhoto):
    """Squares of a photo to be covered; they are read before the transaction begins."""


class DocumentForm(BaseForm):
    """A document and what it is called; or the button that takes one away."""

    title = LineField(
        _l("Titel"), [Filled(_l("Bitte schreiben Sie, was das ist.")), LengthBetween(0, DOCUMENT_TITLE_MOST)]
    )
    datei = FileField(_l("PDF-Datei"))

    def __init__(self, upload: Upload[MadeDocument] | None) -> None:
        super().__init__()
        self._upload = upload
        self._removes = REMOVE_DOCUMENT in request.form
        if self._removes:
            self.title.validators = []

    def validate_datei(self, _field: Any) -> None:
        if self._removes:
            return
        if self._upload is None:
            raise ValidationError(_l("Bitte wählen Sie ein PDF aus."))
        if self._upload.refusal is not None:
            raise ValidationError(say(self._upload.refusal.message))
