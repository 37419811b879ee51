"""Line icons of our own (resources/icons), drawn in any colour and size."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_folder: list[Path] = []


def use(folder: Path) -> None:
    """Take the icons from this folder."""
    _folder[:] = [folder]
    _renderer.cache_clear()
    pixmap.cache_clear()


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (_folder[0] / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon `size` pixels wide, in the proportions in which it was drawn, sharp on any screen."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.primaryScreen() else 1.0
    drawn = _renderer(name, colour).viewBoxF()
    high = size * drawn.height() / drawn.width()
    picture = QPixmap(round(size * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, size, high))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """The same as an icon for buttons."""
    return QIcon(pixmap(name, colour, size))
