"""The two message domains, the files they are collected from, and the languages each of them needs.

Residents read ``messages``; staff read ``desk``. What goes to residents from the desk (mails, grounds,
decisions) is in the residents' domain.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

RESIDENTS = "messages"
DESK = "desk"
DOMAINS = (RESIDENTS, DESK)

# German is the source. A language that is added here must be complete before the check passes.
NEEDED: dict[str, tuple[str, ...]] = {RESIDENTS: ("ar", "en", "tr"), DESK: ("en",)}

# The first word of the Unicode name of a language's letters; every other language is written in Latin.
SCRIPTS = {"ar": "ARABIC", "bg": "CYRILLIC", "ru": "CYRILLIC", "uk": "CYRILLIC"}

DESK_FILES = (
    "templates/desk_layout.html",
    "templates/moderation/*",
    "templates/measures_desk/*",
    "templates/verwaltung/*",
    "templates/log/*",
    "beteiligung/moderation/views*",
    "beteiligung/moderation/forms*",
    "beteiligung/comments/operations/passages.py",
    "beteiligung/moderation/operations/blocking.py",
    "beteiligung/moderation/operations/comment_rules.py",
    "beteiligung/moderation/operations/held.py",
    "beteiligung/moderation/operations/locking.py",
    "beteiligung/moderation/operations/telling_locks.py",
    "beteiligung/moderation/operations/anew.py",
    "beteiligung/moderation/operations/masking.py",
    "beteiligung/moderation/operations/outside.py",
    "beteiligung/moderation/operations/care.py",
    "beteiligung/moderation/operations/checklists.py",
    "beteiligung/moderation/operations/entering_appeals.py",
    "beteiligung/moderation/operations/meetings.py",
    "beteiligung/moderation/operations/sharing.py",
    "beteiligung/moderation/operations/hearing.py",
    "beteiligung/moderation/operations/stale.py",
    "beteiligung/moderation/operations/news.py",
    "beteiligung/moderation/operations/threads.py",
    "beteiligung/moderation/operations/withholding.py",
    "beteiligung/moderation/operations/declining.py",
    "beteiligung/moderation/operations/forwarding.py",
    "beteiligung/moderation/operations/offices.py",
    "beteiligung/moderation/operations/grounds.py",
    "beteiligung/moderation/operations/texts.py",
    "beteiligung/moderation/operations/worded.py",
    "beteiligung/moderation/placeholders.py",
    "beteiligung/moderation/suspicion.py",
    "beteiligung/moderation/wording.py",
    "beteiligung/moderation/words.py",
    "beteiligung/proposals/operations/merging.py",
    "beteiligung/proposals/operations/splitting.py",
    "beteiligung/accounts/operations/absences.py",
    "beteiligung/proposals/operations/entering.py",
    "beteiligung/proposals/operations/events.py",
    "beteiligung/proposals/operations/hearing.py",
    "beteiligung/proposals/operations/support.py",
    "beteiligung/accounts/operations/cards.py",
    "beteiligung/accounts/operations/employing.py",
    "beteiligung/accounts/words.py",
    "beteiligung/pages/operations/*",
    "beteiligung/pages/written.py",
    "beteiligung/aktionsraum/operations/settings.py",
    "beteiligung/*/desk.py",
    "beteiligung/*/desk/*",
    "beteiligung/*/desk_*.py",
    "beteiligung/administration/*",
    "beteiligung/log/*",
    "beteiligung/*/administration*",
)

# Pages of the same feature for everybody: more exact than the patterns above, and stronger.
FOR_RESIDENTS = ("beteiligung/moderation/views/public/*", "beteiligung/moderation/views/reporting/*")

# The command line speaks to the people who run the platform, without catalogues.
WITHOUT_CATALOGUE = ("beteiligung/cli.py", "beteiligung/cli/*", "beteiligung/command.py", "beteiligung/*/cli.py")


def domain_of(path: str) -> str | None:
    """The domain of a source file, given as a path from the checkout with slashes; None: not collected."""
    if any(fnmatch(path, pattern) for pattern in WITHOUT_CATALOGUE):
        return None
    if any(fnmatch(path, pattern) for pattern in FOR_RESIDENTS):
        return RESIDENTS
    if any(fnmatch(path, pattern) for pattern in DESK_FILES):
        return DESK
    return RESIDENTS


def source_files(root: Path, domain: str) -> Iterator[Path]:
    """Every Python file and template whose messages belong to ``domain``, in a stable order."""
    candidates = [*(root / "beteiligung").rglob("*.py"), *(p for p in (root / "templates").rglob("*") if p.is_file())]
    for path in sorted(candidates):
        if domain_of(path.relative_to(root).as_posix()) == domain:
            yield path


def script_of(language: str) -> str:
    """The script a language is written in, as Unicode names it."""
    return SCRIPTS.get(language.partition("@")[0], "LATIN")
