"""Lays out the two sheets that show how a printer takes a stack back in: numbers, heads, what to do with them."""

from shopfriend.language import _
from shopfriend.printing.instructions import centred, paragraphs
from shopfriend.printing.page import BLACK, Item, Page, Rule
from shopfriend.printing.paper import A4, Size
from shopfriend.printing.plain_type import Type

_SHEETS = (1, 2)
_LETTER_HEIGHT = 279.0


def lay_out(size: Size, fonts: Type) -> tuple[list[Page], list[Page]]:
    """Fronts and backs of the two sheets, for paper of that size, which stands as it goes through the printer."""
    paper = Size(*sorted(size))
    return (
        [Page(paper, tuple(_front(number, paper, fonts))) for number in _SHEETS],
        [Page(paper, tuple(_back(number, paper, fonts))) for number in _SHEETS],
    )


def _front(number: int, paper: Size, fonts: Type) -> list[Item]:
    steps = (
        _("Leave both sheets in the order in which they came out."),
        _("Put them back in: this edge goes first, and the printer prints on the blank side."),
        _("Does a number land on this side again? Turn both sheets over, and print the backs once more."),
    )
    return [*_headed(number, _("This edge goes in first"), paper, fonts), *_steps(steps, paper, fonts)]


def _back(number: int, paper: Size, fonts: Type) -> list[Item]:
    questions = (
        _("Is the number on the other side the same?"),
        _("Turn this sheet like the page of a book: are both arrows at the same edge?"),
        _("Tell Shopfriend what you see."),
    )
    return [*_headed(number, _("Top"), paper, fonts), *_steps(questions, paper, fonts)]


def _headed(number: int, edge: str, paper: Size, fonts: Type) -> list[Item]:
    """An arrow to the upper edge with what it means, and the number of the sheet as large as the paper allows."""
    scale, middle = _scale(paper), paper.width / 2
    top = paper.height
    return [
        *centred("↑", fonts, middle, top - 36 * scale, 110 * scale),
        *centred(edge, fonts, middle, top - 52 * scale, 28 * scale),
        *centred(str(number), fonts, middle, top - 166 * scale, 350 * scale),
    ]


def _steps(steps: tuple[str, ...], paper: Size, fonts: Type) -> list[Item]:
    scale = _scale(paper)
    left, y = 22 * scale, paper.height - 200 * scale
    items: list[Item] = [Rule(left, y + 15 * scale, paper.width - left, y + 15 * scale, 0.8, BLACK)]
    told, _end = paragraphs(steps, fonts, left, y, 21 * scale, paper.width - 2 * left)
    return items + told


def _scale(paper: Size) -> float:
    """How much smaller than on A4 everything is."""
    return min(1.0, paper.width / A4.width, paper.height / _LETTER_HEIGHT)
