"""Handwriting is cast once: the same on sheet and finished card, and stored once however many pages bear it."""

import gc
import weakref
from io import BytesIO

from pypdf import PdfReader

from shopfriend.printing.card_layout import laid_out, on_sheets
from shopfriend.printing.casting import Foundry
from shopfriend.printing.inks import Ink
from shopfriend.printing.making import pdf_of
from shopfriend.printing.page import Cast, Page, Written
from shopfriend.printing.paper import A6

from .shop import HANDS, WORKSHOP, card


def laid(number: int, **more: object):
    return laid_out(card(number, design="thanks_posy", **more), HANDS, "mark")


def fonts_of(pdf: bytes) -> list[str]:
    found = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            found.add((str(font["/BaseFont"]), font["/ToUnicode"].indirect_reference.idnum))
    return [name for name, _number in found if name.endswith("+Hand")]


def test_a_file_of_cast_cards_is_the_file_of_written_ones() -> None:
    foundry = Foundry()
    cards = [laid(number) for number in range(1, 5)]
    cast = [foundry.card(each) for each in cards]
    assert not any(isinstance(item, Written) for each in cast for item in (*each.front, *each.words, *each.back))
    assert pdf_of(on_sheets(cast), "Cards", WORKSHOP) == pdf_of(on_sheets(cards), "Cards", WORKSHOP)


def test_what_stands_on_every_card_is_cast_and_stored_once() -> None:
    foundry = Foundry()
    cast = [foundry.card(laid(number)) for number in range(1, 21)]
    backs = {id(item.font) for each in cast for item in each.back if isinstance(item, Cast)}
    assert len(backs) == 1
    pdf = pdf_of(on_sheets(cast), "Cards", WORKSHOP)
    assert len(fonts_of(pdf)) == 1 + sum(isinstance(item, Cast) for each in cast for item in (*each.front, *each.words))


def test_the_same_words_in_another_ink_share_their_font_alone() -> None:
    blue, sepia = (Foundry().card(laid(1, ink=ink)) for ink in (Ink.BLUE, Ink.SEPIA))
    assert blue.words[0].font.outlines == sepia.words[0].font.outlines
    assert blue.words[0].font.shown != sepia.words[0].font.shown
    pages = [Page(A6, blue.words), Page(A6, sepia.words)]
    assert len(fonts_of(pdf_of(pages, "Cards", WORKSHOP))) == 1


def test_a_foundry_lets_go_of_outlines() -> None:
    foundry = Foundry()
    outlines = []
    for number in range(1, 151):
        item = laid(number).words[0]
        outlines.append(weakref.ref(item.writing.outlines.points))
        foundry.page(Page(A6, (item,)))
        del item
    gc.collect()
    assert sum(points() is not None for points in outlines) <= 64
