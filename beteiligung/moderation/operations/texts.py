"""Ready-made texts, kept by coordinators: nothing that was ever sent is changed, each text becomes a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm.attributes import flag_modified

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.constraints import means
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.core.text import clean_line, clean_text
from beteiligung.moderation.models import Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.operations.noting import checked_ground
from beteiligung.moderation.placeholders import difference_of, fault_of
from beteiligung.moderation.queries import GERMAN, Texts, texts_of

NAME_MOST = 100
TEXT_LENGTH = (10, 1500)
"""Least and most characters of a ready-made text in each language."""

for _constraint in ("uq_text_modules_purpose_name", "text_modules.purpose, text_modules.name"):
    means(_constraint, lambda: InvalidInput(N_("Einen Textbaustein mit diesem Namen gibt es schon.")))


@dataclass(frozen=True)
class ModuleDraft:
    """What a coordinator says about a module."""

    name: str
    texts: Mapping[str, str]
    """By language; one that is empty or missing stays as it is, the German one is needed."""
    ground: str | None = None
    is_active: bool = True
    still_fit: frozenset[str] = field(default_factory=frozenset)
    """Languages whose text was read again and says what the German says now."""


def add_module(actor: Actor, purpose: Purpose, draft: ModuleDraft) -> TextModule:
    """Write a new module. Raises InvalidInput for a name, ground, text or placeholder that does not do, and for a name that is taken."""
    require(actor, P.TEXTS_EDIT, act="add")
    return create_module(actor, purpose, _checked(draft, purpose))


def edit_module(actor: Actor, module: TextModule, draft: ModuleDraft, *, version: int | None) -> None:
    """Change a module. A translation that neither changed nor still fits is older than its German text from then on.

    Raises what ``add_module`` raises, and Stale where somebody else has changed it since the form was shown.
    """
    require(actor, P.TEXTS_EDIT, act="change")
    session().refresh(module, with_for_update=True)
    if version != module.version:
        raise Stale
    draft = _checked(draft, module.purpose)
    module.name, module.is_active = draft.name, draft.is_active
    module.ground = draft.ground
    flag_modified(module, "name")  # a new version of the row also where only a text is new
    (texts,) = texts_of([module])
    write_texts(actor, texts, draft)


def create_module(actor: Actor, purpose: Purpose, draft: ModuleDraft, *, code: str | None = None) -> TextModule:
    """Keep a module that has been checked, with the first version of each text."""
    module = add(
        TextModule(code=code, purpose=purpose, ground=draft.ground, name=draft.name, is_active=draft.is_active)
    )
    write_texts(actor, Texts(module, {}), draft)
    return module


def write_texts(actor: Actor, texts: Texts, draft: ModuleDraft) -> None:
    """Add a version in each language whose text is new or was found to fit still."""
    german_before = texts.versions.get(GERMAN)
    german_number = german_before.number if german_before is not None else 0
    if german_before is None or draft.texts[GERMAN] != german_before.text:
        german_number += 1
    for language, text in draft.texts.items():
        before = texts.versions.get(language)
        fits_again = language in draft.still_fit and before is not None and before.german_number != german_number
        if not text or (before is not None and before.text == text and not fits_again):
            continue
        session().add(
            TextModuleVersion(
                module_id=texts.module.id,
                language=language,
                number=before.number + 1 if before is not None else 1,
                german_number=german_number,
                text=text,
                written_by_id=actor.account_id,
                written_at=clock.now(),
            )
        )


def _checked(draft: ModuleDraft, purpose: Purpose) -> ModuleDraft:
    name = clean_line(draft.name)
    if not name:
        raise InvalidInput(N_("Bitte geben Sie dem Textbaustein einen Namen."))
    if len(name) > NAME_MOST:
        raise InvalidInput(N_("Bitte kürzen Sie den Namen auf höchstens %(most)s Zeichen."), most=NAME_MOST)
    texts = {language: clean_text(text) for language, text in draft.texts.items()}
    if not texts.get(GERMAN):
        raise InvalidInput(N_("Bitte schreiben Sie den deutschen Text. Die anderen richten sich nach ihm."))
    for text in texts.values():
        if text:
            checked_words(text, TEXT_LENGTH)
            fault = fault_of(text, purpose) or difference_of(text, texts[GERMAN])
            if fault is not None:
                raise InvalidInput(fault.text, **fault.values)
    ground = draft.ground or None
    if ground is not None:
        checked_ground(ground)
        if purpose is not Purpose.REJECT:
            ground = None
    return ModuleDraft(name, texts, ground, draft.is_active, draft.still_fit)
