"""The blueprint of pages under a language, and that of addresses without one."""

from __future__ import annotations

from flask import Blueprint

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("pages", __name__)
root = Blueprint("root", __name__)
