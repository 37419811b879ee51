"""The first tables: everything that a shop remembers, its change log, and full text search over conversations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def words(*values: str, name: str) -> sa.Enum:
    """A column type that admits these words."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def noun(name: str, *columns: Any) -> None:
    """A table with the key, uid, version and times that every noun has."""
    op.create_table(
        name,
        sa.Column("id", KEY, primary_key=True),
        sa.Column("uid", sa.String(length=16), nullable=False, unique=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", INSTANT, nullable=False),
        sa.Column("changed", INSTANT, nullable=False),
        *columns,
        sqlite_autoincrement=True,
    )


def upgrade() -> None:
    """Make all tables; the search follows the engine."""
    _the_shop()
    _people()
    _what_is_known()
    _cards()
    _the_change_log()
    if op.get_bind().dialect.name == "postgresql":
        _search_on_postgresql()
    else:
        _search_on_sqlite()


def _search_on_sqlite() -> None:
    """Talks between us are never indexed; secure-delete leaves no letter of a deleted talk in the index.

    A change is one trigger, because SQLite does not say which of two comes first.
    """
    leave = (
        "INSERT INTO conversation_search (conversation_search, rowid, folded) "
        "SELECT 'delete', old.id, old.folded WHERE NOT old.between_us;"
    )
    enter = "INSERT INTO conversation_search (rowid, folded) SELECT new.id, new.folded WHERE NOT new.between_us;"
    for statement in (
        "CREATE VIRTUAL TABLE conversation_search USING fts5("
        "folded, content='conversation', content_rowid='id', prefix='2 3')",
        "INSERT INTO conversation_search (conversation_search, rank) VALUES ('secure-delete', 1)",
        f"CREATE TRIGGER conversation_search_insert AFTER INSERT ON conversation BEGIN {enter} END",
        f"CREATE TRIGGER conversation_search_delete AFTER DELETE ON conversation BEGIN {leave} END",
        "CREATE TRIGGER conversation_search_update AFTER UPDATE OF folded, between_us ON conversation "
        f"BEGIN {leave} {enter} END",
        "PRAGMA application_id = 1399342706",
    ):
        op.execute(statement)


def _search_on_postgresql() -> None:
    op.execute(
        "CREATE INDEX ix_conversation_search ON conversation "
        "USING gin (to_tsvector('simple', folded)) WHERE NOT between_us"
    )


def _the_shop() -> None:
    """The shop, who serves, and what customers meet."""
    noun(
        "shop",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("town", sa.String(length=100), nullable=False),
        sa.Column("country", sa.String(length=100), nullable=False),
        sa.Column("region", sa.String(length=2), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("hand", sa.String(length=100), nullable=False),
        sa.Column("reputation", sa.String(), nullable=False),
        sa.Column("leap_day_to_march", sa.Boolean(), nullable=False),
    )
    noun(
        "staff",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_staff_name_not_blank")),
    )
    noun(
        "point_of_contact",
        sa.Column("cycle", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("today", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_point_of_contact_name_not_blank")),
    )
    noun(
        "improvement",
        sa.Column("point_of_contact_id", KEY, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("staff_id", KEY),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_improvement_text_not_blank")),
        sa.ForeignKeyConstraint(
            ["point_of_contact_id"], ["point_of_contact.id"], name=op.f("fk_improvement_point_of_contact_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_improvement_staff_id")),
    )
    noun(
        "audience",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("should_say", sa.String(), nullable=False),
        sa.Column("how_we_tell", sa.String(), nullable=False),
        sa.Column("behaviour", sa.String(), nullable=False),
        sa.Column("every_day", sa.String(), nullable=False),
        sa.Column("how_we_hear", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_audience_name_not_blank")),
    )
    noun(
        "check_up",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("compelled", sa.Integer()),
        sa.CheckConstraint(
            "compelled IS NULL OR compelled BETWEEN 1 AND 5", name=op.f("ck_check_up_compelled_in_range")
        ),
        sa.UniqueConstraint("month", name=op.f("uq_check_up_month")),
    )


def _people() -> None:
    """Customers, households, and how to reach them."""
    noun(
        "household",
        sa.Column("envelope_name", sa.String(length=200), nullable=False),
        sa.Column("beginning", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(trim(envelope_name)) > 0", name=op.f("ck_household_envelope_name_not_blank")),
    )
    noun(
        "customer",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("given", sa.String(length=200), nullable=False),
        sa.Column("family", sa.String(length=200), nullable=False),
        sa.Column("called", sa.String(length=200), nullable=False),
        sa.Column("sounds_like", sa.String(length=200), nullable=False),
        sa.Column("beginning", sa.String(length=200), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("stage", words("prospect", "customer", "client", "partner", name="stage"), nullable=False),
        sa.Column("birth_day", sa.Integer()),
        sa.Column("birth_month", sa.Integer()),
        sa.Column("birth_year", sa.Integer()),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("reach", words("post", "hand_over", name="reach"), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("gone", words("died", "parted", name="gone")),
        sa.Column("gone_on", sa.Date()),
        sa.Column("household_id", KEY),
        sa.Column("takes_household_post", sa.Boolean(), nullable=False),
        sa.Column("known_best_by_id", KEY),
        sa.CheckConstraint(
            "birth_day IS NULL OR (birth_month IS NOT NULL AND birth_day BETWEEN 1 AND 31)",
            name=op.f("ck_customer_birth_day_exists"),
        ),
        sa.CheckConstraint(
            "birth_month IS NULL OR birth_month BETWEEN 1 AND 12", name=op.f("ck_customer_birth_month_exists")
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name=op.f("ck_customer_name_not_blank")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_customer_household_id")),
        sa.ForeignKeyConstraint(["known_best_by_id"], ["staff.id"], name=op.f("fk_customer_known_best_by_id")),
    )
    op.create_index(op.f("ix_customer_household_id"), "customer", ["household_id"])
    op.create_index(op.f("ix_customer_reference"), "customer", ["reference"])
    op.create_index(
        "uq_customer_household_address",
        "customer",
        ["household_id"],
        unique=True,
        sqlite_where=sa.text("takes_household_post"),
        postgresql_where=sa.text("takes_household_post"),
    )
    noun(
        "phone",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("international", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(trim(number)) > 0", name=op.f("ck_phone_number_not_blank")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_phone_customer_id")),
    )
    op.create_index(op.f("ix_phone_customer_id"), "phone", ["customer_id"])
    noun(
        "email",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(trim(address)) > 0", name=op.f("ck_email_address_not_blank")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_email_customer_id")),
    )
    op.create_index(op.f("ix_email_customer_id"), "email", ["customer_id"])
    noun(
        "address",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("street", sa.String(length=300), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("town", sa.String(length=100), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=False),
        sa.Column("country", sa.String(length=100), nullable=False),
        sa.Column("postal", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_address_customer_id")),
    )
    op.create_index(op.f("ix_address_customer_id"), "address", ["customer_id"])
    op.create_index(
        "uq_address_postal",
        "address",
        ["customer_id"],
        unique=True,
        sqlite_where=sa.text("postal"),
        postgresql_where=sa.text("postal"),
    )
    noun(
        "tag",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("word", sa.String(length=100), nullable=False),
        sa.CheckConstraint("length(trim(word)) > 0", name=op.f("ck_tag_word_not_blank")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_tag_customer_id")),
        sa.UniqueConstraint("customer_id", "word", name=op.f("uq_tag_customer_id_word")),
    )
    noun(
        "photo",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_photo_customer_id")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_photo_customer_id")),
    )
    noun(
        "wish",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column(
            "occasion",
            words(
                "birthday",
                "christmas",
                "thank_you",
                "referral_thanks",
                "anniversary",
                "missed_you",
                "get_well",
                "sympathy",
                "congratulations",
                "new_baby",
                "wedding",
                "your_own",
                name="occasion",
            ),
        ),
        sa.Column("year", sa.Integer()),
        sa.Column("said", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_wish_customer_id")),
    )
    op.create_index(op.f("ix_wish_customer_id"), "wish", ["customer_id"])
    noun(
        "heard",
        sa.Column("audience_id", KEY),
        sa.Column("customer_id", KEY),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_heard_text_not_blank")),
        sa.ForeignKeyConstraint(["audience_id"], ["audience.id"], name=op.f("fk_heard_audience_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_heard_customer_id")),
    )
    op.create_index(op.f("ix_heard_customer_id"), "heard", ["customer_id"])


def _what_is_known() -> None:
    """Visits, talks, details, promises, and what was given."""
    noun(
        "visit",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", KEY),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_visit_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_visit_staff_id")),
        sa.UniqueConstraint("customer_id", "day", name=op.f("uq_visit_customer_id_day")),
    )
    op.create_index(op.f("ix_visit_day"), "visit", ["day"])
    noun(
        "conversation",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date()),
        sa.Column("between_us", sa.Boolean(), nullable=False),
        sa.Column("kindness", sa.Boolean(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("staff_id", KEY),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_conversation_text_not_blank")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_conversation_staff_id")),
    )
    op.create_index("ix_conversation_day", "conversation", ["day"])
    noun(
        "present",
        sa.Column("conversation_id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_present_conversation_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_present_customer_id")),
        sa.UniqueConstraint("conversation_id", "customer_id", name=op.f("uq_present_conversation_id_customer_id")),
    )
    op.create_index(op.f("ix_present_customer_id"), "present", ["customer_id"])
    noun(
        "detail",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column(
            "kind",
            words(
                "family",
                "pet",
                "favourite",
                "seat",
                "size",
                "allergy",
                "dislike",
                "topic",
                "anniversary",
                name="detailkind",
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=100), nullable=False),
        sa.Column("day", sa.Integer()),
        sa.Column("month", sa.Integer()),
        sa.Column("year", sa.Integer()),
        sa.Column("gets_cards", sa.Boolean(), nullable=False),
        sa.Column("allowed_by", sa.String(length=200), nullable=False),
        sa.Column("gone", words("died", "parted", name="gone")),
        sa.Column("gone_on", sa.Date()),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "day IS NULL OR (month IS NOT NULL AND day BETWEEN 1 AND 31)", name=op.f("ck_detail_day_exists")
        ),
        sa.CheckConstraint(
            "length(trim(text)) > 0 OR length(trim(name)) > 0 OR month IS NOT NULL",
            name=op.f("ck_detail_says_something"),
        ),
        sa.CheckConstraint("month IS NULL OR month BETWEEN 1 AND 12", name=op.f("ck_detail_month_exists")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_detail_customer_id")),
    )
    op.create_index(op.f("ix_detail_customer_id"), "detail", ["customer_id"])
    noun(
        "promise",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("conversation_id", KEY),
        sa.Column("staff_id", KEY),
        sa.Column("kind", words("order", "favour", "call_back", "renewal", name="promisekind"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("state", words("open", "kept", "let_go", name="promisestate"), nullable=False),
        sa.Column("settled_on", sa.Date()),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("ordered_on", sa.Date()),
        sa.Column("come_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        sa.Column("handed_over_on", sa.Date()),
        sa.Column("every_months", sa.Integer()),
        sa.CheckConstraint("(state = 'open') = (settled_on IS NULL)", name=op.f("ck_promise_settled_when_not_open")),
        sa.CheckConstraint("every_months IS NULL OR every_months > 0", name=op.f("ck_promise_every_months_forward")),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_promise_text_not_blank")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_promise_conversation_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_promise_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_promise_staff_id")),
    )
    op.create_index(op.f("ix_promise_customer_id"), "promise", ["customer_id"])
    op.create_index(op.f("ix_promise_due"), "promise", ["due"])
    noun(
        "gesture",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("kind", words("favour", "extra_mile", "gift", "introduction", name="gesturekind"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", KEY),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_gesture_text_not_blank")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_gesture_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_gesture_staff_id")),
    )
    op.create_index(op.f("ix_gesture_customer_id"), "gesture", ["customer_id"])
    op.create_index(op.f("ix_gesture_day"), "gesture", ["day"])
    noun(
        "need",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date()),
        sa.CheckConstraint("length(trim(text)) > 0", name=op.f("ck_need_text_not_blank")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_need_customer_id")),
    )
    op.create_index(op.f("ix_need_customer_id"), "need", ["customer_id"])


def _cards() -> None:
    """Cards, print runs and the referrals they thank for."""
    noun(
        "card",
        sa.Column("customer_id", KEY),
        sa.Column("household_id", KEY),
        sa.Column("recipient_uid", sa.String(length=16), nullable=False),
        sa.Column(
            "occasion",
            words(
                "birthday",
                "christmas",
                "thank_you",
                "referral_thanks",
                "anniversary",
                "missed_you",
                "get_well",
                "sympathy",
                "congratulations",
                "new_baby",
                "wedding",
                "your_own",
                name="occasion",
            ),
            nullable=False,
        ),
        sa.Column(
            "subject",
            words("person", "visit", "promise", "gesture", "referral", "conversation", "card", name="subjectkind"),
            nullable=False,
        ),
        sa.Column("subject_uid", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            words("suggested", "waiting", "printing", "printed", "sent", "skipped", name="cardstate"),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("text_key", sa.String(length=100), nullable=False),
        sa.Column("beginning", sa.String(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("personal_line", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("hand", sa.String(length=100), nullable=False),
        sa.Column("design", sa.String(length=100), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("seed", KEY, nullable=False),
        sa.Column("sent_on", sa.Date()),
        sa.CheckConstraint("(customer_id IS NULL) <> (household_id IS NULL)", name=op.f("ck_card_one_recipient")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_card_customer_id")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_card_household_id")),
        sa.UniqueConstraint(
            "recipient_uid",
            "occasion",
            "subject_uid",
            "year",
            name=op.f("uq_card_recipient_uid_occasion_subject_uid_year"),
        ),
    )
    op.create_index(op.f("ix_card_customer_id"), "card", ["customer_id"])
    op.create_index(op.f("ix_card_household_id"), "card", ["household_id"])
    op.create_index("ix_card_state_day", "card", ["state", "day"])
    noun(
        "print_run",
        sa.Column("started", INSTANT, nullable=False),
        sa.Column("finished", INSTANT),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
    )
    noun(
        "printed_card",
        sa.Column("print_run_id", KEY, nullable=False),
        sa.Column("card_id", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("came_out", sa.Boolean()),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_printed_card_card_id")),
        sa.ForeignKeyConstraint(["print_run_id"], ["print_run.id"], name=op.f("fk_printed_card_print_run_id")),
        sa.UniqueConstraint("print_run_id", "card_id", name=op.f("uq_printed_card_print_run_id_card_id")),
        sa.UniqueConstraint("print_run_id", "place", name=op.f("uq_printed_card_print_run_id_place")),
    )
    op.create_index(op.f("ix_printed_card_card_id"), "printed_card", ["card_id"])
    noun(
        "referral",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("other_id", KEY),
        sa.Column("other_name", sa.String(length=200), nullable=False),
        sa.Column("direction", words("to_us", "from_us", name="direction"), nullable=False),
        sa.Column("step", words("name_passed", "introduced", "ready_to_buy", name="referralstep"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thanked_by_id", KEY),
        sa.CheckConstraint(
            "other_id IS NOT NULL OR length(trim(other_name)) > 0", name=op.f("ck_referral_names_somebody")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_referral_customer_id")),
        sa.ForeignKeyConstraint(["other_id"], ["customer.id"], name=op.f("fk_referral_other_id")),
        sa.ForeignKeyConstraint(["thanked_by_id"], ["card.id"], name=op.f("fk_referral_thanked_by_id")),
    )
    op.create_index(op.f("ix_referral_customer_id"), "referral", ["customer_id"])
    op.create_index(op.f("ix_referral_other_id"), "referral", ["other_id"])


def _the_change_log() -> None:
    """The log of every write."""
    op.create_table(
        "change",
        sa.Column("sequence", KEY, nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_uid", sa.String(length=16), nullable=False),
        sa.Column("customer_uid", sa.String(length=16)),
        sa.Column("before", sa.JSON(none_as_null=True)),
        sa.Column("after", sa.JSON(none_as_null=True)),
        sa.Column("staff_uid", sa.String(length=16)),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_action"), "change", ["action"])
    op.create_index(op.f("ix_change_customer_uid"), "change", ["customer_uid"])
    op.create_index("ix_change_row", "change", ["table_name", "row_uid"])
