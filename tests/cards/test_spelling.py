"""Spelling in four languages with the dictionaries beside the program; names and the shop's own words are right."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.cards.own_words import OwnFirst, own_words
from shopfriend.cards.spelling import keep_word, misspelt, suggestions, words_known
from shopfriend.cards.wording import load_texts
from shopfriend.records.customer import Customer
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.cards.month import MAKING, a_shop, add

FOLDER = Path(__file__).parents[2] / "resources" / "spelling"


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "I recieved your card, and I don’t know how to thank you.", ("recieved",)),
        ("en_GB", "The colour of the neighbour's door", ()),
        ("de", "Herzlichen Glückwunsch zum Gebrutstag, liebe Grüße", ("Gebrutstag",)),
        ("fr", "Merci de votre visite, c’est trés gentil d'être venue", ("trés",)),
        ("es", "Muchas grasias por su visita, fue un placer", ("grasias",)),
        ("ja", "I recieved it", ()),
        ("", "I recieved it", ()),
    ],
)
def test_a_text_is_read_in_its_language(language: str, text: str, wrong: tuple[str, ...]) -> None:
    assert misspelt(FOLDER, text, language, ()) == wrong


@pytest.mark.parametrize(
    ("language", "word", "meant"),
    [("en", "recieved", "received"), ("de", "Gebrutstag", "Geburtstag"), ("fr", "trés", "très")],
)
def test_what_may_be_meant_is_offered(language: str, word: str, meant: str) -> None:
    found = suggestions(FOLDER, word, language)
    assert meant in found
    assert len(found) <= 5


def test_without_dictionaries_nothing_is_marked(tmp_path: Path) -> None:
    assert misspelt(tmp_path, "I recieved it", "en", ()) == ()
    assert suggestions(tmp_path, "recieved", "en") == ()


@given(st.text(max_size=60))
def test_anything_can_be_read(text: str) -> None:
    assert all(word in text for word in misspelt(FOLDER, text, "en", ()))


RIGHT_ALL_THE_SAME = {
    *("bravo", "mitzugehen"),
    *("Permítanos", "pregúntenos", "Recupérese", "pídanoslo", "recordarle", "rinconcito", "personita"),
}
"""Words that are right, though the dictionaries of German and Spanish do not form them."""


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_our_own_texts_are_spelt_right(language: str) -> None:
    spoken = load_texts(MAKING.words).spoken(language)
    words = [text.words for text in spoken.texts]
    for choices in (*spoken.beginnings.values(), *spoken.endings.values()):
        words += choices
    assert {word for text in words for word in misspelt(FOLDER, text, language, ())} <= RIGHT_ALL_THE_SAME


def test_names_around_a_customer_and_what_was_kept_are_right(database: Database) -> None:
    (house,) = add(database, a_shop(), Staff(name="Nadia Kowalczyk"), Household(envelope_name="Grzegorz & Ola"))[2:]
    ann, _other = add(
        database,
        Customer(name="Aoife Byrnesdottir", called="Fifi", household_id=house),
        Customer(name="Zdzisław Brzęk"),
    )
    add(database, Detail(customer_id=ann, kind=DetailKind.PET, name="Plettikin", relation="dachshund"))
    with database.reading() as session:
        uid = session.scalars(select(Customer.uid).where(Customer.id == ann)).one()
        known = words_known(session, uid)
    line = "Aoife, Fifi’s Plettikin and Grzegorz met Kowalczyk and Brzęk"
    assert misspelt(FOLDER, line, "en", known) == ("Brzęk",)
    kept = keep_word(database, "Brzęk")
    assert keep_word(database, "Brzęk").sequence == 0
    with database.reading() as session:
        assert misspelt(FOLDER, line, "en", words_known(session, uid)) == ()
        assert (own_words(session), OwnFirst(session, load_texts(MAKING.words)).texts(None).own) == ((), ())
    undo(database, kept.action)
    with database.reading() as session:
        assert misspelt(FOLDER, line, "en", words_known(session, uid)) == ("Brzęk",)
