"""How the owner turns a stack where the printer cannot print on both sides: found with two sheets, then kept.

Printers differ in four things: which side of a sheet they print in the tray, whether it comes out face up or face down,
which end of the page goes first, and from which side of the stack they take. All that the owner has to see is told by
two sheets that are put back as all later stacks will be: in the order in which they came out, the same edge first, the
blank side where it is printed. Then only two things are open: whether the last sheet goes in first, and whether the
second side stands on its head.

Loaded before the first paint, since what is set on this computer holds a `Turning`; paper is made elsewhere.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopfriend.printing.paper import Flip, Size

if TYPE_CHECKING:
    from shopfriend.printing.page import Page
    from shopfriend.printing.plain_type import Type


@dataclass(frozen=True, slots=True)
class Turning:
    """How a stack that is put back goes through: `flip` as of a printer that turns by itself; `backwards` where the
    sheet that was printed last goes in first.
    """

    flip: Flip
    backwards: bool


def test_pages(size: Size, fonts: "Type") -> tuple[list["Page"], list["Page"]]:
    """Fronts and backs of the two sheets of the test, for paper of that size: first the ones, then the others."""
    from shopfriend.printing.turning_pages import lay_out

    return lay_out(size, fonts)


def seen(same_number: bool, same_head: bool) -> Turning:
    """What two answers tell: is the same number behind 1, and do both heads lie at one edge, turned like a page?"""
    return Turning(Flip.LONG_EDGE if same_head else Flip.SHORT_EDGE, backwards=not same_number)


def order(sheets: int, turning: Turning) -> list[int]:
    """The sheets (from 0) in the order in which their insides are printed, after the outsides went from 0 upwards.

    Packs are cut from this order, the first ones first, and each is printed in it: whether the stack was put back whole
    or a pack at a time from where the printer takes its sheets, the insides meet their outsides. Where it goes
    backwards, the first pack of ten out of 24 is 23, 22 and so on to 14.
    """
    return list(range(sheets))[:: -1 if turning.backwards else 1]
