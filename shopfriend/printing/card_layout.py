"""Lays out a card: where its drawing, title and words stand, in millimetres from the lower left of its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.handwriting.hand import Hand, able
from shopfriend.handwriting.outlines import PlacedWriting
from shopfriend.handwriting.writing import write, write_line
from shopfriend.language import _
from shopfriend.printing import measures
from shopfriend.printing.formats import FORMATS, USUAL, Format
from shopfriend.printing.front_pen import variant_of
from shopfriend.printing.imposition import marks, sheets, turned_inside
from shopfriend.printing.inks import Ink
from shopfriend.printing.measures import Area
from shopfriend.printing.own_picture import FrontPicture
from shopfriend.printing.page import Drawing, Item, Page, Picture, Rule, Written, moved
from shopfriend.printing.paper import A6, Flip
from shopfriend.problem import Problem

_X_HEIGHT = 1.95
_LEADING = 7.7
_TITLE_X_HEIGHT = 4.6
_TITLE_ONE_LINE = 3.4
_TITLE_LEADING = 11.5
_TITLE_GAP = 0.62
_SHOP_BASELINE = 14.0
_MARK_WIDE, _MARK_HIGH, _MARK_TOP, _MARK_SCALE = 16.0, 14.4, 30.0, 0.82
_SHOP_X_HEIGHT = 1.6
_OPTING_OUT_BASELINE, _OPTING_OUT_X_HEIGHT = 8.2, 1.15
_SHOP_WIDE = 60.0
_ADDRESS_X_HEIGHT, _ADDRESS_LEADING = 2.1, 7.4


@dataclass(frozen=True, slots=True)
class CardToPrint:
    """A card whose words are settled. `number` is its place in the pile (from 1); it is not printed on the card.

    `design` names a drawing, or is empty for a card with its title alone; `language` is the card's, as "de". `address`
    is written on a card that is sent as it is, without an envelope. `opting_out` is the sentence on the back that tells
    how to get no cards, if any; `picture` is one of the owner's own that stands in place of a drawing.
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
    form: Format = FORMATS["a6"]
    address: tuple[str, ...] = ()
    opting_out: str = ""
    picture: FrontPicture | None = None


def of_card(number: int, problem: Problem) -> Problem:
    """The same problem, saying which card of the pile it is about."""
    values = {**problem.values, "number": number, "reason": str(problem)}
    return Problem(problem.code, _("Card {number}: {reason}"), **values)


@dataclass(frozen=True, slots=True)
class LaidCard:
    """A card laid out once, for its sheet and for its finished pages: each face from its own lower left corner.

    `back` is empty where the card is not folded.
    """

    form: Format
    front: tuple[Item, ...]
    words: tuple[Item, ...]
    back: tuple[Item, ...]

    @property
    def finished(self) -> tuple[Page, Page]:
        """Front and inside of the finished card."""
        return Page(self.form.size, self.front), Page(self.form.size, self.words)


def laid_out(card: CardToPrint, hands: Sequence[Hand], mark: str = "") -> LaidCard:
    """Lay out a card. `mark` names the drawing above the shop's name on the back, if there is one.

    Raises Problem, naming the card, where words do not fit or letters are missing.
    """
    try:
        back = _back(card, hands, mark) if card.form.folded else []
        return LaidCard(card.form, tuple(_front(card, hands)), tuple(_words_face(card, hands)), tuple(back))
    except Problem as problem:
        raise of_card(card.number, problem) from problem


def on_sheets(cards: Sequence[LaidCard], flip: Flip = Flip.LONG_EDGE) -> list[Page]:
    """Cards of one format on their sheets, outside and inside in turn: page 2k+1 and 2k+2 (from 1) belong to sheet k.

    Sheets count from 0, as `imposition.sheets` gives them.
    """
    pages: list[Page] = []
    form = cards[0].form if cards else FORMATS[USUAL]
    for sheet in sheets(len(cards), form):
        outside: list[Item] = [Rule(*line) for line in marks(form)]
        inside: list[Item] = []
        for place in sheet:
            outside += _open_outside(cards[place.card], *place.outside)
            inside += _open_inside(cards[place.card], *place.inside)
        pages.append(Page(form.sheet, tuple(outside)))
        pages.append(Page(form.sheet, tuple(inside), turned=turned_inside(form, flip)))
    return pages


def laid_on_sheets(
    cards: Sequence[CardToPrint], hands: Sequence[Hand], flip: Flip = Flip.LONG_EDGE, mark: str = ""
) -> list[Page]:
    """Cards laid out and put on their sheets. Raises Problem as `laid_out`."""
    return on_sheets([laid_out(card, hands, mark) for card in cards], flip)


def _open_outside(card: LaidCard, left: float, foot: float) -> tuple[Item, ...]:
    """The front stands as far from the upper edge of the open card as from that of the finished one."""
    right = left + card.form.size.width if card.form.folded else left
    return (*moved(card.back, left, foot), *moved(card.front, right, foot + card.form.taller))


def _open_inside(card: LaidCard, left: float, foot: float) -> tuple[Item, ...]:
    """As far from the upper edge as on the finished card; sideways the words are measured from the fold."""
    if card.form.folded:
        words = measures.of(card.form).words
        left += card.form.size.width + measures.words_from_fold(card.form) - words.left
    return moved(card.words, left, foot + card.form.taller)


