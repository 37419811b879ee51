"""Pasted notes find their customers on a real file: sure, doubtful or nobody; stored together, taken back together."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from shopfriend.counter import people_index
from shopfriend.counter.conversations import Talk, remember
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.lookup import Index
from shopfriend.counter.pasted_notes import read_notes, remember_notes, with_what_is_known
from shopfriend.counter.pasted_views import MOST_LINES, PastedLine, PastedNote
from shopfriend.counter.said.offer import Kind
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.conversation import Conversation
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.records.visit import Visit
from shopfriend.store import cipher
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)


@dataclass
class Shop:
    database: Database
    uids: dict[str, str]
    index: Index

    def read(self, pasted: str) -> list[PastedLine]:
        with self.database.reading() as session:
            return with_what_is_known(session, read_notes(self.index, pasted), TODAY)

    def count(self, noun: Any) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(noun)) or 0


@pytest.fixture
def shop(database: Database) -> Iterator[Shop]:
    people = {
        "anna": NewCustomer("Anna Berg", "Anna", "Berg"),
        "hartmann": NewCustomer("Maria Hartmann", "Maria", "Hartmann"),
        "silva": NewCustomer("Maria da Silva", "Maria", "da Silva"),
        "maggie": NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie"),
        "gone": NewCustomer("Xaver Ptak", "Xaver", "Ptak"),
    }
    uids = {key: add(database, new, TODAY).uid for key, new in people.items()}
    with database.writing() as session:
        named(session, uids["gone"]).gone = Gone.DIED
    with closing(cipher.connect(database.path, cipher.raw_key(SECRET, SALT))) as connection:
        yield Shop(database, uids, people_index.read_index(connection, TODAY))


@pytest.mark.parametrize(
    ("line", "who", "words"),
    [
        ("Anna: daughter got married", "anna", "daughter got married"),
        ("  - anna berg:daughter got married ", "anna", "daughter got married"),
        ("Maggie – likes rye", "maggie", "likes rye"),
        ("• Sorensen\tlikes rye: seeded", "maggie", "likes rye: seeded"),
        ("Berg, Anna: words", "anna", "words"),
        ("Maria Hartmann: words", "hartmann", "words"),
        ("Maria da Silva: at 10:30 again", "silva", "at 10:30 again"),
        ("Anna-Lena: words", "", "words"),
        ("Maria: words", "", "words"),
        ("Ana: words", "", "words"),
        ("Nobody Atall: words", "", "words"),
        ("Xaver Ptak: words", "", "words"),
        ("no name at all", "", "no name at all"),
        ("Anna:", "", "Anna:"),
        (": words", "", ": words"),
    ],
)
def test_a_line_finds_its_customer(shop: Shop, line: str, who: str, words: str) -> None:
    (found,) = shop.read(line)
    assert found.sure == (shop.uids[who] if who else "")
    assert found.words == words


def test_two_of_one_name_are_offered_to_be_chosen(shop: Shop) -> None:
    (line,) = shop.read("Maria: words")
    assert {hit.uid for hit in line.who[:2]} == {shop.uids["hartmann"], shop.uids["silva"]}


def test_whoever_is_no_longer_is_offered_to_nobody(shop: Shop) -> None:
    (line,) = shop.read("Xaver: words")
    assert shop.uids["gone"] not in {hit.uid for hit in line.who}


def test_reading_stores_nothing(shop: Shop) -> None:
    before = shop.count(Change)
    shop.read("Anna: daughter got married\nMaria: words")
    assert shop.count(Change) == before


def test_blank_lines_and_repetitions_are_left_out_and_there_are_not_too_many(shop: Shop) -> None:
    assert len(shop.read("\n\nAnna: one\n \nAnna: one\nAnna: two\n")) == 2
    assert len(shop.read("\n".join(f"Anna: {number}" for number in range(300)))) == MOST_LINES


def test_what_is_remembered_already_is_told(shop: Shop) -> None:
    remember(shop.database, [shop.uids["anna"]], Talk("daughter got married"), TODAY - timedelta(days=3))
    (line,) = shop.read("Anna: daughter got married")
    assert line.already == {shop.uids["anna"]}


def test_what_the_words_offer_is_told_but_nothing_known_and_nobody_gone(shop: Shop) -> None:
    with shop.database.writing() as session:
        key = named(session, shop.uids["anna"]).id
        session.add(Detail(customer_id=key, kind=DetailKind.PET, name="Bella", relation="dog", gone=Gone.DIED))
    lines = shop.read("Anna: her niece Wilma came along\nAnna: her dog Bella barked\nMaria: her niece Wilma came along")
    assert [[offer.kind for offer in line.offers] for line in lines] == [[Kind.FAMILY], [], []]


def notes(shop: Shop) -> list[PastedNote]:
    words = (("anna", "daughter got married"), ("silva", "her niece Wilma came along"), ("anna", "asked for #beans"))
    return [PastedNote(shop.uids[who], said, said) for who, said in words]


def test_all_of_them_are_stored_in_one_action_and_taken_back_in_one(shop: Shop) -> None:
    before = shop.count(Conversation), shop.count(Visit), shop.count(Detail)
    stored = remember_notes(shop.database, notes(shop), TODAY - timedelta(days=1))
    assert len({each.action for each in stored}) == 1
    assert [[offer.kind for offer in each.offers] for each in stored] == [[], [Kind.FAMILY], [Kind.NEED]]
    with shop.database.reading() as session:
        talks = session.scalars(select(Conversation).order_by(Conversation.id)).all()
        assert {talk.day for talk in talks} == {TODAY - timedelta(days=1)}
        assert [talk.text for talk in talks] == [note.words for note in notes(shop)]
    assert (shop.count(Visit), shop.count(Detail)) == (before[1] + 2, before[2] + 1)
    undo(shop.database, stored[0].action)
    assert (shop.count(Conversation), shop.count(Visit), shop.count(Detail)) == before


def test_where_one_cannot_be_stored_none_is(shop: Shop) -> None:
    with pytest.raises(Problem):
        remember_notes(shop.database, [*notes(shop), PastedNote("nobody", "words", "words")], TODAY)
    assert shop.count(Conversation) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_whatever_is_pasted_is_read_and_no_line_is_lost(shop: Shop, pasted: str) -> None:
    lines = shop.read(pasted)
    assert [line.typed for line in lines] == list(
        dict.fromkeys(line.strip() for line in pasted.split("\n") if line.strip())
    )
    assert all(line.words.strip() and line.words in line.typed for line in lines)
    assert shop.count(Conversation) == 0
