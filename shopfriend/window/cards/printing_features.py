"""What printing asks of the shop and of the printers, as callables that run on workers. Free of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopfriend.cards.passes import Document, Pass, PrintWish
    from shopfriend.printing.following import Step
    from shopfriend.printing.formats import Format
    from shopfriend.printing.job import Printer
    from shopfriend.printing.labels import LabelSheet
    from shopfriend.printing.letter_post import Posting
    from shopfriend.printing.paper import Size
    from shopfriend.printing.turning import Turning

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Stack:
    """A pile made ready for the printer: each document as PDF, how many pages it has, and whom its cards are for.

    All pages of a document have its size. `labels` is how many labels it fills. `run` is the print run that was stored
    for it, "" for a mere trial; `set_aside` names the cards that could not be written, with why.
    """

    documents: "Mapping[Document, bytes]"
    pages: "Mapping[Document, int]"
    sizes: "Mapping[Document, Size]"
    form: "Format"
    names: tuple[str, ...] = ()
    labels: int = 0
    run: str = ""
    set_aside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """What is told before printing: what it takes, on which sheets it lies, and what does not go on this printer."""

    posting: "Posting"
    form: "Format"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrintingFeatures:
    """`printers`, `print_pass` and `stack` may take their time; the rest answers at once.

    `wish` is how the owner printed last on that printer ("" for the one used last); `keep_wish` remembers it. `face_up`
    tells how the pages of a printer come out, None where that was never said; `keep_face_up` remembers it.
    """

    printers: "Callable[[], tuple[Printer, ...]]"
    wish: "Callable[[str, Sequence[Printer]], PrintWish]"
    keep_wish: "Callable[[PrintWish], None]"
    keep_turning: "Callable[[str, Turning | None], None]"
    labels_used: "Callable[[PrintWish, int], None]"
    label_sheets: "Callable[[], tuple[LabelSheet, ...]]"
    counted: "Callable[[Sequence[str], Printer | None, PrintWish], Counted]"
    trial: "Callable[[], Stack]"
    stack: "Callable[[date, Sequence[str], Printer, PrintWish, Progress, Cancelled], Stack]"
    print_pass: "Callable[[Stack, Pass, PrintWish, Callable[[Step], None], Cancelled], None]"
    give_up: Callable[[str, Sequence[str]], object]
    face_up: Callable[[str], bool | None]
    keep_face_up: Callable[[str, bool], None]