def finished(card: CardToPrint, hands: Sequence[Hand]) -> tuple[Page, Page]:
    """Front and inside of a finished card, whose back nobody sees; raises the bare Problem that `laid_out` numbers."""
    return front(card, hands), Page(card.form.size, tuple(_words_face(card, hands)))


def front(card: CardToPrint, hands: Sequence[Hand]) -> Page:
    """The front of a finished card. Raises Problem where letters of its title are missing."""
    return Page(card.form.size, tuple(_front(card, hands)))


def one_page(words: str, hand: Hand, seed: int, ink: Ink = Ink.BLUE_BLACK) -> Page:
    """One text on a finished A6 page, with room below it to sign by hand.

    Raises Problem where it does not fit or letters are missing.
    """
    top, sign = 20.6, 26
    written = write(
        words, hand, width=86, height=A6.height - top - sign, x_height=_X_HEIGHT, leading=_LEADING, seed=seed
    )
    return Page(A6, (Written(written, 9.5, A6.height - top, ink.colour),))


def _words_face(card: CardToPrint, hands: Sequence[Hand]) -> list[Item]:
    """The words in the middle of their face; beside them the address, where a card is sent as it is."""
    found = measures.of(card.form)
    top = found.words.foot + found.words.height
    items: list[Item] = [Written(_words(card), round(found.words.left, 3), round(top, 3), card.ink.colour)]
    if found.address is not None:
        items += _address(card, hands, found.address)
    return items


def _words(card: CardToPrint) -> PlacedWriting:
    found = measures.of(card.form)
    return write(
        "\n".join((card.beginning, *card.paragraphs)),
        card.hand,
        width=found.words.width,
        height=found.words.height,
        x_height=_X_HEIGHT * found.letters,
        leading=_LEADING * found.letters,
        ending=card.ending,
        seed=card.seed,
    )


def _address(card: CardToPrint, hands: Sequence[Hand], area: Area) -> list[Item]:
    """The address on a card without an envelope, its last line above what sorting machines want empty."""
    items: list[Item] = []
    lines = [line for line in card.address if line.strip()]
    for number, line in enumerate(lines):
        hand = able(card.hand, hands, line)
        seed = card.seed + 101 * (number + 1)
        written = write_line(line, hand, width=area.width, seed=seed, x_height=_ADDRESS_X_HEIGHT, least=0.3)
        y = area.foot + _ADDRESS_LEADING * (len(lines) - 1 - number)
        items.append(Written(written, round(area.left, 3), round(y, 3), card.ink.colour))
    return items


def _front(card: CardToPrint, hands: Sequence[Hand]) -> list[Item]:
    """Drawing and title."""
    items: list[Item] = []
    found = measures.of(card.form)
    if card.picture is not None:
        box = measures.picture(card.form)
        x, y = round(box.left, 3), round(box.foot, 3)
        items.append(Picture(card.picture, x, y, round(box.width, 3), round(box.height, 3)))
    elif card.design:
        x, y, scale = found.drawing
        ink, variant = card.ink.of_drawings, variant_of(card.seed)
        items.append(Drawing(card.design, round(x, 3), round(y, 3), round(scale, 4), ink, variant))
    if not card.title.strip():
        return items
    hand = able(card.hand, hands, card.title)
    lines = _title(card.title, hand, card.seed, found.title.width, found.letters)
    leading = _TITLE_LEADING * found.letters
    baseline = found.title_y + (len(lines) - 1) * leading / 2
    for number, line in enumerate(lines):
        items.append(Written(line, found.title.left, baseline - number * leading, card.ink.colour))
    return items


def _title(title: str, hand: Hand, seed: int, width: float, letters: float) -> list[PlacedWriting]:
    """On one line where it stays large, else parted where the two halves are most alike in length."""

    def line(words: str, seed: int, x_height: float = _TITLE_X_HEIGHT * letters) -> PlacedWriting:
        return write_line(
            words, hand, width=width, seed=seed, x_height=x_height, least=0.3, gap=_TITLE_GAP, align="centre"
        )

    whole = line(title, seed)
    words = title.split()
    if whole.x_height >= _TITLE_ONE_LINE * letters or len(words) < 2:
        return [whole]
    part = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    halves = [" ".join(half) for half in (words[:part], words[part:])]
    least = min(line(half, seed + number).x_height for number, half in enumerate(halves))
    return [line(half, seed + number, least) for number, half in enumerate(halves)]


def _back(card: CardToPrint, hands: Sequence[Hand], mark: str) -> list[Item]:
    """The shop's mark, its name and how to get no cards: alike on every card, for a shop keeps its look."""
    items: list[Item] = []
    if mark:
        x = (card.form.size.width - _MARK_WIDE * _MARK_SCALE) / 2
        y = _MARK_TOP - _MARK_HIGH * _MARK_SCALE
        items.append(Drawing(mark, round(x, 3), round(y, 3), _MARK_SCALE, card.ink.of_drawings))
    x = (card.form.size.width - _SHOP_WIDE) / 2
    for line, baseline, x_height in (
        (card.shop_name, _SHOP_BASELINE, _SHOP_X_HEIGHT),
        (card.opting_out, _OPTING_OUT_BASELINE, _OPTING_OUT_X_HEIGHT),
    ):
        if line.strip():
            hand = able(card.hand, hands, line)
            written = write_line(line, hand, width=_SHOP_WIDE, seed=0, x_height=x_height, least=0.4, align="centre")
            items.append(Written(written, x, baseline, card.ink.of_drawings))
    return items
