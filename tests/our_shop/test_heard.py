"""What somebody said of us: praise, or a complaint that becomes a promise; and whom nothing names."""

from datetime import date, timedelta

import pytest

from shopfriend.counter import promises
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.promise_list import open_promises
from shopfriend.our_shop import heard
from shopfriend.our_shop.views import HeardLine, NewHeard
from shopfriend.problem import Problem
from shopfriend.records.audience import Audience
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


def latest(database: Database, today: date = TODAY) -> tuple[HeardLine, ...]:
    with database.reading() as session:
        return heard.latest(session, today)


def customer(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", "Margit"), TODAY).uid


def test_praise_is_kept_under_its_group(database: Database) -> None:
    with database.writing() as session:
        lane = Audience(name="Mill Lane")
        session.add(lane)
    heard.say(database, NewHeard(" Half my customers come in with your buns. ", audience=lane.uid), TODAY)
    (line,) = latest(database)
    assert (line.text, line.audience, line.who) == ("Half my customers come in with your buns.", "Mill Lane", "")
    assert (line.is_complaint, line.is_promised) == (False, False)


def test_a_complaint_of_a_known_customer_becomes_a_promise_and_is_answered_with_it(database: Database) -> None:
    margit = customer(database)
    heard.say(database, NewHeard("The seed loaf was dry", is_complaint=True, customer=margit), TODAY)
    with database.reading() as session:
        (promise,) = open_promises(session, TODAY)
    assert (promise.customer, promise.text) == ("Margit Sørensen", "Put right: The seed loaf was dry")
    assert promise.due == TODAY + timedelta(days=3)
    (line,) = latest(database)
    assert (line.who, line.is_promised, line.answered) == ("Margit Sørensen", True, False)
    assert heard.waiting(latest(database)) == (line,)
    promises.keep(database, promise.uid, TODAY)
    (line,) = latest(database)
    assert (line.is_promised, line.answered) == (False, True)
    assert heard.waiting(latest(database)) == ()


def test_a_complaint_that_is_let_go_waits_for_an_answer(database: Database) -> None:
    heard.say(database, NewHeard("Dry", is_complaint=True, customer=customer(database)), TODAY)
    with database.reading() as session:
        (promise,) = open_promises(session, TODAY)
    promises.let_go(database, promise.uid, TODAY, "")
    (line,) = heard.waiting(latest(database))
    heard.answered(database, line.uid, TODAY)
    assert latest(database)[0].answered


def test_a_complaint_of_nobody_known_is_answered_by_hand(database: Database) -> None:
    heard.say(database, NewHeard("Dear, that shop", is_complaint=True), TODAY)
    (line,) = heard.waiting(latest(database))
    assert not line.is_promised
    heard.answered(database, line.uid, TODAY)
    assert heard.waiting(latest(database)) == ()
    heard.take_out(database, line.uid)
    assert latest(database) == ()
    for does in (heard.answered, lambda each, uid, _today: heard.take_out(each, uid)):
        with pytest.raises(Problem) as problem:
            does(database, line.uid, TODAY)
        assert problem.value.code == "no-such-words"


def test_words_are_heard_for_a_year(database: Database) -> None:
    heard.say(database, NewHeard("Lovely"), TODAY)
    assert latest(database, TODAY + timedelta(days=364))
    assert not latest(database, TODAY + timedelta(days=365))


def test_nothing_names_who_is_no_longer_nor_tells_what_is_nobody_elses_business(database: Database) -> None:
    margit = customer(database)
    with database.writing() as session:
        row = named(session, margit)
        session.add(Detail(customer_id=row.id, kind=DetailKind.PET, name="Emil", relation="cat", gone=Gone.DIED))
    for said in ("Emil loved your cream", "So kind after my operation", "Lovely buns"):
        heard.say(database, NewHeard(said, customer=margit), TODAY)
    hidden = "Something that is not for other eyes."
    assert [line.text for line in latest(database)] == ["Lovely buns", hidden, hidden]
    with database.writing() as session:
        named(session, margit).gone = Gone.DIED
    assert {(line.who, line.who_uid) for line in latest(database)} == {("", "")}
    with pytest.raises(Problem) as problem:
        heard.say(database, NewHeard("x", customer=margit), TODAY)
    assert problem.value.code == "no-such-customer"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_said_is_refused(database: Database, text: str) -> None:
    with pytest.raises(Problem) as problem:
        heard.say(database, NewHeard(text), TODAY)
    assert problem.value.code == "nothing-said"
