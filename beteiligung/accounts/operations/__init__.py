"""Every write about people. Each name here is one thing a person or the platform can do."""

from beteiligung.accounts.operations.absences import delete_absence, note_absence
from beteiligung.accounts.operations.cards import CardDraft, edit_card
from beteiligung.accounts.operations.employing import (
    change_term,
    end_term,
    give_role,
    invite_staff,
    lock_out_staff,
    renew_access,
)
from beteiligung.accounts.operations.housekeeping import forget_old_codes, rewrite_intents
from beteiligung.accounts.operations.links import DEMO, SET_UP, demo_account, demo_link, is_usable, use_demo_link
from beteiligung.accounts.operations.profile import change_profile, own_account, remember_name, sign_out_everywhere
from beteiligung.accounts.operations.sign_in import (
    Outcome,
    SignInResult,
    send_code,
    standing_of_code,
    standing_of_link,
    use_code,
    use_link,
)
from beteiligung.accounts.operations.staff import StaffCard, Term, add_staff, finish_set_up
from beteiligung.accounts.operations.staff_sign_in import (
    Check,
    Checked,
    check_password,
    check_recovery_code,
    check_second_factor,
)

__all__ = [
    "DEMO",
    "SET_UP",
    "CardDraft",
    "Check",
    "Checked",
    "Outcome",
    "SignInResult",
    "StaffCard",
    "Term",
    "add_staff",
    "change_profile",
    "change_term",
    "check_password",
    "check_recovery_code",
    "check_second_factor",
    "delete_absence",
    "demo_account",
    "demo_link",
    "edit_card",
    "end_term",
    "finish_set_up",
    "forget_old_codes",
    "give_role",
    "invite_staff",
    "is_usable",
    "lock_out_staff",
    "note_absence",
    "own_account",
    "remember_name",
    "renew_access",
    "rewrite_intents",
    "send_code",
    "sign_out_everywhere",
    "standing_of_code",
    "standing_of_link",
    "use_code",
    "use_demo_link",
    "use_link",
]
