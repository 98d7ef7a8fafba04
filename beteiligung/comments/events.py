"""What happens in discussions that others follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CommentHeld:
    """A comment waits until somebody has read it; nobody but its author and the desk sees it."""

    comment_id: int


@dataclass(frozen=True)
class CommentDeleted:
    """Its author took a comment away."""

    comment_id: int


@dataclass(frozen=True)
class CommentPassageRemoved:
    """Some words are gone from a comment. Whoever quotes it removes them as well, and keeps no copy."""

    comment_id: int
    passage: str
