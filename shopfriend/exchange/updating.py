"""Somebody whom the shop knows stands in a list: what was missing is added, what the list once said it may change.

What a person typed at the counter, emptied or took away stays as it is, whatever a list says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from shopfriend.exchange.matching import parts_differ
from shopfriend.exchange.person import Person
from shopfriend.exchange.rows import facts_of, parts_of
from shopfriend.exchange.sources import same_list
from shopfriend.language import _
from shopfriend.records.base import Remembered
from shopfriend.records.birthday import Birthday
from shopfriend.records.change import Change
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.folding import fold
from shopfriend.records.kinds import DetailKind
from shopfriend.records.ways import address_key, phone_key
from shopfriend.store.takings_back import takings_back

NAMES_OF_FACTS: dict[str, Callable[[], str]] = {
    "name": lambda: _("Name"),
    "given": lambda: _("First name"),
    "family": lambda: _("Last name"),
    "called": lambda: _("What to call them"),
    "sounds_like": lambda: _("How the name sounds"),
    "reference": lambda: _("Customer number"),
    "language": lambda: _("Language"),
    "since": lambda: _("Customer since"),
    "partner": lambda: _("Partner"),
    "anniversary": lambda: _("Wedding anniversary"),
}
_ON_HER_ROW = ("name", "given", "family", "called", "sounds_like", "reference", "language", "since")
_BIRTH = ("birth_day", "birth_month", "birth_year")
Key = tuple[str, str]


def tried(session: Session, known: Mapping[str, Person], source: str) -> dict[str, tuple[str, ...]]:
    """What the list would bring to each of these customers (by uid), in words; the session must then be thrown away."""
    with session.no_autoflush:
        return dict(updated(session, known, source))


def updated(session: Session, known: Mapping[str, Person], source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Bring these customers up to date, and tell of each what that changed."""
    ways = (Customer.phones, Customer.emails, Customer.addresses, Customer.tags)
    found = session.scalars(select(Customer).where(Customer.uid.in_(known)).options(*map(selectinload, ways))).all()
    put_away = _put_away(session, known, source)
    for customer in found:
        news = _update(session, customer, known[customer.uid], source, put_away[customer.uid])
        yield customer.uid, tuple(news)


def _update(session: Session, customer: Customer, person: Person, source: str, put_away: set[Key]) -> Iterator[str]:
    facts = facts_of(person)
    notes = [facts.pop("notes")]
    for name in _ON_HER_ROW:
        value, present = facts[name], getattr(customer, name)
        if not value or value == present or not _may_say(customer, name, source):
            continue
        if name == "reference" and present:
            notes.append(_("Number in {source}: {n}").format(source=source, n=value))
        elif not (isinstance(value, str) and present and fold(value) == fold(present)):
            _put(customer, {name: value}, source)
            yield NAMES_OF_FACTS[name]()
    yield from _birthday(customer, person, source, notes)
    yield from _notes(customer, "\n".join(filter(None, notes)), source)
    yield from _ways(customer, person, source, put_away)
    yield from _details(session, customer, person, source, put_away)
    yield from _wish(session, customer, person, put_away)


def _wish(session: Session, customer: Customer, person: Person, put_away: set[Key]) -> Iterator[str]:
    """No cards at all, where the list says so, unless the owner took such a wish away; none is ever taken away here."""
    if not person.refuses or (Wish.__tablename__, "") in put_away:
        return
    all_ever = select(Wish.id).where(Wish.customer_id == customer.id, Wish.occasion.is_(None), Wish.year.is_(None))
    if session.scalar(all_ever) is None:
        session.add(Wish(customer_id=customer.id, said=person.refuses))
        yield _("No cards")


def _may_say(customer: Customer, name: str, source: str) -> bool:
    """Whether the list may say this of her: nobody has yet, or it was the same list."""
    said_by = customer.sources.get(name, "")
    return (
        (not said_by and not getattr(customer, name))
        or same_list(said_by, source)
        or (name == "reference" and bool(customer.reference))
    )


def _put(customer: Customer, values: Mapping[str, Any], source: str) -> None:
    for name, value in values.items():
        setattr(customer, name, value)
    customer.sources = {**customer.sources, **dict.fromkeys(values, source)}


def _birthday(customer: Customer, person: Person, source: str, notes: list[str]) -> Iterator[str]:
    new, present = person.birthday, customer.birthday
    if new is None or new == present:
        return
    values = dict(zip(_BIRTH, (new.day, new.month, new.year), strict=True))
    if present is None:
        may = _may_say(customer, "birth_month", source)
    elif parts_differ(new, present):
        may = same_list(customer.sources.get("birth_month", ""), source)
        if not may:
            notes.append(_("Birthday in {source}: {day}").format(source=source, day=in_figures(new)))
    else:
        values = {name: value for name, value in values.items() if value and getattr(customer, name) is None}
        may = bool(values)
    if may:
        _put(customer, {name: value for name, value in values.items() if value or present}, source)
        yield _("Birthday")


def in_figures(birthday: Birthday) -> str:
    """What is known of a birthday, for a note: "1990-1-2", "1-2", or the month alone."""
    return "-".join(str(part) for part in (birthday.year, birthday.month, birthday.day) if part)


def _notes(customer: Customer, notes: str, source: str) -> Iterator[str]:
    present = customer.notes
    if not notes or notes in present:
        return
    said_by = customer.sources.get("notes", "")
    if present and same_list(said_by, source):
        _put(customer, {"notes": notes}, source)
    else:
        lines = [line for line in notes.split("\n") if line not in present.split("\n")]
        if not lines:
            return
        # What several have said cannot be changed by one of them any more, only added to.
        _put(customer, {"notes": "\n".join(filter(None, (present, *lines)))}, source if not present else "")
    yield _("Notes")


