"""A name that a friend passed on comes in with a list: the referral points to that person, until it is undone."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from shopfriend.counter.customers import NewCustomer, add
from shopfriend.exchange import importing, reading
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Direction
from shopfriend.records.referral import Referral, who_has_come
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


def pass_on(database: Database, sender: str, name: str, direction: Direction = Direction.TO_US) -> None:
    uid = add(database, NewCustomer(sender), TODAY).uid
    with database.writing() as session:
        key = session.scalars(select(Customer.id).where(Customer.uid == uid)).one()
        session.add(Referral(customer_id=key, other_name=name, direction=direction, day=TODAY))


def who_was_sent(database: Database) -> dict[str, str | None]:
    """Who came, by the name of who sent them."""
    sender, friend = aliased(Customer), aliased(Customer)
    rows = select(sender.name, friend.name).select_from(Referral).join(sender, sender.id == Referral.customer_id)
    with database.reading() as session:
        return dict(iter(session.execute(rows.outerjoin(friend, friend.id == Referral.other_id))))


def bring(database: Database, folder: Path, *names: str) -> str:
    file = folder / "list.csv"
    file.write_text("Name,Phone\n" + "".join(f"{name},07700 90011{n}\n" for n, name in enumerate(names)), "utf-8")
    return importing.store(database, reading.read(file, today=TODAY)).changes.action


def test_a_name_that_was_passed_on_comes_in_with_a_list_and_goes_with_it(database: Database, tmp_path: Path) -> None:
    pass_on(database, "Joan Pym", "zoë quill")
    pass_on(database, "Ann Lee", "Somebody Else")
    action = bring(database, tmp_path, "Zoë Quill", "Omar Haddad")
    assert who_was_sent(database) == {"Joan Pym": "Zoë Quill", "Ann Lee": None}
    undo(database, action)
    assert who_was_sent(database) == {"Joan Pym": None, "Ann Lee": None}
    bring(database, tmp_path, "Zoë Quill")
    assert who_was_sent(database)["Joan Pym"] == "Zoë Quill"


def test_whoever_we_sent_elsewhere_has_not_come_to_us(database: Database, tmp_path: Path) -> None:
    pass_on(database, "Joan Pym", "Zoë Quill", Direction.FROM_US)
    bring(database, tmp_path, "Zoë Quill")
    assert who_was_sent(database) == {"Joan Pym": None}


@pytest.mark.parametrize("by_list", [False, True])
def test_a_name_that_two_have_passed_on_is_left_to_the_owner(database: Database, tmp_path: Path, by_list: bool) -> None:
    pass_on(database, "Joan Pym", "Zoë Quill")
    pass_on(database, "Ann Lee", "Zoe Quill")
    if by_list:
        bring(database, tmp_path, "Zoë Quill")
    else:
        add(database, NewCustomer("Zoë Quill"), TODAY)
    assert who_was_sent(database) == {"Joan Pym": None, "Ann Lee": None}


def test_who_has_come_by_hand() -> None:
    assert who_has_come([(1, "Zoë Quill"), (2, "Bo"), (3, "Cy")], [("a", "ZOE QUILL"), ("b", "Cy"), ("c", "cy")]) == [
        (1, "a")
    ]
    assert who_has_come([], [("a", "Bo")]) == []
