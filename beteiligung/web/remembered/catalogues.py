"""Messages, quicker: a page asks for a hundred.

``_`` and ``ngettext`` of templates are as Jinja's own in the new style; they look for the catalogue once per request.
"""

from __future__ import annotations

from typing import Any

from babel import Locale
from flask import Flask, g
from flask_babel import Domain, get_locale, get_translations
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from beteiligung.core.text import hyphens_kept


class QuickDomain(Domain):  # type: ignore[misc]  # flask_babel ships no types
    """Remembers the last catalogue; flask-babel writes the name of the locale out for each message."""

    def get_translations(self) -> Any:
        """Of the request's language, or of the one that is forced for a while."""
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        last: tuple[Locale, Any] | None = g.get("last_catalogue")
        if last is None or last[0] is not locale:
            last = g.last_catalogue = (locale, super().get_translations())
        return last[1]


def init_template_messages(app: Flask) -> None:
    """Replace what flask-babel gave to templates."""
    app.jinja_env.globals.update(_=_message, gettext=_message, ngettext=_plural_message)


@pass_eval_context
def _message(context: EvalContext, text: str, /, **values: Any) -> str:
    return _filled(context, catalogue().ugettext(text), values)


@pass_eval_context
def _plural_message(context: EvalContext, singular: str, plural: str, number: int, /, **values: Any) -> str:
    """``num=`` shows the number in another way than the one that decides."""
    return _filled(context, catalogue().ungettext(singular, plural, number), {"num": number, **values})


def _filled(context: EvalContext, text: str, values: dict[str, Any]) -> str:
    """Values are escaped where the template escapes; a percent sign of the text is written twice."""
    if context.autoescape:
        text = Markup(hyphens_kept(text))  # noqa: S704 - our own words
    return text % values if values or "%" in text else text


def catalogue() -> Any:
    """Of the request's language, which does not change while a page is made."""
    try:
        return g.catalogue
    except AttributeError:
        g.catalogue = get_translations()
        return g.catalogue
