"""The sheets of a month of 200 cards are scrolled through: the processor's time for one picture of the screen."""

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from shopfriend.window import theme
from shopfriend.window.cards.sheet_list import SheetList, SheetRow
from tests.bench.measure import at_this_speed, percentile, report

pytestmark = pytest.mark.bench
CARDS, STEP = 200, 23
FRAME = 0.016
PICTURES_ALONE = 0.0004


def a_sheet(number: int) -> QImage:
    picture = QImage(QSize(264, 372), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(number % 256, 200, 160))
    return picture


def test_previews_scroll_smoothly(qtbot: QtBot) -> None:
    sheets = SheetList(theme.LIGHT, theme.LIGHT.sheet, "The cards of the month")
    qtbot.addWidget(sheets)
    sheets.resize(690, 620)
    sheets.sheets.set_rows(
        [SheetRow(str(n), f"Regular Number {n}", "24 Nov · wants a look", picture=a_sheet(n)) for n in range(CARDS)]
    )
    with qtbot.waitExposed(sheets):
        sheets.show()
    bar = sheets.verticalScrollBar()
    frames, canvas = [], QImage(690, 620, QImage.Format.Format_ARGB32_Premultiplied)
    for place in range(0, bar.maximum(), STEP):
        begun = time.process_time()
        bar.setValue(place)
        sheets.viewport().render(canvas)
        frames.append(time.process_time() - begun)
    painter, picture = QPainter(canvas), a_sheet(0)
    begun = time.process_time()
    for number in range(20):
        painter.drawImage(QRect(number, number, 132, 186), picture)
    beside = time.process_time() - begun
    painter.end()
    assert len(frames) > 100
    measured = percentile(frames, 95)
    report(f"scrolling {CARDS} sheets, a picture of the screen (p95)", measured, FRAME, "drawing 20 pictures", beside)
    assert measured <= at_this_speed(FRAME, beside, PICTURES_ALONE)
