"""Components that a template takes from another: found without comparing all names that templates know.

Jinja looks, for each file of components that a page takes from, whether the page was given other globals than the file was.
Here nobody gives any: all stand in the environment.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from jinja2 import Template


class _Template(Template):
    def _get_default_module(self, _ctx: Any = None) -> Any:
        return super()._get_default_module()


def init_macros(app: Flask) -> None:
    """Replace Jinja's."""
    app.jinja_env.template_class = _Template
