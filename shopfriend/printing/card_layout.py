"""Lays out a card: where its drawing, title and words stand, in millimetres from the lower left of its page.

Measures of an A6 card come from the family's design notes: the words begin 11 mm from the fold and 24.5 mm from the
top, x-height 1.95, leading 7.7, and about 55 mm below them stay free, because names are signed by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shopfriend.handwriting.hand import Hand, able
from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.handwriting.writing import write, write_line
from shopfriend.language import _
from shopfriend.printing.front_pen import variant_of
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import Drawing, Item, Page, Picture, Rule, Written
from shopfriend.printing.paper import A4, A6, CUT, FOLD, FOLDED_CARD, Flip, fold_and_cut_marks, sheets
from shopfriend.problem import Problem

WORDS_FROM_FOLD = 11.0
WORDS_WIDE = 82.0
FIRST_BASELINE = 24.5
X_HEIGHT = 1.95
LEADING = 7.7
SIGNATURE = 55.0
"""Millimetres at the foot of the inside that stay empty for the signature."""

_TITLE_BASELINE = 22.0
_TITLE_WIDE = 72.0
_TITLE_X_HEIGHT = 4.6
_TITLE_ONE_LINE = 3.4
_TITLE_LEADING = 11.5
_TITLE_GAP = 0.62
_DRAWING_WIDE, _DRAWING_HIGH = 84.0, 92.0
_DRAWING_SCALE = 0.94
_DRAWING_FROM_TOP = 15.0
_SHOP_BASELINE = 14.0
_MARK_WIDE, _MARK_HIGH, _MARK_TOP, _MARK_SCALE = 16.0, 14.4, 30.0, 0.82
_SHOP_X_HEIGHT = 1.6
_OPTING_OUT_BASELINE, _OPTING_OUT_X_HEIGHT = 8.2, 1.15
_SHOP_WIDE = 60.0


@dataclass(frozen=True, slots=True)
class CardToPrint:
    """A card whose words are settled. `number` is its place in the pile (from 1); it is not printed on the card.

    `design` names a drawing, or is empty for a card with its title alone; `language` is the card's, as "de";
    `opting_out` is the sentence on the back that tells how to get no cards, if any; `picture` is a PNG or JPEG of the
    owner's own that stands in place of a drawing.
    """

    number: int
    beginning: str
    paragraphs: tuple[str, ...]
    ending: str
    title: str
    design: str
    language: str
    hand: Hand
    seed: int
    shop_name: str
    ink: Ink = Ink.BLUE_BLACK
    opting_out: str = ""
    picture: Path | None = None


def check(card: CardToPrint, hands: Sequence[Hand]) -> None:
    """Lay the card out and forget it: raises the Problem that printing it would raise, told with the card's number."""
    try:
        _words(card)
        _front(card, hands, 0, 0, FOLDED_CARD.height)
        _back(card, hands, 0, 0, "")
    except Problem as problem:
        raise of_card(card.number, problem) from problem


def of_card(number: int, problem: Problem) -> Problem:
    """The same problem, saying which card of the pile it is about."""
    values = {**problem.values, "number": number, "reason": str(problem)}
    return Problem(problem.code, _("Card {number}: {reason}"), **values)


def folded_sheets(
    cards: Sequence[CardToPrint], hands: Sequence[Hand], flip: Flip = Flip.LONG_EDGE, mark: str = ""
) -> list[Page]:
    """Two cards on each A4 sheet, outside and inside in turn; page 2k+1 and 2k+2 (from 1) belong to sheet k (from 0).

    `mark` names the drawing above the shop's name on the back, if there is one. Raises Problem, naming the card, where
    words do not fit or letters are missing.
    """
    pages = []
    for sheet in sheets(len(cards)):
        outside: list[Item] = [Rule(*mark) for mark in fold_and_cut_marks()]
        inside: list[Item] = []
        for place, foot in ((sheet.above, CUT), (sheet.below, 0.0)):
            if place is None:
                continue
            card = cards[place]
            try:
                outside += _back(card, hands, 0, foot, mark)
                outside += _front(card, hands, FOLD, foot, FOLDED_CARD.height)
                inside.append(_inside(card, FOLD + WORDS_FROM_FOLD, foot + FOLDED_CARD.height - FIRST_BASELINE))
            except Problem as problem:
                raise of_card(card.number, problem) from problem
        pages.append(Page(A4, tuple(outside)))
        pages.append(Page(A4, tuple(inside), turned=flip is Flip.SHORT_EDGE))
    return pages


def flat_pages(card: CardToPrint, hands: Sequence[Hand]) -> list[Page]:
    """A finished A6 card of two pages, as `finished`. Raises Problem as `folded_sheets`."""
    try:
        return list(finished(card, hands))
    except Problem as problem:
        raise of_card(card.number, problem) from problem


