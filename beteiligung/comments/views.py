"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("comments", __name__)
