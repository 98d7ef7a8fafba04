"""Headers of every response: security, privacy and caching."""

from __future__ import annotations

import gzip

from flask import Flask, g, request, session
from werkzeug.wrappers import Response

from beteiligung.web.assets import names_content
from beteiligung.web.current import is_personal
from beteiligung.web.remembered.pages import keep, keep_file, takes_gzip

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}

_COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")


def init_headers(app: Flask) -> None:
    """Add the headers to every response of the application, errors included."""

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if app.config["PRODUCTION"]:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if request.endpoint == "static":
            return _static(response)
        return _page(response)


def _static(response: Response) -> Response:
    if "v" in request.args:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    if response.status_code == 200:
        response.direct_passthrough = False
        _compress(response)
        response.add_etag()
        if names_content(request.full_path):
            keep_file(response)
    return response


def _page(response: Response) -> Response:
    response.vary.update(("Cookie", "Accept-Encoding"))
    if "Cache-Control" in response.headers:
        return response
    if not _is_the_same_for_everybody(response):
        response.headers["Cache-Control"] = "private, no-store"
        return response
    response.headers["Cache-Control"] = "public, no-cache"
    if response.status_code == 200:
        _compress(response)
        response.add_etag()
        keep(response)
        response.make_conditional(request)
    return response


def _is_the_same_for_everybody(response: Response) -> bool:
    """A page is public when nothing about this browser went into it: no account, no draft, no form's token."""
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in {200, 301, 302, 308, 404, 410}
        and "csrf_token" not in g
        and not is_personal()
        and not session.modified  # a notice that was shown just now is gone from the session, not from the page
        and "Set-Cookie" not in response.headers
    )


def _compress(response: Response) -> None:
    """Compress what holds no secret. Private pages stay as they are: compression would tell their tokens apart."""
    if not takes_gzip(request.environ) or not (response.mimetype or "").startswith(_COMPRESSIBLE):
        return
    body = response.get_data()
    if len(body) > 500:
        response.set_data(gzip.compress(body, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