def finished(card: CardToPrint, hands: Sequence[Hand]) -> tuple[Page, Page]:
    """Front and inside of a finished A6 card. Raises Problem where words do not fit or letters are missing."""
    words = _inside(card, (A6.width - WORDS_WIDE) / 2, A6.height - FIRST_BASELINE)
    return Page(A6, tuple(_front(card, hands, 0, 0, A6.height))), Page(A6, (words,))


def one_page(words: str, hand: Hand, seed: int, ink: Ink = Ink.BLUE_BLACK) -> Page:
    """One text on a finished A6 page, with room below it to sign by hand.

    Raises Problem where it does not fit or letters are missing.
    """
    top, sign = 20.6, 26
    written = write(words, hand, width=86, height=A6.height - top - sign, x_height=X_HEIGHT, leading=LEADING, seed=seed)
    return Page(A6, (Written(written, 9.5, A6.height - top, ink.colour),))


def _inside(card: CardToPrint, x: float, y: float) -> Written:
    return Written(_words(card), x, y, card.ink.colour)


def _words(card: CardToPrint) -> PlacedWriting:
    return write(
        "\n".join((card.beginning, *card.paragraphs)),
        card.hand,
        width=WORDS_WIDE,
        height=FOLDED_CARD.height - FIRST_BASELINE - SIGNATURE,
        x_height=X_HEIGHT,
        leading=LEADING,
        ending=card.ending,
        seed=card.seed,
    )


def _front(card: CardToPrint, hands: Sequence[Hand], left: float, foot: float, height: float) -> list[Item]:
    items: list[Item] = []
    if card.picture is not None:
        x, y = left + (A6.width - _DRAWING_WIDE) / 2, foot + height - _DRAWING_FROM_TOP - _DRAWING_HIGH
        items.append(Picture(card.picture, round(x, 3), round(y, 3), _DRAWING_WIDE, _DRAWING_HIGH))
    elif card.design:
        x = left + (A6.width - _DRAWING_WIDE * _DRAWING_SCALE) / 2
        y = foot + height - _DRAWING_FROM_TOP - _DRAWING_HIGH * _DRAWING_SCALE
        ink, variant = card.ink.of_drawings, variant_of(card.seed)
        items.append(Drawing(card.design, round(x, 3), round(y, 3), _DRAWING_SCALE, ink, variant))
    if not card.title.strip():
        return items
    hand = able(card.hand, hands, card.title)
    x = left + (A6.width - _TITLE_WIDE) / 2
    lines = _title(card.title, hand, card.seed)
    baseline = foot + _TITLE_BASELINE + (len(lines) - 1) * _TITLE_LEADING / 2
    for number, line in enumerate(lines):
        items.append(Written(line, x, baseline - number * _TITLE_LEADING, card.ink.colour))
    return items


def _title(title: str, hand: Hand, seed: int) -> list[PlacedWriting]:
    """On one line where it stays large, else parted where the two halves are most alike in length."""
    whole = _title_line(title, hand, seed)
    words = title.split()
    if whole.x_height >= _TITLE_ONE_LINE or len(words) < 2:
        return [whole]
    part = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    halves = [_title_line(" ".join(half), hand, seed + n) for n, half in enumerate((words[:part], words[part:]))]
    least = min(half.x_height for half in halves)
    return [_title_line(" ".join(h), hand, seed + n, least) for n, h in enumerate((words[:part], words[part:]))]


def _title_line(title: str, hand: Hand, seed: int, x_height: float = _TITLE_X_HEIGHT) -> PlacedWriting:
    return write_line(
        title, hand, width=_TITLE_WIDE, seed=seed, x_height=x_height, least=0.3, gap=_TITLE_GAP, align="centre"
    )


def _back(card: CardToPrint, hands: Sequence[Hand], left: float, foot: float, mark: str) -> list[Item]:
    """The shop's mark, its name and how to get no cards: alike on every card, for a shop keeps its look."""
    items: list[Item] = []
    if mark:
        x = left + (A6.width - _MARK_WIDE * _MARK_SCALE) / 2
        y = foot + _MARK_TOP - _MARK_HIGH * _MARK_SCALE
        items.append(Drawing(mark, round(x, 3), round(y, 3), _MARK_SCALE, card.ink.of_drawings))
    x = left + (A6.width - _SHOP_WIDE) / 2
    for line, baseline, x_height in (
        (card.shop_name, _SHOP_BASELINE, _SHOP_X_HEIGHT),
        (card.opting_out, _OPTING_OUT_BASELINE, _OPTING_OUT_X_HEIGHT),
    ):
        if line.strip():
            hand = able(card.hand, hands, line)
            written = write_line(line, hand, width=_SHOP_WIDE, seed=0, x_height=x_height, least=0.4, align="centre")
            items.append(Written(written, x, foot + baseline, card.ink.of_drawings))
    return items
