"""How the pages that stand over another are laid out: alike, so that the way back is where one looks for it."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from shopfriend.window import theme
from shopfriend.window.fading import FadingArea
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label


def head_with_back(words: str, back: QPushButton) -> QHBoxLayout:
    """What a page is about, and the way back at its right."""
    title = label(words)
    title.setFont(theme.heading(32))
    head = QHBoxLayout()
    head.addWidget(title, 1)
    head.addWidget(back)
    return head


def in_a_fading_column(colours: Colours, *parts: QWidget | QLayout) -> FadingArea:
    """Parts under each other that scroll where there is no room for all, and fade where they go on."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(14)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
    area = FadingArea(colours.paper)
    area.setWidget(inside)
    return area


def in_a_column(*widgets: QWidget, gap: int = 20) -> QVBoxLayout:
    """Widgets under each other, at the top of the room that there is."""
    column = QVBoxLayout()
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return column
