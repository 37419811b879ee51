"""How a pile goes through the printer, pass by pass: what is printed together, and what to look at before the next.

A printer that turns sheets takes the cards in one pass. Where the owner turns the stack, as with heavy paper, all
outsides go first, then the inside of one sheet, which she looks at, and the others in packs. Envelopes are tried on
plain paper, then follow in packs that the feeder holds. The list comes last, to lie on the pile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shopfriend.printing.formats import Format
from shopfriend.printing.imposition import sheets
from shopfriend.printing.turning import Turning, order


class Document(StrEnum):
    """What is printed; each is one PDF whose pages are all of a size."""

    TURNING_FRONTS = "turning-fronts"
    TURNING_BACKS = "turning-backs"
    CARDS = "cards"
    ENVELOPE_TEST = "envelope-test"
    ENVELOPES = "envelopes"
    LABELS = "labels"
    LIST = "list"
    DRAWER = "drawer"


class Asked(StrEnum):
    """What the owner is asked when a pass has come out."""

    NOTHING = "nothing"
    TURNED = "turned"
    INSIDE = "inside"
    ENVELOPE = "envelope"


class Addresses(StrEnum):
    """What the addresses are printed on."""

    ENVELOPES = "envelopes"
    LABELS = "labels"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """How the owner wants a pile printed: on which printer ("" for files), and who turns the sheets.

    `turning` is how the stack goes back in, None where it was never tried; `pack` how many sheets or envelopes go
    together; labels begin at `first_label` (from 1) of `label_sheet`.
    """

    printer: str
    both_sides: bool = False
    turning: Turning | None = None
    pack: int = 10
    addresses: Addresses = Addresses.ENVELOPES
    label_sheet: str = "L7163"
    first_label: int = 1


@dataclass(frozen=True, slots=True)
class Pass:
    """One job: pages (from 0, in this order) of a document, on so many sheets, labels or envelopes.

    `names` are whom the printed insides belong to, for the question that is asked about them.
    """

    document: Document
    pages: tuple[int, ...]
    sheets: int
    both_sides: bool = False
    asked: Asked = Asked.NOTHING
    names: tuple[str, ...] = ()

    @property
    def insides(self) -> bool:
        """Whether these are the insides of cards whose outsides are printed."""
        return self.document is Document.CARDS and not self.both_sides and self.pages[0] % 2 == 1


def passes(pages: Mapping[Document, int], form: Format, names: Sequence[str], wish: PrintWish) -> tuple[Pass, ...]:
    """The passes of a pile, in order; `pages` tells how many each document has, `names` who the cards are for.

    Where the owner turns the stack, `wish` must tell how, which a trial of two sheets has shown before.
    """
    cards = _whole(pages, Document.CARDS, both_sides=True) if wish.both_sides else _by_hand(pages, form, names, wish)
    return (
        *_whole(pages, Document.TURNING_FRONTS),
        *(replace(one, asked=Asked.TURNED) for one in _whole(pages, Document.TURNING_BACKS)),
        *cards,
        *_envelopes(pages, wish.pack),
        *_whole(pages, Document.LABELS),
        *_whole(pages, Document.LIST),
        *_whole(pages, Document.DRAWER),
    )


def _whole(pages: Mapping[Document, int], document: Document, *, both_sides: bool = False) -> tuple[Pass, ...]:
    number = pages.get(document, 0)
    if not number:
        return ()
    return (Pass(document, tuple(range(number)), number // 2 if both_sides else number, both_sides),)


def _by_hand(pages: Mapping[Document, int], form: Format, names: Sequence[str], wish: PrintWish) -> tuple[Pass, ...]:
    laid = sheets(len(names), form)
    number = pages.get(Document.CARDS, 0) // 2
    if not number:
        return ()
    if wish.turning is None:
        raise ValueError("how the stack is turned must be known")
    turned = order(number, wish.turning)
    first, rest = turned[:1], turned[1:]
    whose = tuple(names[place.card] for sheet in first for place in laid[sheet])
    outsides = Pass(Document.CARDS, tuple(2 * sheet for sheet in range(number)), number)
    looked_at = Pass(Document.CARDS, _insides(first), 1, asked=Asked.INSIDE, names=whose)
    packs = (Pass(Document.CARDS, _insides(pack), len(pack)) for pack in _packs(rest, wish.pack))
    return (outsides, looked_at, *packs)


def _envelopes(pages: Mapping[Document, int], pack: int) -> tuple[Pass, ...]:
    number = pages.get(Document.ENVELOPES, 0)
    if not number:
        return ()
    tried = Pass(Document.ENVELOPE_TEST, (0,), 1, asked=Asked.ENVELOPE)
    packs = (Pass(Document.ENVELOPES, tuple(each), len(each)) for each in _packs(list(range(number)), pack))
    return (tried, *packs)


def _insides(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(2 * sheet + 1 for sheet in numbers)


def _packs(numbers: Sequence[int], pack: int) -> list[Sequence[int]]:
    return [numbers[start : start + pack] for start in range(0, len(numbers), pack)]
