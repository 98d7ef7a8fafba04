"""What people do in a discussion: write, answer for the city, change their minds for a while, take back."""

from beteiligung.comments.operations.passages import mask_comment, remove_from_comment
from beteiligung.comments.operations.writing import (
    CLOSED,
    Words,
    count_anew,
    counted_anew,
    delete_comment,
    edit_comment,
    refuse_late_edit,
    write_answer,
    write_comment,
)

__all__ = [
    "CLOSED",
    "Words",
    "count_anew",
    "counted_anew",
    "delete_comment",
    "edit_comment",
    "mask_comment",
    "refuse_late_edit",
    "remove_from_comment",
    "write_answer",
    "write_comment",
]
