"""For tests: invented talks, one after another, each unlike any other, until somebody pulls the plug."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import select

from shopfriend.counter import conversations, customers
from shopfriend.records.customer import Customer
from shopfriend.store.database import Database

_WORDS = ("apple", "bread", "candle", "fennel", "ginger", "jasmine", "lemon", "olive", "quince", "saffron", "zest")


def soak(database: Database, today: Callable[[], date]) -> Iterator[tuple[str, str]]:
    """Store one talk after another; gives each uid and text only after it is safely stored."""
    with database.reading() as session:
        regulars = list(session.scalars(select(Customer.uid).order_by(Customer.id).limit(500)))
    if not regulars:
        regulars = [customers.add(database, customers.NewCustomer("Somebody Invented"), today()).uid]
    number = 0
    while True:
        said = " ".join(secrets.choice(_WORDS) for _ in range(6))
        talk = conversations.Talk(f"Soak {number} {secrets.token_hex(8)}: {said}")
        stored = conversations.remember(database, [regulars[number % len(regulars)]], talk, today())
        yield stored.uid, talk.text
        number += 1
