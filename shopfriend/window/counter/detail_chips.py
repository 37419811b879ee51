"""A customer's details as chips, each with a cross that takes it away; a relation or a pet may be no longer."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from shopfriend.counter.views import KnownDetail
from shopfriend.language import _
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.window import icons
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label

_HEIGHT, _GAP, _CROSS = 38, 8, 28
_SLACK = 6
"""Pixels more than the letters measure: Qt's labels want some of them."""
_BEINGS = (DetailKind.FAMILY, DetailKind.PET)
_SPEAK_FOR_THEMSELVES = (DetailKind.FAVOURITE, DetailKind.FAMILY, DetailKind.PET, DetailKind.ALLERGY)


def kind_in_words(kind: DetailKind) -> str:
    """What a kind of detail is called."""
    return {
        DetailKind.FAVOURITE: _("Favourite"),
        DetailKind.FAMILY: _("Family"),
        DetailKind.PET: _("Pet"),
        DetailKind.SEAT: _("Seat"),
        DetailKind.SIZE: _("Size"),
        DetailKind.TOPIC: _("Topic"),
        DetailKind.DISLIKE: _("Dislike"),
        DetailKind.ALLERGY: _("Allergy"),
        DetailKind.ANNIVERSARY: _("Anniversary"),
    }[kind]


class DetailChips(QWidget):
    """As many chips in a row as fit; `removed` tells the uid and the words of the one that was taken away.

    `silenced` tells uid, words and why of a relation or a pet who is no longer: then nothing names them again.
    """

    removed = Signal(str, str)
    silenced = Signal(str, str, object)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._chips: list[_Chip] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_details(self, details: Sequence[KnownDetail]) -> None:
        """Show these details."""
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [_Chip(self._colours, detail, self) for detail in details]
        for chip in self._chips:
            chip.cross.clicked.connect(lambda _checked, one=chip.detail: self.removed.emit(one.uid, one.words))
            chip.silenced.connect(lambda gone, one=chip.detail: self.silenced.emit(one.uid, one.words, gone))
            chip.show()
        self.setVisible(bool(self._chips))
        self._lay_out()

    def stops(self) -> list[QWidget]:
        """The crosses, in order."""
        return [stop for chip in self._chips for stop in (chip.no_longer, chip.cross) if stop is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def _lay_out(self) -> None:
        at = QPoint(0, 0)
        for chip in self._chips:
            wide = min(self.width(), chip.wanted())
            if at.x() and at.x() + wide > self.width():
                at = QPoint(0, at.y() + _HEIGHT + _GAP)
            chip.setGeometry(at.x(), at.y(), wide, _HEIGHT)
            chip.fit()
            at += QPoint(wide + _GAP, 0)
        self.setFixedHeight(at.y() + _HEIGHT if self._chips else 0)


class _Chip(QFrame):
    silenced = Signal(object)

    def __init__(self, colours: Colours, detail: KnownDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self.detail = detail
        warns = detail.kind is DetailKind.ALLERGY
        self.setObjectName("known")
        self.setAccessibleName(f"{kind_in_words(detail.kind)}: {detail.words}")
        self.setToolTip(self.accessibleName())
        self._words = label(detail.words, 16, tone="accent" if warns else "")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cross = QPushButton()
        self.cross.setProperty("cross", True)
        self.cross.setFixedSize(_CROSS, _CROSS)
        self.cross.setIcon(icons.icon("cross", colours.soft_ink, 16))
        self.cross.setIconSize(QSize(16, 16))
        self.cross.setAccessibleName(_("Take away: {what}").format(what=detail.words))
        self.cross.setToolTip(self.cross.accessibleName())
        self.cross.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 5, 0)
        row.setSpacing(6)
        self._before = 0
        if detail.kind not in _SPEAK_FOR_THEMSELVES:
            kind = label(kind_in_words(detail.kind), 16, tone="soft")
            self._before = kind.sizeHint().width() + 6
            row.addWidget(kind)
        row.addWidget(self._words, 1)
        self.no_longer = self._no_longer(colours) if detail.kind in _BEINGS else None
        if self.no_longer is not None:
            row.addWidget(self.no_longer)
        row.addWidget(self.cross)

    def _no_longer(self, colours: Colours) -> QPushButton:
        opens = QPushButton()
        opens.setProperty("cross", True)
        opens.setFixedSize(_CROSS, _CROSS)
        opens.setIcon(icons.icon("down", colours.soft_ink, 16))
        opens.setIconSize(QSize(16, 16))
        opens.setAccessibleName(_("No longer: {what}").format(what=self.detail.words))
        opens.setToolTip(opens.accessibleName())
        opens.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = QMenu(opens)
        self.menu.addAction(_("Has died"), lambda: self.silenced.emit(Gone.DIED))
        self.menu.addAction(_("Is no longer there"), lambda: self.silenced.emit(Gone.PARTED))
        opens.clicked.connect(lambda: self.menu.popup(opens.mapToGlobal(QPoint(0, opens.height()))))
        return opens

    def wanted(self) -> int:
        """Pixels in which all its words are seen."""
        return self._words.fontMetrics().boundingRect(self.detail.words).width() + self._beside()

    def fit(self) -> None:
        """End the words in an ellipsis where there is no room for them."""
        metrics, room = self._words.fontMetrics(), self.width() - self._beside() + _SLACK
        self._words.setText(metrics.elidedText(self.detail.words, Qt.TextElideMode.ElideRight, room))

    def _beside(self) -> int:
        sides = self.contentsMargins().left() + self.contentsMargins().right() + 15 + 5
        more = 6 + _CROSS if self.no_longer is not None else 0
        return sides + self._before + more + 6 + _CROSS + _SLACK
