"""Every text on every page went through the catalogues."""

import re

import pytest

from tests.support.html import parse
from tests.support.pseudo import mark_translations, unmarked
from tests.walk.addresses import addresses

PERSONAS = ["visitor", "draft_holder", "author", "officer", "coordinator", "auditor", "admin"]
TYPED = "textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])[name]"


@pytest.fixture(autouse=True)
def _marked(monkeypatch):
    mark_translations(monkeypatch)


def faults_of(answer):
    return sorted(set(unmarked(parse(answer.get_data(as_text=True)))))


def of_each_kind(prepared):
    """One address of each route, state and author."""
    kinds = {}
    for address in addresses(prepared.people.app, prepared):
        about = address.thing
        kind = (address.endpoint, str(getattr(about, "state", address.path)), getattr(about, "author_id", None))
        if "GET" in address.methods:
            kinds.setdefault(kind, address)
    return kinds.values()


def is_new(answer, seen):
    """Refusals differ in addresses and numbers alone; each is taken apart once."""
    words = re.sub(r"""\w+="[^"]*"|\d+""", "", answer.get_data(as_text=True)) if answer.status_code >= 400 else object()
    return not (words in seen or seen.add(words))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PERSONAS)
def test_pages(prepared, name, dealt):
    browser = prepared.people.browser(name)
    browser.checks_pages = False
    faults, seen = set(), set()
    for address in dealt(of_each_kind(prepared)):
        answer = browser.answer("GET", address.path)
        if answer.mimetype == "text/html" and not 300 <= answer.status_code < 400 and is_new(answer, seen):
            faults |= {f"{address.endpoint}: {text}" for text in faults_of(answer)}
    assert not faults, "\n".join(sorted(faults)[:80])


def shown_forms(browser, prepared):
    """The first form of each route that this browser is shown: its address and the form."""
    found = {}
    for address in addresses(browser.app, prepared, few=True):
        if {"GET", "POST"} <= address.methods and address.endpoint not in found:
            shown = browser.answer("GET", address.path)
            form = parse(shown.get_data(as_text=True)).select_one("form#form")
            if shown.status_code == 200 and form is not None and form.select(TYPED):
                found[address.endpoint] = address, form
    return found.values()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["visitor", "draft_holder", "author", "officer", "coordinator"])
def test_what_forms_say_when_they_refuse(prepared, name, dealt):
    """Each form is sent empty, and once with something that is far too long."""
    browser = prepared.people.browser(name)
    browser.checks_pages = False
    forms = shown_forms(browser, prepared)
    faults = set()
    for address, form in dealt(forms):
        hidden = {tag["name"]: tag.get("value", "") for tag in form.select("input[type=hidden]")}
        for text in ("", "ა" * 6000):
            typed = {tag["name"]: text for tag in form.select(TYPED)}
            answer = browser.answer("POST", address.path, data={**typed, **hidden})
            if answer.status_code in {422, 409, 429}:
                faults |= {f"{address.endpoint}: {text}" for text in faults_of(answer)}
    assert forms, "no form was found"
    assert not faults, "\n".join(sorted(faults)[:80])


@pytest.mark.parametrize("path", ["/de/gibt-es-nicht", "/de/ideen/?nach=kaputt", "/de/konto/", "/de/ideen/?statt=tr"])
def test_errors_and_notes(prepared, path):
    answer = prepared.people.browser("visitor").answer("GET", path)
    assert not faults_of(answer)
