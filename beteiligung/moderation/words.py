"""Words for what the desk holds as codes, wherever staff read them."""

from __future__ import annotations

from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Purpose

PURPOSES = {
    Purpose.RETURN: N_("Rückfrage"),
    Purpose.REJECT: N_("Nicht veröffentlichen"),
    Purpose.DECLINE: N_("Wird nicht umgesetzt"),
    Purpose.FORWARD: N_("Weiterleiten"),
    Purpose.KEEP: N_("Meldung unbegründet"),
    Purpose.ANSWER: N_("Öffentliche Antwort"),
}
"""For what a ready-made text is there."""
