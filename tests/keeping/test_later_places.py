"""Which places a shop has grown into."""

from datetime import date, timedelta

from shopfriend.keeping.later_places import places_there
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Direction
from shopfriend.records.referral import Referral
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database

FIRST = date(2026, 11, 1)


def there(database: Database, today: date) -> frozenset[str]:
    with database.reading() as session:
        return places_there(session, today)


def test_a_new_shop_has_none_of_them(database: Database, today: date) -> None:
    assert there(database, today) == frozenset()


def test_a_month_that_is_over_brings_both(database: Database) -> None:
    with database.writing() as session:
        session.add(maria := Customer(name="Maria Orfanidou"))
        session.flush()
        session.add(Visit(customer_id=maria.id, day=FIRST))
    assert there(database, FIRST + timedelta(days=29)) == frozenset()
    assert there(database, FIRST + timedelta(days=30)) == {"circle", "our_shop"}


def test_the_first_referral_brings_circle_alone(database: Database, today: date) -> None:
    with database.writing() as session:
        session.add(maria := Customer(name="Maria Orfanidou"))
        session.flush()
        session.add(Referral(customer_id=maria.id, other_name="Her sister", direction=Direction.TO_US, day=today))
    assert there(database, today) == {"circle"}
