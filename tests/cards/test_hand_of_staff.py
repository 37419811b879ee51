"""In whose hand a card is written: of whoever knows them best, as long as that one works here."""

from datetime import date
from pathlib import Path

from sqlalchemy import select

from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.own_words import OwnFirst
from shopfriend.cards.queue import Making, lay_out, take
from shopfriend.cards.wording import load_texts
from shopfriend.records.card import Card
from shopfriend.records.customer import Customer
from shopfriend.records.kinds import Occasion, OwnKind
from shopfriend.records.own_words import OwnWords
from shopfriend.records.staff import Staff
from shopfriend.store.database import Database
from tests.cards.month import a_shop, add

NOVEMBER = date(2026, 11, 1)


def hands(database: Database) -> dict[str, str]:
    with database.reading() as session:
        return dict(iter(session.execute(select(Customer.name, Card.hand).join(Card, Card.customer_id == Customer.id))))


def test_each_of_the_staff_writes_to_their_regulars(database: Database, resources: Path) -> None:
    add(database, a_shop())
    nadia, rosie, helen = add(
        database, Staff(name="Nadia", hand="Neat"), Staff(name="Rosie", hand="Round", left=True), Staff(name="Helen")
    )
    birthday = {"birth_day": 20, "birth_month": 12}
    add(
        database,
        *(
            Customer(name=name, known_best_by_id=knows, **birthday)
            for name, knows in (("Ann", nadia), ("Bea", rosie), ("Cem", helen), ("Dag", None))
        ),
    )
    making = Making(resources / "words", "Usual", "a6", {})
    lay_out(database, NOVEMBER, making)
    assert hands(database) == {"Ann": "Neat", "Bea": "Usual", "Cem": "Usual", "Dag": "Usual"}
    take(database, NOVEMBER, Making(resources / "words", "Asked for", "a6", {}, for_all=True))
    assert set(hands(database).values()) == {"Asked for"}


def test_the_words_of_who_has_left_are_not_offered_any_more(database: Database, resources: Path) -> None:
    nadia, rosie = add(database, Staff(name="Nadia"), Staff(name="Rosie", left=True))
    kind, language = OwnKind.ENDING, "en"
    add(
        database,
        OwnWords(kind=kind, language=language, words="Yours, Nadia", staff_id=nadia),
        OwnWords(kind=kind, language=language, words="Yours, Rosie", staff_id=rosie),
        OwnWords(kind=kind, language=language, words="Yours, all of us"),
    )
    with database.reading() as session:
        own_first = OwnFirst(session, load_texts(resources / "words"))
        texts = own_first.texts(None)
        theirs = own_first.texts(nadia)
    assert [own.endings for _language, own in theirs.own] == [("Yours, Nadia",)]
    assert [own.endings for _language, own in texts.own] == [("Yours, all of us", "Yours, Nadia")]


def test_the_words_of_whoever_knows_somebody_best_come_first(database: Database, resources: Path) -> None:
    add(database, a_shop())
    nadia, helen = add(database, Staff(name="Nadia"), Staff(name="Helen"))
    birthday = {"birth_day": 20, "birth_month": 12}
    add(
        database,
        *(
            Customer(name=name, given=name, known_best_by_id=knows, **birthday)
            for name, knows in (("Ann", nadia), ("Bea", helen))
        ),
        *(
            OwnWords(kind=OwnKind.TEXT, occasion=Occasion.BIRTHDAY, language="en", words=words, staff_id=whose)
            for words, whose in (("Nadia says so.", nadia), ("Helen says so.", helen), ("All say so.", None))
        ),
    )
    lay_out(database, NOVEMBER, Making(resources / "words", "Usual", "a6", {}))
    with database.reading() as session:
        cards = session.execute(select(Customer.name, Card.paragraphs).join(Card, Card.customer_id == Customer.id))
        assert dict(iter(cards)) == {"Ann": ["Nadia says so."], "Bea": ["Helen says so."]}
        pile = month_pile(session, NOVEMBER, load_texts(resources / "words"))
    assert pile is not None
    assert {card.name: card.choices[0].text.words for card in pile.cards} == {
        "Ann": "Nadia says so.",
        "Bea": "Helen says so.",
    }
