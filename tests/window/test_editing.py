"""Edit in place on a real sample shop: whatever is typed is stored at once or kept, and nothing is lost."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Fact, Facts, KnownDetail, Said
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.window import theme
from shopfriend.window.counter.ask_line import AskLine
from shopfriend.window.counter.detail_chips import DetailChips
from shopfriend.window.counter.page_form import DETAIL, PageForm
from shopfriend.window.counter.talk_line import TalkLine
from shopfriend.window.counter.words_field import WordsField
from tests.window.conftest import TODAY, AtTheCounter
from tests.window.test_counter import open_margit, texts

ENTER = Qt.Key.Key_Return


@pytest.fixture
def form(at_the_counter: AtTheCounter, qtbot: QtBot) -> PageForm:
    """Margit's page as a form, in a window that has the keyboard."""
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    qtbot.keyClick(at_the_counter.window.counter.talk.words, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    return at_the_counter.window.counter.page.form


def active(at: AtTheCounter, qtbot: QtBot) -> None:
    with qtbot.waitActive(at.frame):
        at.frame.activateWindow()


def uid_of(at: AtTheCounter, name: str) -> str:
    return at.shop.find(name)[0].uid


def stored(at: AtTheCounter, name: str = "margit") -> Facts:
    return at.shop.features().counter.edit.facts(uid_of(at, name))


def enter(at: AtTheCounter, qtbot: QtBot, field: QWidget, words: str) -> None:
    (field.setPlainText if isinstance(field, QPlainTextEdit) else field.setText)(words)  # type: ignore[attr-defined]
    qtbot.keyClick(field, ENTER)
    at.settle()


def escape(at: AtTheCounter, qtbot: QtBot) -> None:
    qtbot.keyClick(at.window.focusWidget(), Qt.Key.Key_Escape)
    at.settle()


def test_the_pencil_and_ctrl_e_turn_the_page_into_a_form_and_back(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    page = at_the_counter.window.counter.page
    assert form.isVisible()
    assert form.fields[Fact.NAME].hasFocus()
    assert form.fields[Fact.NAME].text() == "Margit Sørensen"
    assert "How was Emil's first drive to Swansea?" not in texts(page)
    assert page.edit.accessibleName() == "Done"
    qtbot.mouseClick(page.edit, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert not form.isVisible()
    assert at_the_counter.window.counter.talk.words.hasFocus()
    assert "How was Emil's first drive to Swansea?" in texts(page)
    qtbot.keyClick(page.edit, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    at_the_counter.settle()
    assert form.isVisible()


def test_without_a_page_ctrl_e_does_nothing(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    counter = at_the_counter.window.counter
    counter.edit()
    at_the_counter.settle()
    assert not counter.page.isVisible()


def test_each_field_is_stored_at_enter_and_the_head_and_the_index_follow(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    enter(at_the_counter, qtbot, form.fields[Fact.NAME], "  Margit   Møller ")
    assert "Margit Møller" in texts(at_the_counter.window.counter.page)
    assert form.fields[Fact.NAME].text() == "Margit Møller"
    enter(at_the_counter, qtbot, form.fields[Fact.PHONE], "555 0199")
    assert [hit.name for hit in at_the_counter.shop.find("5550199")] == ["Margit Møller"]
    assert at_the_counter.shop.find("moller")[0].name == "Margit Møller"
    enter(at_the_counter, qtbot, form.fields[Fact.BIRTHDAY], "26.11.1957")
    assert "Birthday on 26 November" in texts(at_the_counter.window.counter.page)
    assert form.isVisible()


def test_a_field_is_stored_when_it_is_left(at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm) -> None:
    qtbot.keyClicks(form.fields[Fact.SOUNDS_LIKE], "Soerensen")
    form.fields[Fact.SOUNDS_LIKE].setFocus()
    qtbot.keyClick(form.fields[Fact.SOUNDS_LIKE], Qt.Key.Key_Tab)
    at_the_counter.settle()
    assert stored(at_the_counter).typed[Fact.SOUNDS_LIKE] == "Soerensen"
    notes = form.findChildren(WordsField)[0]
    notes.setFocus()
    notes.setPlainText("First line\nsecond line")
    qtbot.keyClick(notes, Qt.Key.Key_Tab)
    at_the_counter.settle()
    assert stored(at_the_counter).typed[Fact.NOTES] == "First line\nsecond line"


def test_a_refused_birthday_stays_with_its_sentence_until_it_is_mended(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    before = stored(at_the_counter).typed[Fact.BIRTHDAY]
    field = form.fields[Fact.BIRTHDAY]
    enter(at_the_counter, qtbot, field, "soon")
    assert "“soon” is not understood" in texts(form)
    enter(at_the_counter, qtbot, form.fields[Fact.CALLED], "Mags")
    assert field.text() == "soon"
    assert stored(at_the_counter).typed[Fact.BIRTHDAY] == before
    field.clear()
    qtbot.keyClicks(field, "5 May")
    assert "not understood" not in texts(form)
    qtbot.keyClick(field, ENTER)
    at_the_counter.settle()
    assert stored(at_the_counter).typed[Fact.BIRTHDAY] == "5 May"


def test_escape_hides_the_form_and_what_was_half_typed_is_stored_or_kept(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    window = at_the_counter.window
    form.details.field.setText("Half a detail")
    form.fields[Fact.BIRTHDAY].setText("soon")
    form.fields[Fact.CALLED].setFocus()
    form.fields[Fact.CALLED].clear()
    qtbot.keyClicks(form.fields[Fact.CALLED], "Mags")
    escape(at_the_counter, qtbot)
    shown = texts(window)
    for words in ("Margit", "Mags", "soon", "Half a detail"):
        assert words not in shown
    assert stored(at_the_counter).typed[Fact.CALLED] == "Mags"
    open_margit(at_the_counter, qtbot)
    assert not form.isVisible()
    assert "Typed, but not stored yet" in texts(window)
    window.counter.edit()
    at_the_counter.settle()
    assert form.fields[Fact.BIRTHDAY].text() == "soon"
    assert form.details.field.text() == "Half a detail"
    assert form.fields[Fact.CALLED].text() == "Mags"


def test_done_tells_what_could_not_be_stored_and_edit_shows_it_again(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    enter(at_the_counter, qtbot, form.fields[Fact.BIRTHDAY], "soon")
    at_the_counter.window.counter.edit()
    at_the_counter.settle()
    assert "Typed, but not stored yet: soon" in texts(at_the_counter.window)
    at_the_counter.window.counter.edit()
    at_the_counter.settle()
    assert form.fields[Fact.BIRTHDAY].text() == "soon"


def test_tab_goes_through_the_form_column_by_column(at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm) -> None:
    passed = [stop.accessibleName() for stop in walk(at_the_counter, qtbot, 14)]
    names = "Called,Sounds like,Birthday,Phone,E-mail,Street,Postcode,Town,Country"
    assert passed[:11] == [*names.split(","), "Cards reach them: By post", "Notes"]
    assert passed[11] == "Take away: Rye loaf, unsliced"
    assert form.details.field.isVisible()


def walk(at: AtTheCounter, qtbot: QtBot, stops: int) -> list[QWidget]:
    passed = []
    for _ in range(stops):
        qtbot.keyClick(at.window.focusWidget(), Qt.Key.Key_Tab)
        passed.append(at.window.focusWidget())
    return passed


def test_tab_goes_through_the_page_from_above(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    page = at_the_counter.window.counter.page
    page.edit.setFocus()
    kinds = [type(stop).__name__ for stop in walk(at_the_counter, qtbot, 5)]
    assert kinds == ["QPushButton", "QPushButton", "TalkLine", "TalkLine", "TalkLine"]


def test_an_opened_talk_comes_into_sight(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    at_the_counter.frame.resize(1366, 768)
    open_margit(at_the_counter, qtbot)
    page = at_the_counter.window.counter.page
    last = max((line for line in page.findChildren(TalkLine)), key=lambda line: line.y())
    last.open()
    qtbot.wait(50)
    field = last.findChildren(QLineEdit)[0]
    assert not field.visibleRegion().isEmpty()


def test_closing_the_window_stores_what_stands_in_a_field(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    form.fields[Fact.CALLED].setText("Mags")
    at_the_counter.frame.close()
    at_the_counter.workers.finish()
    assert stored(at_the_counter).typed[Fact.CALLED] == "Mags"


def test_another_page_opens_as_a_page_and_the_first_one_lost_nothing(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    counter = at_the_counter.window.counter
    form.fields[Fact.TOWN].setText("Ross")
    counter.open_page(uid_of(at_the_counter, "omar haddad"))
    at_the_counter.settle()
    assert not form.isVisible()
    assert "Omar Haddad" in texts(counter.page)
    assert stored(at_the_counter).typed[Fact.TOWN] == "Ross"


def test_the_talk_field_stays_usable_under_the_form(at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm) -> None:
    talk = at_the_counter.window.counter.talk
    qtbot.keyClicks(talk.words, "Emil drove to Swansea")
    qtbot.keyClick(talk.words, ENTER)
    at_the_counter.settle()
    assert form.isVisible()
    at_the_counter.window.counter.edit()
    at_the_counter.settle()
    assert "Emil drove to Swansea" in texts(at_the_counter.window.counter.page)


def test_other_colours_keep_what_was_half_typed(at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm) -> None:
    form.fields[Fact.BIRTHDAY].setText("soon")
    counter = at_the_counter.window.counter
    typed = counter.half_typed()
    at_the_counter.settle()
    assert typed.facts[uid_of(at_the_counter, "margit")] == {"birthday": "soon"}
    counter.keep_half_typed(typed)


def test_a_detail_is_added_with_enter_taken_away_with_its_cross_and_put_back(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm
) -> None:
    row = form.details
    qtbot.keyClick(row.kind, Qt.Key.Key_Down)
    enter(at_the_counter, qtbot, row.field, "Ada, niece")
    assert row.field.text() == ""
    assert (DetailKind.FAMILY, "Ada, niece") in known(at_the_counter)
    cross = next(one for one in form.findChildren(QPushButton) if one.accessibleName() == "Take away: No walnuts")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert (DetailKind.ALLERGY, "No walnuts") not in known(at_the_counter)
    assert "Taken away: No walnuts" in texts(at_the_counter.window)
    undo = next(one for one in at_the_counter.window.findChildren(QPushButton) if one.text() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    at_the_counter.settle()
    assert (DetailKind.ALLERGY, "No walnuts") in known(at_the_counter)
    assert "No walnuts" in [label.text() for label in form.findChildren(QLabel)]


def known(at: AtTheCounter) -> list[tuple[DetailKind, str]]:
    return [(one.kind, one.words) for one in stored(at).details]


def first_talk(at: AtTheCounter) -> TalkLine:
    lines = [line for line in at.window.counter.page.findChildren(TalkLine) if line.isVisible()]
    return min(lines, key=lambda line: line.y())


def test_a_talk_is_mended_in_place_and_shown_at_once(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    line = first_talk(at_the_counter)
    assert line.accessibleName().startswith("Change what was said: Emil passed")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    field = line.findChildren(WordsField)[0]
    assert field.hasFocus()
    enter(at_the_counter, qtbot, field, "Emil passed at the third go")
    assert not line.is_open
    assert line.hasFocus()
    page = at_the_counter.window.counter.page
    assert "Emil passed at the third go" in texts(page)
    assert "How was Emil's first drive to Swansea?" in texts(page)
    assert "Margit Sørensen" in [hit.name for hit in at_the_counter.shop.find("passed third")]


def test_leaving_a_talk_stores_it_with_its_question_and_the_cursor_goes_where_it_was_put(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    line = first_talk(at_the_counter)
    line.setFocus()
    qtbot.keyClick(line, ENTER)
    ask = line.findChildren(QLineEdit)[0]
    line.findChildren(WordsField)[0].setPlainText("Emil passed")
    ask.setFocus()
    assert line.is_open
    ask.setText("Was the road wet?")
    talk = at_the_counter.window.counter.talk
    talk.words.setText("Half a talk")
    talk.ask.setFocus()
    at_the_counter.settle()
    page = at_the_counter.window.counter.page
    assert "Was the road wet?" in texts(page)
    assert "Emil passed" in texts(page)
    assert talk.ask.hasFocus()
    assert talk.words.text() == "Half a talk"


def test_escape_from_a_talk_stores_what_was_typed(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    line = first_talk(at_the_counter)
    line.open()
    line.findChildren(WordsField)[0].setPlainText("Emil passed, hurrah")
    escape(at_the_counter, qtbot)
    assert "Emil" not in texts(at_the_counter.window.counter)
    open_margit(at_the_counter, qtbot)
    assert "Emil passed, hurrah" in texts(at_the_counter.window.counter.page)


def test_an_emptied_talk_is_refused_at_enter_and_comes_back_when_it_is_left(
    at_the_counter: AtTheCounter, qtbot: QtBot
) -> None:
    active(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    line = first_talk(at_the_counter)
    line.open()
    enter(at_the_counter, qtbot, line.findChildren(WordsField)[0], " ")
    assert "There are no words to remember." in texts(line)
    at_the_counter.window.counter.talk.words.setFocus()
    at_the_counter.settle()
    assert "Emil passed his driving test" in texts(line)


def test_what_is_missing_is_asked_for_and_typed_straight_in(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    uid = at_the_counter.shop.add("Ada Nwosu")
    counter = at_the_counter.window.counter
    counter.open_page(uid)
    at_the_counter.settle()
    chips = [chip for chip in counter.page.ask_line.findChildren(QPushButton) if chip.isVisible()]
    assert [chip.accessibleName().split("?")[0] for chip in chips] == ["Birthday", "Address"]
    qtbot.keyClick(chips[0], Qt.Key.Key_Space)
    field = focused(at_the_counter)
    enter(at_the_counter, qtbot, field, "soon")
    assert "“soon” is not understood" in texts(counter.page)
    enter(at_the_counter, qtbot, field, "5/12/57")
    assert stored(at_the_counter, "ada nwosu").typed[Fact.BIRTHDAY] == "5 December 1957"
    assert "Birthday on 5 December" in texts(counter.page)
    assert counter.talk.words.hasFocus()
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    street = focused(at_the_counter)
    street.setText("3 Mill Lane")
    qtbot.keyClick(street, Qt.Key.Key_Tab)
    qtbot.keyClick(focused(at_the_counter), Qt.Key.Key_Tab)
    enter(at_the_counter, qtbot, focused(at_the_counter), "Ross")
    assert "3 Mill Lane" in texts(counter.page)
    assert stored(at_the_counter, "ada nwosu").typed[Fact.TOWN] == "Ross"
    assert not counter.page.ask_line.isVisible()


def focused(at: AtTheCounter) -> QLineEdit:
    field = at.window.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_an_answer_that_was_refused_and_hidden_is_kept_for_the_form(at_the_counter: AtTheCounter, qtbot: QtBot) -> None:
    active(at_the_counter, qtbot)
    uid = at_the_counter.shop.add("Ada Nwosu")
    counter = at_the_counter.window.counter
    counter.open_page(uid)
    at_the_counter.settle()
    counter.page.ask_line.open(Fact.BIRTHDAY)
    focused(at_the_counter).setText("soon")
    escape(at_the_counter, qtbot)
    assert "soon" not in texts(at_the_counter.window)
    counter.open_page(uid)
    at_the_counter.settle()
    counter.edit()
    at_the_counter.settle()
    assert counter.page.form.fields[Fact.BIRTHDAY].text() == "soon"


def test_where_nothing_is_missing_nothing_is_asked(qtbot: QtBot, at_the_counter: AtTheCounter) -> None:
    line = AskLine(theme.LIGHT)
    qtbot.addWidget(line)
    line.show_missing((Fact.BIRTHDAY,))
    assert not line.isHidden()
    line.show_missing(())
    assert line.isHidden()


@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("size", [QSize(1440, 900), QSize(1366, 768)])
def test_nothing_is_cut_off_in_the_form(
    at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm, size: QSize, percent: int
) -> None:
    theme.use_text_size(percent)
    try:
        fresh = PageForm(theme.LIGHT)
    finally:
        theme.use_text_size(100)
    qtbot.addWidget(fresh)
    fresh.resize(form.width() - (0 if size.width() > 1400 else 40), form.height())
    long = dict(stored(at_the_counter).typed)
    long[Fact.NAME] = "Wilhelmine-Charlotte Freifrau von Hohenstein-Łódzkowska-Nguyễn"
    details = tuple(KnownDetail(str(n), DetailKind.TOPIC, "Łódź " * 40 if n == 2 else "tea") for n in range(9))
    fresh.show_facts(Facts("x", long, ("0044 2",), details))
    fresh.show()
    qtbot.wait(20)
    inside = fresh.widget()
    assert inside.width() <= fresh.viewport().width()
    for widget in inside.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLineEdit | QAbstractButton | QLabel):
            place = QRect(widget.mapTo(inside, QPoint()), widget.size())
            assert inside.rect().contains(place)
        if widget.isVisible() and isinstance(widget, QLineEdit):
            assert widget.height() - 4 >= QFontMetrics(widget.font()).height()


def test_every_control_of_form_and_talk_has_a_name(at_the_counter: AtTheCounter, qtbot: QtBot, form: PageForm) -> None:
    for control in at_the_counter.window.counter.findChildren(QWidget):
        if isinstance(control, QAbstractButton | QLineEdit | WordsField | TalkLine):
            assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text().strip())


def test_a_talk_line_tells_only_what_was_changed(qtbot: QtBot) -> None:
    line = TalkLine(Said("t", TODAY, "Emil passed", "How was it?", False, ""), "today", first=True)
    qtbot.addWidget(line)
    line.open()
    line.store_now()
    assert not line.is_open
    line.open("Emil passed", "Was it wet?")
    with qtbot.waitSignal(line.mended) as told:
        line.store_now()
    assert told.args == ["t", None, "Was it wet?"]
    line.refuse("The disk is full.")
    assert line.is_open
    assert "The disk is full." in texts(line)


def test_chips_are_shortened_rather_than_cut(qtbot: QtBot) -> None:
    chips = DetailChips(theme.LIGHT)
    qtbot.addWidget(chips)
    chips.resize(300, 100)
    chips.show_details(
        [KnownDetail("a", DetailKind.SEAT, "By the window " * 9), KnownDetail("b", DetailKind.PET, "Plet")]
    )
    chips.show()
    shown = [label.text() for label in chips.findChildren(QLabel)]
    assert any(words.endswith("…") for words in shown)
    assert "Plet" in shown
    with qtbot.waitSignal(chips.removed) as told:
        qtbot.mouseClick(chips.stops()[-1], Qt.MouseButton.LeftButton)
    assert told.args == ["b", "Plet"]
    with qtbot.waitSignal(chips.silenced) as silenced:
        chips.findChildren(QMenu)[0].actions()[0].trigger()
    assert silenced.args == ["b", "Plet", Gone.DIED]


def test_a_form_keeps_a_detail_under_its_own_name(qtbot: QtBot, form: PageForm) -> None:
    form.put_back({DETAIL: "tea", "called": "Mags"})
    assert form.half_typed() == {DETAIL: "tea", "called": "Mags"}


def test_shift_and_enter_begin_a_new_line(qtbot: QtBot) -> None:
    field = WordsField("Notes", 17)
    qtbot.addWidget(field)
    field.show()
    low = field.height()
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, ENTER)
    for _ in range(4):
        qtbot.keyClick(field, ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "\n" * 4
    assert field.height() > low
