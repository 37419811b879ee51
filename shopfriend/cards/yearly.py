"""What comes each year: the birthdays of the month to come, of the family too where that is wished, and Christmas."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from shopfriend.cards.occasions import card_day, christmas_of, months_near, next_month
from shopfriend.cards.views import Suggestion
from shopfriend.cards.welcome import Welcome
from shopfriend.cards.who import WHO
from shopfriend.language import _, day_in_words, month_in_words
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household, Member, addressed
from shopfriend.records.kinds import DetailKind, Occasion, Stage, SubjectKind
from shopfriend.records.shop import Shop
from shopfriend.records.visit import VISITS_THAT_TELL, Visit

_A_YEAR = timedelta(days=365)


def birthdays(session: Session, month: date) -> Iterator[Suggestion]:
    """The birthdays of the month after `month`: of customers, and of their family where a card was wished for.

    The card for a child goes to the parent, and names the child by first name.
    """
    to_march = bool(session.scalar(select(Shop.leap_day_to_march).order_by(Shop.id).limit(1)))
    coming = next_month(month)
    born = (
        select(WHO, Customer.birth_day, Customer.birth_month, Customer.birth_year)
        .where(Customer.birth_month.in_(months_near(coming)), Customer.gone.is_(None))
        .order_by(Customer.id)
    )
    for whom, day, month_, year in session.execute(born):
        on = card_day(Birthday(month_ or coming.month, day, year), coming, leap_day_to_march=to_march)
        if on is not None:
            said = _birthday(on, month, by_month_only=day is None)
            yield Suggestion(whom.uid, whom.name, Occasion.BIRTHDAY, "", SubjectKind.PERSON, whom.uid, on, said)
    family = (
        select(WHO, Detail.uid, Detail.name, Detail.day, Detail.month, Detail.year)
        .join(Customer, Customer.id == Detail.customer_id)
        .where(Detail.gets_cards, Detail.kind == DetailKind.FAMILY, Detail.gone.is_(None), Detail.name != "")
        .where(Detail.month.in_(months_near(coming)), Customer.gone.is_(None))
        .order_by(Detail.id)
    )
    for whom, uid, name, day, month_, year in session.execute(family):
        on = card_day(Birthday(month_ or coming.month, day, year), coming, leap_day_to_march=to_march)
        if on is not None:
            first = name.split()[0]
            said = _("{name}: {birthday}").format(name=first, birthday=_birthday(on, month, by_month_only=day is None))
            known = {"who": first}
            yield Suggestion(whom.uid, whom.name, Occasion.BIRTHDAY, "family", SubjectKind.PERSON, uid, on, said, known)


def _birthday(day: date, month: date, *, by_month_only: bool) -> str:
    if by_month_only:
        return _("Birthday in {month}").format(month=month_in_words(day))
    return _("Birthday on {day}").format(day=day_in_words(day, month))


def christmas(session: Session, month: date, welcome: Welcome) -> Iterator[Suggestion]:
    """At the end of November: one card a house for those who came often this year, and for partners; only offered."""
    if month.month != 11:
        return
    end = next_month(month)
    this_year = func.count().filter(Visit.day >= end - _A_YEAR, Visit.day < end)
    # Counted over all visits: their index holds customer and day, so that not one visit itself is read.
    often = select(Visit.customer_id).group_by(Visit.customer_id).having(this_year >= VISITS_THAT_TELL)
    regular = (
        select(WHO, Customer.household_id)
        .where(Customer.gone.is_(None), or_(Customer.stage == Stage.PARTNER, Customer.id.in_(often)))
        .order_by(Customer.id)
    )
    houses: dict[int, None] = {}
    for whom, house in session.execute(regular):
        if house is not None:
            houses[house] = None
            continue
        yield _christmas(whom.uid, whom.name, "", month)
    yield from _houses(session, houses, month, welcome)


def _houses(session: Session, houses: Collection[int], month: date, welcome: Welcome) -> Iterator[Suggestion]:
    of_houses = (
        select(Household.uid, Household.envelope_name, Customer.uid, Customer.name, Customer.gone)
        .add_columns(Customer.takes_household_post)
        .join(Household, Household.id == Customer.household_id)
        .where(Customer.household_id.in_(houses))
        .order_by(Household.id, Customer.id)
    )
    living: dict[tuple[str, str], dict[str, tuple[str, Member]]] = defaultdict(dict)
    for house, envelope_name, uid, name, gone, takes_post in session.execute(of_houses):
        named = gone is None and welcome.is_welcome(uid, Occasion.CHRISTMAS, month.year)
        living[house, envelope_name][uid] = name, Member(uid, named, takes_post)
    for (house, envelope_name), people in living.items():
        if any(welcome.has_by_hand(uid, Occasion.CHRISTMAS, month.year) for uid in people):
            continue
        greeted = addressed([member for _name, member in people.values()])
        whole = len(greeted) == len(people) > 1
        made = welcome.on_its_way([house, *people], Occasion.CHRISTMAS, month.year)
        if made is not None and made != (house if whole else greeted[:1] and greeted[0]):
            # One card a house: what was begun for one of them before stays the one, if it may still go.
            if made not in people or not people[made][1].may_be_named:
                continue
            greeted, whole = (made,), False
        if whole:
            yield _christmas(greeted[0], envelope_name, house, month)
        elif greeted:
            yield _christmas(greeted[0], people[greeted[0]][0], "", month)


def _christmas(customer: str, name: str, house: str, month: date) -> Suggestion:
    return Suggestion(
        customer,
        name,
        Occasion.CHRISTMAS,
        "",
        SubjectKind.PERSON,
        house or customer,
        christmas_of(month.year),
        _("Christmas, one card for the house") if house else _("Christmas"),
        household_uid=house,
        only_offered=True,
    )
