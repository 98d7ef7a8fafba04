"""What officers and coordinators do, through the pages and forms of the desk."""

from tests.support.pages import Browser, Page


def open_waiting(browser: Browser, title: str) -> Page:
    """From the inbox to one idea."""
    desk = browser.get("/de/moderation/")
    assert title in desk, f"{title!r} does not wait"
    return desk.follow_containing(title)


def publish(browser: Browser, title: str) -> Page:
    return open_waiting(browser, title).form().submit("Veröffentlichen")


def ask(browser: Browser, title: str, question: str) -> Page:
    page = open_waiting(browser, title).form().submit("Rückfrage stellen")
    return page.form().fill(question=question).submit("Frage senden")


def reject(browser: Browser, title: str, ground: str, facts: str) -> Page:
    page = open_waiting(browser, title).form().submit("Nicht veröffentlichen")
    return page.form().fill(ground=ground, facts=facts).submit("Nicht veröffentlichen")


def review(browser: Browser, proposal_id: int) -> Page:
    return browser.get(f"/de/moderation/ideen/{proposal_id}").form().submit("In Prüfung nehmen")


def promote(browser: Browser, proposal_id: int, *, body: str = "Nachbarschaftsverein Nord e. V.") -> Page:
    """Gives the file of the new measure."""
    page = browser.get(f"/de/moderation/ideen/{proposal_id}").follow("In eine Maßnahme überführen")
    filled = page.form().fill(
        body_kind="association",
        body_name=body,
        contact_name="Mina Beispiel",
        contact_email="mina@example.org",
        is_adult=True,
        summary="Bänke, Beete und ein Fest zur Eröffnung.",
    )
    return filled.submit()


def apply(browser: Browser, file: str, *, euros: str, pot: str) -> Page:
    page = browser.get(file).follow("Antrag eintragen")
    form = page.form().fill(cost=euros, cost_note="Holz, Erde, Pflanzen und Werkzeug.")
    return form.choose("pot", pot).submit()


def check(browser: Browser, file: str) -> Page:
    return browser.get(file).follow("Formal prüfen").form().submit()


def decide(browser: Browser, file: str, *, euros: str | None = None, status: int = 200) -> Page:
    page = browser.get(file).follow("Beschluss eintragen")
    form = page.form().fill(body="Projektkonferenz Nordstadt", paper="PK 3/2026")
    return (form.fill(amount=euros) if euros else form).submit(status=status)


def sign_first(browser: Browser, file: str) -> Page:
    page = browser.get(file).follow("Bewilligung unterschreiben")
    return page.form().fill(grant_kind="fixed").submit()


def sign_second(browser: Browser, file: str) -> Page:
    return browser.get(file).follow("Unterschreiben").form().submit()


def pay(browser: Browser, file: str, *, euros: str, voucher: str) -> Page:
    page = browser.get(file).follow("Auszahlung eintragen")
    return page.form().fill(amount=euros, voucher=voucher).submit()


def grant(officer: Browser, first: Browser, second: Browser, proposal_id: int, *, euros: str, pot: str) -> str:
    """From an idea in review to granted money; gives the path of the file."""
    file = promote(officer, proposal_id).path
    apply(officer, file, euros=euros, pot=pot)
    check(first, file)
    decide(officer, file)
    sign_first(officer if "zentral" not in pot.lower() else first, file)
    sign_second(second, file)
    return file
