"""Routes."""

from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("measures_desk", __name__, prefix="/moderation/massnahmen", desk=True)
