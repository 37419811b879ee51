"""The tour's pictures of Circle."""

from collections.abc import Iterator
from datetime import date, timedelta

from shopfriend.goodwill.views import Brought, Circle
from shopfriend.records.kinds import ReferralStep, Stage
from shopfriend.tour.camera import Camera

_GIVEN = "Ada Bruno Cem Dana Edda Farid Greta Hugo Ines Jan Kaja Lior Mia Nils Olga Pavel Rosa Sami Tara Umut".split()
_FAMILY = "Adler Bianchi Costa Dvořák Eriksen Fontaine García Horváth Iversen Jansen Kowalski Lindqvist Marin".split()


def circle(camera: Camera) -> Iterator[str]:
    """Circle as it opens, one of its stages, few and many who were sent, and a shop in which nothing is known yet."""
    window, circle = camera.window, camera.window.circle
    window.show_later("circle")
    camera.settle()
    yield camera.picture("who_sent_whom", screen="circle")
    circle.tiles.tiles[Stage.CLIENT].click()
    yield camera.picture("clients", screen="circle")
    circle.tiles.tiles[Stage.CLIENT].click()
    for number in (12, 300):
        circle.web_page.show_people(people(number))
        yield camera.picture(f"{number}_people", screen="circle")
    circle.note.click()
    circle.referral.by_whom.words.setText("mar")
    circle.referral.by_whom.words.textEdited.emit("mar")
    yield camera.picture("note_a_referral", screen="circle")
    circle.referral.clear()
    circle.referral.left.emit()
    circle.show_circle(Circle())
    yield camera.picture("empty", screen="circle")
    window.hide_everything()


def on_the_page(camera: Camera) -> Iterator[str]:
    """Who sent whom and what was given, noted on a page."""
    counter = camera.window.counter
    camera.open("margit")
    camera.settle()
    line = counter.page.goodwill_line
    counter.page.goodwill_wanted.emit()
    line.words.setText("Lent the big coffee urn for the choir's tea")
    yield camera.picture("gave")
    counter.page.goodwill_wanted.emit()
    line.words.setText("mar")
    line.words.textEdited.emit("mar")
    yield camera.picture("sent_us")
    line.left.emit()
    counter.hide_everything()


def people(number: int) -> tuple[Brought, ...]:
    """So many who sent somebody or were sent, always the same."""
    by = [-1 if place % 4 == 0 else place // 2 if place % 9 == 0 else place - place % 4 for place in range(number)]
    steps = list(ReferralStep)
    return tuple(
        Brought(
            name=f"{_GIVEN[place % len(_GIVEN)]} {_FAMILY[place * 7 % len(_FAMILY)]}",
            uid=str(place),
            by=sender,
            sent=by.count(place),
            is_fan=by.count(place) > 1,
            step=steps[place % len(steps)],
            day=date(2026, 1, 1) + timedelta(days=place),
        )
        for place, sender in enumerate(by)
    )
