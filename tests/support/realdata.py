"""The real data that some tests read: boundaries, votes. It is not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def real_data(path: str) -> Path:
    """The path of a file of real data. Skips the test loudly where it is not there.

    ``BETEILIGUNG_TEST_DATA`` names the folder; by default it is ``shared`` beside the checkout.
    """
    folder = Path(os.environ.get("BETEILIGUNG_TEST_DATA") or CHECKOUT.parent / "shared")
    if not (folder / path).exists():
        pytest.skip(f"REAL DATA MISSING: {path} is not in {folder}; set BETEILIGUNG_TEST_DATA")
    return folder / path
