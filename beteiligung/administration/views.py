"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("administration", __name__, prefix="/verwaltung", desk=True)
