"""Remember in the real window: what goes with a talk, what it offers to be kept, and taking it back."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from shopfriend.counter.said.offer import Kind
from shopfriend.counter.views import Jotted
from shopfriend.records.staff import Staff
from shopfriend.records.visit import Visit
from shopfriend.window.counter.offer_line import OfferLine
from shopfriend.window.theme import LIGHT
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import open_margit, texts


def remember(at: AtTheCounter, qtbot: QtBot, jotted: Jotted) -> None:
    talk = at.window.counter.talk
    talk.put_back(jotted)
    qtbot.keyClick(talk.words, Qt.Key.Key_Return)
    at.settle()


def chip(at: AtTheCounter, words: str) -> QAbstractButton:
    chips = at.window.counter.page.offer_line.findChildren(QAbstractButton)
    return next(chip for chip in chips if words in chip.accessibleName() and chip.isVisible())


def undo(at: AtTheCounter) -> None:
    assert at.window._said.undo()
    at.settle()


def test_a_promise_is_told_with_the_day_that_its_words_say(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    remember(at_the_counter, qtbot, Jotted(promise="Keep a seeded loaf till Friday"))
    shown = texts(at_the_counter.window.counter.page)
    assert "Keep a seeded loaf till Friday" in shown
    assert "by 27 November" in shown


def test_what_is_promised_for_today_counts_in_the_rail_at_once(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    at, counted = at_the_counter, []
    at.window._counts._show = lambda place, number: counted.append((place, number))
    due = at.shop.features().promises.due()
    open_margit(at, qtbot)
    remember(at, qtbot, Jotted(promise="Call about the flour today"))
    assert at.shop.features().promises.due() == due + 1
    assert counted[-1:] == [("promises", due + 1)]
    undo(at)
    assert counted[-1] == ("promises", due)


def test_keys_mark_a_talk_as_between_us_and_as_told(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    talk = at_the_counter.window.counter.talk
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    qtbot.keyClicks(talk.words, "The quince and the zebra")
    for key in (Qt.Key.Key_B, Qt.Key.Key_T):
        qtbot.keyClick(talk.words, key, Qt.KeyboardModifier.ControlModifier)
    assert talk.half_typed() == Jotted("The quince and the zebra", between_us=True, told=True)
    qtbot.keyClick(talk.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert "you told them · between us" in texts(at_the_counter.window.counter.page)
    assert talk.half_typed() == Jotted()
    assert at_the_counter.shop.find("zebra") == []


def test_what_is_understood_waits_as_chips_and_is_kept_with_a_click(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    remember(at_the_counter, qtbot, Jotted("Her niece Wilma came along. She would like Kenyan beans."))
    assert "Wilma" not in " ".join(at_the_counter.shop.open_page(counter._jotting.uid).around)
    assert [offer.kind for offer in counter.page.offer_line.offers] == [Kind.FAMILY, Kind.NEED]
    assert not counter.page.ask_line.isVisible()
    qtbot.mouseClick(chip(at_the_counter, "Wilma, niece"), Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert "Wilma, niece" in texts(counter.page)
    assert [offer.kind for offer in counter.page.offer_line.offers] == [Kind.NEED]
    undo(at_the_counter)
    assert "Wilma, niece" not in " ".join(at_the_counter.shop.open_page(counter._jotting.uid).around)


def test_chips_wait_while_another_page_is_open_and_can_be_put_away(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    margit = counter._jotting.uid
    remember(at_the_counter, qtbot, Jotted("Her niece Wilma came along"))
    counter.hide_everything()
    at_the_counter.settle()
    assert "Wilma" not in texts(counter)
    clara = at_the_counter.shop.find("clara")[0].uid
    counter.open_page(clara)
    at_the_counter.settle()
    assert not counter.page.offer_line.isVisible()
    counter.open_page(margit)
    at_the_counter.settle()
    assert counter.page.offer_line.isVisible()
    qtbot.mouseClick(counter.page.offer_line._cross, Qt.MouseButton.LeftButton)
    assert not counter.page.offer_line.isVisible()
    counter.open_page(margit)
    at_the_counter.settle()
    assert not counter.page.offer_line.isVisible()


def test_an_allergy_asks_who_allowed_it(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    line = at_the_counter.window.counter.page.offer_line
    remember(at_the_counter, qtbot, Jotted("She is allergic to sesame"))
    qtbot.mouseClick(chip(at_the_counter, "Allergy: sesame"), Qt.MouseButton.LeftButton)
    assert line.leave.isVisible()
    qtbot.keyClick(line.leave, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert line.leave.isVisible()
    qtbot.keyClicks(line.leave, "Maggie herself")
    qtbot.keyClick(line.leave, Qt.Key.Key_Return)
    at_the_counter.settle()
    assert not line.isVisible()
    assert "sesame" in texts(at_the_counter.window.counter.page)


def test_a_talk_is_taken_back_with_all_that_came_with_it(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    page = at_the_counter.window.counter.page
    remember(at_the_counter, qtbot, Jotted("Her niece Wilma came along", "Is Wilma back?", "Ring Wilma"))
    assert "Is Wilma back?" in texts(page)
    undo(at_the_counter)
    assert "Wilma" not in texts(page)
    assert not page.offer_line.isVisible()


def test_who_else_was_there_is_told_and_who_is_not_clear(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    clara = at_the_counter.shop.find("clara")[0]
    with qtbot.waitSignal(at_the_counter.window.counter.undoable) as told:
        talk = at_the_counter.window.counter.talk
        talk.put_back(Jotted(f"Came with @{clara.name} and @Xerxes"))
        qtbot.keyClick(talk.words, Qt.Key.Key_Return)
    assert clara.name in told.args[0]
    assert "Xerxes" in told.args[0]
    at_the_counter.settle()
    assert any("Came with" in said.text for said in at_the_counter.shop.open_page(clara.uid).talks)


def test_one_key_closes_the_question(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    with qtbot.waitActive(at_the_counter.frame):
        at_the_counter.frame.activateWindow()
    qtbot.keyClick(counter.talk.words, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert "How was Emil's first drive to Swansea?" not in texts(counter.page)
    undo(at_the_counter)
    assert "How was Emil's first drive to Swansea?" in texts(counter.page)


def test_remembering_with_a_question_and_a_promise_takes_ten_seconds_at_five_keys_a_second(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    counter = at_the_counter.window.counter
    keys = 0

    def types(field: object, words: str, then: Qt.Key) -> None:
        nonlocal keys
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, then)
        keys += len(words) + 1

    types(counter.search, "mar", Qt.Key.Key_Return)
    at_the_counter.settle()
    keys = 0
    types(counter.talk.words, "Emil drives well", Qt.Key.Key_Tab)
    counter.talk.ask.setFocus()
    types(counter.talk.ask, "Swansea?", Qt.Key.Key_Tab)
    counter.talk.promise.setFocus()
    types(counter.talk.promise, "Keep stollen, Friday", Qt.Key.Key_Return)
    at_the_counter.settle()
    assert keys <= 50
    page = at_the_counter.shop.open_page(counter._jotting.uid)
    assert page.talks[0].text == "Emil drives well"
    assert page.ask is not None
    assert page.ask.ask == "Swansea?"
    assert [promise.due for promise in page.promises if promise.text == "Keep stollen, Friday"] == [date(2026, 11, 27)]


def test_the_row_of_chips_fits_at_any_width(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    from shopfriend.counter.said.offer import Offer

    line = OfferLine(LIGHT)
    qtbot.addWidget(line)
    offers = [Offer(kind, "words of some length & more", "Emil") for kind in Kind if kind is not Kind.BIRTHDAY]
    for width in (200, 500, 840, 1400):
        line.resize(QSize(width, 44))
        line.show()
        line.show_offers(offers)
        qtbot.wait(1)
        shown = [chip for chip in line._chips if chip.isVisible()]
        assert shown or width < 250
        assert all(chip.geometry().right() <= line._room.width() for chip in shown)


def test_a_relation_who_is_no_longer_is_named_no_more_and_can_be_brought_back(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.edit()
    at_the_counter.settle()
    assert "How was Emil's first drive to Swansea?" in at_the_counter.shop.open_page(counter._jotting.uid).lines[0]
    chips = counter.page.form.details.findChildren(QMenu)
    emil = next(menu for menu in chips if "Emil" in menu.parent().accessibleName())
    emil.actions()[0].trigger()
    at_the_counter.settle()
    page = at_the_counter.shop.open_page(counter._jotting.uid)
    assert not any("Emil" in words for words in (*page.lines, *page.around))
    assert page.ask is None or "Emil" not in page.ask.ask
    undo(at_the_counter)
    assert any("Emil" in words for words in at_the_counter.shop.open_page(counter._jotting.uid).around)


def staff_of(at: AtTheCounter) -> dict[str, str]:
    return {name.split(" ")[0]: uid for uid, name in at.shop.features().counter.staff.serving().people}


def test_who_of_the_staff_notes_it_stays_chosen_on_this_computer(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    open_margit(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    talk, uid = counter.talk, counter._jotting.uid
    assert talk.who.isVisible()
    assert talk.who.accessibleName() == "Who of us: Who of us?"
    remember(at_the_counter, qtbot, Jotted("Nobody was named"))
    qtbot.keyClick(talk.who, Qt.Key.Key_Down)
    at_the_counter.settle()
    chosen = talk.who.accessibleName().removeprefix("Who of us: ")
    remember(at_the_counter, qtbot, Jotted("The road was wet"))
    page = at_the_counter.shop.open_page(uid)
    assert [(said.text, said.with_whom) for said in page.talks[:2]] == [
        ("The road was wet", chosen),
        ("Nobody was named", ""),
    ]
    assert talk.by == staff_of(at_the_counter)[chosen]
    counter.begin()
    at_the_counter.settle()
    assert talk.by == staff_of(at_the_counter)[chosen]
    assert at_the_counter.shop.features().counter.staff.serving().chosen == talk.by
    qtbot.keyClick(talk.who, Qt.Key.Key_Up)
    at_the_counter.settle()
    assert at_the_counter.shop.features().counter.staff.serving().chosen == ""


def test_a_visit_without_words_is_noted_by_whoever_is_chosen(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    uid = at_the_counter.shop.add("Ada Nwosu")
    counter.open_page(uid)
    at_the_counter.settle()
    qtbot.keyClick(counter.talk.who, Qt.Key.Key_Down)
    qtbot.keyClick(counter.talk.words, Qt.Key.Key_Return)
    at_the_counter.settle()
    with at_the_counter.shop.database.reading() as session:
        visit = session.scalars(select(Visit).order_by(Visit.id.desc()).limit(1)).one()
        assert session.scalar(select(Staff.uid).where(Staff.id == visit.staff_id)) == counter.talk.by


def test_a_shop_without_staff_is_asked_nothing(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    with at_the_counter.shop.database.writing() as session:
        for one in session.scalars(select(Staff)):
            one.left = True
    counter = at_the_counter.window.counter
    counter.begin()
    open_margit(at_the_counter, qtbot)
    assert not counter.talk.who.isVisible()
    remember(at_the_counter, qtbot, Jotted("The road was wet"))
    assert at_the_counter.shop.open_page(counter._jotting.uid).talks[0].with_whom == ""
