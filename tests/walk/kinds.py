"""Every kind of page of a prepared city, by who sees it: of each route, of things one in each state, and refusals."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from beteiligung.access.table import can
from beteiligung.web.languages import DESK_LANGUAGES
from tests.support.prepared import Prepared
from tests.walk.addresses import Address, addresses

PERSONS = ("visitor", "author", "officer", "coordinator", "admin")
STATUSES = {200, 400, 403, 404, 410}
QUERIES = (
    "/de/?statt=pl",
    "/de/ideen/?q=gibtesnicht",
    "/de/ideen/?q=platz&sort=stimmen",
    "/de/ideen/?raum=nordmarkt&stand=published",
    "/de/ideen/?nach=kaputt",
    "/de/ideen/neu?raum=nordmarkt",
)
"""Pages that look different for what stands behind the question mark."""
_SHOW_A_THING = ("proposals.detail", "measures.detail", "moderation.proposal", "measures_desk.file")
_FOR_STAFF = tuple(
    f"/de/{place}"
    for place in ("moderation/", "verwaltung/", "konto/dienst", "konto/einrichten/", "konto/notfallcodes")
)
_DESK = {language.address for language in DESK_LANGUAGES}


@dataclass(frozen=True)
class Kind:
    """A kind of page: its German address and the status of the answer, by the name of each person who sees it."""

    name: tuple[str, str]
    seen_by: dict[str, tuple[str, int]] = field(default_factory=dict)

    def seen(self, turn: int) -> tuple[str, str, int]:
        """Who looks in this turn, at which address, and its status. People take turns."""
        person = sorted(self.seen_by)[turn % len(self.seen_by)]
        return person, *self.seen_by[person]


def pages_of_each_kind(prepared: Prepared) -> list[Kind]:
    """One page of each kind for each person. What the policy refuses is asked for once per route and state: the walk asks for all."""
    kinds: dict[tuple[str, str], Kind] = {}
    for person in PERSONS:
        browser, actor = prepared.people.browser(person), prepared.actor(person)
        browser.checks_pages = False
        refused: set[tuple[str, str]] = set()
        for name, path, address in _paths(prepared):
            if name in kinds and person in kinds[name].seen_by:
                continue
            if address and address.thing is not None and not can(actor, address.permission, address.thing):
                asked = (address.endpoint, str(getattr(address.thing, "state", "")))
                if asked in refused:
                    continue
                refused.add(asked)
            answer = browser.answer("GET", path)
            if answer.mimetype == "text/html" and answer.status_code in STATUSES:
                found = name if answer.status_code == 200 else ("error", str(answer.status_code))
                kinds.setdefault(found, Kind(found)).seen_by.setdefault(person, (path, answer.status_code))
    return [kind for _, kind in sorted(kinds.items())]


def _paths(prepared: Prepared) -> Iterator[tuple[tuple[str, str], str, Address | None]]:
    for address in addresses(prepared.people.app, prepared):
        if "GET" in address.methods and "/static/" not in address.path:
            shows = address.endpoint.endswith(_SHOW_A_THING) and address.thing
            yield (address.endpoint, str(address.thing.state) if shows else ""), address.path, address
    yield from ((("query", path), path, None) for path in QUERIES)


def has_language(path: str, language: str) -> bool:
    """Whether a German address has a page in this language: staff read few."""
    return language in _DESK or not path.startswith(_FOR_STAFF)


def in_language(path: str, language: str) -> str:
    """The same page in another language, or in German where it has none."""
    return path.replace("/de/", f"/{language}/", 1) if has_language(path, language) else path
