"""What Settings is laid out of: sheets with a heading, and choices side by side under their names."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.choice import Choice
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label


def side_by_side(*choices: Choice) -> QGridLayout:
    """Choices under their names, in two columns of one width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for column, choice in enumerate(choices):
        grid.addWidget(label(choice.name, 16, tone="soft"), 0, column)
        grid.addWidget(choice, 1, column)
    if len(choices) == 1:
        # An empty column would get no room between, and the choice would be wider than those above it.
        grid.addWidget(QWidget(), 1, 1)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid


def titled_sheet(
    colours: Colours, title: str, below: str, *, tinted: bool = False, beside: QWidget | None = None
) -> tuple[Sheet, QVBoxLayout]:
    """A sheet with its heading and what stands `beside` and `below` that, and the layout for the rest."""
    sheet = Sheet(colours, tinted=tinted)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(28, 20, 28, 24)
    inside.setSpacing(10)
    heading = label(title)
    heading.setFont(theme.heading(22))
    head = QHBoxLayout()
    head.addWidget(heading, 1)
    if beside is not None:
        head.addWidget(beside)
    inside.addLayout(head)
    if below:
        inside.addWidget(label(below, 16, tone="soft"))
    return sheet, inside


def format_names() -> dict[str, str]:
    """The formats of cards as the owner knows them, by name, in the order of the choice."""
    return {
        "a6": _("A6, folded"),
        "a5": _("A5, folded"),
        "dl": _("DL, folded"),
        "us-a2": _("US A2, folded"),
        "us-a6": _("US A6, folded"),
        "us-a7": _("US A7, folded"),
        "us-a9": _("US A9, folded"),
        "us-postcard": _("US postcard"),
        "us-note": _("US note for a #10 envelope"),
    }


def place_of(wanted: str, items: Iterable[str]) -> int:
    """Where an item stands among those to choose from; the first where it is none of them."""
    found = list(items)
    return found.index(wanted) if wanted in found else 0
