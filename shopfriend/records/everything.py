"""All nouns at once, for those who need the whole metadata: the store, its migrations and their tests."""

from shopfriend.records import (  # noqa: F401 (a noun is known once its module is loaded)
    audience,
    card,
    change,
    check_up,
    column_meaning,
    conversation,
    customer,
    detail,
    double,
    forgotten,
    gesture,
    household,
    need,
    own_hand,
    own_picture,
    own_words,
    point_of_contact,
    print_run,
    promise,
    referral,
    shop,
    staff,
    visit,
)
from shopfriend.records.base import Base

METADATA = Base.metadata
