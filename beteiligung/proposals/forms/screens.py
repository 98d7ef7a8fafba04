"""What the screens of proposing have in common."""

from __future__ import annotations

from flask import request

from beteiligung.web.forms import BaseForm

BACK = "zurueck"
"""Name of the button that goes one screen back and keeps what is there, finished or not."""


class Screen(BaseForm):
    """A screen in the middle of the chain: going back keeps what is there as well."""

    @property
    def goes_back(self) -> bool:
        return BACK in request.form
