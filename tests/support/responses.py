"""What must hold for every response: security headers always, and caching that fits what is in it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from werkzeug.test import TestResponse

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NEEDED_IN_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
_FORBIDDEN_IN_POLICY = ("unsafe-inline", "unsafe-eval", "*", "data:", "http:", "https:")


def text_of(response: TestResponse) -> str:
    """The text of a response, unpacked when it travelled compressed."""
    data = response.get_data()
    return (gzip.decompress(data) if response.headers.get("Content-Encoding") == "gzip" else data).decode()


def security_faults(response: TestResponse) -> Iterator[str]:
    """Headers that every response carries, errors and redirects included."""
    for name, value in SECURITY_HEADERS.items():
        if response.headers.get(name) != value:
            yield f"{name} is {response.headers.get(name)!r}"
    policy = response.headers.get("Content-Security-Policy", "")
    parts = [part.strip() for part in policy.split(";")]
    for part in _NEEDED_IN_POLICY:
        if part not in parts:
            yield f"the content security policy lacks {part!r}"
    for word in _FORBIDDEN_IN_POLICY:
        if word in policy:
            yield f"the content security policy allows {word!r}"
    if "Permissions-Policy" not in response.headers:
        yield "no Permissions-Policy"
    for name in ("Server", "X-Powered-By"):
        if name in response.headers:
            yield f"tells its {name}"


_SAME_FOR_ALL = {"application/geo+json", "image/png"}
"""What maps fetch: nothing in it depends on who asks."""


_BY_LINK = ("/entscheidungen/",)
"""In the addresses of pages that one person has the link of: without account or token they are theirs alone."""


def caching_faults(response: TestResponse, *, personal: bool) -> Iterator[str]:
    """A page with a person or a token in it is nobody else's; every other page is everybody's, and without cookie.

    The root only sends on to a language, and to the same for everybody who speaks it.
    """
    control = response.headers.get("Cache-Control", "")
    cookies = response.headers.getlist("Set-Cookie")
    is_page = response.mimetype == "text/html"
    has_token = is_page and "csrf_token" in text_of(response)
    yield from _cookie_faults(cookies)
    if "Cookie" not in response.headers.get("Vary", ""):
        yield "no Vary: Cookie"
    if ("immutable" in control or control == "public, no-cache") and not is_page and not cookies:
        return  # a file, the same bytes for whoever may have it; those of people are asked for each time
    if response.mimetype in _SAME_FOR_ALL and not cookies:
        return
    is_by_link = any(part in response.request.path for part in _BY_LINK)
    if (personal and response.request.path != "/") or has_token or cookies or is_by_link:
        if "no-store" not in control or "public" in control:
            yield f"a page of one person may be kept: Cache-Control is {control!r}"
    elif response.status_code == 200 and is_page and response.request.method in {"GET", "HEAD"}:
        if "public" not in control or "no-cache" not in control:
            yield f"everybody's page is not shared: Cache-Control is {control!r}"
        if not response.headers.get("ETag"):
            yield "everybody's page has no ETag"


def _cookie_faults(cookies: list[str]) -> Iterator[str]:
    for cookie in cookies:
        for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
            if part not in cookie:
                yield f"a cookie without {part}"


def validity_faults(html: str) -> Iterator[str]:
    """What a strict HTML parser stumbles over. Slow, so it is asked for by the walks and not by every fetch."""
    import html5lib

    parser = html5lib.HTMLParser()
    parser.parse(html)
    for (line, _column), code, values in parser.errors:
        yield f"line {line}: {code} {values}: {html.splitlines()[line - 1].strip()[:120]}"
