"""Customers: adding one, and naming one from outside by uid, reference or exact name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from shopfriend.counter.sent_here import link_to
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.customer import Customer, Email, Phone
from shopfriend.records.kinds import Stage
from shopfriend.records.typed_words import tidy
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

_NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What is known of a new face at the counter; only the name must be."""

    name: str
    given: str = ""
    family: str = ""
    called: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """The uid of a new customer, and what was written."""

    uid: str
    changes: Changes


def add(database: Database, new: NewCustomer, today: date, staff_uid: str | None = None) -> Added:
    """Store a new customer, with whom a friend may have sent. Raises Problem "no-name" where the name is blank."""
    name = tidy(new.name)
    if not name:
        raise Problem("no-name", _("A customer needs a name; a first name is enough."))
    customer = Customer(
        name=name,
        given=tidy(new.given),
        family=tidy(new.family),
        called=tidy(new.called),
        since=today,
        stage=Stage.CUSTOMER,
        sources=dict.fromkeys(("name", "since"), _("at the counter")),
        phones=[Phone(number=tidy(new.phone), source=_("at the counter"))] if tidy(new.phone) else [],
        emails=[Email(address=tidy(new.email), source=_("at the counter"))] if tidy(new.email) else [],
    )
    with database.writing(staff_uid) as session:
        session.add(customer)
        session.flush()
        link_to(session, customer)
    return Added(customer.uid, changes_of(session))


def named(session: Session, name: str) -> Customer:
    """The one customer with that uid, reference or exact name, in this order; never a guess.

    Raises Problem "nobody-named", or "several-named" with what tells them apart.
    """
    wanted = tidy(name)
    for match in (Customer.uid == wanted, Customer.reference == wanted, Customer.name == wanted):
        found = session.scalars(select(Customer).where(match).order_by(Customer.id).limit(50)).all() if wanted else []
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(session, wanted, found)
    raise Problem(
        "nobody-named",
        _("Nobody is called {name}. Give the whole name, the reference or the uid, as “find” shows them."),
        name=wanted[:80] or "“”",
    )


def _several(session: Session, name: str, found: Sequence[Customer]) -> Problem:
    keys = [customer.id for customer in found[:_NAMED_AT_MOST]]
    loaded = session.scalars(
        select(Customer).where(or_(*(Customer.id == key for key in keys))).options(selectinload(Customer.addresses))
    ).all()
    each = [
        f"{customer.uid} ({_town(customer) or customer.name[:20]})"
        for customer in sorted(loaded, key=lambda customer: customer.id)
    ]
    more = len(found) - len(each)
    return Problem(
        "several-named",
        _("{number} customers answer to {name}: {each}. Please give one of these uids."),
        number=len(found),
        name=name[:30],
        each="; ".join(each) + (" …" if more > 0 else ""),
    )


def _town(customer: Customer) -> str:
    return next((address.town[:20] for address in customer.addresses if address.town), "")
