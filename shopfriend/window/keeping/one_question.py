"""One question in the middle of an empty desk: what the screens before and around the shop are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from shopfriend.window import theme
from shopfriend.window.sheets import Desk, Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label


def centred(colours: Colours, desk: Desk, widgets: list[QWidget]) -> Sheet:
    """A sheet in the middle of the desk with these widgets one below the other."""
    sheet = Sheet(colours)
    sheet.setMaximumWidth(900)
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(56, 44, 56, 44)
    inside.setSpacing(16)
    for widget in widgets:
        inside.addWidget(widget)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sheet, 8)
    row.addStretch(1)
    layout = QVBoxLayout(desk)
    layout.setContentsMargins(32, 32, 32, 32)
    layout.addStretch(1)
    layout.addLayout(row)
    layout.addStretch(2)
    desk.lay(sheet)
    return sheet


def big_title(words: str) -> QLabel:
    """What the sheet is about, large."""
    title = label(words, wrap=True)
    title.setFont(theme.heading(40))
    title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return title


def soft_words(words: str, size: int = 20) -> QLabel:
    """A sentence below it."""
    below = label(words, size, tone="soft", wrap=True)
    below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return below


def typing_line(placeholder: str) -> QLineEdit:
    """A field to type in."""
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setFont(theme.text(19))
    field.setFixedHeight(52)
    return field
