"""The part of Settings about the shop's customers: bringing them along, taking them with you, and where they lie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shopfriend.language import _
from shopfriend.window.keeping.settings_layout import titled_sheet
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import button, in_a_row, label


class CustomersPart(QWidget):
    """Leads to what is done with all customers at once; each signal names where to."""

    import_wanted = Signal()
    doubles_wanted = Signal()
    taking_wanted = Signal()
    safety_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, colours: Colours, file: str) -> None:
        super().__init__()
        sheet, inside = titled_sheet(colours, _("Your customers"), "", tinted=True)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        inside.addWidget(
            label(_("Bring a list along from a till, a phone, a web shop or a spreadsheet."), 17, wrap=True)
        )
        bring = button(_("Bring a list"), 48, icon="list", colour=colours.ink)
        bring.clicked.connect(self.import_wanted)
        doubles = button(_("Who is there twice?"), 48)
        doubles.clicked.connect(self.doubles_wanted)
        inside.addLayout(in_a_row(bring, doubles))
        bin_button = button(_("Bin and what was done"), 48)
        bin_button.clicked.connect(self.bin_wanted)
        inside.addLayout(in_a_row(bin_button))
        inside.addSpacing(4)
        inside.addWidget(label(_("All of it goes with you whenever you like, and on paper."), 17, wrap=True))
        take = button(_("Take along or print"), 48, icon="folder", colour=colours.ink)
        take.clicked.connect(self.taking_wanted)
        inside.addLayout(in_a_row(take))
        inside.addSpacing(4)
        inside.addWidget(
            label(_("Everything stays on this computer, locked when you lock it:"), 16, tone="soft", wrap=True)
        )
        self.file = label(file, 16, tone="soft", wrap=True)
        inside.addWidget(self.file)
        safety = button(_("Recovery sheet and backups"), 48)
        safety.clicked.connect(self.safety_wanted)
        inside.addLayout(in_a_row(safety))
