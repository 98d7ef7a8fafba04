"""Why a picture or a document is not taken, or a page not printed, in codes and in sentences for people."""

from __future__ import annotations

from enum import StrEnum

from beteiligung.core.errors import DomainError
from beteiligung.core.i18n import N_


class Why(StrEnum):
    """Codes that the child process gives as well; a code is the same for pictures and documents."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_TAKEN = "not_taken"
    """A kind of file that we know and do not take, or one we do not know."""
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN = "broken"
    BUSY = "busy"
    TOO_MANY_FILES = "too_many_files"
    """More within an hour than one person needs."""
    ACTIVE = "active"
    """A document that does something: scripts, launched programs, files inside."""
    LOCKED = "locked"
    TOO_MANY_PAGES = "too_many_pages"


_PICTURES = {
    Why.EMPTY: N_("Diese Datei ist leer. Bitte wählen Sie das Bild noch einmal aus."),
    Why.TOO_BIG: N_("Dieses Bild ist zu groß. Es darf höchstens 15 Megabyte haben."),
    Why.NOT_TAKEN: N_(
        "Diese Datei ist kein Foto, das wir zeigen können. Bitte wählen Sie ein Bild: JPEG, PNG, WebP, HEIC oder AVIF."
    ),
    Why.TOO_MANY_PIXELS: N_(
        "Dieses Bild hat zu viele Bildpunkte. Bitte nehmen Sie ein kleineres Bild, zum Beispiel ein Bildschirmfoto davon."
    ),
    Why.BROKEN: N_("Dieses Bild ist beschädigt oder nicht vollständig. Bitte versuchen Sie es noch einmal."),
    Why.BUSY: N_("Gerade kommen sehr viele Dateien an. Bitte versuchen Sie es in einer Minute noch einmal."),
    Why.TOO_MANY_FILES: N_("Das waren sehr viele Dateien. Bitte senden Sie diese Datei in einer Stunde noch einmal."),
}
_DOCUMENTS = {
    Why.EMPTY: N_("Diese Datei ist leer. Bitte wählen Sie das Dokument noch einmal aus."),
    Why.TOO_BIG: N_("Dieses Dokument ist zu groß. Es darf höchstens 10 Megabyte haben."),
    Why.NOT_TAKEN: N_("Diese Datei ist kein PDF. Bitte speichern Sie Ihr Dokument als PDF."),
    Why.BROKEN: N_("Dieses Dokument ist beschädigt oder nicht vollständig. Bitte versuchen Sie es noch einmal."),
    Why.BUSY: _PICTURES[Why.BUSY],
    Why.TOO_MANY_FILES: _PICTURES[Why.TOO_MANY_FILES],
    Why.ACTIVE: N_(
        "In diesem PDF steckt ein Programm oder eine weitere Datei. Bitte drucken Sie es neu als PDF und wählen Sie das."
    ),
    Why.LOCKED: N_("Dieses PDF ist mit einem Passwort geschützt. Bitte wählen Sie eines ohne Passwort."),
    Why.TOO_MANY_PAGES: N_("Dieses Dokument hat zu viele Seiten. Es darf höchstens 500 Seiten haben."),
}
_PAPERS = {
    Why.BROKEN: N_("Das PDF konnte nicht gemacht werden. Bitte sagen Sie der Technik Bescheid."),
    Why.BUSY: N_("Gerade wird viel gedruckt. Bitte versuchen Sie es in einer Minute noch einmal."),
}
_STATUS = {Why.BUSY: 503, Why.TOO_MANY_FILES: 429}


class UploadRefused(DomainError):
    """What was sent is not taken. ``code`` says why to programs, the message to people."""

    def __init__(self, code: Why, sentences: dict[Why, str]) -> None:
        super().__init__(sentences.get(code) or sentences[Why.BROKEN])
        self.code = code
        if code in _STATUS:
            self.status = _STATUS[code]


class PictureRefused(UploadRefused):
    def __init__(self, code: Why) -> None:
        super().__init__(code, _PICTURES)


class DocumentRefused(UploadRefused):
    def __init__(self, code: Why) -> None:
        super().__init__(code, _DOCUMENTS)


class PaperRefused(UploadRefused):
    """A page to print could not be made."""

    def __init__(self, code: Why) -> None:
        super().__init__(code, _PAPERS)
