"""What must hold for every page that any test fetches. Each check yields its faults in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from beteiligung.web.languages import LANGUAGES, SOURCE
from tests.support.html import attribute, words

if TYPE_CHECKING:
    from tests.support.pages import Page

_NO_LABEL_NEEDED = {"hidden", "submit", "button", "image", "reset"}
_VOID_SCHEMES = {"mailto", "tel"}


def one_heading_begins_the_title(page: Page) -> Iterator[str]:
    headings = page.named("h1")
    titles = [tag for tag in page.named("title") if tag.parent and tag.parent.name == "head"]
    if len(headings) != 1:
        yield f"{len(headings)} h1 instead of one"
    elif len(titles) != 1:
        yield f"{len(titles)} titles instead of one"
    else:
        heading, title = words(headings[0]), " ".join(titles[0].get_text().split())
        if not heading:
            yield "the h1 is empty"
        if not title.startswith(heading):
            yield f"the title {title!r} does not begin with the h1 {heading!r}"


def language_and_direction(page: Page) -> Iterator[str]:
    asked = LANGUAGES.get(urlsplit(page.url).path.split("/")[1])
    html = page.tree.html
    if html is None:
        yield "no html element"
        return
    shown = (attribute(html, "lang"), attribute(html, "dir"))
    if asked is None:
        if shown not in {(language.tag, language.direction) for language in LANGUAGES.values()}:
            yield f"language and direction {shown} belong to no language"
        return
    language = asked if asked.is_complete else SOURCE
    if shown != (language.tag, language.direction):
        yield f"language and direction are {shown}, not {(language.tag, language.direction)}"


def unique_ids(page: Page) -> Iterator[str]:
    ids = Counter(page.ids())
    for name, count in ids.items():
        if count > 1 or not name or " " in name:
            yield f"the id {name!r} stands {count} times or is malformed"


_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "form")


def references_lead_somewhere(page: Page) -> Iterator[str]:
    ids = set(page.ids())
    for tag in page.tags:
        for name in _REFERENCES:
            if name in tag.attrs:
                for target in attribute(tag, name).split():
                    if target not in ids:
                        yield f"{name}={target!r} of {tag.name} points to nothing"


def every_field_has_a_label(page: Page) -> Iterator[str]:
    labelled = {attribute(label, "for") for label in page.named("label") if words(label)}
    for field in page.named("input", "select", "textarea"):
        if field.name == "input" and attribute(field, "type") in _NO_LABEL_NEEDED:
            continue
        if attribute(field, "id") in labelled or field.find_parent("label"):
            continue
        if attribute(field, "aria-label") or attribute(field, "aria-labelledby"):
            continue
        yield f"no label for the field {attribute(field, 'name')!r}"


def pictures_have_alternatives(page: Page) -> Iterator[str]:
    for picture in page.named("img"):
        if picture.get("alt") is None:
            yield f"no alt for {attribute(picture, 'src')!r}"
        if not (picture.get("width") and picture.get("height")):
            yield f"no size for {attribute(picture, 'src')!r}"
    for drawing in page.named("svg"):
        hidden = drawing.find_parent(attrs={"aria-hidden": "true"}) or attribute(drawing, "aria-hidden") == "true"
        named = attribute(drawing, "aria-label") or attribute(drawing, "aria-labelledby") or drawing.find("title")
        if not hidden and not (attribute(drawing, "role") == "img" and named):
            yield "a drawing neither hidden nor named as an image"


def links_and_buttons_have_names(page: Page) -> Iterator[str]:
    for tag in page.named("a", "button"):
        if tag.name == "a" and not tag.get("href"):
            yield f"a link without address: {words(tag)!r}"
        named = words(tag) or attribute(tag, "aria-label") or attribute(tag, "aria-labelledby") or _drawn_name(tag)
        if not named:
            yield f"a {tag.name} without a name: {attribute(tag, 'href')!r}"


def _drawn_name(tag: Tag) -> str:
    """A link inside a drawing is named by the title of what it holds."""
    title = tag.find("title")
    return title.get_text().strip() if title and tag.find_parent("svg") else ""


def headings_skip_no_level(page: Page) -> Iterator[str]:
    """The summary of errors stands before the h1, as an h2; nothing else may skip."""
    level = 1
    for heading in page.named("h1", "h2", "h3", "h4", "h5", "h6"):
        now = int(heading.name[1])
        if now > level + 1:
            yield f"h{now} {words(heading)!r} after h{level}"
        level = now


def nothing_inline(page: Page) -> Iterator[str]:
    for tag in page.tags:
        if tag.name == "style" or (tag.name == "script" and not tag.get("src")):
            yield f"inline {tag.name}"
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                yield f"attribute {name} on {tag.name}"
        for name in ("href", "src", "action", "formaction"):
            if attribute(tag, name).strip().lower().startswith(("javascript:", "data:")):
                yield f"{name} of {tag.name} carries code"


_WHOLE_ADDRESSES = {"canonical", "alternate"}
"""Links for search engines, which no browser fetches: they name the platform as the world sees it."""


def nothing_from_elsewhere(page: Page) -> Iterator[str]:
    for tag, name in _addresses(page, {"script": "src", "link": "href", "img": "src", "use": "href"}):
        if urlsplit(attribute(tag, name)).netloc and attribute(tag, "rel") not in _WHOLE_ADDRESSES:
            yield f"{tag.name} from elsewhere: {attribute(tag, name)}"


def forms_carry_their_token(page: Page) -> Iterator[str]:
    for form in page.named("form"):
        method = attribute(form, "method").lower() or "get"
        tokens = form.find_all("input", attrs={"type": "hidden", "name": "csrf_token"})
        if method == "post" and len(tokens) != 1:
            yield f"{len(tokens)} tokens in the form {attribute(form, 'id') or attribute(form, 'action')!r}"
        if method == "post" and not all(attribute(token, "value") for token in tokens):
            yield "an empty token"
        if method == "get" and tokens:
            yield "a token in a form whose content stands in the address"
        if method not in {"get", "post"}:
            yield f"a form with the method {method}"


def links_stay_inside_or_are_real(page: Page) -> Iterator[str]:
    """Every internal address answers to the URL map, without a redirect, and every anchor is on the page."""
    ids = set(page.ids())
    seen: set[tuple[str, str]] = set()
    for tag, name in _addresses(page, {"a": "href", "form": "action", "button": "formaction", "link": "href"}):
        address = attribute(tag, name)
        parts = urlsplit(urljoin(page.url, address))
        if parts.scheme in _VOID_SCHEMES or parts.netloc != urlsplit(page.url).netloc:
            continue
        method = _method(tag)
        if (method, address) in seen:
            continue
        seen.add((method, address))
        if parts.path == urlsplit(page.url).path and parts.fragment:
            if parts.fragment not in ids:
                yield f"the anchor #{parts.fragment} is not on the page"
            continue
        fault = page.browser.why_not(method, parts.path)
        if fault:
            yield f"{tag.name} to {address!r}: {fault}"


def _method(tag: Tag) -> str:
    if tag.name == "form":
        return attribute(tag, "method").upper() or "GET"
    if tag.name == "button":
        form = tag.find_parent("form")
        return (attribute(tag, "formmethod") or (attribute(form, "method") if form else "")).upper() or "GET"
    return "GET"


def _addresses(page: Page, wanted: dict[str, str]) -> Iterator[tuple[Tag, str]]:
    for tag in page.named(*wanted):
        if tag.get(wanted[tag.name]):
            yield tag, wanted[tag.name]


def no_trace_of_a_program(page: Page) -> Iterator[str]:
    for sign in ("Traceback (most recent", "sqlalchemy.", "psycopg.", "werkzeug.", "jinja2.", "{{", "{%", "%("):
        if sign in page.html:
            yield f"the page shows {sign!r}"
    for word in ("None", "Undefined"):
        if f">{word}<" in page.html or f'"{word}"' in page.html:
            yield f"the page shows {word}"


_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?")
"""A day or an instant as HTML has them; no microseconds."""


def times_are_valid(page: Page) -> Iterator[str]:
    for tag in page.named("time"):
        if "datetime" in tag.attrs and not _TIME.fullmatch(attribute(tag, "datetime")):
            yield f"{attribute(tag, 'datetime')!r} is no time in HTML"


PAGE_CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    one_heading_begins_the_title,
    language_and_direction,
    unique_ids,
    references_lead_somewhere,
    every_field_has_a_label,
    pictures_have_alternatives,
    links_and_buttons_have_names,
    headings_skip_no_level,
    nothing_inline,
    nothing_from_elsewhere,
    forms_carry_their_token,
    links_stay_inside_or_are_real,
    times_are_valid,
    no_trace_of_a_program,
)


def routing_fault(adapter: object, method: str, path: str) -> str | None:
    """Why an address leads nowhere, or None when a route answers it."""
    try:
        adapter.match(path, method=method)  # type: ignore[attr-defined]  # werkzeug's MapAdapter
    except RequestRedirect as redirect:
        return f"redirects to {redirect.new_url}"
    except HTTPException as error:
        return f"{error.code} {error.name}"
    return None
