"""Whom a month's end thanks, on a real file, down to the pages."""

import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import select

from shopfriend.cards.month_end import MadeMonth, Order, make
from shopfriend.cards.queue import Making, take
from shopfriend.cards.suggestions import Suggestion, suggest
from shopfriend.handwriting.hand import hands
from shopfriend.printing.fronts import load_designs
from shopfriend.printing.making import Workshop
from shopfriend.printing.plain_type import plain_type
from shopfriend.problem import Problem
from shopfriend.records.card import Card
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Address, Customer, Wish
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import (
    CardState,
    DetailKind,
    Direction,
    Gone,
    Occasion,
    PromiseKind,
    PromiseState,
    Reach,
)
from shopfriend.records.promise import Promise
from shopfriend.records.referral import Referral
from shopfriend.records.shop import Shop
from shopfriend.records.visit import Visit
from shopfriend.store.database import Database

RESOURCES = Path(__file__).parents[2] / "resources"
HANDS = hands(RESOURCES / "hands")
WORKSHOP = Workshop(HANDS, plain_type(RESOURCES / "fonts", HANDS), load_designs(RESOURCES / "cards"))
NOVEMBER = date(2026, 11, 1)
TODAY = date(2026, 11, 24)
MAKING = Making(RESOURCES / "words", HANDS[0].name, "a6", {Occasion.BIRTHDAY: ["birthday_cake", "birthday_tea"]})


@pytest.fixture(autouse=True)
def _a_shop(database: Database) -> None:
    with database.writing() as session:
        session.add(Shop(name="Marlow & Daughter", street="14 Mill Lane", town="Wyebridge", postcode="HR9 4TQ"))


def customer(database: Database, name: str = "Margit Sørensen", **values: object) -> int:
    with database.writing() as session:
        row = Customer(name=name, **values)
        session.add(row)
    return row.id


def add(database: Database, *rows: object) -> None:
    with database.writing() as session:
        session.add_all(rows)


def suggested(database: Database, month: date = NOVEMBER) -> list[Suggestion]:
    with database.reading() as session:
        return suggest(session, month)


def kinds_of(database: Database) -> list[tuple[Occasion, str]]:
    return [(found.occasion, found.kind) for found in suggested(database)]


def month(database: Database, folder: Path, **more: object) -> MadeMonth:
    return make(database, Order(NOVEMBER, folder, TODAY, **more), WORKSHOP, RESOURCES / "words")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("birthday", "day"),
    [((10, 12, 1956), date(2026, 12, 10)), ((1, 12, None), date(2026, 12, 1)), ((None, 12, None), date(2026, 12, 1))],
)
def test_birthdays_of_the_next_month_are_suggested(
    database: Database, birthday: tuple[int | None, int, int | None], day: date
) -> None:
    customer(database, birth_day=birthday[0], birth_month=birthday[1], birth_year=birthday[2])
    (found,) = suggested(database)
    assert (found.occasion, found.day) == (Occasion.BIRTHDAY, day)


def test_december_looks_into_january_and_29_february_is_kept(database: Database) -> None:
    customer(database, "January", birth_day=1, birth_month=1)
    customer(database, "Leap", birth_day=29, birth_month=2)
    assert [found.day for found in suggested(database, date(2026, 12, 1))] == [date(2027, 1, 1)]
    assert [found.day for found in suggested(database, date(2027, 1, 1))] == [date(2027, 2, 28)]
    assert [found.day for found in suggested(database, date(2028, 1, 1))] == [date(2028, 2, 29)]


