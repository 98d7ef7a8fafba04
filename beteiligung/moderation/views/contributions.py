"""One contribution at the desk, with what was reported about it: keep, hide, restore, cover, lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.comments.models import Comment, HeldFor
from beteiligung.comments.queries import comment_by_id
from beteiligung.core.errors import NotFound
from beteiligung.moderation import operations
from beteiligung.moderation.forms.blocking import BlockForm
from beteiligung.moderation.forms.contributions import HideForm, KeepForm, LockForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.grounds import sentence_of
from beteiligung.moderation.models import URGENT, DecisionKind, Subject
from beteiligung.moderation.operations.blocking import block_person, can_be_blocked
from beteiligung.moderation.operations.held import let_through as let_comment_through
from beteiligung.moderation.queries import (
    Contribution,
    ReportRow,
    contribution_of,
    deciders_besides,
    has_answered_before,
    open_reports,
    overturned_of,
    read_code,
    waiting_item_of_reports,
)
from beteiligung.moderation.suspicion import hints
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.pane import idea_url
from beteiligung.moderation.views.shared import shared_of
from beteiligung.moderation.views.words import held_word, language_word, reason_word, subject_word
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import documents_of, photos_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.messages import say
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/beitrag")
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def contribution(proposal: Proposal) -> Any:
    return _page(_asked(proposal))


@bp.route("/ideen/<int:proposal_id>/ausblenden", methods=["GET", "POST"])
@guard(P.CONTENT_HIDE, proposal=at_desk)
def hide(proposal: Proposal) -> Any:
    asked = _asked(proposal, P.CONTENT_HIDE)
    reports = open_reports(asked)
    form = HideForm(asked, reports)
    if form.validate_on_submit():
        operations.hide_content(
            current_actor(), asked, ground=form.ground.data, facts=form.facts.data, version=form.shown_version
        )
        notify(
            _("Ausgeblendet. Die Gründe sind unterwegs.") if operations.writer_is_told(asked) else _("Ausgeblendet.")
        )
        return redirect(next_entry_url())
    return _form_page("moderation/hide.html", asked, form, reports, is_possible=asked.hidden_at is None)


@bp.route("/ideen/<int:proposal_id>/belassen", methods=["GET", "POST"])
@guard(P.REPORT_ANSWER, proposal=at_desk)
def keep(proposal: Proposal) -> Any:
    asked = _asked(proposal, P.REPORT_ANSWER)
    reports = open_reports(asked)
    form = KeepForm(asked, reports)
    if form.validate_on_submit():
        operations.keep_content(
            current_actor(), asked, words=form.answer.data, bad_faith=form.numbers, version=form.shown_version
        )
        notify(_("Nichts geändert. Wer das gemeldet hat, liest jetzt Ihre Antwort."))
        return redirect(next_entry_url())
    return _form_page("moderation/keep.html", asked, form, reports, is_possible=bool(reports))


@bp.route("/ideen/<int:proposal_id>/einblenden", methods=["GET", "POST"])
@guard(P.CONTENT_HIDE, proposal=at_desk)
def restore(proposal: Proposal) -> Any:
    return _at_once(proposal, operations.restore_content, _("Alle sehen es wieder, wie es war."))


@bp.route("/ideen/<int:proposal_id>/durchlassen", methods=["GET", "POST"])
@guard(P.COMMENT_LET_THROUGH, proposal=at_desk)
def let_through(proposal: Proposal) -> Any:
    return _at_once(
        proposal, let_comment_through, _("Durchgelassen. Alle können den Kommentar jetzt lesen."), next_entry_url()
    )


@bp.route("/ideen/<int:proposal_id>/verdecken", methods=["GET", "POST"])
@guard(P.CONTENT_COVER, proposal=at_desk)
def cover(proposal: Proposal) -> Any:
    return _at_once(
        proposal, operations.cover_content, _("Der Text ist verdeckt, längstens bis zum Ende des nächsten Werktags.")
    )


@bp.route("/ideen/<int:proposal_id>/aufdecken", methods=["GET", "POST"])
@guard(P.CONTENT_COVER, proposal=at_desk)
def uncover(proposal: Proposal) -> Any:
    return _at_once(proposal, operations.uncover_content, _("Der Text ist nicht mehr verdeckt."))


@bp.route("/ideen/<int:proposal_id>/sperren", methods=["GET", "POST"])
@guard(P.CONTENT_LOCK, proposal=at_desk)
def lock(proposal: Proposal) -> Any:
    asked = _asked(proposal, P.CONTENT_LOCK)
    if asked.is_name:
        raise NotFound
    form = LockForm(open_reports(asked))
    if form.validate_on_submit():
        locked = operations.lock_content(current_actor(), asked, ground=form.ground.data, tells=form.tells)
        notify(_("Gesperrt unter der Nummer %(number)s. Niemand sieht es mehr.", number=locked.id))
        return redirect(url_for(".locks"))
    return render_template(
        "moderation/lock.html", asked=asked, form=form, what=subject_word(asked.subject), back_url=_url(asked)
    )


@bp.route("/ideen/<int:proposal_id>/person-sperren", methods=["GET", "POST"])
@guard(P.PERSON_BLOCK, proposal=at_desk)
def block(proposal: Proposal) -> Any:
    asked = _asked(proposal, P.PERSON_BLOCK)
    reports = open_reports(asked)
    form = BlockForm(asked, reports, can_be_endless=current_actor().is_coordinator)
    if form.validate_on_submit():
        block_person(
            current_actor(),
            asked,
            ground=form.ground.data,
            facts=form.facts.data,
            days=form.day_count,
            version=form.shown_version,
        )
        notify(_("Die Person ist gesperrt. Die Gründe sind unterwegs."))
        return redirect(_url(asked))
    return _form_page("moderation/block.html", asked, form, reports, is_possible=can_be_blocked(asked))


def _at_once(proposal: Proposal, act: Callable[..., Any], done: str, next_url: str | None = None) -> Any:
    """An act of one button on the page of the contribution; it leads back there, or to ``next_url``."""
    asked = _asked(proposal)
    form = DecideForm(obj=asked)
    if form.validate_on_submit():
        act(current_actor(), asked, version=form.shown_version)
        notify(done)
        return redirect(next_url or _url(asked))
    return _page(asked, form)


def _asked(proposal: Proposal, permission: P | None = None) -> Contribution:
    """The contribution that ``?was=`` names; the idea itself without it. Raises NotFound.

    ``permission``: what is asked of the contribution, whose author need not be the idea's. Raises Forbidden.
    """
    known = read_code(request.args.get("was", "idee"))
    found = contribution_of(proposal, *known) if known else None
    if found is None:
        raise NotFound
    if permission is not None:
        require(current_actor(), permission, found)
    return found


def _url(asked: Contribution, act: str = "contribution") -> str:
    return desk_url(f".{act}", proposal_id=asked.proposal.id, was=asked.code)


def _page(asked: Contribution, form: DecideForm | None = None) -> str:
    # Who is reported reads no reports, though their office lets them read the file.
    actor = current_actor()
    reports = open_reports(asked) if can(actor, P.REPORT_ANSWER, asked) else ()
    acts, barred = _acts(asked, bool(reports)), _barred(asked, bool(reports))
    return render_template(
        "moderation/contribution.html",
        form=form or DecideForm(obj=asked),
        acts=acts - barred,
        is_barred=bool(acts & barred),
        deciders=deciders_besides(asked.aktionsraum_id, actor.account_id, asked.author_id) if acts & barred else (),
        shared=shared_of(waiting_item_of_reports(asked) if reports else None),
        act_url=lambda act: _url(asked, act),
        others=_others(asked),
        mask_url=_mask_url(asked),
        **_shown(asked, reports),
    )


def _form_page(
    template: str, asked: Contribution, form: DecideForm, reports: Sequence[ReportRow], *, is_possible: bool
) -> Any:
    page = render_template(template, form=form, is_possible=is_possible, back_url=_url(asked), **_shown(asked, reports))
    return page if is_possible else (page, 409)


def _shown(asked: Contribution, reports: Sequence[ReportRow]) -> dict[str, Any]:
    """What every page about a contribution shows of it."""
    return {
        "asked": asked,
        "what": subject_word(asked.subject),
        "held": held_word(_held(asked)),
        "parent": _parent(asked),
        "hints": _hints(asked),
        "hidden_ground": sentence_of(None if asked.is_name else asked.thing.hidden_ground),
        "idea_url": idea_url(asked.proposal.id),
        "reports": [
            {
                "row": report,
                "reason": reason_word(report.reason),
                "is_urgent": report.reason in URGENT,
                "language": language_word(report.language),
            }
            for report in reports
        ],
    }


def _acts(asked: Contribution, is_reported: bool) -> set[str]:
    """What this person may do about it, and can do now."""
    actor, words = current_actor(), asked.words if not asked.is_name else None
    is_covered = words is not None and words.is_covered
    possible = {
        "let_through": _held(asked) is not None and can(actor, P.COMMENT_LET_THROUGH, asked),
        "keep": is_reported and can(actor, P.REPORT_ANSWER, asked),
        "hide": asked.hidden_at is None and can(actor, P.CONTENT_HIDE, asked),
        "restore": asked.hidden_at is not None and can(actor, P.CONTENT_HIDE, asked),
        "cover": words is not None and asked.is_there and not is_covered and can(actor, P.CONTENT_COVER, asked),
        "uncover": is_covered and can(actor, P.CONTENT_COVER, asked),
        "lock": not asked.is_name and can(actor, P.CONTENT_LOCK, asked),
        "block": can(actor, P.PERSON_BLOCK, asked) and can_be_blocked(asked),
    }
    return {act for act, is_possible in possible.items() if is_possible}


def _barred(asked: Contribution, is_reported: bool) -> set[str]:
    """What this person did before, and an appeal has overturned."""
    account_id = current_actor().account_id
    overturned = overturned_of(account_id, asked.proposal.id)
    is_so = {
        "keep": is_reported and has_answered_before(account_id, asked),
        "hide": (DecisionKind.HIDE, asked.subject, asked.subject_id) in overturned,
        "block": (DecisionKind.BLOCK, Subject.PERSON, asked.author_id) in overturned,
    }
    return {act for act, is_true in is_so.items() if is_true}


def _hints(asked: Contribution) -> list[str]:
    """What may deserve a second look in the words of an idea or a comment."""
    words = asked.words if not asked.is_name else None
    if words is None or not words.text:
        return []
    comment_id = words.id if isinstance(words, Comment) else None
    return [
        say(one)
        for one in hints(words.text, author_id=asked.author_id, proposal_id=asked.proposal.id, comment_id=comment_id)
    ]


def _parent(asked: Contribution) -> Comment | None:
    """What a comment answers to."""
    parent_id = asked.thing.parent_id if isinstance(asked.thing, Comment) else None
    return comment_by_id(parent_id) if parent_id is not None else None


def _held(asked: Contribution) -> HeldFor | None:
    """Why a comment waits; None for what does not."""
    comment = asked.thing
    return comment.held_for if isinstance(comment, Comment) and comment.text is not None else None


def _mask_url(asked: Contribution) -> str | None:
    """Where words of an idea are removed for good."""
    if asked.subject is Subject.IDEA and can(current_actor(), P.PROPOSAL_MASK, asked.proposal):
        return desk_url(".mask_text", proposal_id=asked.proposal.id)
    return None


def _others(asked: Contribution) -> list[tuple[str, str]]:
    """What else belongs to it and has a page like this: its name, and the files of an idea."""
    proposal, found = asked.proposal, []
    if asked.words is not None and asked.words.shown_name and not asked.is_name:
        name = Subject.IDEA_NAME if asked.subject is Subject.IDEA else Subject.COMMENT_NAME
        found.append((_("Name: %(name)s", name=asked.words.shown_name), Contribution(proposal, name, asked.thing)))
    if asked.subject is Subject.IDEA:
        for number, photo in enumerate(photos_of(proposal), 1):
            found.append((_("Foto %(number)s", number=number), Contribution(proposal, Subject.PHOTO, photo)))
        for document in documents_of(proposal.id):
            words = _("Unterlage: %(title)s", title=document.title)
            found.append((words, Contribution(proposal, Subject.DOCUMENT, document)))
    return [(str(words), _url(other)) for words, other in found]
