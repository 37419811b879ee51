"""The owner's own pictures as the screen shows them, on cards and in lists."""

from PySide6.QtGui import QImage

from shopfriend.printing.own_picture import FrontPicture, seen

_INCH = 25.4


def image_of(picture: FrontPicture, box_wide: float, box_high: float, dots_a_mm: float) -> QImage:
    """The picture as fine as a screen shows it that has so many dots for a millimetre of its box.

    May run in any thread. Raises Problem as `own_picture.seen`.
    """
    found = seen(picture, box_wide, box_high, max(1, round(dots_a_mm * _INCH)))
    image = QImage(found.dots, found.width, found.height, 3 * found.width, QImage.Format.Format_RGB888)
    # Qt does not keep what it did not make.
    return image.copy()
