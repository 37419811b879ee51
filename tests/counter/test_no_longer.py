"""Somebody died or parted: on a real file, nothing names them again."""

from datetime import date

import pytest
from sqlalchemy import select

from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.no_longer import drop_questions, silence_customer, silence_detail
from shopfriend.counter.page import page_of
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation
from shopfriend.records.detail import Detail
from shopfriend.records.house_names import without
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie"), TODAY).uid


def detail(database: Database, customer: str, kind: DetailKind, name: str, relation: str = "") -> str:
    with database.writing() as session:
        row = Detail(customer_id=named(session, customer).id, kind=kind, name=name, text=name, relation=relation)
        session.add(row)
    return row.uid


def household(database: Database, envelope: str, beginning: str, *members: str) -> None:
    with database.writing() as session:
        house = Household(envelope_name=envelope, beginning=beginning)
        session.add(house)
        session.flush()
        for member in members:
            named(session, member).household_id = house.id


def house_of(database: Database) -> tuple[str, str]:
    with database.reading() as session:
        found = session.scalars(select(Household)).one()
        return found.envelope_name, found.beginning


@pytest.mark.parametrize(
    ("line", "names", "expected"),
    [
        ("Dear Marek and Ola,", ["Marek"], "Dear Ola,"),
        ("Dear Marek and Ola,", ["Ola"], "Dear Marek,"),
        ("Marek & Ola Zieliński", ["Marek"], "Ola Zieliński"),
        ("Liebe Ola und lieber Marek", ["Ola"], "Lieber Marek"),
        ("Liebe Ola und lieber Marek", ["Marek"], "Liebe Ola"),
        ("Ola, Marek and Jan Zieliński", ["Ola"], "Marek and Jan Zieliński"),
        ("Ola, Marek and Jan", ["Jan"], "Ola and Marek"),
        ("Chers Léa et Paul,", ["Paul"], "Chers Léa,"),
        ("Queridos Ana y Luis:", ["Ana"], "Queridos Luis:"),
        ("The Sørensens", ["Jens"], "The Sørensens"),
        ("Jens", ["Jens"], "Jens"),
        ("Dear Jensine and Ola,", ["Jens"], "Dear Jensine and Ola,"),
        ("", ["Jens"], ""),
    ],
)
def test_a_line_is_written_without_a_name(line: str, names: list[str], expected: str) -> None:
    assert without(line, names) == expected


def test_after_a_death_old_questions_are_offered_to_be_dropped(database: Database, maggie: str) -> None:
    jens = detail(database, maggie, DetailKind.FAMILY, "Jens", "husband")
    old = remember(database, [maggie], Talk("Jens is well", "How is Jens?"), TODAY)
    remember(database, [maggie], Talk("The drive", "How was the drive?"), TODAY)
    silenced = silence_detail(database, jens, Gone.DIED, TODAY)
    assert [(one.talk, one.question) for one in silenced.questions] == [(old.uid, "How is Jens?")]
    dropped = drop_questions(database, [one.talk for one in silenced.questions])
    with database.reading() as session:
        talks = session.scalars(select(Conversation).order_by(Conversation.id)).all()
        assert [(talk.text, talk.ask) for talk in talks] == [("Jens is well", ""), ("The drive", "How was the drive?")]
        lines = page_of(session, named(session, maggie), TODAY).lines
    assert "Be gentle: there was a death in the family." in lines
    undo(database, dropped.action)
    with database.reading() as session:
        assert [talk.ask for talk in session.scalars(select(Conversation))] == ["How is Jens?", "How was the drive?"]


def test_a_pet_that_is_no_longer_brings_no_mourning_and_can_be_brought_back(database: Database, maggie: str) -> None:
    plet = detail(database, maggie, DetailKind.PET, "Plet", "dachshund")
    silenced = silence_detail(database, plet, Gone.PARTED, None)
    with database.reading() as session:
        assert session.scalars(select(Detail)).one().gone is Gone.PARTED
        assert "Be gentle" not in " ".join(page_of(session, named(session, maggie), TODAY).lines)
    undo(database, silenced.action)
    with database.reading() as session:
        assert session.scalars(select(Detail)).one().gone is None


def test_what_is_no_being_cannot_be_gone(database: Database, maggie: str) -> None:
    rye = detail(database, maggie, DetailKind.FAVOURITE, "rye loaf")
    with pytest.raises(ValueError, match="favourite"):
        silence_detail(database, rye, Gone.DIED, None)
    with pytest.raises(Problem):
        silence_detail(database, "nothing", Gone.DIED, None)


