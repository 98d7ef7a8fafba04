"""What officers and coordinators do with an idea and a measure, through the forms that are shown to them."""

from dataclasses import dataclass

from tests.support.pages import Browser, Page

DESK = "/de/moderation"


@dataclass(frozen=True)
class Crew:
    """An officer who prepares, a coordinator who checks and signs first, one who signs second."""

    officer: Browser
    checker: Browser
    signer: Browser


def publish(officer: Browser, proposal_id: int) -> Page:
    return officer.get(f"{DESK}/ideen/{proposal_id}").form_to("/veroeffentlichen").submit()


def review(officer: Browser, proposal_id: int) -> Page:
    return officer.get(f"{DESK}/ideen/{proposal_id}").form_to("/pruefen").submit()


def promote(officer: Browser, proposal_id: int, *, body: str = "Bewonersvereniging") -> int:
    """Make a measure of an idea; gives the measure's id."""
    form = officer.get(f"{DESK}/massnahmen/aus-idee/{proposal_id}").form()
    page = form.fill(
        body_name=body,
        contact_name="Anna Beispiel",
        contact_email="anna@example.org",
        is_adult=True,
        summary="Wie in der Idee beschrieben, zusammen mit den Menschen vor Ort.",
    ).submit()
    return int(page.path.rsplit("/", 1)[1])


def apply(officer: Browser, measure_id: int, euros: str, *, pot: str = "Projektmittel") -> Page:
    form = officer.get(f"{DESK}/massnahmen/{measure_id}/beantragen").form()
    return form.fill(cost=euros, cost_note="Material, Aufbau und Pflege im ersten Jahr.").choose("pot", pot).submit()


def check(coordinator: Browser, measure_id: int) -> Page:
    return coordinator.get(f"{DESK}/massnahmen/{measure_id}/pruefen").form().submit()


def decide(officer: Browser, measure_id: int, euros: str, *, status: int = 200) -> Page:
    form = officer.get(f"{DESK}/massnahmen/{measure_id}/beschliessen").form()
    return form.fill(amount=euros, body="Projektkonferenz Nordmarkt").submit(status=status)


def grant(crew: Crew, measure_id: int, euros: str) -> Page:
    """First and second signature."""
    first = crew.checker.get(f"{DESK}/massnahmen/{measure_id}/bewilligen").form()
    first.fill(amount=euros).choose("grant_kind", "Festbetrag").submit()
    return sign(crew.signer, measure_id)


def pay(crew: Crew, measure_id: int, euros: str, voucher: str) -> Page:
    crew.checker.get(f"{DESK}/massnahmen/{measure_id}/auszahlen").form().fill(amount=euros, voucher=voucher).submit()
    return sign(crew.signer, measure_id)


def sign(signer: Browser, measure_id: int) -> Page:
    """The second signature under the only order that waits."""
    file = signer.get(f"{DESK}/massnahmen/{measure_id}")
    address = next(a for a in file.links().values() if "/unterschreiben" in a)
    return signer.get(address).form().submit()


def fund(crew: Crew, proposal_id: int, euros: str) -> int:
    """The whole way from a submitted idea to an application that is formally checked; gives the measure's id."""
    publish(crew.officer, proposal_id)
    review(crew.officer, proposal_id)
    measure_id = promote(crew.officer, proposal_id)
    apply(crew.officer, measure_id, euros)
    check(crew.checker, measure_id)
    return measure_id
