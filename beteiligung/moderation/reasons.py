"""Why something was reported, in few words: for the desk and for the figures that everybody reads."""

from __future__ import annotations

from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Reason

REASONS = {
    Reason.THREAT: N_("Drohung, Gewalt"),
    Reason.CHILD: N_("Kind in Gefahr, Missbrauch"),
    Reason.PRIVATE_DATA: N_("Private Angaben"),
    Reason.INSULT: N_("Beleidigung"),
    Reason.HATE: N_("Hetze"),
    Reason.COPYRIGHT: N_("Urheberrecht"),
    Reason.ADVERTISING: N_("Werbung"),
    Reason.SPAM: N_("Spam"),
    Reason.OTHER_LAW: N_("Anderes Gesetz"),
    Reason.HOUSE_RULES: N_("Hausregel"),
}
