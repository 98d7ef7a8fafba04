"""Everything that something ever said, as a page: of a ready-made text, and of how a ground is explained."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import render_template, request, url_for

from beteiligung.accounts.queries import staff_names
from beteiligung.web.paging import BadCursor, Page

AT_ONCE = 20


def versions_of(template: str, read: Callable[[str, int], Page[Any]], shown: dict[str, Any], **place: Any) -> Any:
    """One page of versions, the latest first. ``read`` gets cursor and size; ``shown`` goes to the template,
    ``place`` into the address."""
    cursor, address = request.args.get("nach", ""), partial(url_for, ".versions", **place)
    try:
        page = read(cursor, AT_ONCE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=address()), 400
    return render_template(
        template,
        rows=page.items,
        names=staff_names({row.written_by_id for row in page.items if row.written_by_id is not None}),
        next_url=address(nach=page.next_cursor) if page.next_cursor else None,
        first_url=address() if cursor else None,
        **shown,
    )
