"""What somebody told of health, faith, origin, politics or love stays in the talk: it stands on none of these lists."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from shopfriend.app import Surroundings, workshop
from shopfriend.counter import conversations
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.exchange import on_the_wall
from shopfriend.exchange.doubles import doubles
from shopfriend.exchange.taking_apart import joined
from shopfriend.keeping import bin as keeping_bin
from shopfriend.keeping import deleting, forgetting, retention, rights_paper, settings
from shopfriend.records.conversation import Conversation
from shopfriend.records.customer import Address
from shopfriend.records.folding import fold
from shopfriend.records.promise import Promise
from shopfriend.records.shop import Shop
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET
from tests.keeping.test_bin import uid_of

TODAY = date(2026, 11, 24)
PRIVATE = ("hip operation", "mosque", "refugee", "Labour", "divorced", "schwanger", "entierro", "hôpital")


@pytest.fixture
def told(database: Database) -> str:
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter"))
    uid = add(database, NewCustomer("Margit Sørensen", phone="07700 900112"), TODAY).uid
    add(database, NewCustomer("Margit Sorensen", phone="07700 900112"), TODAY)
    for word in PRIVATE:
        remember(database, [uid], Talk(f"She spoke of {word}", f"And {word}?", NewPromise(f"Ask about {word}")), TODAY)
    with database.writing() as session:
        customer = named(session, uid)
        customer.birth_day, customer.birth_month = 10, 12
        session.add(Address(customer_id=customer.id, street="22b High Street", town="Wyebridge", postal=True))
    return uid


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_no_list_beside_the_page_tells_what_was_told(database: Database, told: str, resources: Any) -> None:
    shop = workshop(Surroundings(resources, None, TODAY), database)
    shown = [
        text_of(on_the_wall.address_list(database, shop, TODAY)),
        text_of(on_the_wall.birthday_list(database, shop, TODAY)),
        repr(doubles(database)),
        repr(joined(database)),
        repr(retention.silent(database, date(2036, 1, 1))),
    ]
    assert "Margit" in shown[0]
    assert "Margit" in shown[1]
    talk = conversations.remember(database, [told], Talk("Of her divorce"), TODAY)
    for delete, uid in (
        (deleting.delete_talk, talk.uid),
        (deleting.delete_promise, uid_of(database, Promise)),
        (deleting.delete_talk, uid_of(database, Conversation)),
    ):
        delete(database, uid)
    shown.append(repr(keeping_bin.in_bin(database)))
    assert shown[-1].count("InBin") == 3
    deleting.delete_customer(database, told)
    shown.append(repr(keeping_bin.in_bin(database)))
    assert shown[-1].count("InBin") == 1
    keeping_bin.give_back(database, keeping_bin.in_bin(database)[0].action)
    forgot = forgetting.forget(
        database.path, cipher.raw_key(SECRET, SALT), told, datetime(2026, 11, 24, tzinfo=UTC), TODAY
    )
    shown.append(repr(rights_paper.receipt(forgot, settings.of_shop(database))))
    for place in shown:
        for word in (*PRIVATE, "divorce"):
            assert fold(word) not in fold(place)
