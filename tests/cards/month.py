"""A shop in November 2026 and rows to put in it, for every test of a month's end."""

from datetime import date
from pathlib import Path

from shopfriend.cards.queue import Making
from shopfriend.cards.suggestions import suggest
from shopfriend.cards.views import Suggestion
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Occasion, PromiseKind, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database

NOVEMBER = date(2026, 11, 1)
MAKING = Making(
    Path(__file__).parents[2] / "resources" / "words",
    "caveat",
    "a6",
    {Occasion.BIRTHDAY: ["birthday_cake", "birthday_tea"], Occasion.THANK_YOU: ["thanks_cup", "thanks_posy"]},
)


def a_shop() -> Shop:
    return Shop(name="Marlow & Daughter", street="14 Mill Lane", town="Wyebridge", postcode="HR9 4TQ")


def add(database: Database, *rows: object) -> list[int]:
    """Store rows; every customer among them knows of the cards."""
    for row in rows:
        if isinstance(row, Customer):
            row.knows_on = NOVEMBER
    with database.writing() as session:
        session.add_all(rows)
    return [row.id for row in rows]  # type: ignore[attr-defined]


def suggested(database: Database, month: date = NOVEMBER) -> list[Suggestion]:
    with database.reading() as session:
        return suggest(session, month)


def order(customer: int, day: date = date(2026, 11, 20), text: str = "Blue scarf", **more: object) -> Promise:
    return Promise(
        customer_id=customer,
        kind=PromiseKind.ORDER,
        text=text,
        made_on=day,
        state=PromiseState.KEPT,
        settled_on=day,
        handed_over_on=day,
        **more,
    )
