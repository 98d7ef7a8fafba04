"""The workshop of this instance, and what features ask of it before their transaction begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from beteiligung.core.errors import NotFound
from beteiligung.core.provided import Provided
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture, Mask, Workshop
from beteiligung.media.storage import storage

workshop = Provided[Workshop]()
"""``workshop()`` is the workshop of this instance."""


@contextmanager
def masked(picture: Picture, masks: Sequence[Mask]) -> Iterator[MadePicture]:
    """New versions of a picture with rectangles covered, for ``operations.mask_picture``. Masks of before stay.

    Raises NotFound when its files are gone.
    """
    largest = storage().read(picture.name(picture.width))
    if largest is None:
        raise NotFound
    with workshop().picture(BytesIO(largest), masks=masks) as made:
        yield made


def clear_workshop() -> None:
    """A chore: what a killed process left behind."""
    workshop().clear()
