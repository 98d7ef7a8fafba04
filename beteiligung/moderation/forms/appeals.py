"""Forms of deciding appeals, and of naming somebody who does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import EmailInput

from beteiligung.accounts.forms import EmailShape
from beteiligung.moderation.forms.hearing import HOW
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import Appeal, Outcome, Side
from beteiligung.moderation.operations import APPEAL_LENGTH, APPEAL_REASONS_LENGTH, NAME_LENGTH, Restoring
from beteiligung.moderation.queries import Objector
from beteiligung.proposals.models import Channel
from beteiligung.proposals.operations import ALOUD
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, choices
from beteiligung.web.templating import day


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


_BY_NUMBER = "number"
"""The choice of somebody who is not in the list."""

_THEIRS = ""
"""The choice of the language that the person reads."""


class EnterAppealForm(BaseForm):
    """What somebody said or wrote against a decision, for the desk to write down."""

    who = RadioField(
        _l("Wer beschwert sich?"), [Filled(_l("Bitte wählen Sie, wer sich beschwert."))], validate_choice=False
    )
    number = LineField(_l("Nummer der Meldung"))
    came_by = RadioField(
        _l("Wie kam die Beschwerde?"), [Filled(_l("Bitte wählen Sie, wie die Beschwerde kam."))], validate_choice=False
    )
    text = TextField(
        _l("Was ist nach Meinung der Person falsch?"),
        [Filled(_l("Bitte schreiben Sie, was die Person sagt.")), LengthBetween(*APPEAL_LENGTH)],
    )
    sprache = SelectField(_l("In welcher Sprache ist das geschrieben?"), validate_choice=False)
    email = LineField(_l("E-Mail-Adresse der Person"), [Optional(), EmailShape()], widget=EmailInput())

    def __init__(
        self,
        objectors: Sequence[Objector],
        languages: Sequence[tuple[str, str]],
        *,
        asks_address: bool,
        is_cut_short: bool,
        **kwargs: Any,
    ) -> None:
        """``is_cut_short``: more may appeal than the list names; the number of a report finds them.

        ``languages``: address and name of each. Of several people nobody is chosen yet, so it is
        that of whoever will be, unless another is chosen.
        """
        sole = objectors[0] if len(objectors) == 1 else None
        spoken = sole.language if sole and sole.language in dict(languages) else _THEIRS
        super().__init__(data={"who": _value(sole) if sole else None, "sprache": spoken}, **kwargs)
        others = [(_BY_NUMBER, gettext("Eine andere Person, mit der Nummer ihrer Meldung"))] if is_cut_short else []
        self.who.choices = choices([*((_value(one), _who_words(one)) for one in objectors), *others])
        self.came_by.choices = choices((one, gettext(HOW[one])) for one in ALOUD)
        self.sprache.choices = choices([(_THEIRS, gettext("In der Sprache der Person")), *languages])
        if not asks_address:
            del self.email
        if not is_cut_short:
            del self.number

    def validate_who(self, field: Any) -> None:
        """Whether they may still appeal says the operation: it is refused with what was typed when they have meanwhile."""
        if field.data != _BY_NUMBER and _read(field.data) is None:
            raise ValidationError(_l("Bitte wählen Sie aus der Liste."))

    def validate_number(self, field: Any) -> None:
        """Needed by whoever stands in no list."""
        if self.who.data == _BY_NUMBER and _read(self._chosen) is None:
            raise ValidationError(_l("Bitte schreiben Sie die Nummer der Meldung."))

    def validate_came_by(self, field: Any) -> None:
        if field.data not in ALOUD:
            raise ValidationError(_l("Bitte wählen Sie aus der Liste."))

    def validate_sprache(self, field: Any) -> None:
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(_l("Bitte wählen Sie eine Sprache aus der Liste."))

    @property
    def _chosen(self) -> str:
        """The choice, also where it was made by the number of a report."""
        if self.number is None or self.who.data != _BY_NUMBER:
            return self.who.data or ""
        return f"{Side.REPORTER}:{(self.number.data or '').strip()}"

    @property
    def entered(self) -> dict[str, Any]:
        """What was written down, as the operation takes it. Only of a valid form."""
        side, report_id = _read(self._chosen) or (Side.AUTHOR, None)
        return {
            "side": side,
            "report_id": report_id,
            "came_by": Channel(self.came_by.data),
            "text": self.text.data,
            "language": self.sprache.data or None,
            "email": self.email.data if self.email else None,
        }


def _value(one: Objector) -> str:
    return one.side.value if one.side is Side.AUTHOR else f"{one.side}:{one.report_id}"


def _read(value: str) -> tuple[Side, int | None] | None:
    """Side and report of a choice; None for what is none."""
    if value == Side.AUTHOR:
        return Side.AUTHOR, None
    side, _colon, number = value.partition(":")
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    return (Side.REPORTER, int(number)) if side == Side.REPORTER and is_number else None


def _who_words(one: Objector) -> str:
    if one.reported_at is None:
        return str(gettext("Die Person, die den Beitrag geschrieben hat"))
    return str(
        gettext(
            "Die Person mit der Meldung %(number)s vom %(day)s", number=str(one.report_id), day=day(one.reported_at)
        )
    )
