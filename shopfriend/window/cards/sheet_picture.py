"""A whole sheet in small: the insides of its cards where they were printed, so that it is known in the hand."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from shopfriend.printing.formats import Format
from shopfriend.window.theme import Colours


def picture_of_sheet(form: Format, inside: Sequence[QImage | None], wide: int, colours: Colours) -> QImage:
    """The sheet `wide` pixels wide, with the pictures of its cards in the order of the format's places.

    On a folded card the words stand on the right half; a dashed line shows where it is cut.
    """
    scale = wide / form.sheet.width
    high = round(form.sheet.height * scale)
    ratio = next((each.devicePixelRatio() for each in inside if each is not None), 1.0)
    picture = QImage(round(wide * ratio), round(high * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(colours.sheet))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    open_size = form.open_size
    for (left, foot), words in zip(form.places, inside, strict=False):
        top = form.sheet.height - foot - open_size.height
        right = form.sheet.width - left if form.folded else left + form.size.width
        place = QRectF(
            (right - form.size.width) * scale, top * scale, form.size.width * scale, open_size.height * scale
        )
        if words is not None and not words.isNull():
            painter.drawImage(place, words)
    painter.setPen(QPen(QColor(colours.sheet).darker(118), 1, Qt.PenStyle.DashLine))
    for _left, foot in form.places:
        if foot > 1:
            cut = round((form.sheet.height - foot) * scale)
            painter.drawLine(0, cut, wide, cut)
    painter.end()
    return picture
