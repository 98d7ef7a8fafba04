"""``beteiligung limits``: every limit as the page ``docs/limits.md``, so that page and code never differ."""

from __future__ import annotations

import click

from beteiligung.core.limits import DAY, HOUR, LIMITS

_HEAD = """\
# Limits

How often something can be done, and whose tries are counted together. This page is printed from the code:
`beteiligung limits > docs/limits.md`. None counts a network address alone: a school, a library or a mobile network is one
address. Three that cost much have a ceiling per address besides, far above what a school does. No address is stored: the count
stands under a hash with a key that changes every day, and goes after two days. Whoever meets a limit reads from when on it
works again, and keeps what was typed.

| what | at most | within | counted per |
|---|---|---|---|
"""


@click.command("limits")
def limits() -> None:
    """Print all limits as a page in Markdown."""
    click.echo(limits_page(), nl=False)


def limits_page() -> str:
    """The text of ``docs/limits.md``."""
    known = sorted(LIMITS.values(), key=lambda limit: (limit.counts, limit.seconds, limit.per))
    return _HEAD + "".join(
        f"| {limit.counts} | {limit.most} | {_time(limit.seconds)} | {limit.per} |\n" for limit in known
    )


def _time(seconds: int) -> str:
    return {DAY: "a day", HOUR: "an hour"}.get(seconds) or f"{seconds // 60} minutes"
