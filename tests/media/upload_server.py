"""The application with the route of ``upload_route``, for a server."""

from beteiligung import create_app
from tests.media.upload_route import open_upload_route

app = create_app()
open_upload_route(app)
