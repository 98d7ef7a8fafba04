"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("moderation", __name__, prefix="/moderation", desk=True)
