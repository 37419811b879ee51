"""Whoever is remembered by what she told rather than by her name: on a real, encrypted shop."""

from datetime import date, timedelta

from shopfriend.counter import people_index
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET
from tests.counter import regulars
from tests.counter.finding import TEXT

TODAY = date(2026, 11, 24)
LONG_AGO = 1500


def test_the_lady_with_the_two_dachshunds_is_found_below_names(database: Database) -> None:
    people = regulars.rows(regulars.PEOPLE)
    asked = [query for query in regulars.queries() if query.kind == TEXT]
    for row in people:
        if row["around"]:
            day = TODAY - timedelta(days=int(row["days"]) or LONG_AGO)
            customer = add(database, NewCustomer(row["name"]), day).uid
            remember(database, [customer], Talk(f"She told me about the {row['around']}, and laughed."), day)
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    index = people_index.read_index(connection, TODAY)
    found = [[hit.name for hit in people_index.find(index, connection, query.typed, TODAY)] for query in asked]
    connection.close()
    meant = [people[query.means]["name"] for query in asked]
    first = sum(name in hits[:1] for name, hits in zip(meant, found, strict=True)) / len(asked)
    five = sum(name in hits[:5] for name, hits in zip(meant, found, strict=True)) / len(asked)
    print(f"\n{TEXT}: first {first:.3f}  five {five:.3f}")
    assert first >= 0.9
    assert five >= 0.99
