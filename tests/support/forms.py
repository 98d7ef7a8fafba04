"""A form as a page shows it: filled in like a person does, sent like a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import Tag

from tests.support.html import attribute, words

if TYPE_CHECKING:
    from tests.support.pages import Page

_BUTTONS = {"submit", "image", "button", "reset"}
Value = str | int | bool | list[str] | tuple[str, ...]


class ShownForm:
    """Fields, hidden ones included, with the values that stand in them."""

    def __init__(self, page: Page, tag: Tag) -> None:
        self.page = page
        self.tag = tag
        self.method = attribute(tag, "method").upper() or "GET"
        self._fields = [field for field in self._owned(["input", "select", "textarea"]) if attribute(field, "name")]
        self._values: dict[str, list[str]] = {}
        for field in self._fields:
            for value in _values_of(field):
                self._values.setdefault(attribute(field, "name"), []).append(value)

    def _owned(self, names: list[str]) -> list[Tag]:
        """Elements inside the form, and those elsewhere that name it."""
        own = [tag for tag in self.tag.find_all(names) if not tag.get("form")]
        identity = attribute(self.tag, "id")
        root = self.page.tree
        return own + [tag for tag in root.find_all(names, attrs={"form": identity}) if identity]

    def field(self, name: str) -> Tag:
        """The only field with a name, or the first of several choices."""
        found = [field for field in self._fields if attribute(field, "name") == name]
        assert found, f"no field {name!r}; the form has {sorted({attribute(f, 'name') for f in self._fields})}"
        return found[0]

    def names(self) -> set[str]:
        """Names of all fields."""
        return {attribute(field, "name") for field in self._fields}

    def value(self, name: str) -> str:
        """What stands in a field; empty when nothing does."""
        self.field(name)
        return next(iter(self._values.get(name, [])), "")

    def choices(self, name: str) -> dict[str, str]:
        """The values a person can choose, with what the page says about each."""
        field = self.field(name)
        if field.name == "select":
            return {attribute(option, "value"): words(option) for option in field.find_all("option")}
        return {attribute(f, "value"): _label_of(f) for f in self._fields if attribute(f, "name") == name}

    def fill(self, values: dict[str, Value] | None = None, **more: Value) -> ShownForm:
        """Type into fields and choose. Refuses names that are not shown, hidden fields, and choices not offered."""
        for name, value in {**(values or {}), **more}.items():
            field = self.field(name)
            kind = attribute(field, "type") if field.name == "input" else field.name
            assert kind != "hidden", f"{name!r} is hidden: a person cannot type into it"
            assert field.get("disabled") is None, f"{name!r} is disabled"
            self._values[name] = self._typed(name, str(kind), value)
        return self

    def _typed(self, name: str, kind: str, value: Value) -> list[str]:
        if kind == "checkbox" and isinstance(value, bool):
            offered = list(self.choices(name))
            return offered[:1] if value else []
        given = [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]
        if kind in {"select", "radio", "checkbox"}:
            for one in given:
                assert one in self.choices(name), f"{one!r} is no choice of {name!r}: {self.choices(name)}"
        return given

    def choose(self, name: str, label: str) -> ShownForm:
        """Choose by what the page says instead of by value."""
        found = [value for value, text in self.choices(name).items() if text.startswith(label)]
        assert len(found) == 1, f"{len(found)} choices {label!r} of {name!r}: {self.choices(name)}"
        return self.fill({name: found[0]})

    def tamper(self, **values: str | None) -> ShownForm:
        """Change what a person cannot: hidden fields, or fields that are not there. None takes one away."""
        for name, value in values.items():
            self._values.pop(name, None)
            if value is not None:
                self._values[name] = [value]
        return self

    def buttons(self) -> dict[str, Tag]:
        """The buttons that send this form, by their text."""
        found = self._owned(["button", "input"])
        return {
            words(tag) or attribute(tag, "value"): tag
            for tag in found
            if (tag.name == "button" and attribute(tag, "type") in {"", "submit"})
            or (tag.name == "input" and attribute(tag, "type") == "submit")
        }

    def submit(self, button: str | None = None, *, status: int = 200) -> Page:
        """Press a button (the first one that belongs to the form itself unless named) and give the page that comes."""
        pressed = self._button(button)
        data: dict[str, Any] = {name: list(values) for name, values in self._values.items()}
        if attribute(pressed, "name"):
            data.setdefault(attribute(pressed, "name"), []).append(attribute(pressed, "value"))
        method = attribute(pressed, "formmethod").upper() or self.method
        action = attribute(pressed, "formaction") or attribute(self.tag, "action")
        url = urljoin(self.page.url, action) if action else self.page.url
        if method == "GET":
            return self.page.browser.get(f"{url.split('?')[0]}?{urlencode(data, doseq=True)}", status=status)
        return self.page.browser.post(url, data, status=status, Referer=self.page.url, Origin=_origin(self.page.url))

    def _button(self, text: str | None) -> Tag:
        buttons = self.buttons()
        if text is None:
            inside = [tag for tag in buttons.values() if not tag.get("form")]
            assert inside, "a form without a button: nobody can send it"
            return inside[0]
        found = [tag for label, tag in buttons.items() if label == text or label.startswith(text)]
        assert len(found) == 1, f"{len(found)} buttons {text!r}: {sorted(buttons)}"
        return found[0]


def _values_of(field: Tag) -> list[str]:
    if field.get("disabled") is not None:
        return []
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        options = field.find_all("option")
        chosen = [o for o in options if o.get("selected") is not None]
        if not chosen and field.get("multiple") is None:
            chosen = options[:1]
        return [attribute(o, "value") if o.get("value") is not None else words(o) for o in chosen]
    kind = attribute(field, "type")
    if kind in _BUTTONS:
        return []
    if kind in {"checkbox", "radio"}:
        return [attribute(field, "value") or "on"] if field.get("checked") is not None else []
    return [attribute(field, "value")]


def _label_of(field: Tag) -> str:
    around = field.find_parent("label")
    return words(around) if around else attribute(field, "value")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
