"""Details and talks mended in place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter import conversations, details, people_index
from shopfriend.counter.conversations import Talk, remember, reword
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.facts import facts_of
from shopfriend.counter.typed_face import TypedFace, read_face, with_capitals
from shopfriend.counter.views import KnownDetail
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)


@pytest.fixture
def maggie(database: Database) -> str:
    return add(database, NewCustomer("Margit Sørensen"), TODAY).uid


def known(database: Database, uid: str) -> list[tuple[DetailKind, str]]:
    with database.reading() as session:
        return [(one.kind, one.words) for one in facts_of(session, uid, TODAY).details]


def test_details_are_noted_kind_by_kind_and_people_with_what_they_are(database: Database, maggie: str) -> None:
    for kind, typed in (
        (DetailKind.PET, "Plet"),
        (DetailKind.FAMILY, " Emil ,  grandson, 18 "),
        (DetailKind.FAVOURITE, "rye loaf, unsliced"),
        (DetailKind.FAMILY, ", sister"),
    ):
        details.add(database, maggie, kind, typed)
    assert known(database, maggie) == [
        (DetailKind.FAVOURITE, "rye loaf, unsliced"),
        (DetailKind.FAMILY, "Emil, grandson, 18"),
        (DetailKind.FAMILY, "sister"),
        (DetailKind.PET, "Plet"),
    ]
    with database.reading() as session:
        emil = session.scalars(select(Detail).where(Detail.name == "Emil")).one()
        assert (emil.relation, emil.source) == ("grandson, 18", "at the counter")


def test_nothing_is_noted_without_words_or_customer_and_no_allergy_at_all(database: Database, maggie: str) -> None:
    for uid, typed, code in ((maggie, " \x00 ", "no-words"), (maggie, " , ", "no-words"), ("x", "tea", "nobody-named")):
        with pytest.raises(Problem) as problem:
            details.add(database, uid, DetailKind.FAMILY, typed)
        assert problem.value.code == code
    with pytest.raises(ValueError, match="allergy"):
        details.add(database, maggie, DetailKind.ALLERGY, "No walnuts")
    assert known(database, maggie) == []


def test_what_is_taken_away_is_put_back_just_as_it_was(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        session.add(Detail(customer_id=key, kind=DetailKind.ALLERGY, text="No walnuts", allowed_by="Margit"))
        session.add(Detail(customer_id=key, kind=DetailKind.PET, name="Biscuit", gone=Gone.DIED))
    with database.reading() as session:
        (shown,) = facts_of(session, maggie, TODAY).details
    assert shown == KnownDetail(shown.uid, DetailKind.ALLERGY, "No walnuts")
    taken = details.remove(database, shown.uid)
    assert taken.customers == {maggie}
    assert known(database, maggie) == []
    assert details.remove(database, shown.uid).sequence == 0
    details.put_back(database, taken.action)
    assert details.put_back(database, taken.action).sequence == 0
    with database.reading() as session:
        back = session.scalars(select(Detail).where(Detail.uid == shown.uid)).one()
        assert (back.kind, back.text, back.allowed_by) == (DetailKind.ALLERGY, "No walnuts", "Margit")


def test_one_that_is_gone_is_put_back_gone(database: Database, maggie: str) -> None:
    with database.writing() as session:
        key = named(session, maggie).id
        session.add(Detail(customer_id=key, kind=DetailKind.PET, name="Biscuit", gone=Gone.DIED, gone_on=TODAY))
    with database.reading() as session:
        uid = session.scalars(select(Detail.uid)).one()
    details.put_back(database, details.remove(database, uid).action)
    with database.reading() as session:
        back = session.scalars(select(Detail)).one()
        assert (back.gone, back.gone_on) == (Gone.DIED, TODAY)


def found(database: Database, query: str) -> list[str]:
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    hits = people_index.find(people_index.read_index(connection, TODAY), connection, query, TODAY)
    connection.close()
    return [hit.uid for hit in hits]


def test_a_talk_is_mended_and_found_by_its_new_words_alone(database: Database, maggie: str) -> None:
    talk = remember(database, [maggie], Talk("Emil failed", "How was the drive?"), TODAY).uid
    reword(database, talk, text=" Emil passed\x07,\r\nat last ")
    assert found(database, "emil passed") == found(database, "the drive") == [maggie]
    assert found(database, "failed") == []
    with database.reading() as session:
        stored = session.scalars(select(Conversation)).one()
        assert (stored.text, stored.ask) == ("Emil passed ,\nat last", "How was the drive?")
    assert reword(database, talk, "Emil passed ,\nat last", "How was the drive?").sequence == 0


def test_what_is_between_us_stays_out_of_hits_when_it_is_mended(database: Database, maggie: str) -> None:
    talk = remember(database, [maggie], Talk("A secret", between_us=True), TODAY).uid
    reword(database, talk, "A recipe")
    assert found(database, "recipe") == []


def test_another_question_waits_again_and_the_same_one_stays_asked(database: Database, maggie: str) -> None:
    talk = remember(database, [maggie], Talk("Emil passed", "How was the drive?"), TODAY).uid
    conversations.asked(database, talk, TODAY)
    reword(database, talk, "Emil passed at last", "How was the drive? ")
    with database.reading() as session:
        assert session.scalars(select(Conversation)).one().asked_on == TODAY
    reword(database, talk, ask="Was the road wet?")
    with database.reading() as session:
        assert session.scalars(select(Conversation)).one().asked_on is None


def test_a_talk_is_never_emptied(database: Database, maggie: str) -> None:
    talk = remember(database, [maggie], Talk("Emil passed"), TODAY).uid
    for uid, code in ((talk, "no-words"), ("nothing", "no-talk")):
        with pytest.raises(Problem) as problem:
            reword(database, uid, " \n")
        assert problem.value.code == code
    assert found(database, "emil passed") == [maggie]


@pytest.mark.parametrize(
    ("query", "face"),
    [
        ("anna van der berg", TypedFace("Anna van der Berg")),
        ("van gogh", TypedFace("Van Gogh")),
        ("  marie-claire   o'brien ", TypedFace("Marie-Claire O'Brien")),
        ("gianni d’angelo", TypedFace("Gianni D’Angelo")),
        ("anna's friend", TypedFace("Anna's Friend")),
        ("łucja żak", TypedFace("Łucja Żak")),
        ("iPad Müller", TypedFace("iPad Müller")),
        ("Xaver huber", TypedFace("Xaver huber")),
        ("+44 1989 4107", TypedFace(phone="+44 1989 4107")),
        ("tel 4107", TypedFace(phone="tel 4107")),
        ("anna 2", TypedFace("Anna 2")),
        ("anna@example.org", TypedFace(email="anna@example.org")),
        ("", TypedFace()),
    ],
)
def test_what_was_typed_is_filled_in_where_it_belongs(query: str, face: TypedFace) -> None:
    assert read_face(query) == face


@given(st.text())
def test_capitals_never_change_a_letter(name: str) -> None:
    assert with_capitals(name).casefold() == name.casefold() or name == name.lower()
    assert with_capitals("Ab " + name) == "Ab " + name
