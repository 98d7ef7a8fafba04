"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("proposals", __name__)
