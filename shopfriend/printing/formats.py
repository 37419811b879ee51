"""The formats of cards and their envelopes, and how each lies on the sheet that a shop has in its printer.

Sizes are those of PAPER: ISO 216 and 269 for Europe, the announcement sizes of the trade for the United States.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from shopfriend.language import _
from shopfriend.printing.paper import A4, Size
from shopfriend.problem import Problem

INCH = 25.4
LETTER = Size(8.5 * INCH, 11 * INCH)


def _inches(width: float, height: float) -> Size:
    return Size(width * INCH, height * INCH)


def _landscape(size: Size) -> Size:
    return Size(size.height, size.width)


@dataclass(frozen=True)
class Format:
    """A card: `size` as it is finished and held in the hand, `sheet` what it is printed on, both as looked at.

    A folded card opens like a book: its `open_size` is twice as wide, and `taller` where cutting a sheet without waste
    leaves it so much higher (mm) than the size by which it is known. `places` are the lower left corners (mm) of the
    open cards on the outside of a sheet, in the order in which stacks are put on one another. `envelope` is empty for
    a card that is sent as it is; `envelope_size` is then None. `cut` tells that the sheet is the open card: there is
    nothing to cut, and marks for the fold would stay.
    """

    name: str
    size: Size
    folded: bool
    sheet: Size
    places: tuple[tuple[float, float], ...]
    envelope: str = ""
    envelope_size: Size | None = None
    taller: float = 0.0
    cut: bool = False

    @cached_property
    def open_size(self) -> Size:
        """The card as it lies on the sheet before it is folded."""
        return Size(self.size.width * (2 if self.folded else 1), self.size.height + self.taller)

    @property
    def wide(self) -> bool:
        """Whether the finished card is wider than high."""
        return self.size.width > self.size.height


_C6, _C5, _DL = Size(162, 114), Size(229, 162), Size(220, 110)
_A7_OPEN, _A6_OPEN = _inches(10, 7), _inches(9, 6.25)
_WIDE_LETTER = _landscape(LETTER)


def _centred(open_size: Size, sheet: Size) -> tuple[float, float]:
    return (sheet.width - open_size.width) / 2, (sheet.height - open_size.height) / 2


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("a6", Size(105, 148), True, A4, ((0, 148.5), (0, 0)), "C6", _C6, taller=0.5),
        Format("a5", Size(148.5, 210), True, _landscape(A4), ((0, 0),), "C5", _C5),
        Format("dl", Size(99, 210), True, _landscape(A4), ((0, 0),), "DL", _DL),
        Format("us-a2", _inches(4.25, 5.5), True, LETTER, ((0, 5.5 * INCH), (0, 0)), "A2", _inches(5.75, 4.375)),
        Format(
            "us-a6",
            _inches(4.5, 6.25),
            True,
            _WIDE_LETTER,
            (_centred(_A6_OPEN, _WIDE_LETTER),),
            "A6",
            _inches(6.5, 4.75),
        ),
        Format(
            "us-a7", _inches(5, 7), True, _WIDE_LETTER, (_centred(_A7_OPEN, _WIDE_LETTER),), "A7", _inches(7.25, 5.25)
        ),
        Format("us-a9", _inches(5.5, 8.5), True, _WIDE_LETTER, ((0, 0),), "A9", _inches(8.75, 5.75)),
        Format("us-postcard", _inches(6, 4), False, LETTER, ((1.25 * INCH, 5.75 * INCH), (1.25 * INCH, 1.25 * INCH))),
        Format(
            "us-note",
            Size(LETTER.width, LETTER.height / 3),
            False,
            LETTER,
            tuple((0, LETTER.height / 3 * row) for row in (2, 1, 0)),
            "#10",
            _inches(9.5, 4.125),
        ),
    )
}


USUAL = "a6"


class Stock(StrEnum):
    """What cards are printed on; the values are those that a shop stores as its paper."""

    WHOLE_SHEET = "a4"
    """Whole sheets of A4 or letter, to be cut."""
    READY_CUT = "ready-cut"


def ready_cut(form: Format) -> Format:
    """The same card on stock that is cut to the open card already: one a sheet, no marks, nothing left over."""
    whole = replace(form, taller=0.0, places=((0, 0),), cut=True)
    return replace(whole, sheet=whole.open_size)


def plain_sheet(form: Format) -> Size:
    """The plain paper of the format's region, A4 or letter, standing."""
    return Size(*sorted(FORMATS[form.name].sheet))


def sheet_called(sheet: Size) -> str:
    """What a sheet is called in a shop: A4, letter; else its millimetres."""
    upright = Size(*sorted(sheet))
    names = {A4: "A4", LETTER: _("letter")}
    return names.get(upright, f"{sheet.width:.0f} × {sheet.height:.0f} mm")


def stock_called(value: str) -> Stock:
    """The stock of that value; whole sheets where there is none."""
    return Stock(value) if value in list(Stock) else Stock.WHOLE_SHEET


def named(name: str) -> Format:
    """The format of that name. Raises Problem `format-unknown`, listing those there are."""
    if name not in FORMATS:
        raise Problem(
            "format-unknown",
            _("There is no card format {name}. There are: {names}."),
            name=name[:40],
            names=", ".join(FORMATS),
        )
    return FORMATS[name]
