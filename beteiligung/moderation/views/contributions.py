"""One contribution at the desk, with what was reported about it: keep, hide, restore, cover, lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.errors import NotFound
from beteiligung.moderation import operations
from beteiligung.moderation.forms.blocking import BlockForm
from beteiligung.moderation.forms.contributions import HideForm, KeepForm, LockForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import DecisionKind, Purpose, Subject
from beteiligung.moderation.operations.blocking import block_person, can_be_blocked
from beteiligung.moderation.operations.held import let_through as let_comment_through
from beteiligung.moderation.queries import (
    Contribution,
    deciders_besides,
    has_answered_before,
    languages_of_reporters,
    modules_for,
    open_reports,
    overturned_of,
    waiting_item_of_reports,
)
from beteiligung.moderation.suspicion import gave_hint, hints_on
from beteiligung.moderation.views.about import about_page, asked_of, contribution_url, held_of, same_as, shown_of
from beteiligung.moderation.views.blueprint import at_desk, bp, next_entry_url
from beteiligung.moderation.views.previewing import preview_of
from beteiligung.moderation.views.shared import shared_of
from beteiligung.moderation.views.words import subject_word
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import documents_of, photos_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.route("/ideen/<int:proposal_id>/beitrag")
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def contribution(proposal: Proposal) -> Any:
    return _page(asked_of(proposal))


@bp.route("/ideen/<int:proposal_id>/ausblenden", methods=["GET", "POST"])
@guard(P.CONTENT_HIDE, proposal=at_desk)
def hide(proposal: Proposal) -> Any:
    asked = asked_of(proposal, P.CONTENT_HIDE)
    reports, found = open_reports(asked), hints_on(asked)
    form = HideForm(asked, reports, has_hint=gave_hint(asked, found))
    if form.validate_on_submit():
        operations.hide_content(
            current_actor(),
            asked,
            ground=form.ground.data,
            facts=form.facts.data,
            version=form.shown_version,
            was_automated=form.has_helped,
        )
        notify(
            _("Ausgeblendet. Die Gründe sind unterwegs.") if operations.writer_is_told(asked) else _("Ausgeblendet.")
        )
        return redirect(next_entry_url())
    return about_page("moderation/hide.html", asked, form, reports, is_possible=asked.hidden_at is None, found=found)


@bp.route("/ideen/<int:proposal_id>/belassen", methods=["GET", "POST"])
@guard(P.REPORT_ANSWER, proposal=at_desk)
def keep(proposal: Proposal) -> Any:
    asked = asked_of(proposal, P.REPORT_ANSWER)
    reports = open_reports(asked)
    form = KeepForm(modules_for(Purpose.KEEP), asked, reports)
    if not form.only_looks and form.validate_on_submit():
        operations.keep_content(
            current_actor(),
            asked,
            words=form.answer.data,
            bad_faith=form.numbers,
            version=form.shown_version,
            pick=form.pick,
        )
        notify(_("Nichts geändert. Wer das gemeldet hat, liest jetzt Ihre Antwort."))
        return redirect(next_entry_url())
    return about_page(
        "moderation/keep.html",
        asked,
        form,
        reports,
        is_possible=bool(reports),
        preview=preview_of(form, proposal, languages=languages_of_reporters(asked)),
    )


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
    asked = asked_of(proposal, P.CONTENT_LOCK)
    if asked.is_name:
        raise NotFound
    form = LockForm(open_reports(asked), has_hint=gave_hint(asked, hints_on(asked)))
    if form.validate_on_submit():
        actor, tells, has_helped = current_actor(), form.tells, form.has_helped
        locked = operations.lock_content(actor, asked, ground=form.ground.data, tells=tells, was_automated=has_helped)
        notify(_("Gesperrt: Sperre Nr. %(number)s. Niemand sieht es mehr.", number=locked.id))
        if tells and not operations.is_tellable(locked):
            notify(_("Die Person hat hier keine E-Mail-Adresse. Bitte sagen Sie es ihr selbst."), "info")
        return redirect(url_for(".locks"))
    return render_template(
        "moderation/lock.html",
        asked=asked,
        form=form,
        what=subject_word(asked.subject),
        back_url=contribution_url(asked),
        same=same_as(asked),
    )


@bp.route("/ideen/<int:proposal_id>/person-sperren", methods=["GET", "POST"])
@guard(P.PERSON_BLOCK, proposal=at_desk)
def block(proposal: Proposal) -> Any:
    asked = asked_of(proposal, P.PERSON_BLOCK)
    reports, found = open_reports(asked), hints_on(asked)
    form = BlockForm(
        asked,
        reports,
        can_be_endless=current_actor().is_coordinator,
        has_hint=gave_hint(asked, found),
    )
    if form.validate_on_submit():
        block_person(
            current_actor(),
            asked,
            ground=form.ground.data,
            facts=form.facts.data,
            days=form.day_count,
            version=form.shown_version,
            was_automated=form.has_helped,
        )
        notify(_("Die Person ist gesperrt. Die Gründe sind unterwegs."))
        return redirect(contribution_url(asked))
    return about_page("moderation/block.html", asked, form, reports, is_possible=can_be_blocked(asked), found=found)


def _at_once(proposal: Proposal, act: Callable[..., Any], done: str, next_url: str | None = None) -> Any:
    """An act of one button on the page of the contribution; it leads back there, or to ``next_url``."""
    asked = asked_of(proposal)
    form = DecideForm(obj=asked)
    if form.validate_on_submit():
        act(current_actor(), asked, version=form.shown_version)
        notify(done)
        return redirect(next_url or contribution_url(asked))
    return _page(asked, form)


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
        deciders=deciders_besides(asked.aktionsraum_id, actor.account_id, asked.author_id, *asked.co_author_ids)
        if acts & barred
        else (),
        shared=shared_of(waiting_item_of_reports(asked) if reports else None),
        act_url=lambda act: contribution_url(asked, act),
        others=_others(asked),
        mask_url=_mask_url(asked),
        **shown_of(asked, reports),
    )


def _acts(asked: Contribution, is_reported: bool) -> set[str]:
    """What this person may do about it, and can do now."""
    actor, words = current_actor(), asked.words if not asked.is_name else None
    is_covered = words is not None and words.is_covered
    possible = {
        "let_through": held_of(asked) is not None and can(actor, P.COMMENT_LET_THROUGH, asked),
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


def _mask_url(asked: Contribution) -> str | None:
    """Where words of an idea or a comment are removed for good."""
    has_words = not asked.is_name and asked.words is not None and bool(asked.words.text)
    return contribution_url(asked, "mask_text") if has_words and can(current_actor(), P.PROPOSAL_MASK, asked) else None


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
    return [(str(words), contribution_url(other)) for words, other in found]
