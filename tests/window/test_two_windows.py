"""Two windows on one shop: nobody overwrites the other without being told, and each follows what the other writes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopfriend.counter.views import Fact, Jotted
from shopfriend.opened.shop import OpenShop
from shopfriend.problem import Problem
from shopfriend.records.backup import Why
from shopfriend.records.kinds import CardState, Stage
from shopfriend.store import copies
from shopfriend.window.cards.screen import CardsScreen
from shopfriend.window.counter.talk_line import TalkLine
from tests.window.conftest import TODAY, AtTheCounter, activate
from tests.window.test_counter import open_margit, texts
from tests.window.test_editing import enter

ENTER = Qt.Key.Key_Return


@pytest.fixture
def other(at_the_counter: AtTheCounter) -> Iterator[OpenShop]:
    """The same file as another window has it open: its own connections, its own key, its own index."""
    opened = OpenShop(at_the_counter.shop._here, at_the_counter.shop.path, at_the_counter.shop._code)
    opened.prepare()
    yield opened
    opened.close()


def margit(shop: OpenShop) -> str:
    return shop.names("Margit S").hits[0].uid


def changed_elsewhere(other: OpenShop, fact: Fact, words: str) -> None:
    edit = other.features().counter.edit
    uid = margit(other)
    edit.change(uid, {fact: words}, {fact: edit.facts(uid).typed[fact]})


def test_a_field_that_another_window_changed_is_not_overwritten_before_its_words_were_seen(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    at_the_counter.window.counter.edit()
    at_the_counter.settle()
    form = at_the_counter.window.counter.page.form
    changed_elsewhere(other, Fact.CALLED, "Magda")
    enter(at_the_counter, qtbot, form.fields[Fact.CALLED], "Mags")
    facts = other.features().counter.edit.facts
    assert facts(margit(other)).typed[Fact.CALLED] == "Magda"
    assert "changed in another window meanwhile. It is “Magda” now" in texts(form)
    assert form.fields[Fact.CALLED].text() == "Mags"
    form.fields[Fact.NAME].setFocus()
    at_the_counter.settle()
    assert facts(margit(other)).typed[Fact.CALLED] == "Magda"
    enter(at_the_counter, qtbot, form.fields[Fact.CALLED], "Mags")
    assert facts(margit(other)).typed[Fact.CALLED] == "Mags"


def test_fields_beside_each_other_are_changed_by_both(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    at_the_counter.window.counter.edit()
    at_the_counter.settle()
    form = at_the_counter.window.counter.page.form
    changed_elsewhere(other, Fact.PHONE, "555 0199")
    enter(at_the_counter, qtbot, form.fields[Fact.TOWN], "Ross")
    typed = other.features().counter.edit.facts(margit(other)).typed
    assert (typed[Fact.PHONE], typed[Fact.TOWN]) == ("555 0199", "Ross")
    assert form.fields[Fact.PHONE].text() == "555 0199"


def test_an_answer_that_another_window_has_noted_already_is_told(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    uid = at_the_counter.shop.add("Xerxes Ptak")
    activate(at_the_counter, qtbot)
    counter = at_the_counter.window.counter
    counter.open_page(uid)
    at_the_counter.settle()
    other.features().counter.edit.change(uid, {Fact.BIRTHDAY: "12 May"}, {Fact.BIRTHDAY: ""})
    counter.page.ask_line.open(Fact.BIRTHDAY)
    enter(at_the_counter, qtbot, counter.page.ask_line._fields[Fact.BIRTHDAY], "13 May")
    assert "It is “12 May” now" in texts(counter.page)
    assert other.features().counter.edit.facts(uid).typed[Fact.BIRTHDAY] == "12 May"


def test_a_talk_that_another_window_mended_is_not_overwritten_before_it_was_seen(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    line = at_the_counter.window.counter.page.findChildren(TalkLine)[0]
    line.open()
    said = other.open_page(margit(other)).talks[0]
    other.features().counter.edit.reword(said.uid, "Emil drove very well", None, (said.text, said.ask))
    assert line._mending is not None
    line._mending.words.setPlainText("Emil drove")
    for now in ("Emil drove very well", "Emil drove"):
        qtbot.keyClick(line._mending.words, ENTER)
        at_the_counter.settle()
        assert other.open_page(margit(other)).talks[0].text == now
        assert ("It is “Emil drove very well” now" in texts(line)) is (now != "Emil drove")


def test_settings_that_another_window_changed_stay(at_the_counter: AtTheCounter, other: OpenShop) -> None:
    mine, theirs = at_the_counter.shop.features().settings, other.features().settings
    seen = mine.shop()
    theirs.change_shop(replace(seen, town="Ross"), seen)
    mine.change_shop(replace(seen, ink="sepia"), seen)
    assert (theirs.shop().town, theirs.shop().ink) == ("Ross", "sepia")


def test_what_another_window_writes_comes_to_this_one_and_what_is_half_typed_stays(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    activate(at_the_counter, qtbot)
    open_margit(at_the_counter, qtbot)
    window = at_the_counter.window
    qtbot.keyClicks(window.counter.talk.words, "She said that")
    window._following.ask()
    at_the_counter.settle()
    other.remember(margit(other), Jotted("Told by the other till", promise="Ring Margit today"))
    window._following.ask()
    at_the_counter.settle()
    assert "Told by the other till" in texts(window.counter.page)
    assert window.counter.talk.words.text() == "She said that"
    assert window.counter.talk.words.hasFocus()
    window.hide_everything()
    assert "Ring Margit" not in texts(window.counter)
    other.remember(margit(other), Jotted("And again"))
    window._following.ask()
    at_the_counter.settle()
    assert "Margit" not in texts(window.counter)


def test_promises_follow_too(at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop) -> None:
    window = at_the_counter.window
    window.show_promises()
    window._following.ask()
    at_the_counter.settle()
    other.remember(margit(other), Jotted("words", promise="Find the zebra today"))
    window._following.ask()
    at_the_counter.settle()
    model = window.promises.list.model()
    assert any("Find the zebra" in str(model.index(row, 0).data()) for row in range(model.rowCount()))


def test_its_own_writing_is_nothing_new(at_the_counter: AtTheCounter, other: OpenShop) -> None:
    shop = at_the_counter.shop
    assert shop.others_wrote() is False
    shop.remember(margit(shop), Jotted("words"))
    assert shop.others_wrote() is False
    other.remember(margit(other), Jotted("words"))
    shop.remember(margit(shop), Jotted("words"))
    assert shop.others_wrote() is True
    assert shop.others_wrote() is False


def test_a_backup_that_was_put_in_the_place_of_the_file_by_name_is_looked_into(at_the_counter: AtTheCounter) -> None:
    shop = at_the_counter.shop
    assert shop.others_wrote() is False
    before = shop.database.back_up(TODAY, Why.DAY).file
    shop.add("Somebody of today")
    assert shop.find("Somebody of today")
    copies.discard_beside(shop.path)
    copies.put_in_place(before, shop.path)
    assert shop.others_wrote() is True
    assert not [hit for hit in shop.find("Somebody of today") if hit.name == "Somebody of today"]
    assert shop.others_wrote() is False


def test_a_promise_that_was_kept_elsewhere_cannot_be_kept_twice(at_the_counter: AtTheCounter, other: OpenShop) -> None:
    mine, theirs = at_the_counter.shop.features().promises, other.features().promises
    promise = mine.all().open[0]
    theirs.next_step(promise.uid, promise.version)
    for change in (
        lambda: mine.next_step(promise.uid, promise.version),
        lambda: mine.let_go(promise.uid, "", promise.version),
        lambda: mine.put_off(promise.uid, promise.version),
        lambda: mine.put_off_to(promise.uid, "Friday", promise.version),
    ):
        with pytest.raises(Problem):
            change()


def test_another_day_is_as_if_somebody_had_written(at_the_counter: AtTheCounter) -> None:
    shop = at_the_counter.shop
    assert shop.others_wrote() is False
    shop._here = shop.looking._here = replace(shop._here, fixed_today=date(2026, 11, 25))
    assert shop.others_wrote() is True
    assert shop.others_wrote() is False
    at_the_counter.window.counter.refresh()
    at_the_counter.settle()
    assert "Wednesday 25 November" in texts(at_the_counter.window.counter)


def test_the_same_setting_is_not_overwritten_before_it_was_seen(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    window = at_the_counter.window
    window.show_settings()
    at_the_counter.settle()
    town = window.settings._fields["town"]
    theirs = other.features().settings
    theirs.change_shop(replace(theirs.shop(), town="Ross"), theirs.shop())
    for now in ("Ross", "Hay"):
        enter(at_the_counter, qtbot, town, "Hay")
        assert (theirs.shop().town, town.text()) == (now, "Hay")
        assert ("It is “Ross” now; Enter stores yours." in texts(window)) is (now == "Ross")
    seen = at_the_counter.shop.features().settings.shop()
    theirs.change_shop(replace(theirs.shop(), ink="sepia"), theirs.shop())
    window.settings._shop = seen
    window.settings.hands.ink_chosen.emit("green")
    at_the_counter.settle()
    assert theirs.shop().ink == "sepia"
    assert "You see what was chosen there" in texts(window)


def line_of(shop: OpenShop, uid: str) -> str:
    pile = shop.features().cards.month(TODAY.replace(day=1))
    return next(card.draft.personal_line for card in pile.cards if card.uid == uid)


def test_a_card_on_which_another_window_wrote_is_not_overwritten_before_that_was_seen(
    at_the_counter: AtTheCounter, qtbot: QtBot, cards: CardsScreen, other: OpenShop
) -> None:
    opened = cards.editor.shown
    assert opened is not None
    seen = opened.draft
    theirs = other.features().cards
    theirs.write(opened.uid, replace(seen, personal_line="Theirs: the fig jam is back"), True, seen)
    cards.editor.line.setPlainText("Mine: and so are the quinces")
    cards.store_now()
    at_the_counter.settle()
    assert line_of(other, opened.uid) == "Theirs: the fig jam is back"
    assert "There it is “Theirs: the fig jam is back”" in texts(at_the_counter.window)
    assert cards.editor.line.toPlainText() == "Mine: and so are the quinces"
    cards.step(1)
    cards.step(-1)
    at_the_counter.settle()
    assert cards.editor.line.toPlainText() == "Mine: and so are the quinces"
    qtbot.waitUntil(lambda: "“Theirs: the fig jam is back”" in cards.editor.told, timeout=10_000)
    assert line_of(other, opened.uid) == "Theirs: the fig jam is back"
    cards.ready_and_next()
    qtbot.waitUntil(lambda: line_of(other, opened.uid) == "Mine: and so are the quinces", timeout=10_000)
    at_the_counter.settle()
    assert not cards.drafts.are_waiting


def test_what_two_windows_change_on_a_card_side_by_side_is_all_kept(
    at_the_counter: AtTheCounter, cards: CardsScreen, other: OpenShop
) -> None:
    opened = cards.editor.shown
    assert opened is not None
    seen, theirs = opened.draft, other.features().cards
    design = next(name for name in theirs.designs(opened.occasion) if name != seen.design)
    theirs.write(opened.uid, replace(seen, design=design), True, seen)
    cards.editor.line.setPlainText("Mine: and so are the quinces")
    for line in ("Mine: and so are the quinces", "Mine: and the quinces"):
        cards.editor.line.setPlainText(line)
        cards.store_now()
    at_the_counter.settle()
    card = next(card for card in theirs.month(cards.month).cards if card.uid == opened.uid)
    assert (card.draft.personal_line, card.draft.design) == ("Mine: and the quinces", design)
    assert card.state is CardState.WAITING


def test_the_page_of_somebody_who_was_deleted_elsewhere_goes_and_what_was_half_typed_is_kept(
    at_the_counter: AtTheCounter, qtbot: QtBot, other: OpenShop
) -> None:
    """Brought back from the bin, she finds it in her field."""
    at, counter = at_the_counter, at_the_counter.window.counter
    open_margit(at, qtbot)
    counter.talk.words.setText("Emil came to fetch")
    at.window._following.ask()
    at.settle()
    uid = margit(other)
    action = other.features().counter.rights.delete(uid)
    at.window._following.ask()
    at.settle()
    assert not counter.opened_page
    assert "no longer there" in texts(at.window)
    other.features().bin.give_back(action)
    counter.open_page(uid)
    at.settle()
    assert counter.opened_page == uid
    assert counter.talk.words.text() == "Emil came to fetch"


def test_whatever_is_done_for_somebody_who_was_deleted_elsewhere_is_refused_in_one_sentence(
    at_the_counter: AtTheCounter, other: OpenShop
) -> None:
    features, uid = at_the_counter.shop.features(), margit(other)
    page = at_the_counter.shop.open_page(uid)
    other.features().counter.rights.delete(uid)
    for does in (
        lambda: at_the_counter.shop.open_page(uid),
        lambda: features.counter.knows_best(uid, ""),
        lambda: features.later.circle.move(uid, Stage.CLIENT),
        lambda: features.counter.edit.facts(uid),
        lambda: features.counter.asked(page.talks[0].uid),
    ):
        with pytest.raises(Problem, match="no longer there"):
            does()
