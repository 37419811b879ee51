"""Undo on a real file: what one action wrote is taken back, or nothing of it."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.counter import conversations, details, promises
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promises import NewPromise
from shopfriend.problem import Problem
from shopfriend.records import typed_words
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Phone
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone, PromiseState
from shopfriend.records.promise import Promise
from shopfriend.records.visit import Visit
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", phone="4107"), TODAY).uid


def rows(database: Database, noun: type) -> list[object]:
    with database.reading() as session:
        return list(session.scalars(select(noun)))


def test_a_talk_goes_with_all_that_came_with_it(database: Database, maggie: str) -> None:
    talk = Talk("About #roses", "And the roses?", NewPromise("A rose by Friday"))
    stored = remember(database, [maggie], talk, TODAY)
    taken = undo(database, stored.changes.action)
    assert taken.customers == {maggie}
    for noun in (Conversation, Present, Promise, Visit, Detail):
        assert rows(database, noun) == []
    assert typed_words.tidy("Margit Sørensen") == "Margit Sørensen"
    undo(database, taken.action)
    assert [talk.uid for talk in rows(database, Conversation)] == [stored.uid]
    assert [type(row) for noun in (Present, Promise, Visit, Detail) for row in rows(database, noun)] == [
        Present,
        Promise,
        Visit,
        Detail,
    ]


def test_what_was_changed_is_as_it_was(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        detail = Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jens", month=5, day=3)
        promise = Promise(customer_id=key, text="ring", made_on=TODAY, due=TODAY)
        session.add_all([detail, promise])
    kept = promises.keep(database, promise.uid, TODAY)
    undo(database, kept.action)
    (again,) = rows(database, Promise)
    assert (again.state, again.settled_on, again.due) == (PromiseState.OPEN, None, TODAY)
    with database.writing() as session:
        found = session.scalars(select(Detail)).one()
        found.gone, found.gone_on = Gone.DIED, TODAY
    removed = details.remove(database, detail.uid)
    undo(database, removed.action)
    (back,) = rows(database, Detail)
    assert (back.uid, back.gone, back.gone_on, back.kind) == (detail.uid, Gone.DIED, TODAY, DetailKind.FAMILY)


def test_what_an_upgrade_took_out_of_a_table_since_is_no_hindrance(
    database: Database, shop_file: Path, maggie: str
) -> None:
    stored = remember(database, [maggie], Talk("About roses"), TODAY)
    reworded = conversations.reword(database, stored.uid, "About tulips", None, None)
    with closing(cipher.connect(shop_file, cipher.raw_key(SECRET, SALT))) as connection:
        connection.execute(
            "UPDATE change SET before = json_set(before, '$.long_gone', 'x'), "
            "after = json_set(after, '$.long_gone', 'y') WHERE action = ?",
            (reworded.action,),
        )
        connection.commit()
    undo(database, reworded.action)
    assert [talk.text for talk in rows(database, Conversation)] == ["About roses"]


def test_a_customer_goes_with_the_phone(database: Database) -> None:
    new = add(database, NewCustomer("Omar Haddad", phone="4107"), TODAY)
    undo(database, new.changes.action)
    assert rows(database, Phone) == []
    with database.reading() as session, pytest.raises(Problem):
        named(session, new.uid)


def test_nothing_is_taken_back_that_was_changed_since(database: Database, maggie: str) -> None:
    stored = remember(database, [maggie], Talk("words", promise=NewPromise("ring")), TODAY)
    conversations.reword(database, stored.uid, text="other words")
    for action in (stored.changes.action,):
        with pytest.raises(Problem) as problem:
            undo(database, action)
        assert problem.value.code == "changed-since"
    assert len(rows(database, Promise)) == len(rows(database, Conversation)) == 1


def test_nothing_is_taken_back_that_something_else_leans_on(database: Database, maggie: str) -> None:
    stored = remember(database, [maggie], Talk("words"), TODAY)
    with database.writing() as session:
        talk = session.scalars(select(Conversation)).one()
        customer = named(session, maggie)
        session.add(Promise(customer_id=customer.id, conversation_id=talk.id, text="ring", made_on=TODAY))
    with pytest.raises(Problem) as problem:
        undo(database, stored.changes.action)
    assert problem.value.code == "changed-since"
    assert len(rows(database, Visit)) == 1
