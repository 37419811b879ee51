"""How the cards of a run lie when they have come out: which share a sheet, and which lies on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopfriend.printing import formats
from shopfriend.printing.formats import FORMATS, Format
from shopfriend.printing.imposition import sheets

_READY_CUT = "cut"


def paper_called(form: Format) -> str:
    """What a run notes of its paper: the format, and whether the stock was cut already."""
    return f"{form.name} {_READY_CUT}" if form.cut else form.name


def form_of(paper: str) -> Format | None:
    """The format that a run noted; None where there is no such one any more."""
    name, _space, stock = paper.partition(" ")
    form = FORMATS.get(name)
    return formats.ready_cut(form) if form is not None and stock == _READY_CUT else form


@dataclass(frozen=True, slots=True)
class Lying:
    """The cards (uids) of each sheet, in the order in which they were printed."""

    sheets: tuple[tuple[str, ...], ...]

    @property
    def several(self) -> bool:
        """Whether cards share a sheet."""
        return any(len(sheet) > 1 for sheet in self.sheets)

    def seen(self, *, by_sheet: bool, face_up: bool) -> list[tuple[str, ...]]:
        """The sheets, or the cards of the cut stack alone, from the top: what came out face up was printed last."""
        stack = self.sheets[::-1] if face_up else self.sheets
        if by_sheet:
            return list(stack)
        most = max((len(sheet) for sheet in stack), default=0)
        return [(sheet[row],) for row in range(most) for sheet in stack if row < len(sheet)]

    def onwards(self, card: str) -> set[str]:
        """The cards that are not there where the paper ran out before this one: its sheet, and all printed after it."""
        first = next((place for place, sheet in enumerate(self.sheets) if card in sheet), len(self.sheets))
        return {each for sheet in self.sheets[first:] for each in sheet}


def lying(cards: Sequence[str], form: Format | None) -> Lying:
    """How these cards lie, in the order of the pile; each on a sheet of its own where the format is not known."""
    if form is None:
        return Lying(tuple((card,) for card in cards))
    return Lying(tuple(tuple(cards[place.card] for place in sheet) for sheet in sheets(len(cards), form)))
