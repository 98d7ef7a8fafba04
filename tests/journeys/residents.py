"""What residents do, through the forms that are shown to them. Texts are given in the language of the page."""

from dataclasses import dataclass

from tests.support.letters import last_letter
from tests.support.pages import Browser, Page


@dataclass(frozen=True)
class Words:
    """What stands on links and buttons in one language."""

    language: str
    propose: str
    support: str
    comment: str


GERMAN = Words("de", "Idee vorschlagen", "Unterstützen", "Kommentieren")
ARABIC = Words("ar", "", "", "")


def propose(
    browser: Browser,
    *,
    title: str,
    text: str,
    email: str | None = None,
    name: str = "",
    area: str = "nordmarkt",
    lang: str = "de",
) -> Page:
    """The five screens, past similar ideas, up to the page that asks for the code (or, signed in, that says thanks)."""
    where = browser.get(f"/{lang}/ideen/neu")
    what = where.form().fill(raum=area).submit()
    place = what.form().fill(title=title, text=text).submit()
    if place.path.endswith("/aehnlich"):
        place = browser.get(place.find("main .form-acts .btn-main")["href"])
    check = place.form().submit().form().submit()
    assert title in check
    filled = check.form().fill({"shown_as": "other", "shown_name": name} if name else {"shown_as": "nobody"})
    return (filled.fill(email=email) if email else filled).submit()


def enter_code(page: Page, email: str) -> Page:
    """Type the code from the mail."""
    return page.form().fill(code=last_letter(page.browser.app, email).code).submit()


def open_link(browser: Browser, email: str) -> Page:
    """Open the link from the mail and press its button."""
    path = next(path for path in last_letter(browser.app, email).paths if "/konto/anmelden/link/" in path)
    page = browser.get(path)
    return page.form().submit()


def sign_in(browser: Browser, email: str, lang: str = "de") -> Page:
    """Sign in by code."""
    page = browser.get(f"/{lang}/konto/anmelden").form().fill(email=email).submit()
    return enter_code(page, email)


def support(browser: Browser, address: str, email: str | None = None) -> Page:
    """Support an idea: signed in by the button on its page, else by link, address and code."""
    page = browser.get(address)
    if email is None:
        return page.form_to("/unterstuetzen").submit()
    asks = browser.get(page.find("a[href$='/unterstuetzen']")["href"])
    return enter_code(asks.form().fill(email=email).submit(), email)


def comment(browser: Browser, address: str, text: str, *, email: str | None = None, parent: str = "") -> Page:
    """Say something about an idea, or answer to a comment."""
    page = browser.get(address)
    if email is None and not parent:
        return page.form_to("/kommentieren").fill(text=text).submit()
    links = [link for link in page.links("main a[href*='/kommentieren']").values() if parent in link]
    form = browser.get(links[-1]).form().fill(text=text)
    return enter_code(form.fill(email=email).submit(), email) if email else form.submit()
