"""What stands on the front of a card: a drawing, or a picture of the owner's own with the words of the occasion."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from shopfriend.cards import editing, month_end
from shopfriend.cards.front import Front, front_of
from shopfriend.cards.month_end import Order
from shopfriend.cards.month_pile import month_pile
from shopfriend.cards.preview import front_alone, preview
from shopfriend.cards.queue import lay_out
from shopfriend.cards.views import MonthCard
from shopfriend.cards.wording import load_texts
from shopfriend.printing import formats
from shopfriend.printing.own_picture import FrontPicture, to_keep
from shopfriend.printing.page import Drawing, Page, Picture, Written
from shopfriend.records.card import Card
from shopfriend.records.customer import Address, Customer
from shopfriend.records.kinds import Occasion, Reach
from shopfriend.store.database import Database
from tests.cards.month import MAKING, NOVEMBER, a_shop, add
from tests.cards.test_month_end import WORKSHOP
from tests.printing import brought_pictures as brought

LOGO = FrontPicture("Shop sign", to_keep(brought.logo(), "Shop sign.png"))
WITH_LOGO = replace(WORKSHOP, pictures={"Shop sign": LOGO})
BIRTHDAYS = ["birthday_cake", "birthday_balloons", "birthday_tea"]


@pytest.fixture
def card(database: Database) -> MonthCard:
    add(database, a_shop())
    place = Address(street="3 Orchard Cottages", town="Ross", postcode="HR9 7LD", postal=True)
    add(database, Customer(name="Ann Lee", given="Ann", birth_day=4, birth_month=12, addresses=[place]))
    lay_out(database, NOVEMBER, MAKING)
    return pile(database)[0]


def pile(database: Database) -> tuple[MonthCard, ...]:
    with database.reading() as session:
        found = month_pile(session, NOVEMBER, load_texts(MAKING.words))
    assert found is not None
    return found.cards


def with_design(database: Database, card: MonthCard, design: str) -> MonthCard:
    editing.write(database, card.uid, replace(card.draft, design=design), ready=True)
    return pile(database)[0]


def stands_on(page: Page) -> list[str]:
    items = [item for item in page.items if isinstance(item, Drawing | Picture)]
    return [item.design if isinstance(item, Drawing) else item.picture.name for item in items]


def written_on(page: Page) -> str:
    return " ".join(word.text for item in page.items if isinstance(item, Written) for word in item.writing.words)


@pytest.mark.parametrize(
    ("occasion", "language", "title"),
    [
        (Occasion.BIRTHDAY, "en", "Happy birthday"),
        (Occasion.BIRTHDAY, "de_AT", "Alles Gute zum Geburtstag"),
        (Occasion.THANK_YOU, "fr", "Merci"),
        (Occasion.REFERRAL_THANKS, "xx", "Thank you"),
        (Occasion.SYMPATHY, "es", "Nuestro sentido pésame"),
        (Occasion.WEDDING, "de", "Herzliche Grüße"),
    ],
)
def test_a_picture_bears_the_words_of_the_occasion(occasion: Occasion, language: str, title: str) -> None:
    assert front_of(WITH_LOGO, "Shop sign", occasion, language, 7) == Front(title, picture=LOGO)


def test_a_drawing_bears_its_own_words_and_a_card_without_a_front_stays_without() -> None:
    assert front_of(WITH_LOGO, "birthday_tea", "birthday", "en", 7) == Front("Many happy returns", "birthday_tea")
    assert front_of(WITH_LOGO, "", "birthday", "en", 7) == Front("")


def test_for_a_picture_that_was_taken_out_stands_a_usual_drawing_always_the_same() -> None:
    found = [front_of(WORKSHOP, "Shop sign", Occasion.BIRTHDAY, "en", seed) for seed in range(30)]
    assert {each.design for each in found} == set(BIRTHDAYS)
    assert all(each.title and each.picture is None for each in found)
    assert front_of(WORKSHOP, "Shop sign", Occasion.BIRTHDAY, "en", 7) == found[7]
    assert front_of(WORKSHOP, "Shop sign", Occasion.WEDDING, "en", 7).design == "plain_wreath"
    assert front_of(replace(WORKSHOP, designs={}), "Shop sign", Occasion.BIRTHDAY, "en", 7) == Front("")


def test_the_preview_shows_it_and_what_stands_in_for_it(database: Database, card: MonthCard) -> None:
    draft = with_design(database, card, "Shop sign").draft
    assert draft.design == "Shop sign"
    found = preview(draft, WITH_LOGO, {})
    assert stands_on(found.front) == ["Shop sign"]
    assert written_on(found.front) == "Happy birthday"
    alone = front_alone(draft, WITH_LOGO, {})
    assert (alone.name, alone.page) == ("Shop sign", found.front)
    (instead,) = stands_on(preview(draft, WORKSHOP, {}).front)
    assert instead in BIRTHDAYS
    assert front_alone(draft, WORKSHOP, {}).name == instead


def test_fronts_can_be_chosen_while_the_words_cannot_be_written(card: MonthCard) -> None:
    draft = replace(card.draft, personal_line="\N{TULIP}")
    assert stands_on(front_alone(draft, WITH_LOGO, {}).page) == [draft.design]


def test_a_month_goes_to_paper_with_pictures_and_without_those_taken_out(
    database: Database, card: MonthCard, tmp_path: Path
) -> None:
    with_design(database, card, "Shop sign")
    order = Order(NOVEMBER, tmp_path, date(2026, 11, 24))
    made = month_end.print_ready(database, [card.uid], order, WITH_LOGO)
    assert not made.set_aside
    reader = PdfReader(tmp_path / made.file)
    assert "Happy birthday" in reader.pages[0].extract_text()
    assert how_many_pictures(reader) == 1
    without = month_end.print_ready(database, [card.uid], order, WORKSHOP)
    reader = PdfReader(tmp_path / without.file)
    assert not without.set_aside
    assert how_many_pictures(reader) == 0
    with database.reading() as session:
        assert session.scalars(select(Card.design)).one() == "Shop sign"


def how_many_pictures(reader: PdfReader) -> int:
    every = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return sum(isinstance(each, dict) and each.get("/Subtype") == "/Image" for each in every)


@pytest.mark.parametrize("reach", [Reach.POST, Reach.HAND_OVER])
def test_a_card_without_an_envelope_shows_its_address_as_it_will_be_printed(
    database: Database, card: MonthCard, reach: Reach, tmp_path: Path
) -> None:
    with database.writing() as session:
        session.scalars(select(Customer)).one().reach = reach
    draft = pile(database)[0].draft
    postcard = replace(WORKSHOP, form=formats.named("us-postcard"))
    page = preview(draft, postcard, {}).inside
    shown = written_on(page)
    assert "Ann Lee" in shown
    assert ("3 Orchard Cottages" in shown, "HR9 7LD" in shown) == ((reach is Reach.POST),) * 2
    order = Order(NOVEMBER, tmp_path, date(2026, 11, 24))
    editing.write(database, card.uid, draft, ready=True)
    made = month_end.print_ready(database, [card.uid], order, postcard)
    finished = next(name for name in made.files if "finished" in name)
    words = PdfReader(tmp_path / finished).pages[1].extract_text().split()
    assert sorted(words) == sorted(shown.split())


def test_a_card_in_an_envelope_bears_no_address(card: MonthCard) -> None:
    assert "Orchard" not in written_on(preview(card.draft, WORKSHOP, {}).inside)