def test_each_reason_to_thank_is_seen_and_the_best_one_wins(database: Database) -> None:
    key = customer(database, since=date(2016, 11, 5))
    assert kinds_of(database) == [(Occasion.THANK_YOU, "years_with_us")]
    add(database, Referral(customer_id=key, other_name="Noor", direction=Direction.TO_US, day=date(2026, 11, 5)))
    (found,) = suggested(database)
    assert (found.occasion, found.known) == (Occasion.REFERRAL_THANKS, {"friend": "Noor"})

    other = customer(database, "Omar Haddad")
    add(database, Visit(customer_id=other, day=date(2026, 11, 9)))
    assert kinds_of(database)[1:] == [(Occasion.THANK_YOU, "first_visit")]
    talk = Conversation(
        day=date(2026, 11, 9), text="Shovelled our snow", kindness=True, present=[Present(customer_id=other)]
    )
    add(database, talk)
    assert kinds_of(database)[1:] == [(Occasion.THANK_YOU, "kindness")]
    add(
        database,
        Promise(
            customer_id=other,
            kind=PromiseKind.ORDER,
            text="Blue scarf",
            made_on=NOVEMBER,
            state=PromiseState.KEPT,
            settled_on=date(2026, 11, 20),
            handed_over_on=date(2026, 11, 20),
        ),
    )
    assert kinds_of(database)[1:] == [(Occasion.THANK_YOU, "order")]
    assert suggested(database)[1].known == {"thing": "Blue scarf"}


def test_a_first_visit_is_one_only_for_a_new_face(database: Database) -> None:
    old = customer(database, "Old", since=date(2015, 3, 1))
    add(database, Visit(customer_id=old, day=date(2026, 11, 3)))
    before = customer(database, "Before")
    add(database, Visit(customer_id=before, day=date(2026, 10, 31)), Visit(customer_id=before, day=date(2026, 11, 3)))
    assert suggested(database) == []


def test_the_dead_the_parted_and_the_unwilling_get_nothing(database: Database) -> None:
    december = {"birth_day": 10, "birth_month": 12}
    customer(database, "Dead", gone=Gone.DIED, **december)
    customer(database, "Parted", gone=Gone.PARTED, **december)
    customer(database, "Never", wishes=[Wish()], **december)
    customer(database, "Not this year", wishes=[Wish(occasion=Occasion.BIRTHDAY, year=2026)], **december)
    customer(database, "Only no Christmas", wishes=[Wish(occasion=Occasion.CHRISTMAS)], **december)
    customer(database, "Not last year", wishes=[Wish(year=2025)], **december)
    assert [found.name for found in suggested(database)] == ["Not last year", "Only no Christmas"]


def test_a_bereaved_house_is_left_in_peace(database: Database) -> None:
    december = {"birth_day": 10, "birth_month": 12}
    widow = customer(database, "Widow", **december)
    add(
        database,
        Detail(customer_id=widow, kind=DetailKind.FAMILY, name="Jens", gone=Gone.DIED, gone_on=date(2026, 11, 10)),
    )
    with database.writing() as session:
        household = Household(envelope_name="The Cranes")
        session.add(household)
        session.flush()
        session.add(Customer(name="Wife", gone=Gone.DIED, gone_on=date(2026, 11, 2), household_id=household.id))
        session.add(Customer(name="Husband", household_id=household.id, **december))
    long_ago = customer(database, "Long ago", **december)
    add(
        database,
        Detail(customer_id=long_ago, kind=DetailKind.FAMILY, name="Ann", gone=Gone.DIED, gone_on=date(2024, 1, 1)),
    )
    assert [found.name for found in suggested(database)] == ["Long ago"]


def test_a_friend_who_has_died_is_named_on_no_card(database: Database) -> None:
    sender = customer(database)
    friend = customer(database, "Noor", gone=Gone.DIED)
    add(database, Referral(customer_id=sender, other_id=friend, direction=Direction.TO_US, day=date(2026, 11, 5)))
    assert suggested(database) == []


