"""What is known of a customer, mended in place: each fact is stored alone, so that nothing beside it is overwritten."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.counter.conversations import region_of
from shopfriend.counter.details import details_of, silent_beings_of
from shopfriend.counter.name_change import parts_of
from shopfriend.counter.typed_birthday import read_birthday, typed_again
from shopfriend.counter.views import ADDRESS, Fact, Facts
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.kinds import Reach
from shopfriend.records.typed_words import clean, tidy
from shopfriend.records.written_day import order_in
from shopfriend.store.by_uid import customer_of
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_BIRTH = ("birth_day", "birth_month", "birth_year")


def facts_of(session: Session, uid: str, today: date) -> Facts:
    """What the form shows. Raises Problem "nobody-named" where the customer is no longer there."""
    customer = customer_of(session, uid)
    phones, emails, addresses = _phones(session, customer), _emails(session, customer), _addresses(session, customer)
    home = addresses[0] if addresses else None
    order = order_in(region_of(session))
    birthday = customer.birthday
    typed = {
        Fact.NAME: customer.name,
        Fact.CALLED: customer.called,
        Fact.SOUNDS_LIKE: customer.sounds_like,
        Fact.BIRTHDAY: typed_again(birthday, order, today) if birthday else "",
        Fact.PHONE: phones[0].number if phones else "",
        Fact.EMAIL: emails[0].address if emails else "",
        Fact.REACH: customer.reach.value,
        Fact.NOTES: customer.notes,
        **{fact: getattr(home, fact.value) if home else "" for fact in ADDRESS},
    }
    more = [phone.number for phone in phones[1:]] + [email.address for email in emails[1:]]
    more += [", ".join(filter(None, (other.street, other.postcode, other.town))) for other in addresses[1:]]
    known, silent = details_of(session, customer), silent_beings_of(session, customer)
    return Facts(uid, typed, tuple(filter(None, more)), known, silent)


def change(
    database: Database, uid: str, typed: Mapping[Fact, str], today: date, seen: Mapping[Fact, str] | None = None
) -> Changes:
    """Store these facts as typed; every other one stays as it is by now. An empty text clears a fact.

    `seen` is what stood in their fields before. Raises Problem "changed-meanwhile" where somebody else has changed one
    of them since, with its fact and what it is `now`; "no-name" for a blank name, "birthday-not-read" for a birthday
    that can be read in no way or in two, "nobody-named" where the customer is no longer there. Then nothing is stored.
    """
    with database.writing() as session:
        customer = customer_of(session, uid)
        if seen is not None:
            _refuse_changed(facts_of(session, uid, today).typed, typed, seen)
        for fact, text in typed.items():
            _SETTERS[fact](session, customer, fact, text, today)
    return changes_of(session)


def _refuse_changed(now: Mapping[Fact, str], typed: Mapping[Fact, str], seen: Mapping[Fact, str]) -> None:
    for fact, words in typed.items():
        if fact in seen and now[fact].strip() not in (seen[fact].strip(), words.strip()):
            raise Problem(
                "changed-meanwhile",
                _("This was changed in another window meanwhile. It is “{now}” now; Enter stores yours."),
                now=now[fact] or "–",
                fact=fact,
                words=now[fact],
            )


def _set_name(session: Session, customer: Customer, _fact: Fact, text: str, _today: date) -> None:
    name = _cut(Customer, "name", tidy(text))
    if not name:
        raise Problem("no-name", _("A customer needs a name; a first name is enough."))
    given, family = parts_of(name, customer.name, customer.given, customer.family)
    _put(customer, {"name": name, "given": given, "family": family})


def _set_line(_session: Session, customer: Customer, fact: Fact, text: str, _today: date) -> None:
    _put(customer, {fact.value: _cut(Customer, fact.value, tidy(text))})


def _set_notes(_session: Session, customer: Customer, _fact: Fact, text: str, _today: date) -> None:
    _put(customer, {"notes": clean(text)})


def _set_reach(_session: Session, customer: Customer, _fact: Fact, text: str, _today: date) -> None:
    _put(customer, {"reach": Reach(text)})


def _set_birthday(session: Session, customer: Customer, _fact: Fact, text: str, today: date) -> None:
    birthday = read_birthday(text, order_in(region_of(session)), today)
    values = (birthday.day, birthday.month, birthday.year) if birthday else (None, None, None)
    _put(customer, dict(zip(_BIRTH, values, strict=True)))


def _set_phone(session: Session, customer: Customer, _fact: Fact, text: str, _today: date) -> None:
    number = _cut(Phone, "number", tidy(text))
    first = next(iter(_phones(session, customer)), None)
    if first is not None and first.number == number:
        return
    # The international form belonged to the number before; an import that knows how to read it may bring it anew.
    _replace(session, first, {"number": number, "international": ""}, Phone(customer_id=customer.id), bool(number))


def _set_email(session: Session, customer: Customer, _fact: Fact, text: str, _today: date) -> None:
    address = _cut(Email, "address", tidy(text))
    first = next(iter(_emails(session, customer)), None)
    if first is None or first.address != address:
        _replace(session, first, {"address": address}, Email(customer_id=customer.id), bool(address))


def _set_place(session: Session, customer: Customer, fact: Fact, text: str, _today: date) -> None:
    words = _cut(Address, fact.value, tidy(text))
    home = next(iter(_addresses(session, customer)), None)
    if (getattr(home, fact.value) if home else "") == words:
        return
    others = [getattr(home, other.value) for other in ADDRESS if other is not fact] + [home.region] if home else []
    new = Address(customer_id=customer.id, postal=True)
    _replace(session, home, {fact.value: words}, new, bool(words or any(others)))
    # Another place of the same address may follow, and must find this one.
    session.flush()


_Setter = Callable[[Session, Customer, Fact, str, date], None]
_SETTERS: dict[Fact, _Setter] = {
    Fact.NAME: _set_name,
    Fact.CALLED: _set_line,
    Fact.SOUNDS_LIKE: _set_line,
    Fact.BIRTHDAY: _set_birthday,
    Fact.PHONE: _set_phone,
    Fact.EMAIL: _set_email,
    Fact.REACH: _set_reach,
    Fact.NOTES: _set_notes,
    **dict.fromkeys(ADDRESS, _set_place),
}


def _put(customer: Customer, values: Mapping[str, object]) -> None:
    changed = [name for name, value in values.items() if getattr(customer, name) != value]
    for name in changed:
        setattr(customer, name, values[name])
    if changed:
        customer.sources = {**customer.sources, **dict.fromkeys(changed, _("at the counter"))}


def _replace(
    session: Session, first: Phone | Email | Address | None, values: Mapping[str, str], new: Remembered, keep: bool
) -> None:
    """Write into the first row, or into a new one where there is none; a row with nothing left in it goes."""
    row = first or new
    if not keep:
        if first is not None:
            session.delete(first)
        return
    for name, value in {**values, "source": _("at the counter")}.items():
        setattr(row, name, value)
    session.add(row)


def _cut(noun: type[Remembered], column: str, text: str) -> str:
    """The text as far as the column holds it."""
    longest: int | None = getattr(noun.__table__.c[column].type, "length", None)
    return text[:longest].rstrip()


def _phones(session: Session, customer: Customer) -> list[Phone]:
    return list(session.scalars(select(Phone).where(Phone.customer_id == customer.id).order_by(Phone.id)))


def _emails(session: Session, customer: Customer) -> list[Email]:
    return list(session.scalars(select(Email).where(Email.customer_id == customer.id).order_by(Email.id)))


def _addresses(session: Session, customer: Customer) -> list[Address]:
    mine = select(Address).where(Address.customer_id == customer.id)
    return list(session.scalars(mine.order_by(Address.postal.desc(), Address.id)))
