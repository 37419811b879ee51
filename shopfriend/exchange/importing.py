"""Storing what was read: new people as they are, known people with what was missing, all in one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from shopfriend.exchange.matching import Acquaintances, Known, address_key, in_shop, phone_key
from shopfriend.exchange.person import Person, Reading
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered, new_uid
from shopfriend.records.change import Change
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind
from shopfriend.store.change_log import insert_rows
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing a file would do: who is new (in the file's order) and who is known, by place in the file.

    `as_of` is the number in the change log at which this was true.
    """

    new: tuple[Person, ...]
    known: Mapping[str, tuple[Person, ...]]
    again: Mapping[int, tuple[Person, ...]]
    as_of: int

    @property
    def merged(self) -> int:
        """How many rows belong to somebody known already, in the shop or earlier in the file."""
        return sum(map(len, self.known.values())) + sum(map(len, self.again.values()))


@dataclass(frozen=True, slots=True)
class Imported:
    """What storing a file did."""

    stored: int
    merged: int
    changes: Changes


def plan(database: Database, reading: Reading) -> Plan:
    """Match the people of a file with those of the shop, and with one another; nothing is written."""
    with database.reading() as session:
        return _plan(session, reading.people)


def plan_without_shop(reading: Reading) -> Plan:
    """Match the people of a file with one another alone."""
    return _sort(Acquaintances(()), reading.people, 0)


def store(
    database: Database,
    reading: Reading,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Store the people of a file, all or none.

    Raises Problem "cancelled" if `cancelled` says so before the end, or what `Database.writing` raises.
    """
    prepared = plan(database, reading)
    source = _("{file} ({format})").format(file=reading.file, format=reading.format)[:200]
    with database.writing() as session:
        if _last_change(session) != prepared.as_of:
            prepared = _plan(session, reading.people)
        total = len(prepared.new) + len(prepared.known)
        for done in _write(session, prepared, source):
            if cancelled():
                raise Problem("cancelled", _("The import was stopped. Nothing of this file was stored."))
            progress(done, total)
    return Imported(len(prepared.new), prepared.merged, changes_of(session))


def _last_change(session: Session) -> int:
    return session.scalar(select(func.max(Change.sequence))) or 0


def _plan(session: Session, people: Sequence[Person]) -> Plan:
    as_of = _last_change(session)
    return _sort(Acquaintances(in_shop(session)), people, as_of)


def _sort(acquaintances: Acquaintances, people: Sequence[Person], as_of: int) -> Plan:
    new: list[Person] = []
    known: dict[str, list[Person]] = {}
    again: dict[int, list[Person]] = {}
    for person in people:
        met: Known | None = acquaintances.meet(person, len(new))
        if met is None:
            new.append(person)
        elif met.uid:
            known.setdefault(met.uid, []).append(person)
        else:
            again.setdefault(met.place, []).append(person)
    return Plan(
        tuple(new),
        {uid: tuple(rows) for uid, rows in known.items()},
        {place: tuple(rows) for place, rows in again.items()},
        as_of,
    )


_AT_ONCE = 500
"""People between two looks at whether the owner has cancelled."""


def _write(session: Session, prepared: Plan, source: str) -> Iterator[int]:
    met_again: dict[str, tuple[Person, ...]] = dict(prepared.known)
    done = 0
    for start in range(0, len(prepared.new), _AT_ONCE):
        people = prepared.new[start : start + _AT_ONCE]
        uids = _insert(session, people, source)
        met_again |= {
            uids[place - start]: rows for place, rows in prepared.again.items() if 0 <= place - start < len(people)
        }
        done += len(people)
        yield done
    wanted = list(met_again)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        customers = session.scalars(
            select(Customer)
            .where(Customer.uid.in_(some))
            .options(*map(selectinload, (Customer.phones, Customer.emails, Customer.addresses, Customer.tags)))
        )
        for customer in customers:
            for person in met_again[customer.uid]:
                _complete(session, customer, person, source)
        session.flush()
        done += sum(uid in prepared.known for uid in some)
        yield done


def _insert(session: Session, people: Sequence[Person], source: str) -> list[str]:
    customers = [{"uid": new_uid(), **_customer(person, source)} for person in people]
    keys = insert_rows(session, Customer, customers)
    rows: dict[type[Remembered], list[dict[str, Any]]] = {
        Phone: [],
        Email: [],
        Address: [],
        Tag: [],
        Photo: [],
        Detail: [],
    }
    for customer, person in zip(customers, people, strict=True):
        for noun, row in _parts(person, source):
            rows[noun].append({"customer_id": keys[customer["uid"]], **row})
    for noun, parts in rows.items():
        insert_rows(session, noun, parts)
    return [customer["uid"] for customer in customers]


def _customer(person: Person, source: str) -> dict[str, Any]:
    birthday = person.birthday
    facts = {
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "called": person.called,
        "sounds_like": person.sounds_like,
        "reference": person.reference,
        "language": person.language,
        "since": person.since,
        "notes": person.notes,
        "birth_day": birthday and birthday.day,
        "birth_month": birthday and birthday.month,
        "birth_year": birthday and birthday.year,
    }
    return {**facts, "sources": {name: source for name, value in facts.items() if value}}


def _parts(person: Person, source: str) -> Iterator[tuple[type[Remembered], dict[str, Any]]]:
    for phone in person.phones:
        yield Phone, {"number": phone.number, "international": phone.international, "source": source}
    for email in person.emails:
        yield Email, {"address": email, "source": source}
    for place, address in enumerate(person.addresses):
        yield (
            Address,
            {
                "street": address.street,
                "postcode": address.postcode,
                "town": address.town,
                "region": address.region,
                "country": address.country,
                "postal": place == 0,
                "source": source,
            },
        )
    for word in dict.fromkeys(person.tags):
        yield Tag, {"word": word}
    if person.photo:
        yield Photo, {"picture": person.photo, "source": source}
    if person.partner:
        yield Detail, {"kind": DetailKind.FAMILY, "name": person.partner, "relation": "partner", "source": source}
    if person.anniversary:
        yield Detail, {"kind": DetailKind.ANNIVERSARY, **_anniversary(person.anniversary), "source": source}


def _anniversary(text: str) -> dict[str, int | None]:
    year, month, day = text.rsplit("-", 2)
    return {"year": int(year) if year.strip("-") else None, "month": int(month), "day": int(day)}


def _complete(session: Session, customer: Customer, person: Person, source: str) -> None:
    """Add what the shop did not know; nothing that stands there is changed."""
    facts = _customer(person, source)
    came = facts.pop("sources")
    notes = facts.pop("notes")
    if customer.birth_month is not None:
        for name in ("birth_day", "birth_month", "birth_year"):
            if customer.birthday and person.birthday and getattr(customer, name) is None:
                setattr(customer, name, facts[name])
            facts.pop(name)
    if customer.reference and facts["reference"] and customer.reference != facts["reference"]:
        notes = "\n".join(
            filter(None, (notes, _("Number in {source}: {n}").format(source=source, n=facts["reference"])))
        )
    learnt = {name: value for name, value in facts.items() if value and not getattr(customer, name)}
    for name, value in learnt.items():
        setattr(customer, name, value)
    if learnt:
        customer.sources = {**customer.sources, **{name: came[name] for name in learnt}}
    if notes and notes not in customer.notes:
        customer.notes = "\n".join(filter(None, (customer.notes, notes)))
    _complete_ways(customer, person, source)
    _complete_details(session, customer, person, source)


def _complete_ways(customer: Customer, person: Person, source: str) -> None:
    phones = {phone_key(phone.international or phone.number) for phone in customer.phones}
    emails = {email.address.casefold() for email in customer.emails}
    places = {address_key(each.street, each.postcode, each.town) for each in customer.addresses}
    words = {tag.word for tag in customer.tags}
    has_post = any(address.postal for address in customer.addresses)
    for noun, row in _parts(person, source):
        if noun is Phone and phone_key(row["international"] or row["number"]) not in phones:
            customer.phones.append(Phone(**row))
        elif noun is Email and row["address"].casefold() not in emails:
            customer.emails.append(Email(**row))
        elif noun is Address and address_key(row["street"], row["postcode"], row["town"]) not in places:
            customer.addresses.append(Address(**{**row, "postal": row["postal"] and not has_post}))
        elif noun is Tag and row["word"] not in words:
            customer.tags.append(Tag(**row))


def _complete_details(session: Session, customer: Customer, person: Person, source: str) -> None:
    if person.photo and session.scalar(select(Photo.id).where(Photo.customer_id == customer.id)) is None:
        session.add(Photo(customer_id=customer.id, picture=person.photo, source=source))
    if not (person.partner or person.anniversary):
        return
    known = session.scalars(select(Detail).where(Detail.customer_id == customer.id)).all()
    for noun, row in _parts(person, source):
        if noun is Detail and not any(_says(detail, row) for detail in known):
            session.add(Detail(customer_id=customer.id, **row))


def _says(detail: Detail, row: Mapping[str, Any]) -> bool:
    if row["kind"] is DetailKind.ANNIVERSARY:
        return detail.kind is DetailKind.ANNIVERSARY and (detail.day, detail.month) == (row["day"], row["month"])
    return detail.kind is DetailKind.FAMILY and detail.name == row["name"]
