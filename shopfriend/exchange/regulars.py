"""Those whom the shop knows, as an import compares them: who is there, who became another, and who was put away."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.exchange.matching import Forgotten, Known
from shopfriend.exchange.sources import list_of
from shopfriend.records import forgotten as records
from shopfriend.records.birthday import Birthday
from shopfriend.records.change import Change
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.double import Merged
from shopfriend.records.ways import address_key, phone_key
from shopfriend.store.takings_back import takings_back


def everybody(session: Session) -> dict[int, Known]:
    """All customers by their key. Four statements, whatever their number."""
    rows = session.execute(
        select(
            Customer.id,
            Customer.uid,
            Customer.name,
            Customer.given,
            Customer.reference,
            Customer.sources,
            Customer.birth_day,
            Customer.birth_month,
            Customer.birth_year,
        ).order_by(Customer.id)
    )
    known = {
        key: Known(
            uid,
            0,
            name,
            given,
            reference,
            list_of((sources or {}).get("reference", "")),
            Birthday.of(day, month, year),
            named_by=list_of((sources or {}).get("name", "")),
        )
        for key, uid, name, given, reference, sources, day, month, year in rows
    }
    for key, number, international in session.execute(select(Phone.customer_id, Phone.number, Phone.international)):
        known[key].phones.add(phone_key(international or number))
    for key, email in session.execute(select(Email.customer_id, Email.address)):
        known[key].emails.add(email.casefold())
    places = select(Address.customer_id, Address.street, Address.postcode, Address.town)
    for key, street, postcode, town in session.execute(places):
        if found := address_key(street, postcode, town):
            known[key].addresses.add(found)
    return known


def in_shop(session: Session) -> Iterator[tuple[str, Known]]:
    """Everybody of the shop by each name that she has or had, and those who were put away."""
    known = everybody(session)
    yield from ((each.name, each) for each in known.values())
    for key, name in session.execute(select(Merged.customer_id, Merged.name)):
        yield name, known[key]
    yield from _put_away(session)


def forgotten(session: Session) -> Forgotten:
    """Whom no list may bring back."""
    marks: dict[str, set[str]] = defaultdict(set)
    for key, mark in session.execute(select(records.Forgotten.key, records.Forgotten.mark)):
        marks[key].add(mark)
    return Forgotten({key: frozenset(each) for key, each in marks.items()})


def _put_away(session: Session) -> Iterator[tuple[str, Known]]:
    """Those whom the owner deleted; who went because a list was taken back may come again."""
    gone = session.execute(
        select(Change.action, Change.row_uid, Change.before)
        .where(Change.table_name == Customer.__tablename__, Change.after.is_(None))
        .where(Change.row_uid.not_in(select(Customer.uid)), Change.row_uid.not_in(select(Merged.gone_uid)))
    ).all()
    taken_back = takings_back(session)
    for action, uid, before in gone:
        if before is None or action in taken_back:
            continue
        birthday = Birthday.of(before["birth_day"], before["birth_month"], before["birth_year"])
        each = Known(uid, 0, before["name"], before["given"], before["reference"], "", birthday, put_away=True)
        _learn_ways(session, uid, each)
        yield each.name, each


def _learn_ways(session: Session, uid: str, each: Known) -> None:
    went = session.execute(
        select(Change.table_name, Change.before).where(Change.customer_uid == uid, Change.before.is_not(None))
    )
    for table, row in went:
        if row is None:
            continue
        if table == Phone.__tablename__:
            each.phones.add(phone_key(row["international"] or row["number"]))
        elif table == Email.__tablename__:
            each.emails.add(row["address"].casefold())
        elif table == Address.__tablename__:
            each.addresses |= {address_key(row["street"], row["postcode"], row["town"])} - {""}
