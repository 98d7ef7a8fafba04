"""A list of the desk that stands for itself: paged, with nothing to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import render_template, request, url_for

from beteiligung.web.paging import BadCursor, Page


def list_page(template: str, read: Callable[[str], Page[Any]], detail: Callable[[Any], str]) -> Any:
    """The page of the list that ``?nach=`` asks for. ``detail``: what the template shows with each row."""
    endpoint, cursor = request.endpoint or "", request.args.get("nach", "")
    first_url = url_for(endpoint)
    try:
        page = read(cursor)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    return render_template(
        template,
        rows=[(row, detail(row)) for row in page.items],
        next_url=url_for(endpoint, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )
