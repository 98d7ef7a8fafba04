"""Who is blocked now, for coordinators; and lifting a block before its time."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.models import Block
from beteiligung.accounts.queries import block_by_id
from beteiligung.moderation import queries
from beteiligung.moderation.forms.blocking import UnblockForm
from beteiligung.moderation.models import Subject
from beteiligung.moderation.operations.blocking import unblock_person
from beteiligung.moderation.views.blueprint import bp
from beteiligung.moderation.views.listing import list_page
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

PAGE_SIZE = 30


@bp.route("/sperren/")
@guard(P.PERSON_READ_BLOCKS)
def blocks() -> Any:
    return list_page(
        "moderation/blocks.html",
        lambda cursor: queries.blocks_page(cursor, PAGE_SIZE),
        _contribution_url,
    )


@bp.route("/sperren/<int:block_id>/aufheben", methods=["GET", "POST"])
@guard(P.PERSON_UNBLOCK, block=block_by_id)
def unblock(block: Block) -> Any:
    form = UnblockForm()
    if form.validate_on_submit():
        unblock_person(current_actor(), block, reason=form.reason.data)
        notify(_("Die Sperre ist aufgehoben. Die Person bekommt eine E-Mail."))
        return redirect(url_for(".blocks"))
    page = render_template("moderation/unblock.html", block=block, form=form, is_possible=block.is_standing)
    return page if block.is_standing else (page, 409)


def _contribution_url(row: queries.BlockRow) -> str:
    """What gave reason, at the desk."""
    subject = Subject.IDEA if row.comment_id is None else Subject.COMMENT
    return url_for(".contribution", proposal_id=row.proposal_id, was=queries.code_of(subject, row.comment_id))