def _ways(customer: Customer, person: Person, source: str, put_away: set[Key]) -> Iterator[str]:
    given: dict[type[Remembered], list[dict[str, Any]]] = defaultdict(list)
    for noun, row in parts_of(person, source):
        given[noun].append(row)
    has_post = any(address.postal for address in customer.addresses)
    for address in given[Address]:
        address["postal"] = address["postal"] and not has_post
    lists: tuple[tuple[type[Remembered], list[Any], str], ...] = (
        (Phone, customer.phones, _("Phone")),
        (Email, customer.emails, _("E-mail")),
        (Address, customer.addresses, _("Address")),
        (Tag, customer.tags, _("Tags")),
    )
    for noun, rows, label in lists:
        if _list(noun, rows, given[noun], source, put_away):
            yield label


def _list(
    noun: type[Remembered], rows: list[Any], given: Iterable[dict[str, Any]], source: str, put_away: set[Key]
) -> bool:
    """Add what is not there. Where one thing went and one came in the same list, it changed, and keeps its place."""
    table = noun.__tablename__
    there = {key_of(table, values_of(row)): row for row in rows}
    said = {key_of(table, row): row for row in given}
    fresh = {key: row for key, row in said.items() if key not in there and key not in put_away}
    if noun is not Tag:
        stale = [row for key, row in there.items() if key not in said and same_list(row.source, source)]
        if len(fresh) == len(stale) == 1:
            (values,) = fresh.values()
            for name, value in values.items():
                if name != "postal":
                    setattr(stale[0], name, value)
            return True
    rows.extend(noun(**values) for values in fresh.values())
    return bool(fresh)


def values_of(row: Remembered) -> dict[str, Any]:
    """The columns of a row."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def key_of(table: str, row: Mapping[str, Any]) -> Key:
    """What makes two such rows one."""
    if table == Phone.__tablename__:
        return table, phone_key(row["international"] or row["number"])
    if table == Email.__tablename__:
        return table, row["address"].casefold()
    if table == Address.__tablename__:
        whole = fold(" ".join(row[name] for name in ("street", "postcode", "town", "region", "country")))
        return table, address_key(row["street"], row["postcode"], row["town"]) or whole
    if table == Tag.__tablename__:
        return table, row["word"]
    if table in (Photo.__tablename__, Wish.__tablename__):
        return table, ""
    return table, f"{row['kind']} {fold(row.get('name') or '')}"


def _details(session: Session, customer: Customer, person: Person, source: str, put_away: set[Key]) -> Iterator[str]:
    if not (person.photo or person.partner or person.anniversary):
        return
    rows = [
        (noun, row)
        for noun, row in parts_of(person, source)
        if noun in (Photo, Detail) and key_of(noun.__tablename__, row) not in put_away
    ]
    known = session.scalars(select(Detail).where(Detail.customer_id == customer.id)).all()
    for noun, row in rows:
        if noun is Photo and session.scalar(select(Photo.id).where(Photo.customer_id == customer.id)) is None:
            session.add(Photo(customer_id=customer.id, **row))
            yield _("Photo")
        elif noun is Detail and not any(_says(detail, row) for detail in known):
            yield from _detail(session, customer, known, row)


def _detail(session: Session, customer: Customer, known: Iterable[Detail], row: Mapping[str, Any]) -> Iterator[str]:
    """A partner beside others, or the anniversary; one that the same list once told otherwise is corrected."""
    anniversary = row["kind"] is DetailKind.ANNIVERSARY
    before = [each for each in known if anniversary and each.kind is DetailKind.ANNIVERSARY]
    if before and same_list(before[0].source, row["source"]):
        for name, value in row.items():
            setattr(before[0], name, value)
    elif not before:
        session.add(Detail(customer_id=customer.id, **row))
    else:
        return
    yield _("Wedding anniversary") if anniversary else _("Partner")


def _says(detail: Detail, row: Mapping[str, Any]) -> bool:
    if row["kind"] is DetailKind.ANNIVERSARY:
        return detail.kind is DetailKind.ANNIVERSARY and (detail.day, detail.month, detail.year) == (
            row["day"],
            row["month"],
            row["year"],
        )
    return detail.kind is DetailKind.FAMILY and fold(detail.name) == fold(row["name"])


def _put_away(session: Session, known: Mapping[str, Person], source: str) -> dict[str, set[Key]]:
    """What somebody deleted or wrote over by hand, by customer: a list must not bring it back.

    What went because it was taken back (a list, a slip of the hand) may come again.
    """
    nouns = {noun.__tablename__ for noun in (Phone, Email, Address, Tag, Photo, Detail, Wish)}
    found: dict[str, set[Key]] = defaultdict(set)
    rows = session.execute(
        select(Change.customer_uid, Change.table_name, Change.before, Change.after, Change.action)
        .where(Change.customer_uid.in_(known), Change.before.is_not(None))
        .order_by(Change.sequence)
    )
    taken_back = takings_back(session)
    for uid, table, before, after, action in rows:
        # Asked for by noun as well, SQLite would go through all changes of that noun for every few customers.
        if uid is None or before is None or table not in nouns or action in taken_back:
            continue
        key = key_of(table, before)
        if after is None or (key_of(table, after) != key and not same_list(after.get("source", ""), source)):
            found[uid].add(key)
    return found
