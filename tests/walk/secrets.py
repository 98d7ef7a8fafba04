"""What must not stand on a page that a persona is shown."""

from collections.abc import Iterator

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from tests.support.prepared import SECRET_CONTACT, SECRET_NAME, SECRET_PHONE, Prepared
from tests.support.prepared_together import SECRET_NOTE

_EVERY_ADDRESS = {"resident": "resident@example.org", "author": "author@example.org"}


def secrets_from(prepared: Prepared, name: str) -> Iterator[str]:
    """Words this persona may not read anywhere."""
    actor = prepared.actor(name)
    for idea in prepared.ideas.values():
        if not can(actor, P.PROPOSAL_READ, idea) and idea.title.startswith("Geheimwort"):
            yield idea.title.split(" ")[0]
            yield idea.text.split(" ")[0] if idea.text.startswith("Verratwort") else idea.title
    for owner, address in _EVERY_ADDRESS.items():
        told = owner == "resident" and name == "author"  # whose idea the resident offered to help with
        if name not in {owner, "admin"} and not actor.is_staff and not told:
            yield address
    if name not in {"resident", "author", "officer"} and not actor.is_coordinator:
        yield "Angebotswort"
    if name not in {"author", "officer_elsewhere"}:
        yield SECRET_PHONE
    yield SECRET_NAME  # behind a button, for everybody
    if not actor.is_staff or name == "admin":
        yield SECRET_NOTE
        yield SECRET_CONTACT
        yield "Holz und Erde"
        yield "Meldewort"