def test_run_again_it_keeps_cards_words_and_seeds(database: Database, tmp_path: Path) -> None:
    for n in range(6):
        customer(database, f"Guest {n}", given=f"Guest{n}", birth_day=n + 1, birth_month=12)
    first = month(database, tmp_path / "a")
    again = month(database, tmp_path / "b")
    assert [card.paragraphs for card in again.cards] == [card.paragraphs for card in first.cards]
    assert [card.seed for card in again.cards] == [card.seed for card in first.cards]
    for name in first.files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    other = month(database, tmp_path / "c", seed=5, hand=HANDS[1])
    assert [card.paragraphs for card in other.cards] == [card.paragraphs for card in first.cards]
    assert [card.seed for card in other.cards] != [card.seed for card in first.cards]
    assert {card.hand for card in other.cards} == {HANDS[1].name}
    kept = month(database, tmp_path / "d")
    assert [card.seed for card in kept.cards] == [card.seed for card in other.cards]
    with database.reading() as session:
        assert set(session.scalars(select(Card.state))) == {CardState.WAITING}
        assert len(session.scalars(select(Card)).all()) == 6


def test_what_was_sent_or_skipped_does_not_come_again(database: Database, tmp_path: Path) -> None:
    customer(database, birth_day=10, birth_month=12)
    month(database, tmp_path)
    for state in (CardState.SENT, CardState.SKIPPED):
        with database.writing() as session:
            session.scalars(select(Card)).one().state = state
        assert month(database, tmp_path).cards == ()


def test_somebody_thanked_this_month_is_not_thanked_for_another_thing(database: Database, tmp_path: Path) -> None:
    key = customer(database, since=date(2016, 11, 5))
    month(database, tmp_path)
    add(database, Referral(customer_id=key, other_name="Noor", direction=Direction.TO_US, day=date(2026, 11, 6)))
    assert [found.kind for found in suggested(database)] == ["years_with_us"]


def test_who_dies_after_a_card_was_made_gets_it_no_more(database: Database, tmp_path: Path) -> None:
    key = customer(database, birth_day=10, birth_month=12)
    assert len(month(database, tmp_path).cards) == 1
    with database.writing() as session:
        session.get_one(Customer, key).gone = Gone.DIED
    assert month(database, tmp_path).cards == ()


def test_pages_are_true_and_hold_whom_they_greet(database: Database, tmp_path: Path) -> None:
    customer(
        database,
        "Margit Sørensen",
        called="Maggie",
        birth_day=10,
        birth_month=12,
        addresses=[Address(street="3 Mill Lane", town="Wyebridge", postcode="HR9 4TQ", postal=True)],
    )
    customer(database, "Jürgen Müller", language="de", beginning="Lieber Jürgen,", birth_day=11, birth_month=12)
    customer(database, "Отарій Шевченко", given="Отарій", birth_day=12, birth_month=12, reach=Reach.HAND_OVER)
    made = month(database, tmp_path)
    assert [card.called for card in made.cards] == ["Maggie", "Jürgen", "Отарій"]
    assert made.cards[1].language == "de"
    pages = [page.extract_text() for page in PdfReader(tmp_path / made.file).pages]
    for card, its_pages in zip(made.cards, made.pages, strict=True):
        assert card.called in "\n".join(pages[page - 1] for page in its_pages)
    millimetres = {
        "cards-2026-11.pdf": (210, 297),
        "cards-2026-11-finished.pdf": (105, 148),
        "list-2026-11.pdf": (210, 297),
    }
    millimetres["envelopes-2026-11.pdf"] = (162, 114)
    millimetres["list-to-hand-over-2026-11.pdf"] = (210, 297)
    for name in made.files:
        for page in PdfReader(tmp_path / name).pages:
            size = [round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]]
            assert size == [*millimetres[name]]
        subprocess.run(["qpdf", "--check", tmp_path / name], check=True, capture_output=True)
        fonts = subprocess.run(["pdffonts", tmp_path / name], check=True, capture_output=True, text=True).stdout
        embedded = [line.split()[-5] for line in fonts.splitlines()[2:]]
        assert embedded
        assert set(embedded) == {"yes"}
    envelope = PdfReader(tmp_path / "envelopes-2026-11.pdf").pages[0].extract_text()
    assert "WYEBRIDGE" in envelope
    assert "Margit Sørensen" in envelope
    assert "1" in envelope
    listed = PdfReader(tmp_path / "list-2026-11.pdf").pages[0].extract_text()
    assert [listed.index(card.name) for card in made.cards] == sorted(listed.index(card.name) for card in made.cards)


