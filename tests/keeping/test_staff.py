"""Who works in the shop: a hand of their own for their regulars' cards, and what stays when they leave."""

from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.counter.serving import who_serves
from shopfriend.goodwill.knowing import knows_best, who_may_know
from shopfriend.keeping.staff import add, come_back, give_hand, leave, members, retired
from shopfriend.keeping.views import Member
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import CardState, Occasion, SubjectKind
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


@pytest.fixture
def shop(database: Database) -> Database:
    with database.writing() as session:
        if session.scalars(select(Shop)).first() is None:
            session.add(Shop(hand="Mynerve"))
    return database


def there(database: Database) -> tuple[Member, ...]:
    with database.reading() as session:
        return members(session)


def hired(database: Database, name: str) -> str:
    add(database, name)
    return next(member.uid for member in there(database) if member.name == " ".join(name.split()))


def regular(database: Database, name: str, staff: str) -> str:
    with database.writing() as session:
        session.add(row := Customer(name=name))
    knows_best(database, row.uid, staff)
    return row.uid


def retired_in(database: Database) -> frozenset[str]:
    with database.reading() as session:
        return retired(session)


def test_they_come_with_a_name_and_it_can_be_taken_back(shop: Database) -> None:
    changes = add(shop, "  Nadia   Aziz ")
    assert [(member.name, member.hand, member.left) for member in there(shop)] == [("Nadia Aziz", "", False)]
    undo(shop, changes.action)
    assert there(shop) == ()


@pytest.mark.parametrize(("name", "code"), [("  ", "no-name"), ("nadia aziz", "works-here")])
def test_who_cannot_come_is_told_why(shop: Database, name: str, code: str) -> None:
    hired(shop, "Nadia Aziz")
    with pytest.raises(Problem) as refused:
        add(shop, name)
    assert refused.value.code == code


def test_who_leaves_is_offered_nowhere_but_remembered(shop: Database) -> None:
    nadia, helen = hired(shop, "Nadia Aziz"), hired(shop, "Helen Marlow")
    margit = regular(shop, "Margit Sørensen", nadia)
    leave(shop, nadia)
    with shop.reading() as session:
        assert who_serves(session) == ((helen, "Helen Marlow"),)
        assert who_may_know(session, margit) == (
            nadia,
            ((helen, "Helen Marlow"), (nadia, "Nadia Aziz, who has left")),
        )
    assert there(shop)[-1] == Member(nadia, "Nadia Aziz", "", True, ("Margit Sørensen",))
    come_back(shop, nadia)
    assert [member.left for member in there(shop)] == [False, False]


def test_nobody_may_be_named_again(shop: Database) -> None:
    nadia = hired(shop, "Nadia Aziz")
    margit = regular(shop, "Margit Sørensen", nadia)
    knows_best(shop, margit, "")
    with shop.reading() as session:
        assert who_may_know(session, margit)[0] == ""


def test_a_few_regulars_are_named_and_the_rest_is_not_counted(shop: Database) -> None:
    nadia = hired(shop, "Nadia Aziz")
    for name in "ABCDEF":
        regular(shop, name, nadia)
    assert there(shop)[0].knows == ("A", "B", "C", "D", "…")


def test_a_leavers_hand_is_retired_with_the_drafts_in_it(shop: Database) -> None:
    nadia, rosie = hired(shop, "Nadia Aziz"), hired(shop, "Rosie Marlow")
    margit = regular(shop, "Margit Sørensen", nadia)
    give_hand(shop, nadia, "Nadia's hand")
    assert retired_in(shop) == frozenset()
    with shop.writing() as session:
        usual = session.scalars(select(Shop.hand)).one()
        for number, state in enumerate((CardState.WAITING, CardState.SENT)):
            session.add(
                Card(
                    customer_id=session.scalars(select(Customer.id).where(Customer.uid == margit)).one(),
                    recipient_uid=margit,
                    occasion=Occasion.YOUR_OWN,
                    subject=SubjectKind.CARD,
                    subject_uid=str(number),
                    day=TODAY,
                    year=2026,
                    state=state,
                    hand="Nadia's hand",
                )
            )
    changes = leave(shop, nadia)
    assert retired_in(shop) == {"Nadia's hand"}
    with shop.reading() as session:
        assert session.scalars(select(Card.hand).order_by(Card.id)).all() == [usual, "Nadia's hand"]
    undo(shop, changes.action)
    assert retired_in(shop) == frozenset()
    give_hand(shop, rosie, "Nadia's hand")
    leave(shop, nadia)
    assert retired_in(shop) == frozenset()
