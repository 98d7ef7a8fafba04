"""Every SELECT about comments."""

from beteiligung.comments.queries.own import TEXTS_OF_COMMENT, comments_of_author, latest_of, places_in_comments
from beteiligung.comments.queries.thread import (
    PAGE_SIZE,
    Reader,
    Thread,
    Voice,
    comment_by_id,
    cursor_to,
    is_on_page_of,
    is_readable,
    thread,
)

__all__ = [
    "PAGE_SIZE",
    "TEXTS_OF_COMMENT",
    "Reader",
    "Thread",
    "Voice",
    "comment_by_id",
    "comments_of_author",
    "cursor_to",
    "is_on_page_of",
    "is_readable",
    "latest_of",
    "places_in_comments",
    "thread",
]
