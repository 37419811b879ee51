"""Whom to thank this month, and whose day comes next month: each with a reason, none to the dead or unwilling."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.cards.news import missed, news
from shopfriend.cards.occasions import next_month
from shopfriend.cards.thanks import thanks
from shopfriend.cards.views import Suggestion
from shopfriend.cards.welcome import THANKS, Welcome
from shopfriend.cards.who import WHO
from shopfriend.cards.yearly import birthdays, christmas
from shopfriend.language import _
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.kinds import CardState, Occasion, SubjectKind

_FIRST = (*THANKS, Occasion.BIRTHDAY, Occasion.CHRISTMAS)
MONTH_END = (*_FIRST, *(occasion for occasion in Occasion if occasion not in _FIRST))
"""The occasions of a month's end, in the order of the pile."""


def suggest(session: Session, month: date) -> list[Suggestion]:
    """The thank-yous of `month`, the birthdays of the month after and what else is offered, in the order of the pile.

    At most one thank-you a person: for somebody sent to us before years with us, a special order, a kindness and a
    first visit. Nobody who has died, parted, lives in a bereaved house or would rather have no card is suggested, and
    nothing for which a card was sent or skipped; a card that waits or was printed is suggested again. Get-well wishes
    and sympathy are never suggested: such a card is here only where it was begun by hand.
    """
    month = month.replace(day=1)
    welcome = Welcome(session, month)
    thanked: dict[str, Suggestion] = {}
    for found in thanks(session, month):
        if welcome.takes(found) and not welcome.thanked_otherwise(found):
            thanked.setdefault(found.customer_uid, found)
    others = (
        *birthdays(session, month),
        *christmas(session, month, welcome),
        *news(session, month),
        *missed(session, month),
        *_begun(session, month),
    )
    return sorted([*thanked.values(), *filter(welcome.takes, others)], key=_in_the_pile)


def _in_the_pile(found: Suggestion) -> tuple[int, date, str, str]:
    # Namesakes stay as they were entered; a uid would put them in another order in each shop filled from one list.
    return MONTH_END.index(found.occasion), found.day, fold(found.name), found.name


def _begun(session: Session, month: date) -> Iterator[Suggestion]:
    cards = (
        select(WHO, Card.occasion, Card.subject_uid, Card.day)
        .join(Card, Card.customer_id == Customer.id)
        .where(Card.subject == SubjectKind.CARD, Card.day >= month, Card.day < next_month(month))
        .where(Card.state.not_in((CardState.SENT, CardState.SKIPPED)), Customer.gone.is_(None))
        .order_by(Card.id)
    )
    for whom, occasion, subject_uid, day in session.execute(cards):
        yield Suggestion(
            whom.uid,
            whom.name,
            occasion,
            "",
            SubjectKind.CARD,
            subject_uid,
            day,
            _("Begun by you"),
            only_offered=True,
        )
