"""What concerns others can be covered before a story goes to paper: names and sentences, nothing of the customer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.counter.all_known import all_known, as_json
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.covered import covered, others_in
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.paper_views import Other
from shopfriend.printing.story_pages import AllKnown, StoryRow
from shopfriend.records.audience import Heard
from shopfriend.records.customer import Photo, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Direction, Occasion
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
OLA = Other("Ola Zielinska", ("Ola Zielinska", "Ola", "Zielinska"), 1)


@pytest.fixture
def maggie(database: Database) -> str:
    uid = add(database, NewCustomer("Margit Krogh", "Margit", "Krogh", "Maggie"), TODAY).uid
    jens = add(database, NewCustomer("Jens Krogh", "Jens", "Krogh"), TODAY).uid
    add(database, NewCustomer("Oksana Kovalenko"), TODAY)
    add(database, NewCustomer("Nobody Named"), TODAY)
    remember(database, [uid], Talk("Oksana Kovalenko has moved. She is ill. Maggie minds the cat."), TODAY)
    remember(database, [uid, jens], Talk("Jens is out of work\nThe rye was late"), TODAY)
    with database.writing() as session:
        key = named(session, uid).id
        session.add_all(
            [
                Shop(name="Marlow & Daughter", street="14 Mill Lane", town="Wyebridge"),
                Detail(customer_id=key, kind=DetailKind.FAMILY, name="Emil", relation="grandson"),
                Detail(customer_id=key, kind=DetailKind.FAVOURITE, text="Rye"),
                Referral(customer_id=key, other_name="Piotr Nowak", direction=Direction.TO_US, day=TODAY),
                Heard(customer_id=key, text="The best loaf", day=TODAY),
                Photo(customer_id=key, picture=b"jpg"),
                Wish(customer_id=key, occasion=Occasion.BIRTHDAY, said="Too old for that"),
            ]
        )
    return uid


def on_paper(database: Database, uid: str, *, cover: bool) -> AllKnown:
    with database.reading() as session:
        known = all_known(session, uid, TODAY)
        return covered(known, others_in(session, uid, known)) if cover else known


def said(known: AllKnown) -> str:
    rows = (f"{row.heading} {row.words} {row.after}" for row in known.story)
    return " ".join([*rows, *(words for _name, words in known.facts)])


def test_everybody_else_who_is_named_is_found(database: Database, maggie: str) -> None:
    with database.reading() as session:
        others = others_in(session, maggie, all_known(session, maggie, TODAY))
    assert sorted(other.name for other in others) == ["Emil", "Jens Krogh", "Oksana Kovalenko", "Piotr Nowak"]
    assert next(other.things for other in others if other.name == "Jens Krogh") == 1


def test_names_and_what_was_said_of_others_are_covered_and_the_rest_stays(database: Database, maggie: str) -> None:
    open_to_see, hidden = said(on_paper(database, maggie, cover=False)), said(on_paper(database, maggie, cover=True))
    for word in ("Oksana", "She is ill", "Jens", "out of work", "Emil", "Piotr"):
        assert word in open_to_see
        assert word not in hidden
    for word in ("Maggie minds the cat.", "The rye was late", "grandson", "Rye", "The best loaf", "Too old for that"):
        assert word in hidden
    assert "What concerns others is covered" in on_paper(database, maggie, cover=True).note


def test_all_that_there_is_stands_on_it(database: Database, maggie: str) -> None:
    known = on_paper(database, maggie, cover=False)
    facts = dict(known.facts)
    assert facts["Was in"] == "2026: 24 Nov"
    assert facts["Said of us"] == "The best loaf"
    assert facts["Photo"] == "one is kept"
    assert facts["Noted from"] == "at the counter"
    assert facts["Wishes"] == "no birthday card · Too old for that"
    assert known.shop == "Marlow & Daughter, 14 Mill Lane, Wyebridge"
    assert "forgotten for good" in known.closing


def test_a_program_reads_the_same(database: Database, maggie: str) -> None:
    with database.reading() as session:
        known = covered(all_known(session, maggie, TODAY), [OLA])
        plain = as_json(session, maggie, known)
    assert plain["photo"] == "anBn"
    assert [row["kind"] for row in plain["story"]].count("talk") == 2
    assert {row["day"] for row in plain["story"]} == {"2026-11-24"}
    assert [row["words"] for row in plain["story"]] == [row.words for row in known.story]
    assert {"what": "Called", "said": "Maggie"} in plain["facts"]


WORDS = st.lists(st.sampled_from(["Ola", "ola", "Zielinska", "rye", "She", "is", "ill.", "Done!", "\n"]), max_size=30)


@given(st.lists(WORDS, max_size=5))
def test_no_name_is_left_whatever_is_written(told: list[list[str]]) -> None:
    rows = tuple(StoryRow("24 November, with Ola", " ".join(words), "Asked Ola", 2026) for words in told)
    known = covered(AllKnown("Ann", "note", (("Notes", "Ola Zielinska"),), rows), [OLA])
    assert "ola" not in said(known).lower()
    assert len(known.story) == len(rows)
    assert covered(known, []) is known
