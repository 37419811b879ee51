"""What the last talk offered to be kept: chips that wait on the page until one is picked, or all are put away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from shopfriend.counter.said.offer import Kind, Offer
from shopfriend.language import _, yearly_day_in_words
from shopfriend.window import icons, theme
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import label

_HEIGHT, _CHIP, _GAP = 44, 36, 8
_AROUND_WORDS = 34
_LEAST = 130
"""Pixels that a chip wants at least; one for which they are not there waits until another has gone."""


def offer_in_words(offer: Offer) -> str:
    """What would be kept, in a few words."""
    yearly = offer.yearly
    day = yearly_day_in_words(yearly.day, yearly.month, yearly.year) if yearly is not None else ""
    said = {
        Kind.FAMILY: "{what}",
        Kind.PET: "{what}",
        Kind.FAVOURITE: _("Likes: {what}"),
        Kind.DISLIKE: _("Not: {what}"),
        Kind.ALLERGY: _("Allergy: {what}"),
        Kind.BIRTHDAY: _("{what}: birthday {day}") if offer.name else _("Birthday {day}"),
        Kind.ANNIVERSARY: _("Wedding day {day}"),
        Kind.PROMISE: _("Promise: {what}"),
        Kind.NEED: _("Would like: {what}"),
        Kind.ASK: _("Ask next time: {what}"),
    }[offer.kind]
    return said.format(what=offer.words, day=day)


class OfferLine(QWidget):
    """One row of chips. `picked` tells the offer and who allowed it ("" where nobody need); `put_away` that none is.

    An allergy opens a field first: it is kept only with a word on who allowed it.
    """

    picked = Signal(object, str)
    put_away = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._offers: tuple[Offer, ...] = ()
        self._chips: list[QPushButton] = []
        self._asked: Offer | None = None
        self._keep = label(_("Keep?"), 16, tone="soft")
        self._room = QWidget()
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._room.setFixedHeight(_CHIP)
        self.leave = QLineEdit()
        self.leave.setFont(theme.text(17))
        self.leave.setFixedHeight(_HEIGHT)
        self.leave.setPlaceholderText(_("Who allowed that an allergy is noted?"))
        self.leave.setAccessibleName(self.leave.placeholderText())
        self.leave.returnPressed.connect(self._allowed)
        self._cross = QPushButton()
        self._cross.setProperty("cross", True)
        self._cross.setFixedSize(_CHIP, _CHIP)
        self._cross.setIcon(icons.icon("cross", colours.soft_ink, 18))
        self._cross.setIconSize(QSize(18, 18))
        self._cross.setAccessibleName(_("Keep none of these"))
        self._cross.setToolTip(self._cross.accessibleName())
        self._cross.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget, stretch in ((self._keep, 0), (self._room, 1), (self.leave, 1), (self._cross, 0)):
            row.addWidget(widget, stretch)
        self.setFixedHeight(_HEIGHT)
        self.show_offers(())

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is still offered."""
        return self._offers

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these; a field in which one is writing stays."""
        if self._asked not in offers:
            self._asked = None
            self.leave.clear()
        self._offers = tuple(offers)
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._chip(offer) for offer in offers]
        self.setVisible(bool(offers))
        self._show()

    def refuse(self) -> None:
        """It was not kept: whoever allowed it must still be said."""
        self.leave.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _show(self) -> None:
        self.leave.setVisible(self._asked is not None)
        self._room.setVisible(self._asked is None)
        self.layout().activate()  # type: ignore[union-attr]
        self._lay_out()

    def _lay_out(self) -> None:
        at, width = 0, self._room.width()
        for chip in self._chips:
            words, metrics = str(chip.property("words")), chip.fontMetrics()
            wide = min(metrics.horizontalAdvance(words) + _AROUND_WORDS, width - at)
            chip.setVisible(wide >= min(_LEAST, metrics.horizontalAdvance(words) + _AROUND_WORDS))
            room = wide - _AROUND_WORDS + 4
            chip.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
            chip.setGeometry(at, 0, max(0, wide), _CHIP)
            at += wide + _GAP

    def _pick(self, offer: Offer) -> None:
        if offer.kind is Kind.ALLERGY:
            self._asked = offer
            self._show()
            self.leave.setFocus()
        else:
            self.picked.emit(offer, "")

    def _allowed(self) -> None:
        if self._asked is not None and self.leave.text().strip():
            self.picked.emit(self._asked, self.leave.text().strip())

    def _put_away(self) -> None:
        self.show_offers(())
        self.put_away.emit()

    def _chip(self, offer: Offer) -> QPushButton:
        words = offer_in_words(offer)
        chip = QPushButton(self._room)
        chip.setProperty("chip", True)
        chip.setProperty("words", words)
        chip.setFont(theme.text(16))
        chip.setAccessibleName(_("Keep: {what}").format(what=words))
        chip.setToolTip(words)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(partial(self._pick, offer))
        return chip
