"""Open needs: who would be glad of what has come in, how they come to be told, and who is never named."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from shopfriend.counter import conversations, needs, promises
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.page import page_of
from shopfriend.counter.promise_list import open_promises
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.counter.today import today_at_the_counter
from shopfriend.counter.understanding import keep, understood
from shopfriend.counter.views import Glad, ToTell, When
from shopfriend.problem import Problem
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseKind, PromiseState
from shopfriend.records.need import Need
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


def customer(database: Database, name: str = "Margit Sørensen") -> str:
    return add(database, NewCustomer(name, name.split()[0]), TODAY).uid


def wish(database: Database, uid: str, text: str = "Kenyan beans", days: int = 10) -> str:
    with database.writing() as session:
        need = Need(customer_id=named(session, uid).id, text=text, since=TODAY - timedelta(days=days))
        session.add(need)
    return need.uid


def order(database: Database, uid: str, text: str, **values: object) -> str:
    with database.writing() as session:
        key = named(session, uid).id
        made = Promise(customer_id=key, kind=PromiseKind.ORDER, text=text, made_on=TODAY, **values)
        session.add(made)
    return made.uid


def glad(database: Database, what: str = "Kenyan beans") -> list[Glad]:
    with database.reading() as session:
        return needs.who_would_be_glad(session, what)


def lines(database: Database, uid: str) -> tuple[str, ...]:
    with database.reading() as session:
        return page_of(session, named(session, uid), TODAY).lines


def test_a_wish_that_a_talk_offered_is_found_again_by_what_has_come_in(database: Database) -> None:
    uid = customer(database)
    talk = remember(database, [uid], Talk("She would like Kenyan beans."), TODAY).uid
    with database.reading() as session:
        (offer,) = understood(session, uid, talk, TODAY)
    assert offer == Offer(Kind.NEED, "Kenyan beans")
    keep(database, uid, talk, offer, TODAY)
    (found,) = glad(database, "the kenian bean is in")
    assert (found.customer, found.text, found.since, found.is_order) == (
        "Margit Sørensen",
        "Kenyan beans",
        TODAY,
        False,
    )
    assert glad(database, "tea") == []


def test_whoever_has_waited_longest_stands_first_and_orders_wait_too(database: Database) -> None:
    wish(database, customer(database, "Late"), days=2)
    wish(database, customer(database, "Early"), "would like beans, Kenyan ones", days=90)
    order(database, customer(database, "Orders"), "2 kg Kenyan beans", ordered_on=TODAY - timedelta(days=30))
    order(database, customer(database, "Has it"), "Kenyan beans", ordered_on=TODAY, come_on=TODAY)
    assert [each.customer for each in glad(database)] == ["Early", "Orders", "Late"]
    assert [each.is_order for each in glad(database, "")] == [False, True, False]


def test_a_wish_that_is_to_be_told_stands_in_the_greeting_in_today_and_on_the_list(database: Database) -> None:
    uid = customer(database)
    needs.tell_later(database, wish(database, uid), " kenyan beans ", TODAY)
    assert glad(database) == []
    assert lines(database, uid)[0] == "Tell: it has come: Kenyan beans"
    with database.reading() as session:
        assert today_at_the_counter(session, TODAY).promises == ((uid, "Tell Margit Sørensen, it is in: Kenyan beans"),)
        (listed,) = open_promises(session, TODAY)
    assert (listed.when, listed.telling, listed.steps) == (When.TODAY, ToTell.HAS_COME, 0)
    promises.next_step(database, listed.uid, TODAY)
    with database.reading() as session:
        told = session.scalars(select(Promise)).one()
    assert (told.state, told.told_on) == (PromiseState.KEPT, TODAY)
    assert "beans" not in " ".join(lines(database, uid))


def test_an_order_that_is_to_be_told_has_come_and_goes_on_its_way(database: Database) -> None:
    uid = customer(database)
    made = order(database, uid, "Kenyan beans, 2 kg")
    needs.tell_later(database, made, "Kenyan beans", TODAY)
    assert lines(database, uid)[0] == "Tell: it has come: Kenyan beans, 2 kg"
    with database.reading() as session:
        (listed,) = open_promises(session, TODAY)
    assert (listed.uid, listed.steps, listed.when) == (made, 2, When.TODAY)


def test_whoever_knows_already_is_not_to_be_told_again(database: Database) -> None:
    uid = customer(database)
    needs.was_told(database, wish(database, uid), TODAY)
    made = order(database, uid, "Kenyan beans")
    needs.was_told(database, made, TODAY)
    assert glad(database) == []
    assert lines(database, uid)[0] == "Hand over: Kenyan beans"
    with database.reading() as session:
        assert session.scalars(select(Need)).one().met_on == TODAY
        (listed,) = open_promises(session, TODAY)
    assert (listed.steps, listed.telling) == (3, None)


def test_what_was_done_for_a_wish_can_be_undone(database: Database) -> None:
    uid = customer(database)
    need = wish(database, uid)
    before = glad(database)
    for change in (
        lambda: needs.tell_later(database, need, "beans", TODAY),
        lambda: needs.was_told(database, need, TODAY),
        lambda: needs.no_longer_wished(database, need),
    ):
        done = change()
        assert glad(database) == []
        undo(database, done.action)
        assert glad(database) == before
    with database.reading() as session:
        assert open_promises(session, TODAY) == []


def test_what_another_window_has_told_is_refused(database: Database) -> None:
    need = wish(database, customer(database))
    needs.was_told(database, need, TODAY)
    for change in (
        lambda: needs.tell_later(database, need, "beans", TODAY),
        lambda: needs.was_told(database, need, TODAY),
        lambda: needs.no_longer_wished(database, need),
    ):
        with pytest.raises(Problem) as problem:
            change()
        assert problem.value.code == "not-waiting"


@pytest.mark.parametrize("gone", list(Gone))
def test_nobody_who_is_no_longer_waits_for_anything(database: Database, gone: Gone) -> None:
    uid = customer(database)
    wish(database, uid)
    order(database, uid, "Kenyan beans")
    with database.writing() as session:
        named(session, uid).gone = gone
    assert glad(database) == []


def test_a_wish_for_somebody_who_is_no_longer_is_not_named(database: Database) -> None:
    uid = customer(database)
    wish(database, uid, "Kenyan beans for Jens")
    with database.writing() as session:
        key = named(session, uid).id
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", relation="husband", gone=Gone.DIED))
    assert glad(database) == []


def test_nothing_between_us_waits(database: Database) -> None:
    uid = customer(database)
    promise = NewPromise("Order Kenyan beans")
    remember(database, [uid], Talk("words", promise=promise, between_us=True), TODAY)
    assert glad(database) == []
    talk = remember(database, [uid], Talk("She would like Kenyan beans."), TODAY).uid
    keep(database, uid, talk, Offer(Kind.NEED, "Kenyan beans"), TODAY)
    assert len(glad(database)) == 1
    conversations.mark(database, talk, between_us=True)
    assert glad(database) == []
