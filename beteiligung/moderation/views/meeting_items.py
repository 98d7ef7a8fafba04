"""The ideas of a meeting: their order, on paper and on a wall, and what came of them."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.forms.together import ResultForm
from beteiligung.moderation.models import Meeting, MeetingItem, MeetingResult
from beteiligung.moderation.views.blueprint import MOVE, UP, bp
from beteiligung.moderation.views.meetings import meeting_page
from beteiligung.moderation.views.words import RESULTS
from beteiligung.proposals.queries import photos_of, proposal_by_id
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify


@bp.get("/sitzungen/<int:meeting_id>/drucken")
@guard(P.MEETING_HOLD, meeting=queries.meeting_by_id)
def print_meeting(meeting: Meeting) -> Any:
    """Every idea whole, with lines to write on."""
    return render_template("moderation/meeting_print.html", meeting=meeting, listed=queries.ideas_on(meeting))


@bp.get("/sitzungen/<int:meeting_id>/zeigen/<int:number>")
@guard(P.MEETING_HOLD, meeting=queries.meeting_by_id)
def project(meeting: Meeting, number: int) -> Any:
    """One idea on the whole screen, for everybody in the room."""
    listed = [one for one in queries.ideas_on(meeting) if one.proposal.is_public]
    if not 1 <= number <= len(listed):
        raise NotFound
    return render_template(
        "moderation/meeting_project.html",
        meeting=meeting,
        one=listed[number - 1],
        photos=photos_of(listed[number - 1].proposal),
        number=number,
        count=len(listed),
        previous_url=_slide(meeting, number - 1) if number > 1 else None,
        next_url=_slide(meeting, number + 1) if number < len(listed) else None,
    )


@bp.post("/sitzungen/punkte/<int:meeting_item_id>/verschieben")
@guard(P.MEETING_HOLD, meeting_item=queries.meeting_item_by_id)
def move_item(meeting_item: MeetingItem) -> Any:
    if ShareForm().validate_on_submit():
        operations.move_on_list(current_actor(), meeting_item, up=request.form.get(MOVE) == UP)
    return redirect(_list_url(meeting_item))


@bp.route("/sitzungen/punkte/<int:meeting_item_id>/streichen", methods=["GET", "POST"])
@guard(P.MEETING_HOLD, meeting_item=queries.meeting_item_by_id)
def remove_item(meeting_item: MeetingItem) -> Any:
    """Take an idea off its list; where that is refused, the list says why."""
    meeting, form = meeting_item.meeting, ShareForm()
    if form.validate_on_submit():
        operations.take_off_list(current_actor(), meeting_item)
        notify(_("Die Idee steht nicht mehr auf der Liste."))
        return redirect(url_for(".meeting", meeting_id=meeting.id))
    return meeting_page(meeting, form)


@bp.route("/sitzungen/punkte/<int:meeting_item_id>/ergebnis", methods=["GET", "POST"])
@guard(P.MEETING_HOLD, meeting_item=queries.meeting_item_by_id)
def result(meeting_item: MeetingItem) -> Any:
    form = ResultForm([(one, _(words)) for one, words in RESULTS.items()], obj=meeting_item)
    if form.validate_on_submit():
        operations.note_result(
            current_actor(),
            meeting_item,
            result=MeetingResult(form.result.data),
            text=form.text.data,
            version=form.version.data,
        )
        notify(_("Das Ergebnis ist festgehalten."))
        return redirect(_list_url(meeting_item))
    return render_template(
        "moderation/meeting_result.html",
        form=form,
        meeting=meeting_item.meeting,
        proposal=proposal_by_id(meeting_item.proposal_id),
        list_url=_list_url(meeting_item),
    )


def _list_url(item: MeetingItem) -> str:
    return url_for(".meeting", meeting_id=item.meeting_id, _anchor=f"punkt-{item.id}")


def _slide(meeting: Meeting, number: int) -> str:
    return url_for(".project", meeting_id=meeting.id, number=number)
