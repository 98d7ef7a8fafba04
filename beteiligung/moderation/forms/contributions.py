"""Forms of decisions about what people reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField

from beteiligung.moderation.forms.deciding import RejectForm
from beteiligung.moderation.forms.wording import PicksModule, SaysIfHelped
from beteiligung.moderation.models import Purpose, Reason, TextModule
from beteiligung.moderation.operations import LOCK_GROUNDS, QUESTION_LENGTH
from beteiligung.moderation.queries import ReportRow
from beteiligung.web.forms import Filled, LengthBetween, TextField, choices, numbers_in

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

    def __init__(self, contribution: Any, reports: Sequence[ReportRow], *, has_hint: bool) -> None:
        grounds = [GROUND_OF[report.reason] for report in reports if report.reason in GROUND_OF]
        super().__init__(obj=contribution, data={"ground": grounds[0] if grounds else None}, has_hint=has_hint)


class KeepForm(PicksModule):
    """What the reporters are told, and which of them knew better."""

    PURPOSE, OWN = Purpose.KEEP, "answer"

    answer = TextField(
        _l("Antwort an alle, die das gemeldet haben"),
        [Filled(_l("Bitte schreiben Sie, warum Sie nichts ändern.")), LengthBetween(*QUESTION_LENGTH)],
    )
    bad_faith = SelectMultipleField(_l("Missbräuchlich gemeldet"), validate_choice=False)

    def __init__(self, modules: Sequence[TextModule], contribution: Any, reports: Sequence[ReportRow]) -> None:
        super().__init__(modules, obj=contribution)
        self.bad_faith.choices = choices(
            (report.id, gettext("Meldung %(number)s", number=report.id)) for report in reports
        )

    @property
    def numbers(self) -> set[int]:
        """Of the reports that were made against better knowledge."""
        return numbers_in(self.bad_faith.data)


LATER, NOW = "spaeter", "jetzt"
"""When somebody is told of a lock."""


class LockForm(SaysIfHelped):
    """Which of two reasons there is to lock something at once, and whether the person may know."""

    ground = RadioField(_l("Was ist der Verdacht?"), [Filled(_l("Bitte wählen Sie aus, was der Verdacht ist."))])

    tell = RadioField(_l("Der Person mitteilen?"), [Filled(_l("Bitte wählen Sie aus, ob die Person es erfährt."))])

    def __init__(self, reports: Sequence[ReportRow], *, has_hint: bool) -> None:
        danger = any(report.reason is Reason.THREAT for report in reports)
        super().__init__(data={"ground": LOCK_GROUNDS[1 if danger else 0], "tell": LATER}, has_hint=has_hint)
        self.tell.choices = choices(
            [(LATER, gettext("Noch nicht, wegen der Ermittlung")), (NOW, gettext("Ja, jetzt mit den Gründen"))]
        )
        words = (gettext("Bilder von Missbrauch an Kindern"), gettext("Gefahr für ein Leben"))
        self.ground.choices = choices(zip(LOCK_GROUNDS, words, strict=True))

    @property
    def tells(self) -> bool:
        """Whether the person is told at once."""
        return bool(self.tell.data == NOW)
