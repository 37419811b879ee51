"""Lays out the recovery sheet: one page that opens the shop when the computer is gone, and says so to whoever finds it.

A stranger to computers reads it on a bad day, perhaps years from now: the code is large and parted as it is typed, what
to do stands in three steps, and where the paper should lie is said before it is put anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shopfriend.handwriting.outlines import POINT
from shopfriend.language import _
from shopfriend.printing import qr
from shopfriend.printing.page import BLACK, Colour, Item, Page, Rule
from shopfriend.printing.paper import A4, Size
from shopfriend.printing.plain_type import Type, measured, set_line

_LEFT, _RIGHT = 25.0, 185.0
_SOFT: Colour = (0.36, 0.36, 0.36)
_FRAME_TOP, _FRAME_FOOT, _PAD = 236.0, 154.0, 11.0
_QR = 52.0
_GROUPS_IN_A_ROW, _GROUP_WIDE, _ROW_HIGH = 2, 40.0, 16.4
_CODE_SIZE, _CODE_SPACE = 26.0, 1.6
_TEXT, _LEADING = 12.0, 6.2
_HANG = 8.0


@dataclass(frozen=True, slots=True)
class SheetToPrint:
    """What stands on a sheet: the code with its dashes, the shop's name ("" where it has none), number and day."""

    code: str
    shop: str
    number: int
    day: str


def lay_out(sheet: SheetToPrint, fonts: Type, size: Size = A4) -> Page:
    """The page, A4 or letter; what it says keeps within it in every language, the longest lines set smaller."""
    wide = _RIGHT - _LEFT
    items: list[Item] = [*set_line(_("Recovery sheet"), fonts, _LEFT, 266, 30, bold=True, width=wide)]
    about = _("Sheet {number}, made on {day}").format(number=sheet.number, day=sheet.day)
    line = f"{sheet.shop}  ·  {about}" if sheet.shop else about
    items += set_line(line, fonts, _LEFT, 256.5, 13, colour=_SOFT, width=wide)
    items += set_line(_("This paper is the key to your shop."), fonts, _LEFT, 243, 13, bold=True, width=wide)
    items += _frame()
    items += _code(sheet.code, fonts)
    items += _qr(sheet.code)
    y = _FRAME_FOOT - 13.0
    for title, words in _paragraphs(sheet.number):
        items += set_line(title, fonts, _LEFT, y, 13, bold=True, width=wide)
        y -= 7.2
        hang = _HANG if len(words) > 1 else 0.0
        for number, sentence in enumerate(words, 1):
            if hang:
                items += set_line(f"{number}.", fonts, _LEFT, y, _TEXT, colour=_SOFT)
            for part in _lines(sentence, fonts, wide - hang):
                items += set_line(part, fonts, _LEFT + hang, y, _TEXT, width=wide - hang)
                y -= _LEADING
        y -= 5.0
    items += _where_it_lies(fonts, wide)
    return Page(size, tuple(items))


def _paragraphs(number: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (
            _("When you need it"),
            (
                _(
                    "The computer is lost, stolen or broken, or it no longer knows the key. "
                    "Nobody has a second one: not even those who made Shopfriend."
                ),
            ),
        ),
        (
            _("What to do"),
            (
                _("Install Shopfriend and bring your shop's file or a backup, such as the one on your stick."),
                _("Open it, and type the code above when you are asked for it. Small letters are fine."),
                _("0 is always nought and 1 always one: the letters O, I and L do not occur."),
            ),
        ),
        (
            _("Where to keep it"),
            (
                _(
                    "With your insurance papers or in the bank, and not near the computer. Not as a photo. "
                    "Whoever has this paper and the file can read what people told you. "
                    "Keep it as long as there are backups with “sheet {number}” in their name."
                ).format(number=number),
            ),
        ),
    )


def _frame() -> list[Item]:
    corners = (
        (_LEFT, _FRAME_FOOT),
        (_RIGHT, _FRAME_FOOT),
        (_RIGHT, _FRAME_TOP),
        (_LEFT, _FRAME_TOP),
        (_LEFT, _FRAME_FOOT),
    )
    return [Rule(*a, *b, 1.2, BLACK) for a, b in pairwise(corners)]


def _code(code: str, fonts: Type) -> list[Item]:
    """The groups in pairs, row by row, each with its number small before it."""
    items: list[Item] = []
    for place, group in enumerate(code.split("-")):
        row, column = divmod(place, _GROUPS_IN_A_ROW)
        x = _LEFT + _PAD + column * _GROUP_WIDE
        y = _FRAME_TOP - 20.5 - row * _ROW_HIGH
        items += set_line(str(place + 1), fonts, x, y, 9, colour=_SOFT)
        items += set_line(group, fonts, x + 5.5, y, _CODE_SIZE, bold=True, space=_CODE_SPACE)
    return items


def _qr(code: str) -> list[Item]:
    """The same code for a camera: rows of thick lines that overlap by a hair, so that no white shows between them."""
    rows = qr.squares(code)
    side = _QR / len(rows)
    left = _RIGHT - _PAD - _QR
    top = (_FRAME_TOP + _FRAME_FOOT + _QR) / 2
    items: list[Item] = []
    for number, row in enumerate(rows):
        y = top - (number + 0.5) * side
        for first, end in qr.stretches(row):
            x, to_x = left + first * side, left + end * side
            items.append(Rule(round(x, 3), round(y, 3), round(to_x, 3), round(y, 3), side * 1.03 / POINT, BLACK))
    return items


def _where_it_lies(fonts: Type, wide: float) -> list[Item]:
    """A line to write on, for the second copy."""
    words = _("A second copy lies here:")
    end = _LEFT + min(measured(words, fonts, _TEXT), wide / 2) + 4
    return [
        *set_line(words, fonts, _LEFT, 27, _TEXT, colour=_SOFT, width=wide / 2),
        Rule(end, 26.2, _RIGHT, 26.2, 0.6, _SOFT),
    ]


def _lines(words: str, fonts: Type, width: float) -> Sequence[str]:
    """The words in lines that are no longer than `width` mm."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measured(longer, fonts, _TEXT) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
