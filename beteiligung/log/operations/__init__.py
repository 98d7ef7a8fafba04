"""Every write of the log."""

from beteiligung.log.operations.noting import note_act, note_command, note_request
from beteiligung.log.operations.persons import approve_request, open_entries, request_person, withdraw_request
from beteiligung.log.operations.retention import forget_old_entries, kept_for

__all__ = [
    "approve_request",
    "forget_old_entries",
    "kept_for",
    "note_act",
    "note_command",
    "note_request",
    "open_entries",
    "request_person",
    "withdraw_request",
]
