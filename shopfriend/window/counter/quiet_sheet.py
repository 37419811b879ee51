"""What lies in the page's place while nobody's page is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window import theme
from shopfriend.window.sheets import Sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label


class QuietSheet(Sheet):
    """Nothing personal: customers may look on."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent=parent)
        heading = label(_("Who is at the counter?"), wrap=True)
        heading.setFont(theme.heading(32))
        below = label(_("Type the first letters of a name. Enter opens the page."), 20, tone="soft", wrap=True)
        inside = QVBoxLayout(self)
        inside.addStretch(2)
        for words in (heading, below):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(words)
        inside.addStretch(3)
