"""The words of a decision: a ready-made text with its places filled, the officer's own words in German, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.mail.values import to_json
from beteiligung.moderation.models import DecisionModule, Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.placeholders import listed, names_in
from beteiligung.moderation.queries import Texts, module_by_id, texts_of


@dataclass(frozen=True)
class Pick:
    """A module that an officer picked. ``shown``: the mark of the texts that the page showed; empty where it showed none."""

    module_id: int
    shown: str | None


@dataclass(frozen=True)
class Chosen:
    """A ready-made text as it is told now: in somebody's language, in German, and what fills its places."""

    texts: Texts
    language: str
    """The one of whoever is told."""
    values: Mapping[str, Any]

    @property
    def module(self) -> TextModule:
        return self.texts.module

    @property
    def told(self) -> TextModuleVersion:
        return self.texts.told_in(self.language)

    @property
    def german(self) -> TextModuleVersion:
        return self.texts.german

    def in_language(self, language: str) -> Chosen:
        """The same for somebody else."""
        return replace(self, language=language)

    def mark_for(self, languages: Iterable[str]) -> str:
        """Tells what people with these languages read from what the module says to them later."""
        told = [self.in_language(language).told.id for language in languages]
        return "-".join(str(number) for number in (self.german.id, *told))

    @property
    def mark(self) -> str:
        """The same for whoever is told."""
        return self.mark_for([self.language])

    def for_mail(self) -> dict[str, Any]:
        """What the template of a mail needs."""
        return {"text": self.told.text, "language": self.told.language, "fill": dict(self.values)}

    def kept_with(self, decision_id: int) -> DecisionModule:
        """The row that keeps it beside a decision."""
        return DecisionModule(
            decision_id=decision_id,
            version_id=self.told.id,
            german_id=self.german.id,
            values=to_json(dict(self.values)),
        )


@dataclass(frozen=True)
class Wording:
    """What is told with a decision."""

    own: str | None
    chosen: Chosen | None

    @property
    def for_mail(self) -> dict[str, Any] | None:
        return self.chosen.for_mail() if self.chosen is not None else None

    def in_language(self, language: str) -> Wording:
        """The same for somebody else."""
        return replace(self, chosen=self.chosen.in_language(language)) if self.chosen is not None else self


NO_WORDS = Wording(None, None)


def choose(module_id: int, purpose: Purpose, language: str, values: Mapping[str, Any]) -> Chosen:
    """The module's text for somebody with this language.

    Raises InvalidInput where there is no such module for the purpose, or a place of it cannot be filled.
    """
    module = module_by_id(module_id)
    if module is None or module.purpose is not purpose or not module.is_active:
        raise InvalidInput(N_("Diesen Textbaustein gibt es hier nicht mehr. Bitte wählen Sie einen anderen."))
    (texts,) = texts_of([module])
    names = sorted(names_in(texts.german.text))
    missing = [name for name in names if values.get(name) in (None, "")]
    if missing:
        raise InvalidInput(
            N_(
                "Im Textbaustein lässt sich %(names)s nicht ausfüllen. "
                "Ergänzen Sie die Angabe, oder wählen Sie einen anderen Textbaustein."
            ),
            names=listed(missing),
        )
    return Chosen(texts, language, {name: values[name] for name in names})
