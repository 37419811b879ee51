"""The tour of our shop: the overview and each page behind it, filled, and as they are on the first day."""

from collections.abc import Iterator

from shopfriend.language import _
from shopfriend.our_shop.check_up_views import CheckUps
from shopfriend.our_shop.seven_steps import steps_of
from shopfriend.our_shop.views import Cycles, Reputation
from shopfriend.tour.camera import Camera


def our_shop(camera: Camera) -> Iterator[str]:
    """What people meet, point by point; before there is anything, what to begin with."""
    yield from _at_the_counter(camera)
    camera.window.show_later("our_shop")
    camera.settle()
    yield camera.picture("overview", screen="our_shop")
    yield from _points(camera)
    yield from _reputation(camera)
    yield from _check_up(camera)


def _at_the_counter(camera: Camera) -> Iterator[str]:
    window, counter = camera.window, camera.window.counter
    window.show_counter()
    camera.open("margit")
    camera.settle()
    counter._behind.hear()
    camera.settle()
    sheet = counter._behind.said.sheet
    sheet.words.setText("The seed loaf was dry on Saturday")
    sheet.complain()
    yield camera.picture("somebody_said")
    sheet.clear()
    window.hide_everything()


def _points(camera: Camera) -> Iterator[str]:
    screen = camera.window.our_shop
    screen.overview.cycle.row.buttons[3].click()
    yield camera.picture("improving", screen="our_shop")
    screen.show_overview()
    camera.settle()
    screen.overview.cycle.row.buttons[1].click()
    yield camera.picture("point", screen="our_shop")
    screen.show_overview()
    camera.settle()
    screen.overview.cycle.better.done.click()
    camera.settle()
    yield camera.picture("nothing_under_way", screen="our_shop")
    screen.overview.cycle.row.buttons[6].click()
    camera.settle()
    screen.point.better.refuse(_("What shall be better here? Please write it down."))
    yield camera.picture("begin_something", screen="our_shop")
    camera.window.undo()
    camera.settle()
    camera.window.fall_silent()
    screen.edit_cycle("A visit to us")
    yield camera.picture("cycle", screen="our_shop")
    screen.show_overview()
    camera.settle()
    screen._show(screen._latest, Cycles((), None))
    screen.overview.reputation.show_reputation(Reputation("", (), steps_of(()), 1, ()))
    screen.checking._show_all(CheckUps((), None, screen._features.day().replace(day=1)))
    yield camera.picture("first_day", screen="our_shop")
    screen.reload()
    camera.settle()


def _reputation(camera: Camera) -> Iterator[str]:
    screen = camera.window.our_shop
    screen.overview.reputation.open.click()
    yield camera.picture("reputation", screen="our_shop")
    screen.plan.hear.click()
    camera.settle()
    sheet = screen.planning.hearing.sheet
    sheet.words.setText("I was next, and then I wasn't")
    sheet.complain()
    yield camera.picture("somebody_said", screen="our_shop")
    sheet.clear()
    screen.show_overview()
    nothing = Reputation("", (), steps_of(()), 1, ())
    camera.settle()
    screen.overview.reputation.show_reputation(nothing)
    screen.plan.show_reputation(nothing, screen._features.day())
    screen._pages.setCurrentWidget(screen.plan)
    yield camera.picture("no_reputation_yet", screen="our_shop")
    screen._pages.setCurrentWidget(screen.overview)
    screen.reload()
    camera.settle()


def _check_up(camera: Camera) -> Iterator[str]:
    screen = camera.window.our_shop
    screen.checking.main.click()
    yield camera.picture("check_up", screen="our_shop")
    screen.check_up.left.emit()
    camera.settle()
    screen.overview.compelled.open.click()
    yield camera.picture("checked", screen="our_shop")
    screen.check_up.left.emit()
    camera.settle()
