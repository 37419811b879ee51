"""Customers who may be one and the same: found by what they share, told with what differs, decided by the owner."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from shopfriend.exchange.matching import Known, likeness, parts_differ
from shopfriend.exchange.regulars import everybody
from shopfriend.exchange.updating import NAMES_OF_FACTS
from shopfriend.exchange.views import Difference, Pair, Why
from shopfriend.language import _, yearly_day_in_words
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer
from shopfriend.records.double import Apart
from shopfriend.records.folding import fold
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_MOST = 200
"""Pairs that are told at once: whoever has settled these asks again."""
_CROWD = 30
"""A telephone or town that more customers share tells nothing of any two of them."""
_ALIKE, _SIMILAR = 85, 70
_STRENGTH = {why: len(Why) - place for place, why in enumerate(Why)}


def doubles(database: Database, cancelled: Callable[[], bool] = lambda: False) -> tuple[Pair, ...]:
    """Pairs of customers who may be one, the likeliest first; none of whom the owner said that they are two people.

    Ends early, with what was found, where `cancelled` says so.
    """
    with database.reading() as session:
        people = everybody(session)
        apart = {frozenset((one, other)) for one, other in session.execute(select(Apart.customer_id, Apart.other_id))}
        found: dict[tuple[int, int], tuple[tuple[Why, ...], float]] = {}
        for one, other in _candidates(people):
            if cancelled():
                break
            if (one, other) in found or frozenset((one, other)) in apart:
                continue
            why, alike = _compared(people[one], people[other])
            if why:
                found[one, other] = why, alike
        pairs = [(pair, why, alike) for pair, (why, alike) in found.items()]
        pairs.sort(key=lambda each: (-sum(_STRENGTH[why] for why in each[1]), -each[2], each[0]))
        return tuple(_told(session, pairs[:_MOST]))


def are_two(database: Database, one_uid: str, other_uid: str, staff_uid: str | None = None) -> Changes:
    """Remember that these are two people: nobody asks again. Raises Problem "no-customer"."""
    with database.writing(staff_uid) as session:
        both = select(Customer.id).where(Customer.uid.in_((one_uid, other_uid))).order_by(Customer.id)
        keys = session.scalars(both).all()
        if len(keys) < 2:
            raise Problem("no-customer", _("These are not two customers of this shop."))
        session.add(Apart(customer_id=keys[0], other_id=keys[1]))
    return changes_of(session)


def _candidates(people: dict[int, Known]) -> Iterator[tuple[int, int]]:
    """Two who share anything by which doubles are found; each pair may come more than once."""
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, each in people.items():
        for way, values in (("phone", each.phones), ("email", each.emails), ("address", each.addresses)):
            for value in values - {""}:
                sharing[way, value].append(key)
        words = sorted(fold(each.name).split())
        sharing["name", " ".join(words)].append(key)
        if each.birthday is not None and each.birthday.day:
            # By the day alone a large shop has dozens: only those whose names have a word's beginning in common.
            for start in {word[:2] for word in words}:
                sharing[f"born {each.birthday.month} {each.birthday.day}", start].append(key)
    for keys in sharing.values():
        if len(keys) <= _CROWD:
            yield from combinations(sorted(keys), 2)


def _compared(one: Known, other: Known) -> tuple[tuple[Why, ...], float]:
    alike = likeness(one.name, other.name)
    born_both = one.birthday is not None and other.birthday is not None
    born_alike = one.birthday and other.birthday and not parts_differ(one.birthday, other.birthday)
    if born_both and not born_alike:
        return (), alike
    if one.given and other.given and alike < 100 and likeness(one.given, other.given) < _SIMILAR:
        # A family shares its telephone, its address and its name, but not this.
        return (), alike
    speaks = (
        (Why.SAME_PHONE, bool(one.phones & other.phones - {""}) and alike >= _SIMILAR),
        (Why.SAME_EMAIL, bool(one.emails & other.emails - {""}) and alike >= _SIMILAR),
        (Why.NAME_AND_BIRTHDAY, bool(born_alike and one.birthday and one.birthday.day) and alike >= _ALIKE),
        (Why.NAME_AND_ADDRESS, bool(one.addresses & other.addresses) and alike >= _ALIKE),
        (Why.SAME_NAME, alike == 100),
    )
    return tuple(why for why, does in speaks if does), alike


def _told(session: Session, found: Sequence[tuple[tuple[int, int], tuple[Why, ...], float]]) -> Iterator[Pair]:
    wanted = {key for pair, _why, _alike in found for key in pair}
    ways = (Customer.phones, Customer.emails, Customer.addresses, Customer.tags)
    rows = session.scalars(select(Customer).where(Customer.id.in_(wanted)).options(*map(selectinload, ways)))
    people = {row.id: row for row in rows}
    for (one, other), why, alike in found:
        mine, theirs = people[one], people[other]
        differs = tuple(_differences(mine, theirs))
        contradicts = any(each.one and each.other and fold(each.one) != fold(each.other) for each in differs)
        yield Pair(
            mine.uid,
            theirs.uid,
            (mine.name, theirs.name),
            why,
            alike,
            differs,
            identical=not contradicts and len(why) > 1 and alike == 100,
            same=tuple(_shared(mine, theirs)),
        )


def _differences(one: Customer, other: Customer) -> Iterator[Difference]:
    for (label, mine, fact), (_label, theirs, _fact) in zip(_facts(one), _facts(other), strict=True):
        if not _alike(mine, theirs, fact):
            yield Difference(label, mine, theirs, fact)


def _shared(one: Customer, other: Customer) -> Iterator[tuple[str, str]]:
    for (label, mine, fact), (_label, theirs, _fact) in zip(_facts(one), _facts(other), strict=True):
        if mine and _alike(mine, theirs, fact):
            yield label, mine


def _alike(mine: str, theirs: str, fact: str) -> bool:
    """How a name is written is for the owner to say; lists and notes are alike whatever their signs."""
    return mine == theirs or bool(not fact and mine and theirs and fold(mine) == fold(theirs) and fold(mine))


def _facts(customer: Customer) -> Iterator[tuple[str, str, str]]:
    """Label, words, and the fact's name where a customer can have only one of it."""
    for name in ("name", "called", "reference"):
        yield NAMES_OF_FACTS[name](), getattr(customer, name), name
    born = customer.birthday
    yield _("Birthday"), yearly_day_in_words(born.day, born.month, born.year) if born else "", "birthday"
    yield _("Phone"), _lines(phone.international or phone.number for phone in customer.phones), ""
    yield _("E-mail"), _lines(email.address for email in customer.emails), ""
    places = (
        ", ".join(filter(None, (each.street, f"{each.postcode} {each.town}".strip()))) for each in customer.addresses
    )
    yield _("Address"), _lines(places), ""
    yield _("Tags"), _lines(tag.word for tag in customer.tags), ""
    yield _("Notes"), customer.notes, ""


def _lines(values: Iterable[str]) -> str:
    return "\n".join(sorted(values))
