"""Settings of gunicorn that have no option of their own."""

from gunicorn.workers import gthread

gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.1
"""Seconds. Browsers open connections before they need them; each would keep one of four threads waiting for five."""
