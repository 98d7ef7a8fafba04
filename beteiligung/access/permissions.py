"""The names of everything a person can do. A route names one of these; the table says who may."""

from __future__ import annotations

from enum import StrEnum


class P(StrEnum):
    """Permissions, as ``thing.verb``."""

    PUBLIC_READ = "public.read"
    SIGN_IN = "account.sign_in"
    ACCOUNT_USE = "account.use"
    STAFF_SIGN_IN = "staff.sign_in"

    PROPOSAL_OWN = "proposal.own"
    PROPOSAL_DRAFT = "proposal.draft"
    PROPOSAL_SEND = "proposal.send"
    PROPOSAL_READ = "proposal.read"
    PROPOSAL_READ_FILE = "proposal.read_file"
    PROPOSAL_EDIT = "proposal.edit"
    PROPOSAL_ANSWER = "proposal.answer"
    PROPOSAL_WITHDRAW = "proposal.withdraw"
    PROPOSAL_REMOVE_PASSAGE = "proposal.remove_passage"
    PROPOSAL_CONFIRM = "proposal.confirm"
    PROPOSAL_LAPSE = "proposal.lapse"
    PROPOSAL_IMPORT = "proposal.import"
    PROPOSAL_RELEASE = "proposal.release"
    PROPOSAL_PUBLISH = "proposal.publish"
    PROPOSAL_RETURN = "proposal.return"
    PROPOSAL_REJECT = "proposal.reject"
    PROPOSAL_REVIEW = "proposal.review"
    PROPOSAL_MASK = "proposal.mask"
    PROPOSAL_MERGE = "proposal.merge"
    PROPOSAL_UNMERGE = "proposal.unmerge"
    PROPOSAL_SPLIT = "proposal.split"
    PROPOSAL_JOIN = "proposal.join"
    PROPOSAL_ATTACH = "proposal.attach"
    PROPOSAL_PROMOTE = "proposal.promote"
    PROPOSAL_REOPEN = "proposal.reopen"

    VOTE_CAST = "vote.cast"
    COMMENT_WRITE = "comment.write"
    COMMENT_EDIT = "comment.edit"
    COMMENT_DELETE = "comment.delete"
    COMMENT_ANSWER = "comment.answer"
    OFFER_MAKE = "offer.make"
    OFFER_CHANGE = "offer.change"
    OFFER_READ = "offer.read"

    DESK_READ = "desk.read"
    DESK_SHARE = "desk.share"
    ABSENCE_NOTE = "absence.note"

    MEASURE_READ = "measure.read"
    MEASURE_READ_FILE = "measure.read_file"
    MEASURE_PREPARE = "measure.prepare"
    MEASURE_CHECK = "measure.check"
    MEASURE_DECIDE = "measure.decide"
    MONEY_FIRST_SIGNATURE = "money.first_signature"
    MONEY_SECOND_SIGNATURE = "money.second_signature"

    ADMINISTRATION_READ = "administration.read"
    OPERATIONS_READ = "operations.read"
    CITY_SET_UP = "city.set_up"
