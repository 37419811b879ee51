"""The version of Qt's bindings that is pinned must not slowly take the interpreter down."""

import sys

from PySide6.QtGui import QColor, QImage


def test_calls_that_return_nothing_cost_no_reference_to_none(qapp: object) -> None:
    picture = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    before = sys.getrefcount(None)
    for _ in range(2000):
        picture.fill(QColor("white"))
    assert sys.getrefcount(None) - before > -1000
