"""Lists for meetings: begin one, change it, choose ideas for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.aktionsraum.queries import active_areas, area_names
from beteiligung.core.errors import NotFound
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.together import ChooseMeetingForm, MeetingForm
from beteiligung.moderation.models import Meeting
from beteiligung.moderation.queries import MOST_ITEMS
from beteiligung.moderation.views.blueprint import at_desk, bp
from beteiligung.moderation.views.words import result_word
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import proposals_by_ids
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify, short_day

PAGE_SIZE = 30


@bp.get("/sitzungen/")
@guard(P.DESK_READ)
def meetings() -> Any:
    cursor = request.args.get("nach", "")
    try:
        page = queries.meetings(current_actor(), cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=url_for(".meetings")), 400
    return render_template(
        "moderation/meetings.html",
        rows=page.items,
        next_url=url_for(".meetings", nach=page.next_cursor) if page.next_cursor else None,
        first_url=url_for(".meetings") if cursor else None,
    )


@bp.route("/sitzungen/neu", methods=["GET", "POST"])
@guard(P.DESK_READ)
def new_meeting() -> Any:
    """Begin a list; ideas that were chosen before come along."""
    ideas = _chosen()
    form = MeetingForm(_areas(), usual={idea.aktionsraum_id for idea in ideas})
    if form.validate_on_submit():
        meeting = operations.make_meeting(
            current_actor(), title=form.title.data, day=form.day.data, area_ids=form.area_ids
        )
        if ideas:
            operations.put_on_list(current_actor(), meeting, ideas)
        notify(_("Die Liste ist angelegt."))
        return redirect(url_for(".meeting", meeting_id=meeting.id))
    return render_template("moderation/meeting_form.html", form=form, meeting=None, ideas=ideas)


@bp.get("/sitzungen/<int:meeting_id>")
@guard(P.MEETING_HOLD, meeting=queries.meeting_by_id)
def meeting(meeting: Meeting) -> Any:
    return meeting_page(meeting)


def meeting_page(meeting: Meeting, form: BaseForm | None = None) -> str:
    """A list with its ideas. ``form``: one of its buttons that was refused."""
    names = area_names(meeting.aktionsraum_ids)
    return render_template(
        "moderation/meeting.html",
        meeting=meeting,
        form=form,
        listed=queries.ideas_on(meeting),
        areas=sorted(names[area_id] for area_id in meeting.aktionsraum_ids),
        most=MOST_ITEMS,
        result_word=result_word,
    )


@bp.route("/sitzungen/<int:meeting_id>/aendern", methods=["GET", "POST"])
@guard(P.MEETING_HOLD, meeting=queries.meeting_by_id)
def change_meeting(meeting: Meeting) -> Any:
    form = MeetingForm(_areas(), obj=meeting)
    if form.validate_on_submit():
        operations.change_meeting(
            current_actor(),
            meeting,
            title=form.title.data,
            day=form.day.data,
            area_ids=form.area_ids,
            version=form.version.data,
        )
        notify(_("Die Liste ist geändert."))
        return redirect(url_for(".meeting", meeting_id=meeting.id))
    return render_template("moderation/meeting_form.html", form=form, meeting=meeting, ideas=())


@bp.route("/sitzungen/auswahl", methods=["GET", "POST"])
@guard(P.DESK_READ)
def choose_meetings() -> Any:
    """On which list the ideas go that were ticked in the list of ideas."""
    ideas = _chosen()
    if not ideas:
        notify(_("Bitte kreuzen Sie zuerst Ideen an."), "info")
        return redirect(url_for(".ideas"))
    return _choose(ideas)


@bp.route("/ideen/<int:proposal_id>/sitzung", methods=["GET", "POST"])
@guard(P.PROPOSAL_WATCH, proposal=at_desk)
def choose_meeting(proposal: Proposal) -> Any:
    """The same for one idea."""
    if not proposal.is_public:
        raise NotFound
    return _choose([proposal])


def _choose(ideas: Sequence[Proposal]) -> Any:
    area_ids = frozenset(idea.aktionsraum_id for idea in ideas)
    offered = queries.open_meetings(current_actor(), area_ids)
    form = ChooseMeetingForm([(one.id, _meeting_words(one)) for one in offered])
    if form.validate_on_submit():
        chosen = next(one for one in offered if str(one.id) == form.meeting.data)
        count = operations.put_on_list(current_actor(), chosen, ideas)
        if count:
            notify(ngettext("%(num)s Idee steht neu auf der Liste.", "%(num)s Ideen stehen neu auf der Liste.", count))
        else:
            notify(_("Das stand schon alles auf der Liste."), "info")
        return redirect(url_for(".meeting", meeting_id=chosen.id))
    return render_template(
        "moderation/choose_meeting.html",
        form=form,
        ideas=ideas,
        offered=offered,
        new_url=url_for(".new_meeting", idee=[idea.id for idea in ideas]),
    )


def _chosen() -> list[Proposal]:
    """The public ideas that the address or the form names, as far as this person looks after them; in that order."""
    asked = [int(value) for value in request.values.getlist("idee") if value.isdecimal() and len(value) < 11][
        :MOST_ITEMS
    ]
    found = {idea.id: idea for idea in proposals_by_ids(asked)}
    ideas = [found[idea_id] for idea_id in dict.fromkeys(asked) if idea_id in found]
    return [idea for idea in ideas if idea.is_public and can(current_actor(), P.PROPOSAL_WATCH, idea)]


def _areas() -> list[tuple[int, str]]:
    """The areas of today that this person can choose."""
    actor = current_actor()
    return [(area.id, area.name) for area in active_areas() if actor.is_coordinator or area.id in actor.officer_for]


def _meeting_words(meeting: Meeting) -> str:
    return str(_("%(title)s, %(day)s", title=meeting.title, day=short_day(meeting.day)))
