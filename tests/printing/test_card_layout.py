import pytest

from shopfriend.printing.card_layout import laid_on_sheets, laid_out, one_page
from shopfriend.printing.page import Rule, Written
from shopfriend.printing.paper import A4, A6, Flip
from shopfriend.problem import Problem

from .files import flat_pages
from .shop import BELLE, HANDS, WORKSHOP, card

FOLD, CUT, HIGH, TALLER = 105.0, 148.5, 148.5, 0.5
SIGNATURE = 55.0


def words(item):
    return " ".join(word.text for word in item.writing.words)


def test_outside_has_the_front_on_the_right_and_the_back_on_the_left():
    outside, _ = laid_on_sheets([card(1)], HANDS)
    title = next(item for item in outside.items if isinstance(item, Written) and words(item) == "Thank you")
    back = next(item for item in outside.items if isinstance(item, Written) and words(item) == "Marlow & Daughter")
    assert title.x + title.writing.words[0].x > FOLD
    assert title.y == CUT + 22 + TALLER
    assert back.x + back.writing.width < FOLD
    assert back.y == CUT + 14


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_back_says_small_below_the_shop_how_to_get_no_cards(hand, language):
    said = WORKSHOP.designs["mark"].title(language)
    outside, _ = laid_on_sheets([card(1, hand=hand, language=language, opting_out=said)], HANDS)
    name, sentence = (item for item in outside.items if isinstance(item, Written) and item.x < FOLD)
    assert words(name) == "Marlow & Daughter"
    assert words(sentence) == said
    assert name.y - sentence.y > 5
    assert sentence.y - CUT > 7
    assert sentence.writing.x_height < name.writing.x_height
    assert sentence.x + sentence.writing.width < FOLD - 20


def test_inside_has_the_words_on_the_right_and_room_to_sign():
    for long in range(0, 50, 5):
        _, inside = laid_on_sheets([card(1, paragraphs=("tea and " * (10 + long),))] * 2, HANDS)
        for item, foot in zip(inside.items, (CUT, 0), strict=True):
            assert item.x == FOLD + 11
            assert item.y == foot + HIGH - 24.5
            assert item.x + item.writing.width <= A4.width - 12
            assert item.y - item.writing.height - foot >= SIGNATURE


def test_marks_stand_on_the_outside_only():
    for number, page in enumerate(laid_on_sheets([card(n) for n in range(1, 5)], HANDS)):
        assert any(isinstance(item, Rule) for item in page.items) == (number % 2 == 0)


def test_card_1_stands_above_card_13_on_both_sides():
    pages = laid_on_sheets([card(n) for n in range(1, 25)], HANDS)
    assert len(pages) == 24
    above, below = pages[1].items
    assert "number 1 " in words(above)
    assert "number 13 " in words(below)
    assert above.y > below.y


def test_the_short_edge_turns_the_inside_alone():
    long = laid_on_sheets([card(1)], HANDS)
    short = laid_on_sheets([card(1)], HANDS, Flip.SHORT_EDGE)
    assert [page.turned for page in long] == [False, False]
    assert [page.turned for page in short] == [False, True]
    assert [page.items for page in long] == [page.items for page in short]


def test_a_long_title_stands_on_two_lines_within_the_front():
    front, _ = flat_pages(card(1, title="Herzlichen Glückwunsch zum Geburtstag"), HANDS)
    upper, lower = front.items
    assert words(upper) + " " + words(lower) == "Herzlichen Glückwunsch zum Geburtstag"
    assert upper.y > lower.y
    for item in front.items:
        assert item.x >= 16
        assert item.x + item.writing.width <= A6.width - 16


def test_a_finished_card_has_two_pages():
    front, inside = flat_pages(card(1), HANDS)
    assert front.size == inside.size == A6
    assert words(inside.items[0]).startswith("Dear Theo, thank you")


def test_a_shop_or_title_the_hand_cannot_write_is_written_by_another():
    front, _ = flat_pages(card(1, title="С днём рождения"), HANDS)
    assert front.items[0].writing.hand.name == "Caveat"
    laid_out(card(1, shop_name="Καφενείο"), HANDS)


def test_a_card_without_title_shop_or_ending_is_still_a_card():
    outside, inside = laid_on_sheets([card(1, title="", shop_name=" ", ending="")], HANDS)
    assert not any(isinstance(item, Written) for item in outside.items)
    assert len(inside.items) == 1


def test_words_that_do_not_fit_name_the_card_and_keep_the_reason():
    with pytest.raises(Problem, match=r"Card 7: .*too many") as fault:
        laid_on_sheets([card(1), card(7, paragraphs=("word " * 150,))], HANDS)
    assert fault.value.code == "words-too-many"
    assert fault.value.values["number"] == 7
    with pytest.raises(Problem, match="Card 7"):
        laid_out(card(7, beginning="Dear 漢字,"), HANDS)


def test_five_hundred_letters_fill_one_page():
    text = "We truly hope they will brighten many long evenings. " * 10
    page = one_page(text, BELLE, 1)
    (item,) = page.items
    assert page.size == A6
    assert item.x + item.writing.width <= A6.width - 8
    assert item.y - item.writing.height >= 9
