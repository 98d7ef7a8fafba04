"""The shape of what the desk decides. Each form carries the version of the idea it was shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.widgets import EmailInput

from beteiligung.accounts.forms import EmailShape
from beteiligung.core.errors import Stale
from beteiligung.core.i18n import N_
from beteiligung.media.models import DOCUMENT_TITLE_MOST, Picture
from beteiligung.media.processing import MadeDocument
from beteiligung.media.uploads import Upload
from beteiligung.moderation.desk_forms import DecideForm, PicksModule
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Appeal, Outcome, Purpose, Reason
from beteiligung.moderation.operations import (
    APPEAL_REASONS_LENGTH,
    CLOSING_LENGTH,
    FACTS_LENGTH,
    LOCK_GROUNDS,
    NAME_LENGTH,
    NOTE_MOST,
    QUESTION_LENGTH,
    REASON_LENGTH,
    Restoring,
)
from beteiligung.moderation.queries import ReportRow
from beteiligung.proposals.forms.passages import PassageForm
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, choices
from beteiligung.web.messages import say

DOCUMENT_FILE, REMOVE_DOCUMENT = "datei", "entfernen"
"""Names of the field in which a document comes, and of the button whose value is the id of the one that goes."""


class ReturnForm(PicksModule):
    """A question to the author."""

    PURPOSE, OWN = Purpose.RETURN, "question"

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


GROUND_OF = {
    Reason.THREAT: "threat",
    Reason.CHILD: "forbidden_content",
    Reason.PRIVATE_DATA: "private_data",
    Reason.INSULT: "insult",
    Reason.HATE: "incitement",
    Reason.COPYRIGHT: "copyright",
    Reason.ADVERTISING: "advertising",
    Reason.SPAM: "mass_sending",
    Reason.OTHER_LAW: "forbidden_content",
}
"""The ground that a report speaks of; which one it really is the officer says."""


class HideForm(RejectForm):
    """Why something is hidden, with the facts; the ground of the reports is chosen to begin with."""

    def __init__(self, contribution: Any, reports: Sequence[ReportRow]) -> None:
        grounds = [GROUND_OF[report.reason] for report in reports if report.reason in GROUND_OF]
        super().__init__(obj=contribution, data={"ground": grounds[0] if grounds else None})


class KeepForm(DecideForm):
    """What the reporters are told, and which of them knew better."""

    answer = TextField(
        _l("Antwort an alle, die das gemeldet haben"),
        [Filled(_l("Bitte schreiben Sie, warum Sie nichts ändern.")), LengthBetween(*QUESTION_LENGTH)],
    )
    bad_faith = SelectMultipleField(_l("Missbräuchlich gemeldet"), validate_choice=False)

    def __init__(self, contribution: Any, reports: Sequence[ReportRow]) -> None:
        super().__init__(obj=contribution)
        self.bad_faith.choices = choices(
            (report.id, gettext("Meldung %(number)s", number=report.id)) for report in reports
        )

    @property
    def numbers(self) -> set[int]:
        """Of the reports that were made against better knowledge."""
        return {int(number) for number in self.bad_faith.data or [] if number.isascii() and number.isdecimal()}


class LockForm(BaseForm):
    """Which of two reasons there is to lock something at once."""

    ground = RadioField(_l("Was ist der Verdacht?"), [Filled(_l("Bitte wählen Sie aus, was der Verdacht ist."))])

    def __init__(self, reports: Sequence[ReportRow]) -> None:
        danger = any(report.reason is Reason.THREAT for report in reports)
        super().__init__(data={"ground": LOCK_GROUNDS[1 if danger else 0]})
        words = (gettext("Bilder von Missbrauch an Kindern"), gettext("Gefahr für ein Leben"))
        self.ground.choices = choices(zip(LOCK_GROUNDS, words, strict=True))


class CloseThreadForm(DecideForm):
    """Why nobody can comment any more, for everybody to read."""

    reason = TextField(_l("Warum?"), [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*CLOSING_LENGTH)])


class RejectWithTextForm(PicksModule, RejectForm):
    """The same, with facts that are written already."""

    PURPOSE, OWN = Purpose.REJECT, "facts"


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


class DecideAppealForm(DecideForm):
    """Grant an appeal in one of the ways there are, or let the decision stand; with reasons."""

    outcome = RadioField(_l("Ihre Entscheidung"), [Filled(_l("Bitte entscheiden Sie."))], validate_choice=False)
    reasons = TextField(
        _l("Ihre Gründe"), [Filled(_l("Bitte schreiben Sie Ihre Gründe.")), LengthBetween(*APPEAL_REASONS_LENGTH)]
    )

    def __init__(self, ways: Sequence[Restoring], *, obj: Appeal, **kwargs: Any) -> None:
        super().__init__(obj=obj, **kwargs)
        granted = {
            f"{Outcome.GRANTED}:{way.code}": gettext("Stattgeben: %(what)s", what=gettext(way.words)) for way in ways
        }
        nothing_back = {Outcome.GRANTED.value: gettext("Stattgeben: Die Entscheidung war falsch.")}
        upheld = {Outcome.UPHELD.value: gettext("Zurückweisen: Die Entscheidung bleibt bestehen.")}
        self.outcome.choices = choices({**(granted or nothing_back), **upheld}.items())

    def validate_outcome(self, field: Any) -> None:
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_l("Bitte wählen Sie aus der Liste."))

    @property
    def decided(self) -> dict[str, Any]:
        """What was chosen and written, as the operation takes it."""
        outcome, _colon, way = self.outcome.data.partition(":")
        return {
            "outcome": Outcome(outcome),
            "restoring": way or None,
            "reasons": self.reasons.data,
            "version": self.shown_version,
        }


class NameOutsideForm(BaseForm):
    """Who decides from outside."""

    name = LineField(
        _l("Vor- und Nachname"), [Filled(_l("Bitte schreiben Sie den Namen.")), LengthBetween(*NAME_LENGTH)]
    )
    email = LineField(
        _l("E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie die E-Mail-Adresse.")), EmailShape()], widget=EmailInput()
    )


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
