"""The words that the records choose from. Free of SQLAlchemy, so that the window may name them before its first paint.

Values are stored and exported: they may be added to, but never changed.
"""

from enum import StrEnum


class Stage(StrEnum):
    """How close a customer has come to the shop."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    CLIENT = "client"
    PARTNER = "partner"


class Gone(StrEnum):
    """Why nothing may name somebody again."""

    DIED = "died"
    PARTED = "parted"


class Reach(StrEnum):
    """How a card comes to a customer."""

    POST = "post"
    HAND_OVER = "hand_over"


class DetailKind(StrEnum):
    """What sort of thing is known about a customer."""

    FAMILY = "family"
    PET = "pet"
    FAVOURITE = "favourite"
    SEAT = "seat"
    SIZE = "size"
    ALLERGY = "allergy"
    DISLIKE = "dislike"
    TOPIC = "topic"
    ANNIVERSARY = "anniversary"


class PromiseKind(StrEnum):
    """What was promised."""

    ORDER = "order"
    FAVOUR = "favour"
    CALL_BACK = "call_back"
    RENEWAL = "renewal"


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    LET_GO = "let_go"


class GestureKind(StrEnum):
    """What the shop gave."""

    FAVOUR = "favour"
    EXTRA_MILE = "extra_mile"
    GIFT = "gift"
    INTRODUCTION = "introduction"


class Direction(StrEnum):
    """Which way a referral went."""

    TO_US = "to_us"
    FROM_US = "from_us"


class ReferralStep(StrEnum):
    """How far a referral has come."""

    NAME_PASSED = "name_passed"
    INTRODUCED = "introduced"
    READY_TO_BUY = "ready_to_buy"


class Occasion(StrEnum):
    """What a card is for."""

    BIRTHDAY = "birthday"
    CHRISTMAS = "christmas"
    THANK_YOU = "thank_you"
    REFERRAL_THANKS = "referral_thanks"
    ANNIVERSARY = "anniversary"
    MISSED_YOU = "missed_you"
    GET_WELL = "get_well"
    SYMPATHY = "sympathy"
    CONGRATULATIONS = "congratulations"
    NEW_BABY = "new_baby"
    WEDDING = "wedding"
    YOUR_OWN = "your_own"


class CardState(StrEnum):
    """Where a card is on its way."""

    SUGGESTED = "suggested"
    WAITING = "waiting"
    PRINTING = "printing"
    PRINTED = "printed"
    SENT = "sent"
    SKIPPED = "skipped"


class SubjectKind(StrEnum):
    """What sort of row a card is about."""

    PERSON = "person"
    VISIT = "visit"
    PROMISE = "promise"
    GESTURE = "gesture"
    REFERRAL = "referral"
    CONVERSATION = "conversation"
    CARD = "card"


class OwnKind(StrEnum):
    """What sort of own words are kept: for cards, or a word that no dictionary has."""

    TEXT = "text"
    BEGINNING = "beginning"
    ENDING = "ending"
    WORD = "word"


class Merging(StrEnum):
    """What becomes of a row when the customer it belongs to is merged into another."""

    FOLLOW = "follow"
    FOLLOW_UNLESS_THERE = "follow_unless_there"


class Forgetting(StrEnum):
    """What becomes of a row when the customer it belongs to is forgotten."""

    DELETE = "delete"
    DETACH = "detach"


class Exporting(StrEnum):
    """Where a row stands in an export."""

    WITH_CUSTOMER = "with_customer"
    AS_REFERENCE = "as_reference"


class Moving(StrEnum):
    """What becomes of a row when the customer it belongs to moves to another shop."""

    ALONG = "along"
    STAYS = "stays"
