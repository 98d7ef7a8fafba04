"""Refusals a person can read. Each carries a message for the catalogues and the HTTP status it means."""

from __future__ import annotations

from typing import Any

from beteiligung.core.i18n import N_, Message


class DomainError(Exception):
    """A rule says no. Rolls back what the request did and is shown in words."""

    status = 422

    def __init__(self, text: str, **values: Any) -> None:
        super().__init__(text)
        self.message = Message(text, values)


class InvalidInput(DomainError):
    """What was typed breaks a rule that needs more than the form to know."""

    status = 422


class NotPossible(DomainError):
    """Permitted, but not in the state the thing is in now."""

    status = 409


class Stale(DomainError):
    """Somebody else changed the thing since the form was shown."""

    status = 409

    def __init__(self, text: str | None = None, **values: Any) -> None:
        super().__init__(
            text or N_("Inzwischen hat jemand anderes hier etwas geändert. Bitte prüfen Sie den neuen Stand."), **values
        )


class Forbidden(DomainError):
    """The person may not do this, now or later."""

    status = 403

    def __init__(self, text: str | None = None, **values: Any) -> None:
        super().__init__(text or N_("Das dürfen Sie nicht tun."), **values)


class Blocked(Forbidden):
    """The person may not write here for a while, and reads why and until when."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "Sie können hier zurzeit nicht mitschreiben und nicht abstimmen. Warum, steht auf Ihrer Seite „Mein Konto“."
            )
        )


class NotFound(DomainError):
    """There is nothing here, or nothing this person may know of."""

    status = 404

    def __init__(self, text: str | None = None, **values: Any) -> None:
        super().__init__(text or N_("Diese Seite gibt es nicht."), **values)


class Gone(DomainError):
    """It was public once and was taken back."""

    status = 410


class TooMany(DomainError):
    """Too many tries; later it works again."""

    status = 429
