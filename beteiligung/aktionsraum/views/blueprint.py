"""The blueprint of pages about areas, and that of what maps fetch, which has no language."""

from __future__ import annotations

from flask import Blueprint

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("aktionsraum", __name__)
maps = Blueprint("maps", __name__)
