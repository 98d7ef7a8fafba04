"""``beteiligung settings``: all settings as the page ``docs/settings.md``, so that page and code never differ."""

from __future__ import annotations

import click

from beteiligung.config import SETTINGS, Setting

_HEAD = """\
# Settings

Environment variables, read by every command. This page is printed from the code: `beteiligung settings > docs/settings.md`.
`beteiligung check` shows the values in force and says what production lacks. Facts of the city (names, areas, amounts) are
no settings: they come from the city's file, see [the one of Dortmund](../beteiligung/cities/dortmund.toml).

| variable | default | meaning |
|---|---|---|
"""


@click.command("settings")
def settings() -> None:
    """Print all settings as a page in Markdown."""
    click.echo(settings_page(), nl=False)


def settings_page() -> str:
    """The text of ``docs/settings.md``."""
    return _HEAD + "".join(_line(setting) for setting in SETTINGS)


def _line(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default is not None else "–"
    needed = " **Required in production.**" if setting.needed else ""
    return f"| `{setting.name}` | {default} | {setting.meaning.replace('|', chr(92) + '|')}.{needed} |\n"
