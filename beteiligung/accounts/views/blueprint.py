"""The blueprint that all pages about accounts share."""

from __future__ import annotations

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("accounts", __name__)
