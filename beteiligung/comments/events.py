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
