"""Who sent whom, drawn with 300 people: laid out, painted whole, and painted anew at each turn of the wheel.

And Circle read from a shop of 20,000, beside reading all names.
"""

import os
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from shopfriend.app import Surroundings
from shopfriend.opened.shop import OpenShop
from shopfriend.records.customer import Customer
from shopfriend.tour.circle import people
from shopfriend.window import icons, theme
from shopfriend.window.goodwill.web_view import WebView
from tests.bench.measure import at_this_speed, percentile, report, worked
from tests.end_to_end.command import CODE

pytestmark = pytest.mark.bench
ANSWER, READ = 0.050, 0.5
CIRCLES_ALONE, NAMES_ALONE = 0.0008, 0.014
"""Seconds of the processor for the yardsticks where the goals were set."""


def test_300_people_are_drawn_before_the_hand_moves_on(qtbot: QtBot, resources: Path) -> None:
    theme.load_fonts(resources / "fonts")
    icons.use(resources / "icons")
    view = WebView(theme.LIGHT)
    qtbot.addWidget(view)
    view.resize(820, 560)
    canvas = QImage(820, 560, QImage.Format.Format_ARGB32_Premultiplied)

    def timed(work: object) -> float:
        begun = time.process_time()
        work()  # type: ignore[operator]
        view.render(canvas)
        return time.process_time() - begun

    timed(lambda: view.show_people(people(12)))
    those = people(300)
    first = min(timed(lambda: view.show_people(those)) for _ in range(5))
    turns = [timed(lambda: view.zoom(1.25, QPointF(300, 200))) for _ in range(12)]
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    begun = time.process_time()
    for place in range(300):
        painter.drawEllipse(QPointF(place + 20, place + 20), 14, 14)
    beside = time.process_time() - begun
    painter.end()
    report("who sent whom, 300 people laid out and painted", first, ANSWER, "300 circles alone", beside)
    report("the same, a turn of the wheel, p95", percentile(turns, 95), ANSWER, "300 circles alone", beside)
    assert first <= at_this_speed(ANSWER, beside, CIRCLES_ALONE)
    assert percentile(turns, 95) <= at_this_speed(ANSWER, beside, CIRCLES_ALONE)


def test_circle_is_read_while_the_window_listens(large_shop: Path, tmp_path: Path, resources: Path) -> None:
    here = Surroundings(resources, CODE, date(2026, 11, 24), tmp_path / "window.json")
    shop = OpenShop(here, large_shop, CODE)
    shop.prepare()

    def names() -> None:
        with shop.database.reading() as session:
            assert len(session.execute(select(Customer.uid, Customer.name)).all()) >= 20_000

    read = shop.features().later.circle.circle
    assert len(read().people) >= 20_000 - 10
    measured, beside = min(worked(read) for _ in range(3)), min(worked(names) for _ in range(3))
    shop.close()
    report("Circle of 20,000 read", measured, READ, "reading all names", beside)
    assert measured <= at_this_speed(READ, beside, NAMES_ALONE)
