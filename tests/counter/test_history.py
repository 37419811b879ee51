"""What was changed about a customer, when, and by whom: on a real file, newest first."""

from datetime import date

import pytest

from shopfriend.counter import conversations, facts
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add
from shopfriend.counter.history import history_of
from shopfriend.counter.promises import NewPromise
from shopfriend.counter.story_views import ThingKind
from shopfriend.counter.views import Fact
from shopfriend.problem import Problem
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


def test_each_action_tells_what_it_did_and_who(database: Database) -> None:
    with database.writing() as session:
        helen = Staff(name="Helen Blackwood")
        session.add(helen)
    uid = add(database, NewCustomer("Margit Krogh", phone="4107"), TODAY).uid
    other = add(database, NewCustomer("Jens Krogh"), TODAY).uid
    talk = remember(database, [uid], Talk("A quince", promise=NewPromise("A jar")), TODAY, helen.uid)
    conversations.reword(database, talk.uid, text="Two quinces")
    facts.change(database, uid, {Fact.PHONE: "4108", Fact.CALLED: "Maggie"}, TODAY)
    remember(database, [other], Talk("Nothing of hers"), TODAY)
    with database.reading() as session:
        told = history_of(session, uid, TODAY)
    assert told.name == "Margit Krogh"
    assert {thing.kind for thing in told.things} == {ThingKind.CHANGE}
    changed, mended, said, new = (thing.words for thing in told.things)
    assert "Called: – → Maggie" in changed
    assert "Phone: 4107 → 4108" in changed
    assert mended == "Talk changed: Words: A quince → Two quinces"
    assert "Promise noted: A jar" in said
    assert "Customer noted: Margit Krogh" in new
    assert "by Helen Blackwood" in told.things[2].heading
    assert "Nothing of hers" not in repr(told)
    with database.reading() as session, pytest.raises(Problem):
        history_of(session, "nobody", TODAY)
