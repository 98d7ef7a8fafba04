"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("accounts", __name__)
