"""Paints a laid-out page on the screen, from the numbers that the printer gets: the preview is the card."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from shopfriend.handwriting.letterforms import outline
from shopfriend.handwriting.outlines import POINT
from shopfriend.printing.front_pen import UNITS
from shopfriend.printing.front_shapes import PAPER
from shopfriend.printing.fronts import Design, Painting, inked
from shopfriend.printing.own_picture import fitted
from shopfriend.printing.page import Colour, Drawing, Page, Picture, Plain, Rule, Written
from shopfriend.window.cards.written_paths import paths_of, polygons
from shopfriend.window.own_picture import image_of

_HIGHLIGHT_ABOVE, _HIGHLIGHT_BELOW = 5.2, 2.2
"""Millimetres of a highlighted line above and below its baseline."""


def painted(
    page: Page,
    drawings: Mapping[str, Design],
    width: int,
    paper: str,
    *,
    ratio: float = 1.0,
    highlight: tuple[int, int] = (0, 0),
    marker: str = "",
) -> QImage:
    """The page as a picture `width` pixels wide on a screen with `ratio` dots a pixel, on paper of that colour.

    The words from place `highlight[0]` up to `highlight[1]` lie on the colour `marker`. May run in any thread.
    Raises Problem as `own_picture.seen`.
    """
    scale = width * ratio / page.size.width
    picture = QImage(
        round(page.size.width * scale), round(page.size.height * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.fill(QColor(paper))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # From here on as on paper: millimetres from the lower left.
    painter.setTransform(QTransform(scale, 0, 0, -scale, 0, picture.height()))
    for item in page.items:
        match item:
            case Written():
                _highlight(painter, item, highlight, marker)
                _write(painter, item)
            case Drawing():
                _draw(painter, item, drawings, paper)
            case Picture():
                _show(painter, item, scale)
            case Rule():
                painter.setPen(QPen(_colour(item.colour), item.width * POINT))
                painter.drawLine(QLineF(item.x, item.y, item.to_x, item.to_y))
            case Plain():
                _set(painter, item)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _highlight(painter: QPainter, item: Written, span: tuple[int, int], marker: str) -> None:
    place = 0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(marker))
    for line in item.writing.lines:
        marked = [word for number, word in enumerate(line, place) if span[0] <= number < span[1]]
        place += len(line)
        if marked:
            left, right = marked[0].x - 1.0, marked[-1].x + marked[-1].width + 1.0
            foot = item.y - marked[0].y - _HIGHLIGHT_BELOW
            painter.drawRoundedRect(
                QRectF(item.x + left, foot, right - left, _HIGHLIGHT_ABOVE + _HIGHLIGHT_BELOW), 0.8, 0.8
            )


def _write(painter: QPainter, item: Written) -> None:
    painter.save()
    unit = item.writing.unit
    painter.setTransform(QTransform(unit, 0, 0, unit, item.x, item.y), True)
    for word, path in zip(item.writing.words, paths_of(item.writing), strict=True):
        painter.fillPath(path, _colour(tuple(max(0.0, 1 - (1 - part) * word.tone) for part in item.ink)))
    painter.restore()


def _set(painter: QPainter, item: Plain) -> None:
    size = item.size * POINT
    painter.save()
    painter.setTransform(QTransform(size, 0, 0, size, item.x, item.y), True)
    painter.fillPath(_word_path(item.file, item.text, item.kerns), _colour(item.colour))
    painter.restore()


@lru_cache(maxsize=2048)
def _word_path(file: Path, text: str, kerns: tuple[int, ...]) -> QPainterPath:
    """A word in em, its baseline beginning at the origin, y upwards."""
    path, pen = QPainterPath(), 0.0
    path.setFillRule(Qt.FillRule.WindingFill)
    for place, letter in enumerate(text):
        drawn = outline(file, letter)
        for step, at in drawn.strokes:
            points = [QPointF(at[i] + pen, at[i + 1]) for i in range(0, len(at), 2)]
            match step:
                case "moveTo":
                    path.moveTo(points[0])
                case "lineTo":
                    path.lineTo(points[0])
                case "qCurveTo":
                    path.quadTo(*points)
                case "curveTo":
                    path.cubicTo(*points)
                case _:
                    path.closeSubpath()
        pen += drawn.advance + (kerns[place] / 1000 if place < len(kerns) else 0.0)
    return path


def _draw(painter: QPainter, item: Drawing, drawings: Mapping[str, Design], paper: str) -> None:
    design = drawings.get(item.design)
    if design is None:
        return
    painter.save()
    unit = item.scale / UNITS
    painter.setTransform(QTransform(unit, 0, 0, unit, item.x, item.y), True)
    for fill, path in _paths(inked(design.painting(item.variant), item.ink)):
        painter.fillPath(path, QColor(paper) if fill == PAPER else _colour(fill))
    painter.restore()


def _show(painter: QPainter, item: Picture, scale: float) -> None:
    image = image_of(item.picture, item.width, item.height, scale)
    left, bottom, wide, high = fitted(image.width(), image.height(), item.width, item.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # As ink does: what is white in the picture is paper, whatever the colour of that.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.translate(item.x + left, item.y + bottom + high)
    painter.scale(1, -1)
    painter.drawImage(QRectF(0, 0, wide, high), image)
    painter.restore()


@lru_cache(maxsize=32)
def _paths(painting: Painting) -> tuple[tuple[Colour, QPainterPath], ...]:
    """The shapes of a drawing in `UNITS`, each with its colour."""
    return tuple((shape.fill, polygons(shape.points, shape.counts)) for shape in painting.shapes)


def _colour(colour: Colour | tuple[float, ...]) -> QColor:
    return QColor.fromRgbF(*colour)
