"""How large what people send may be, and what is made of it. Read by the platform and by the child process."""

from __future__ import annotations

PICTURE_BYTES = 15 * 1024 * 1024
PICTURE_PIXELS = 65_000_000
"""The largest cameras of phones that write single pictures have 64 megapixels."""
DOCUMENT_BYTES = 10 * 1024 * 1024
DOCUMENT_PAGES = 500

WIDTHS = (480, 960, 1920)
"""Pixels of the versions of a picture; none is wider than the picture was."""
MOST_HEIGHT = 3840
"""Pixels; a picture that would be higher becomes smaller in both directions."""
BLURRED_SIDE = 10
"""All that a blurred version knows: so many pixels along the longer side. Nobody is told apart by that."""

FILES_PER_HOUR_OF_NETWORK = 1500
"""A school of forty classes sends fewer; whoever sends more keeps everybody waiting, since each is opened anew."""
FILES_PER_HOUR = 40
"""Of one account, or of one draft of somebody who is not signed in. For a network address there is only the ceiling above."""

CARDS_PER_HOUR = 300
"""Photos of written cards by one member of staff: stacks of several events, and some taken twice."""

JOBS_AT_ONCE = 2
"""Child processes of one machine."""
WAIT_SECONDS = 30
"""How long a job waits for its turn."""
CHILD_BYTES = 1_200_000_000
"""Address space of a child process; 64 megapixels with transparency need about 900 MB."""
CHILD_CPU_SECONDS = 40
CHILD_SECONDS = 60
CHILD_FILE_BYTES = 32 * 1024 * 1024


def widths_of(width: int) -> list[int]:
    """The widths of the versions of a picture whose largest version is ``width`` pixels wide, smallest first."""
    return [*(smaller for smaller in WIDTHS if smaller < width), width]
