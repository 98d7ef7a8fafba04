"""How the child process says no."""

from __future__ import annotations


class Refused(Exception):
    """``code`` is one of ``media.refusals.Why``, which the child does not load."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