def test_after_a_customers_death_the_household_is_written_anew_and_told(database: Database, maggie: str) -> None:
    jens = add(database, NewCustomer("Jens Sørensen", "Jens", "Sørensen"), TODAY).uid
    household(database, "Margit & Jens Sørensen", "Dear Maggie and Jens,", maggie, jens)
    detail(database, maggie, DetailKind.FAMILY, "Jens", "husband")
    detail(database, maggie, DetailKind.FAMILY, "Emil", "grandson")
    old = remember(database, [maggie], Talk("words", "How is Jens?"), TODAY)
    with database.writing() as session:
        named(session, maggie).beginning = "Dear Maggie and Jens,"
    silenced = silence_customer(database, jens, Gone.DIED, TODAY)
    assert (silenced.envelope, silenced.beginning) == ("Margit Sørensen", "Dear Maggie,")
    assert house_of(database) == ("Margit Sørensen", "Dear Maggie,")
    assert [one.talk for one in silenced.questions] == [old.uid]
    with database.reading() as session:
        assert named(session, jens).gone is Gone.DIED
        assert named(session, maggie).beginning == "Dear Maggie,"
        gone = {one.name: one.gone for one in session.scalars(select(Detail))}
    assert gone == {"Jens": Gone.DIED, "Emil": None}
    undo(database, silenced.action)
    assert house_of(database) == ("Margit & Jens Sørensen", "Dear Maggie and Jens,")


def test_of_three_two_are_left_on_the_envelope(database: Database, maggie: str) -> None:
    ola = add(database, NewCustomer("Ola Zieliński", "Ola", "Zieliński"), TODAY).uid
    jan = add(database, NewCustomer("Jan Zieliński", "Jan", "Zieliński"), TODAY).uid
    household(database, "Ola, Jan & Maggie", "Dear Ola, Jan and Maggie,", maggie, ola, jan)
    silenced = silence_customer(database, jan, Gone.PARTED, None)
    assert (silenced.envelope, silenced.beginning) == ("Ola & Maggie", "Dear Ola and Maggie,")


def test_whoever_lives_alone_leaves_no_household_behind(database: Database, maggie: str) -> None:
    silenced = silence_customer(database, maggie, Gone.DIED, TODAY)
    assert (silenced.questions, silenced.envelope, silenced.beginning) == ((), "", "")
    with pytest.raises(Problem):
        silence_customer(database, "nobody", Gone.DIED, None)


def test_a_relation_is_no_longer_on_the_envelope_and_in_the_beginnings(database: Database, maggie: str) -> None:
    household(database, "Margit & Jens Sørensen", "Dear Maggie and Jens,", maggie)
    with database.writing() as session:
        named(session, maggie).beginning = "Dear Maggie and Jens,"
    silenced = silence_detail(
        database, detail(database, maggie, DetailKind.FAMILY, "Jens", "husband"), Gone.DIED, TODAY
    )
    assert (silenced.envelope, silenced.beginning) == ("Margit Sørensen", "Dear Maggie,")
    assert house_of(database) == ("Margit Sørensen", "Dear Maggie,")
    undo(database, silenced.action)
    assert house_of(database) == ("Margit & Jens Sørensen", "Dear Maggie and Jens,")
    with database.reading() as session:
        assert named(session, maggie).beginning == "Dear Maggie and Jens,"


def test_of_whoever_lives_alone_the_cards_begin_without_the_name(database: Database, maggie: str) -> None:
    with database.writing() as session:
        named(session, maggie).beginning = "Dear Maggie and Plet,"
    plet = detail(database, maggie, DetailKind.PET, "Plet", "dachshund")
    silenced = silence_detail(database, plet, Gone.DIED, TODAY)
    assert (silenced.envelope, silenced.beginning) == ("", "Dear Maggie,")
    emil = detail(database, maggie, DetailKind.FAMILY, "Emil", "grandson")
    silenced = silence_detail(database, emil, Gone.DIED, TODAY)
    assert (silenced.envelope, silenced.beginning) == ("", "")


def test_a_regular_of_the_same_name_and_house_is_told_and_stays_until_that_is_said(
    database: Database, maggie: str
) -> None:
    jens = add(database, NewCustomer("Jens Sørensen", "Jens", "Sørensen"), TODAY).uid
    household(database, "Margit & Jens Sørensen", "Dear Maggie and Jens,", maggie, jens)
    silenced = silence_detail(
        database, detail(database, maggie, DetailKind.FAMILY, "Jens", "husband"), Gone.DIED, TODAY
    )
    assert silenced.namesakes == ((jens, "Jens Sørensen"),)
    assert (silenced.envelope, silenced.beginning) == ("", "")
    assert house_of(database) == ("Margit & Jens Sørensen", "Dear Maggie and Jens,")
    assert silence_customer(database, jens, Gone.DIED, TODAY).envelope == "Margit Sørensen"
