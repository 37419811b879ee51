"""Lays out the page that is measured with a ruler: two lines of known length, and two margins to the paper's edge."""

from shopfriend.language import _
from shopfriend.printing.calibration import Measured, drawn
from shopfriend.printing.instructions import centred, paragraphs, span
from shopfriend.printing.page import BLACK, GREY, Item, Page, Rule
from shopfriend.printing.paper import A4, Size
from shopfriend.printing.plain_type import Type, measured, set_line

_LINE = 0.9
_TICK = 4.0
"""Half the length of the tick at the end of a line, in mm."""
_BLIND = 5.5
"""So far from the edge, in mm, a printer begins to print: the arrow to the edge ends there."""
_LETTER = 30.0
_WRITE_ON = 36.0
_LETTER_HEIGHT = 279.0
_WORDS_FROM_LINE, _WORDS_TO_EDGE = 24.0, 14.0


def lay_out(size: Size, fonts: Type) -> Page:
    """The page for paper of that size, which stands as it goes through the printer."""
    paper, true = Size(*sorted(size)), drawn(size)
    left, top = true.left, paper.height - true.top
    items: list[Item] = [
        Rule(left, top, left + true.across, top, _LINE, BLACK),
        Rule(left, top, left, top - true.down, _LINE, BLACK),
        Rule(left + true.across, top - _TICK, left + true.across, top + _TICK, _LINE, BLACK),
        Rule(left - _TICK, top - true.down, left + _TICK, top - true.down, _LINE, BLACK),
    ]
    items += _named_lines(paper, true, fonts)
    items += _words(paper, true, fonts)
    return Page(paper, tuple(items))


def _named_lines(paper: Size, true: Measured, fonts: Type) -> list[Item]:
    """A and B beside their lines; C and D beside the arrows that reach from the edge of the paper to them."""
    low, right = paper.height * 0.32, true.left + true.across * 0.72
    size = _LETTER * _scale(paper, true)
    cap = size * 0.225
    return [
        *centred("A", fonts, true.left + true.across * 0.42, paper.height - true.top - cap - 3, size),
        *set_line("B", fonts, true.left + 3.5, paper.height * 0.55, size, bold=True),
        *span(_BLIND, low, true.left, low),
        *centred("C", fonts, (_BLIND + true.left) / 2, low + 3, size),
        *span(right, paper.height - true.top, right, paper.height - _BLIND),
        *set_line("D", fonts, right + 3, paper.height - (_BLIND + true.top) / 2 - cap / 2, size, bold=True),
    ]


def _words(paper: Size, true: Measured, fonts: Type) -> list[Item]:
    scale = _scale(paper, true)
    left, right = true.left + _WORDS_FROM_LINE * scale, paper.width - _WORDS_TO_EDGE * scale
    y = paper.height - true.top - 50 * scale
    items: list[Item] = [*set_line(_("True to size?"), fonts, left, y, 34 * scale, bold=True, width=right - left)]
    sentences = (
        _("Measure A, B, C and D with a ruler, to half a millimetre, and write them down here."),
        _("Then type the four figures into Shopfriend: from then on, every page comes out true to size."),
    )
    told, y = paragraphs(sentences, fonts, left, y - 16 * scale, 19 * scale, right - left)
    items += told
    y -= 18 * scale
    for letter, meaning in (
        ("A", _("the line across, end to end")),
        ("B", _("the line down, end to end")),
        ("C", _("left edge of the paper to the line")),
        ("D", _("upper edge of the paper to the line")),
    ):
        items += _row(letter, meaning, fonts, (left, y, right), scale)
        y -= 27 * scale
    return items


def _row(letter: str, meaning: str, fonts: Type, place: tuple[float, float, float], scale: float) -> list[Item]:
    """A letter, what it stands for, and where its figure is written down."""
    left, y, right = place
    unit = _("mm")
    from_here = left + 13 * scale
    to_here = right - measured(unit, fonts, 17 * scale) - 2
    begin = to_here - _WRITE_ON * scale
    return [
        *set_line(letter, fonts, left, y, _LETTER * scale, bold=True),
        *set_line(meaning, fonts, from_here, y, 17 * scale, width=begin - from_here - 3, least=0.6),
        Rule(begin, y - 1, to_here, y - 1, 0.8, GREY),
        *set_line(unit, fonts, to_here + 2, y, 17 * scale),
    ]


def _scale(paper: Size, true: Measured) -> float:
    """How much smaller than on A4 the words are."""
    return min(1.0, (paper.width - true.left) / (A4.width - true.left), paper.height / _LETTER_HEIGHT)