def test_a_name_that_no_hand_can_write_is_set_aside_and_holds_nobody_up(database: Database, tmp_path: Path) -> None:
    customer(database, "Ann Lee", birth_day=10, birth_month=12)
    customer(database, "山田", birth_day=11, birth_month=12)
    made = month(database, tmp_path)
    assert [card.name for card in made.cards] == ["Ann Lee"]
    ((card, why),) = made.set_aside
    assert card.name == "山田"
    assert "Japanese" in why


def test_a_month_with_nobody_makes_no_file(database: Database, tmp_path: Path) -> None:
    assert month(database, tmp_path / "out").files == ()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(database: Database, tmp_path: Path) -> None:
    customer(database, birth_day=10, birth_month=12)
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as problem:
        month(database, tmp_path / "file")
    assert problem.value.code == "folder-refused"


def test_neighbours_and_households_do_not_get_the_same_words(database: Database) -> None:
    for n in range(10):
        place = Address(street=f"{n} Mill Lane", postcode="HR9 4TQ", town="Wyebridge", postal=True)
        customer(database, f"Guest {n}", birth_day=n + 1, birth_month=12, addresses=[place])
    take(database, NOVEMBER, MAKING)
    with database.reading() as session:
        keys = session.scalars(select(Card.text_key)).all()
    assert len(set(keys)) == 10


ways = st.fixed_dictionaries(
    {
        "birth_month": st.sampled_from([None, 12, 1, 2]),
        "birth_day": st.sampled_from([None, 1, 28, 29]),
        "gone": st.sampled_from([None, None, Gone.DIED, Gone.PARTED]),
        "since": st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2027, 1, 1))),
        "wishes": st.lists(
            st.tuples(
                st.sampled_from([None, Occasion.BIRTHDAY, Occasion.THANK_YOU]), st.sampled_from([None, 2026, 2027])
            ),
            max_size=1,
        ),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(ways, min_size=1, max_size=5), st.lists(st.integers(0, 26), min_size=1, max_size=6))
def test_over_the_years_nobody_gets_a_card_twice_and_the_gone_and_unwilling_none(
    database: Database, people: list[dict[str, object]], months: list[int]
) -> None:
    with database.writing() as session:
        for card in session.scalars(select(Card)):
            session.delete(card)
        for row in session.scalars(select(Customer).where(Customer.gone.is_(None))):
            row.gone = Gone.PARTED
        for way in people:
            wishes = [Wish(occasion=occasion, year=year) for occasion, year in way["wishes"]]  # type: ignore[attr-defined]
            day = way["birth_day"] if way["birth_month"] else None
            session.add(Customer(name="Somebody", **{**way, "birth_day": day, "wishes": wishes}))
    for ahead in months:
        first = (NOVEMBER + timedelta(days=31 * ahead)).replace(day=1)
        take(database, first, MAKING)
    with database.reading() as session:
        rows = session.execute(select(Card, Customer).join(Customer, Customer.id == Card.customer_id)).all()
        yearly = Counter((card.recipient_uid, card.year) for card, _ in rows if card.occasion is Occasion.BIRTHDAY)
        assert all(count == 1 for count in yearly.values())
        wishes_of: dict[int, list[Wish]] = {}
        for wish in session.scalars(select(Wish)):
            wishes_of.setdefault(wish.customer_id, []).append(wish)
        for card, owner in rows:
            assert owner.gone is None
            assert not any(wish.forbids(card.occasion, card.year) for wish in wishes_of.get(owner.id, ()))
        words = Counter((card.recipient_uid, card.text_key) for card, _ in rows if card.occasion is Occasion.BIRTHDAY)
        assert all(count == 1 for count in words.values())
