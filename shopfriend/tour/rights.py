"""The tour of what people may ask of the shop: what it knows of them, on paper, and to be forgotten."""

from collections.abc import Iterator
from datetime import date

from shopfriend.exchange import importing
from shopfriend.exchange.person import Person, Reading
from shopfriend.keeping import deleting
from shopfriend.keeping.rights_views import Forgot
from shopfriend.opened.shop import OpenShop
from shopfriend.store.undoing import undo
from shopfriend.tour.camera import Camera
from shopfriend.window.counter.forget_sheet import ForgetSheet
from shopfriend.window.counter.story_sheet import StorySheet


def put_right(camera: Camera, shop: OpenShop) -> Iterator[str]:
    """The bin and what was done, with somebody deleted and a list stored for the picture, and both taken back."""
    database = shop.database
    gone = deleting.delete_customer(database, shop.find("margit")[0].uid)
    people = (Person("Ann Onymous"), Person("Bert Onymous"))
    list_brought = importing.store(database, Reading("till-2026-11.csv", "table", "utf-8", people, ()))
    camera.window.show_settings()
    camera.window.settings.customers.bin_wanted.emit()
    yield camera.picture("bin", screen="settings")
    for action in (list_brought.changes.action, gone.action):
        undo(database, action)


def rights(camera: Camera) -> Iterator[str]:
    """The way of a story to paper; the question whether somebody shall be forgotten, and its answer; nobody is."""
    counter = camera.window.counter
    camera.open("margit")
    camera.settle()
    counter.turn_to_story()
    camera.settle()
    story = camera.window.findChild(StorySheet)
    assert story is not None
    story.other.click()
    yield camera.picture("changes")
    story.other.click()
    camera.settle()
    story.paper.click()
    yield camera.picture("story_on_paper")
    counter.hide_everything()
    camera.open("margit")
    camera.settle()
    counter.edit()
    camera.settle()
    counter.page.form.forget_wanted.emit()
    yield camera.picture("forget")
    sheet = camera.window.findChild(ForgetSheet)
    assert sheet is not None
    sheet.show_done(Forgot(date(2026, 11, 24), {"conversation": 6, "visit": 24, "promise": 3}, swept=True))
    yield camera.picture("forgotten")
    sheet.left.emit()
    camera.window.hide_everything()
