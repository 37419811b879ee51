"""Places of the rail that a shop grows into: an empty one would only ask a newcomer what it is for."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit

CIRCLE, OUR_SHOP = "circle", "our_shop"


def places_there(session: Session, today: date) -> frozenset[str]:
    """Which of the later places are there by now, by their names in the rail.

    Both after the first month end: a visit was noted in a month that is over. Circle also with the first referral.
    """
    a_month_is_over = bool(session.scalar(select(exists().where(Visit.day < today.replace(day=1)))))
    somebody_was_sent = a_month_is_over or bool(session.scalar(select(exists().where(Referral.id.is_not(None)))))
    there = {CIRCLE: somebody_was_sent, OUR_SHOP: a_month_is_over}
    return frozenset(place for place, is_there in there.items() if is_there)
