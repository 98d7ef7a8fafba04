"""The frame

Revision: 0001
After:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login_key", sa.String(length=64), nullable=False),
        sa.Column(
            "trust_level",
            sa.Enum(
                "contact", "resident", "eid", name="trust_level", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("shown_name", sa.String(length=60), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login_key", name=op.f("uq_accounts_login_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "aktionsraeume",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "aktionsraum", "aktionsquartier", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column("active_from", sa.Integer(), nullable=False),
        sa.Column("active_until", sa.Integer(), nullable=True),
        sa.Column("grid_row", sa.Integer(), nullable=True),
        sa.Column("grid_column", sa.Integer(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "active_until IS NULL OR active_until >= active_from", name=op.f("ck_aktionsraeume_years_in_order")
        ),
        sa.CheckConstraint(
            "latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180",
            name=op.f("ck_aktionsraeume_centre_on_earth"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aktionsraeume")),
        sa.UniqueConstraint("slug", name=op.f("uq_aktionsraeume_slug")),
    )
    op.create_table(
        "cities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("programme", sa.String(length=120), nullable=False),
        sa.Column("office_name", sa.String(length=120), nullable=False),
        sa.Column("office_address", sa.String(length=400), nullable=False),
        sa.Column("office_email", sa.String(length=254), nullable=True),
        sa.Column("office_phone", sa.String(length=60), nullable=True),
        sa.Column("court", sa.String(length=400), nullable=False),
        sa.Column("defect_reports", sa.JSON(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_cities_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cities")),
    )
    op.create_table(
        "fields_of_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("short_names", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fields_of_action")),
        sa.UniqueConstraint("slug", name=op.f("uq_fields_of_action_slug")),
    )
    op.create_table(
        "funds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("third_party_cents", sa.BigInteger(), nullable=False),
        sa.Column("allotted_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "allotted_cents <= amount_cents + third_party_cents", name=op.f("ck_funds_pots_within_fund")
        ),
        sa.CheckConstraint("amount_cents >= 0 AND third_party_cents >= 0", name=op.f("ck_funds_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funds")),
        sa.UniqueConstraint("year", name=op.f("uq_funds_year")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )
    op.create_table(
        "sign_in_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("intent", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("link_expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_codes")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_sign_in_codes_link_hash")),
    )
    with op.batch_alter_table("sign_in_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_codes_email_key"), ["email_key"], unique=False)

    op.create_table(
        "try_counts",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_hash", sa.String(length=64), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject_hash", "window_start", name=op.f("pk_try_counts")),
    )
    op.create_table(
        "access_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_access_links_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_links_token_hash")),
    )
    with op.batch_alter_table("access_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_links_account_id"), ["account_id"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "officer",
                "coordinator",
                "auditor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=True),
        sa.Column("is_deputy", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(role = 'officer') = (aktionsraum_id IS NOT NULL)", name=op.f("ck_assignments_area_for_officers")
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_assignments_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_assignments_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_assignments_aktionsraum_id_aktionsraeume")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignments_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignments_aktionsraum_id"), ["aktionsraum_id"], unique=False)

    op.create_table(
        "boundaries",
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("west", sa.Float(), nullable=False),
        sa.Column("south", sa.Float(), nullable=False),
        sa.Column("east", sa.Float(), nullable=False),
        sa.Column("north", sa.Float(), nullable=False),
        sa.Column("polygons", sa.JSON(), nullable=False),
        sa.Column("outline", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"],
            ["aktionsraeume.id"],
            name=op.f("fk_boundaries_aktionsraum_id_aktionsraeume"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("aktionsraum_id", name=op.f("pk_boundaries")),
    )
    op.create_table(
        "contacts",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("email_key", sa.String(length=254), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_contacts_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("email_key", name=op.f("uq_contacts_email_key")),
    )
    op.create_table(
        "outbox_mails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("secret", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=300), nullable=True),
        sa.Column("subject", sa.String(length=300), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_outbox_mails_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mails")),
    )
    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_mails_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_mails_waiting",
            ["next_try_at"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        )

    op.create_table(
        "pots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("central", "area", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "announced",
                "provisional",
                "released",
                "blocked",
                "closed",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=False),
        sa.Column("committed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'area') = (aktionsraum_id IS NOT NULL)", name=op.f("ck_pots_area_pots_have_an_area")
        ),
        sa.CheckConstraint("amount_cents >= 0", name=op.f("ck_pots_amount_not_negative")),
        sa.CheckConstraint("paid_cents <= committed_cents", name=op.f("ck_pots_paid_within_committed")),
        sa.CheckConstraint(
            "reserved_cents + committed_cents <= amount_cents", name=op.f("ck_pots_bound_within_amount")
        ),
        sa.CheckConstraint(
            "reserved_cents >= 0 AND committed_cents >= 0 AND paid_cents >= 0",
            name=op.f("ck_pots_balances_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_pots_aktionsraum_id_aktionsraeume")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["funds.id"], name=op.f("fk_pots_fund_id_funds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pots")),
        sa.UniqueConstraint("fund_id", "slug", name=op.f("uq_pots_fund_id_slug")),
    )
    with op.batch_alter_table("pots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pots_aktionsraum_id"), ["aktionsraum_id"], unique=False)

    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("draft_key_hash", sa.String(length=64), nullable=True),
        sa.Column("shown_name", sa.String(length=60), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("cost_cents", sa.BigInteger(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "unconfirmed",
                "submitted",
                "returned",
                "published",
                "in_review",
                "promoted",
                "declined",
                "rejected",
                "merged",
                "forwarded",
                "resting",
                "withdrawn",
                "lapsed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vote_count", sa.Integer(), nullable=False),
        sa.Column("comment_count", sa.Integer(), nullable=False),
        sa.Column("searchable", sa.Text(), nullable=False),
        sa.Column(
            "source",
            sa.Enum("online", "import", name="source", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("import_hash", sa.String(length=64), nullable=True),
        sa.Column("import_id", sa.String(length=100), nullable=True),
        sa.Column("import_note", sa.Text(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state = 'draft' OR title <> ''", name=op.f("ck_proposals_sent_ideas_have_a_title")),
        sa.CheckConstraint(
            "state IN ('draft', 'unconfirmed', 'withdrawn', 'lapsed') OR submitted_at IS NOT NULL",
            name=op.f("ck_proposals_submitted_at_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('published', 'in_review', 'promoted', 'resting') OR published_at IS NOT NULL",
            name=op.f("ck_proposals_published_at_known"),
        ),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_proposals_whole_position")),
        sa.CheckConstraint("cost_cents IS NULL OR cost_cents >= 0", name=op.f("ck_proposals_cost_not_negative")),
        sa.CheckConstraint("vote_count >= 0 AND comment_count >= 0", name=op.f("ck_proposals_counts_not_negative")),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_proposals_aktionsraum_id_aktionsraeume")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["accounts.id"], name=op.f("fk_proposals_author_id_accounts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_proposals_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("import_hash", "import_id", name=op.f("uq_proposals_import_hash_import_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index("ix_proposals_area_newest", ["aktionsraum_id", "published_at", "id"], unique=False)
        batch_op.create_index("ix_proposals_author_id", ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_draft_key_hash"), ["draft_key_hash"], unique=False)
        batch_op.create_index("ix_proposals_most_comments", ["comment_count", "id"], unique=False)
        batch_op.create_index("ix_proposals_most_votes", ["vote_count", "id"], unique=False)
        batch_op.create_index("ix_proposals_newest", ["published_at", "id"], unique=False)
        batch_op.create_index("ix_proposals_state", ["state", "state_since"], unique=False)

    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_recovery_codes_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_codes_code_hash")),
    )
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recovery_codes_account_id"), ["account_id"], unique=False)

    op.create_table(
        "staff_credentials",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("totp_secret", sa.String(length=300), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("office_hours", sa.String(length=300), nullable=True),
        sa.Column("office_place", sa.String(length=200), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("public_email", sa.String(length=254), nullable=True),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_staff_credentials_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_staff_credentials")),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "comment", "answer", "statement", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("draft_key_hash", sa.String(length=64), nullable=True),
        sa.Column("shown_name", sa.String(length=80), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submission_key", sa.String(length=40), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(text IS NULL) = (deleted_at IS NOT NULL)", name=op.f("ck_comments_text_until_deleted")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["accounts.id"], name=op.f("fk_comments_author_id_accounts"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_comments_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["comments.id"], name=op.f("fk_comments_parent_id_comments"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_comments_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
        sa.UniqueConstraint("author_id", "submission_key", name=op.f("uq_comments_author_id_submission_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comments_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index("ix_comments_thread", ["proposal_id", "parent_id", "created_at", "id"], unique=False)

    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pot_id", sa.Integer(), nullable=False),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=False),
        sa.Column("committed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint("paid_cents <= committed_cents", name=op.f("ck_commitments_paid_within_committed")),
        sa.CheckConstraint(
            "reserved_cents >= 0 AND committed_cents >= 0 AND paid_cents >= 0",
            name=op.f("ck_commitments_balances_not_negative"),
        ),
        sa.ForeignKeyConstraint(["pot_id"], ["pots.id"], name=op.f("fk_commitments_pot_id_pots")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
        sa.UniqueConstraint("id", "pot_id", name=op.f("uq_commitments_id_pot_id")),
    )
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitments_pot_id"), ["pot_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("publish", "return", "reject", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_role", sa.String(length=20), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_automated", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(kind = 'reject') = (ground IS NOT NULL)", name=op.f("ck_decisions_ground_for_rejections")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_decisions_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "proposal_contacts",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_contacts_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_proposal_contacts")),
    )
    with op.batch_alter_table("proposal_contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_contacts_email_key"), ["email_key"], unique=False)

    op.create_table(
        "proposal_fields",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"], ["fields_of_action.id"], name=op.f("fk_proposal_fields_field_id_fields_of_action")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_fields_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "field_id", name=op.f("pk_proposal_fields")),
    )
    with op.batch_alter_table("proposal_fields", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_fields_field_id"), ["field_id"], unique=False)

    op.create_table(
        "proposal_history",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("from_state", sa.String(length=40), nullable=True),
        sa.Column("to_state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_history_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_history")),
    )
    with op.batch_alter_table("proposal_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_history_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "proposal_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            name=op.f("fk_proposal_versions_proposal_id_proposals"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_versions")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_proposal_versions_proposal_id_number")),
    )
    op.create_table(
        "votes",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_votes_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_votes_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "account_id", name=op.f("pk_votes")),
    )
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_votes_account_id"), ["account_id"], unique=False)

    op.create_table(
        "decision_texts",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_decision_texts_decision_id_decisions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decision_texts")),
    )
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("pot_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "reservation",
                "commitment",
                "payment",
                "release",
                "repayment",
                "correction",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=False),
        sa.Column("committed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.String(length=60), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_signer_id", sa.Integer(), nullable=True),
        sa.Column("second_signer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'reservation' AND (reserved_cents > 0 AND committed_cents = 0 AND paid_cents = 0)) OR (kind = 'commitment' AND (committed_cents > 0 AND reserved_cents = -committed_cents AND paid_cents = 0)) OR (kind = 'payment' AND (paid_cents > 0 AND reserved_cents = 0 AND committed_cents = 0 AND voucher IS NOT NULL)) OR (kind = 'release' AND (reserved_cents <= 0 AND committed_cents <= 0 AND reserved_cents + committed_cents < 0 AND paid_cents = 0)) OR (kind = 'repayment' AND (paid_cents < 0 AND committed_cents = paid_cents AND reserved_cents = 0)) OR (kind = 'correction' AND (reserved_cents <> 0 OR committed_cents <> 0 OR paid_cents <> 0))",
            name=op.f("ck_ledger_entries_shape_of_kind"),
        ),
        sa.CheckConstraint(
            "kind = 'reservation' OR (first_signer_id IS NOT NULL AND second_signer_id IS NOT NULL AND first_signer_id <> second_signer_id)",
            name=op.f("ck_ledger_entries_four_eyes"),
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id", "pot_id"],
            ["commitments.id", "commitments.pot_id"],
            name=op.f("fk_ledger_entries_commitment_id_pot_id_commitments"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_entries_commitment_id", ["commitment_id"], unique=False)
        batch_op.create_index("ix_ledger_entries_pot_id", ["pot_id"], unique=False)

    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "advice",
                "applied",
                "checked",
                "decided",
                "granted",
                "running",
                "completed",
                "settled",
                "postponed",
                "refused",
                "withdrawn",
                "lapsed",
                "revoked",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("preparer_id", sa.Integer(), nullable=True),
        sa.Column("checker_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column(
            "body_kind",
            sa.Enum(
                "association",
                "school",
                "welfare",
                "congregation",
                "initiative",
                "company",
                "city",
                "person",
                "other",
                name="body_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body_name", sa.String(length=160), nullable=False),
        sa.Column("body_name_is_public", sa.Boolean(), nullable=False),
        sa.Column("requested_cents", sa.BigInteger(), nullable=True),
        sa.Column("cost_note", sa.Text(), nullable=True),
        sa.Column("pot_id", sa.Integer(), nullable=True),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.Column("decided_cents", sa.BigInteger(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("deciding_body", sa.String(length=160), nullable=True),
        sa.Column("decision_paper", sa.String(length=80), nullable=True),
        sa.Column(
            "grant_kind",
            sa.Enum(
                "fixed",
                "share",
                "shortfall",
                "full",
                name="grant_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('advice', 'postponed', 'withdrawn', 'lapsed') OR (requested_cents IS NOT NULL AND pot_id IS NOT NULL)",
            name=op.f("ck_measures_applied_with_amount"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('decided', 'granted', 'running', 'completed', 'settled') OR (commitment_id IS NOT NULL AND decided_cents IS NOT NULL AND decided_on IS NOT NULL AND deciding_body IS NOT NULL)",
            name=op.f("ck_measures_decided_with_money"),
        ),
        sa.CheckConstraint("decided_cents IS NULL OR decided_cents > 0", name=op.f("ck_measures_decided_positive")),
        sa.CheckConstraint(
            "requested_cents IS NULL OR requested_cents > 0", name=op.f("ck_measures_requested_positive")
        ),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_measures_aktionsraum_id_aktionsraeume")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_measures_commitment_id_commitments")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_measures_organisation_id_organisations"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["pot_id"], ["pots.id"], name=op.f("fk_measures_pot_id_pots")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
        sa.UniqueConstraint("commitment_id", name=op.f("uq_measures_commitment_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.create_index("ix_measures_area", ["aktionsraum_id", "created_at", "id"], unique=False)
        batch_op.create_index("ix_measures_newest", ["created_at", "id"], unique=False)

    op.create_table(
        "ledger_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "reservation",
                "commitment",
                "payment",
                "release",
                "repayment",
                "correction",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=False),
        sa.Column("committed_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.String(length=60), nullable=True),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("first_signer_id", sa.Integer(), nullable=False),
        sa.Column("first_signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("second_signer_id", sa.Integer(), nullable=True),
        sa.Column("second_signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("submission_key", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'reservation' AND (reserved_cents > 0 AND committed_cents = 0 AND paid_cents = 0)) OR (kind = 'commitment' AND (committed_cents > 0 AND reserved_cents = -committed_cents AND paid_cents = 0)) OR (kind = 'payment' AND (paid_cents > 0 AND reserved_cents = 0 AND committed_cents = 0 AND voucher IS NOT NULL)) OR (kind = 'release' AND (reserved_cents <= 0 AND committed_cents <= 0 AND reserved_cents + committed_cents < 0 AND paid_cents = 0)) OR (kind = 'repayment' AND (paid_cents < 0 AND committed_cents = paid_cents AND reserved_cents = 0)) OR (kind = 'correction' AND (reserved_cents <> 0 OR committed_cents <> 0 OR paid_cents <> 0))",
            name=op.f("ck_ledger_orders_shape_of_kind"),
        ),
        sa.CheckConstraint(
            "(entry_id IS NULL) = (second_signer_id IS NULL)", name=op.f("ck_ledger_orders_booked_when_signed")
        ),
        sa.CheckConstraint(
            "entry_id IS NULL OR taken_back_at IS NULL", name=op.f("ck_ledger_orders_booked_or_taken_back")
        ),
        sa.CheckConstraint(
            "second_signer_id IS NULL OR second_signer_id <> first_signer_id", name=op.f("ck_ledger_orders_four_eyes")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_ledger_orders_commitment_id_commitments")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_entries.id"], name=op.f("fk_ledger_orders_entry_id_ledger_entries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_orders")),
        sa.UniqueConstraint("submission_key", name=op.f("uq_ledger_orders_submission_key")),
    )
    with op.batch_alter_table("ledger_orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_orders_commitment_id"), ["commitment_id"], unique=False)

    op.create_table(
        "measure_contacts",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_measure_contacts_measure_id_measures"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("measure_id", name=op.f("pk_measure_contacts")),
    )
    op.create_table(
        "measure_history",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("from_state", sa.String(length=40), nullable=True),
        sa.Column("to_state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_measure_history_measure_id_measures"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_history")),
    )
    with op.batch_alter_table("measure_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_history_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "measure_proposals",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_measure_proposals_measure_id_measures"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_measure_proposals_proposal_id_proposals")
        ),
        sa.PrimaryKeyConstraint("measure_id", "proposal_id", name=op.f("pk_measure_proposals")),
    )
    with op.batch_alter_table("measure_proposals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_proposals_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "waiting_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "new_idea",
                "answered_idea",
                "check_measure",
                "sign_money",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("aktionsraum_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(proposal_id IS NULL) <> (measure_id IS NULL)", name=op.f("ck_waiting_items_about_one_thing")
        ),
        sa.ForeignKeyConstraint(
            ["aktionsraum_id"], ["aktionsraeume.id"], name=op.f("fk_waiting_items_aktionsraum_id_aktionsraeume")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_waiting_items_measure_id_measures"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_waiting_items_proposal_id_proposals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_items")),
    )
    with op.batch_alter_table("waiting_items", schema=None) as batch_op:
        batch_op.create_index("ix_waiting_items_inbox", ["done_at", "aktionsraum_id", "since"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_items_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_items_proposal_id"), ["proposal_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("waiting_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waiting_items_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_waiting_items_measure_id"))
        batch_op.drop_index("ix_waiting_items_inbox")

    op.drop_table("waiting_items")
    with op.batch_alter_table("measure_proposals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_proposals_proposal_id"))

    op.drop_table("measure_proposals")
    with op.batch_alter_table("measure_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_history_measure_id"))

    op.drop_table("measure_history")
    op.drop_table("measure_contacts")
    with op.batch_alter_table("ledger_orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_orders_commitment_id"))

    op.drop_table("ledger_orders")
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.drop_index("ix_measures_newest")
        batch_op.drop_index("ix_measures_area")

    op.drop_table("measures")
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_entries_pot_id")
        batch_op.drop_index("ix_ledger_entries_commitment_id")

    op.drop_table("ledger_entries")
    op.drop_table("decision_texts")
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_votes_account_id"))

    op.drop_table("votes")
    op.drop_table("proposal_versions")
    with op.batch_alter_table("proposal_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_history_proposal_id"))

    op.drop_table("proposal_history")
    with op.batch_alter_table("proposal_fields", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_fields_field_id"))

    op.drop_table("proposal_fields")
    with op.batch_alter_table("proposal_contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_contacts_email_key"))

    op.drop_table("proposal_contacts")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_proposal_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitments_pot_id"))

    op.drop_table("commitments")
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.drop_index("ix_comments_thread")
        batch_op.drop_index(batch_op.f("ix_comments_parent_id"))

    op.drop_table("comments")
    op.drop_table("staff_credentials")
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recovery_codes_account_id"))

    op.drop_table("recovery_codes")
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.drop_index("ix_proposals_state")
        batch_op.drop_index("ix_proposals_newest")
        batch_op.drop_index("ix_proposals_most_votes")
        batch_op.drop_index("ix_proposals_most_comments")
        batch_op.drop_index(batch_op.f("ix_proposals_draft_key_hash"))
        batch_op.drop_index("ix_proposals_author_id")
        batch_op.drop_index("ix_proposals_area_newest")

    op.drop_table("proposals")
    with op.batch_alter_table("pots", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pots_aktionsraum_id"))

    op.drop_table("pots")
    with op.batch_alter_table("outbox_mails", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_mails_waiting",
            sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_mails_account_id"))

    op.drop_table("outbox_mails")
    op.drop_table("contacts")
    op.drop_table("boundaries")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignments_aktionsraum_id"))
        batch_op.drop_index(batch_op.f("ix_assignments_account_id"))

    op.drop_table("assignments")
    with op.batch_alter_table("access_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_access_links_account_id"))

    op.drop_table("access_links")
    op.drop_table("try_counts")
    with op.batch_alter_table("sign_in_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_codes_email_key"))

    op.drop_table("sign_in_codes")
    op.drop_table("organisations")
    op.drop_table("funds")
    op.drop_table("fields_of_action")
    op.drop_table("cities")
    op.drop_table("aktionsraeume")
    op.drop_table("accounts")
