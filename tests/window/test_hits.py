"""The list of hits: what tells people apart, the reason of the selected one, and those who follow by what they told."""

from collections.abc import Sequence
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Hit
from shopfriend.store import cipher
from shopfriend.window import theme
from shopfriend.window.counter.hit_column import HitColumn
from shopfriend.window.counter.hit_list import HitRow
from tests.window.conftest import AtTheCounter


def rows(at: AtTheCounter) -> list[HitRow]:
    hits = at.window.counter.hits
    return [hits._rows.row(hits.model().index(place, 0)) for place in range(hits.count())]


def type_and_wait(at: AtTheCounter, qtbot: QtBot, words: str) -> None:
    at.window.counter.search.clear()
    qtbot.keyClicks(at.window.counter.search, words)
    at.settle()


def told(*names: str) -> list[Hit]:
    return [Hit(name, name, "", "Ross · ends in 1234", 90.0, "order is in") for name in names]


def in_accent(column: HitColumn) -> list[int]:
    """The rows in which something is written in the accent's colour."""
    accent, hits = QColor(theme.LIGHT.accent_text), column.hits
    picture = hits.viewport().grab().toImage()
    high = hits.row_height
    return [
        row
        for row in range(hits.count())
        if any(
            picture.pixelColor(x, y) == accent
            for y in range(row * high + 8, (row + 1) * high - 8)
            for x in range(100, picture.width() - 12)
        )
    ]


@pytest.fixture
def column(qapp: QApplication, qtbot: QtBot) -> HitColumn:
    column = HitColumn(theme.LIGHT)
    qtbot.addWidget(column)
    column.set_measures(theme.ROOMY, 900)
    column.show()
    return column


def test_only_the_selected_hit_adds_its_reason(column: HitColumn) -> None:
    column.show_hits(told("Ann", "Bo", "Cleo"), "a")
    assert in_accent(column) == [0]
    column.hits.step(1)
    assert in_accent(column) == [1]


@pytest.mark.parametrize("name", ["Ann", "Wilhelmine-Charlotte Freifrau von Hohenstein"])
@pytest.mark.parametrize("why", ["", "Ross", "Little Marden under the Hill by the Water"])
def test_a_reason_has_its_place_beside_whatever_is_long(column: HitColumn, name: str, why: str) -> None:
    column.show_hits([Hit("a", name, "", why, 90.0, "order is in")], "a")
    assert in_accent(column) == [0]


def test_those_who_follow_leave_the_selected_one_selected(column: HitColumn) -> None:
    def names() -> Sequence[str]:
        return [column.hits._rows.row(column.hits.model().index(row, 0)).name for row in range(column.hits.count())]

    column.show_hits(told("Ann", "Bo"), "a")
    column.hits.step(1)
    column.add_hits(told("Ann", "Bo", "Cleo"), "a")
    assert names() == ["Ann", "Bo", "Cleo"]
    assert column.hits.currentIndex().row() == 1
    column.add_hits(told("Ann", "Bo", "Cleo"), "a")
    assert column.hits.currentIndex().row() == 1
    column.add_hits(told("Cleo", "Ann"), "a")
    assert names() == ["Cleo", "Ann"]
    assert column.hits.currentIndex().row() == 0


def test_what_was_told_follows_below_the_names(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    type_and_wait(at_the_counter, qtbot, "emil")
    whys = [row.why for row in rows(at_the_counter)]
    by_words = [place for place, why in enumerate(whys) if why.endswith(("in your notes", "mentioned in a talk"))]
    assert by_words
    assert by_words == list(range(by_words[0], by_words[0] + len(by_words)))
    assert "Margit Sørensen" in [row.name for row in rows(at_the_counter)]


def test_enter_waits_for_what_was_told_where_nobody_is_called_so(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    qtbot.keyClicks(counter.search, "driving test")
    qtbot.keyClick(counter.search, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert counter.page.isVisible()
    with closing(cipher.connect(at_the_counter.shop.path, at_the_counter.shop._raw)) as connection:
        (opened,) = connection.execute("SELECT name FROM customer WHERE uid = ?", (counter._jotting.uid,)).fetchone()
    assert opened == "Margit Sørensen"


def test_a_reason_in_the_shop_reaches_the_list_in_words_that_anyone_may_read(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    with closing(cipher.connect(at_the_counter.shop.path, at_the_counter.shop._raw)) as connection:
        come = connection.execute(
            "SELECT customer.name, promise.text FROM promise JOIN customer ON customer.id = promise.customer_id "
            "WHERE come_on IS NOT NULL AND handed_over_on IS NULL AND state = 'open' AND customer.gone IS NULL"
        ).fetchall()
    assert come
    for name, order in come:
        type_and_wait(at_the_counter, qtbot, name)
        (first, *_others) = rows(at_the_counter)
        assert (first.name, first.reason) == (name, "order is in")
        assert order not in first.why
