"""The part of Settings about fronts of the owner's own: pictures and logos, added and taken out."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shopfriend.keeping.views import AddedPicture
from shopfriend.language import _
from shopfriend.printing.own_picture import FrontPicture
from shopfriend.problem import Problem
from shopfriend.window import theme
from shopfriend.window.background import Workers
from shopfriend.window.keeping.features import SettingsFeatures
from shopfriend.window.own_picture import image_of
from shopfriend.window.theme import Colours
from shopfriend.window.widgets import Elided, button, label, link, take_all_out

_WIDE, _HIGH, _RIM = 40, 44, 3


class _Shown(NamedTuple):
    """A picture in the list, null where it cannot be read any more."""

    name: str
    image: QImage


class PicturesPart(QWidget):
    """A row for each picture, and a line that says what came of what was done; the button `add` stands elsewhere.

    `choose_picture` asks the owner for a file, "" where she thought better of it. `changed` tells that cards have other
    fronts to choose from now on.
    """

    undoable = Signal(str, object)
    changed = Signal()

    def __init__(
        self, colours: Colours, features: SettingsFeatures, workers: Workers, choose_picture: Callable[[], str]
    ) -> None:
        super().__init__()
        self._colours = colours
        self._features = features
        self._reading = workers.reading
        self._storing = workers.storing
        self._paper = workers.paper
        self._choose_picture = choose_picture
        self._is_over = False
        self.names: list[str] = []
        self.add = button(_("Add a picture"), 42)
        self.add.setFont(theme.text(17))
        self.line = label("", 16, tone="soft", wrap=True)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self._paper.broken.connect(lambda _fault: self._end(""))

    def use(self, features: SettingsFeatures) -> None:
        """Ask another shop from now on."""
        self._features = features

    def reload(self) -> None:
        """Ask for the pictures anew."""
        features, ratio = self._features, self.devicePixelRatioF()
        self._reading.run(lambda: [_shown(picture, ratio) for picture in features.pictures()], self._show)

    def stop(self) -> None:
        """The part goes: what is being read is kept, but nobody is told."""
        self._is_over = True

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(self._rows)
        inside.addWidget(self.line)
        self.line.hide()

    def _show(self, found: list[_Shown]) -> None:
        take_all_out(self._rows)
        self.names = [each.name for each in found]
        for each in found:
            self._rows.addWidget(self._row(each))

    def _row(self, shown: _Shown) -> QWidget:
        name = Elided(fonts=[theme.text(17)])
        name.set_words(shown.name)
        remove = link(_("Remove"))
        remove.setAccessibleName(_("Remove {name}").format(name=shown.name))
        remove.clicked.connect(partial(self._remove, shown.name))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Thumbnail(self._colours, shown.image))
        row.addWidget(name, 1)
        row.addWidget(remove)
        return made

    def _add(self) -> None:
        file = self._choose_picture()
        if not file:
            return

        def added(picture: AddedPicture) -> None:
            self._end(in_words(picture))
            self._changed()

        self.add.setEnabled(False)
        self._say(_("Reading the picture …"))
        features = self._features
        self._paper.run(lambda: features.add_picture(Path(file)), added, lambda problem: self._end(str(problem)))

    def _remove(self, name: str) -> None:
        features = self._features

        def put_back(removed: object) -> None:
            self._storing.run(lambda: features.put_back_picture(removed), lambda _done: self._changed())

        def removed(whole: object) -> None:
            self._say("")
            self.undoable.emit(_("{name} is taken out.").format(name=name), lambda: put_back(whole))
            self._changed()

        self._storing.run(lambda: features.remove_picture(name), removed)

    def _say(self, words: str) -> None:
        if not self._is_over:
            self.line.setText(words)
            self.line.setVisible(bool(words))

    def _end(self, words: str) -> None:
        self._say(words)
        self.add.setEnabled(True)

    def _changed(self) -> None:
        if not self._is_over:
            self.changed.emit()
            self.reload()


class _Thumbnail(QWidget):
    """A picture on a small sheet."""

    def __init__(self, colours: Colours, image: QImage) -> None:
        super().__init__()
        self._colours = colours
        self._image = image
        self.setFixedSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.setBrush(QColor(self._colours.sheet))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        room = self.size() - QSize(2 * _RIM, 2 * _RIM)
        place = QRect(QPoint(0, 0), self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(self.rect().center())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(place, self._image)
        painter.end()


def _shown(picture: FrontPicture, ratio: float) -> _Shown:
    """The picture with a dot for each of the screen's, its box measured in pixels."""
    with suppress(Problem):
        return _Shown(picture.name, image_of(picture, _WIDE - 2 * _RIM, _HIGH - 2 * _RIM, ratio))
    return _Shown(picture.name, QImage())


def in_words(added: AddedPicture) -> str:
    """What came of adding a picture."""
    if added.replaced:
        return _("{name} takes the place of the picture of that name.").format(name=added.name)
    return _("{name} can be chosen on each card, behind the drawings.").format(name=added.name)
