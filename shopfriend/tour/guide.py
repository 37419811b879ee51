"""Pictures of every screen and state, and a month's paper, from a sample shop: to look at, and to show. No display."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.cards import print_runs
from shopfriend.cards.passes import Addresses
from shopfriend.cards.views import MonthPile
from shopfriend.counter.said.offers import offers
from shopfriend.counter.views import Fact, Jotted
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.language import _
from shopfriend.open_screens import furnish
from shopfriend.open_window import application, silence_qt
from shopfriend.opened.shop import OpenShop
from shopfriend.printing.paper import A4
from shopfriend.records.kinds import Gone
from shopfriend.store import soundness
from shopfriend.tour import circle, long_story, our_shop, rights, settings
from shopfriend.tour.camera import LOOKS, Camera
from shopfriend.tour.words import LIST, NOTES
from shopfriend.window.background import Workers
from shopfriend.window.counter.half_typed import HalfTyped
from shopfriend.window.counter.talk_line import TalkLine
from shopfriend.window.fading import FadingArea
from shopfriend.window.main_window import MainWindow

SIZES = (QSize(1440, 900), QSize(1366, 768))
_CODE = "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3"
_LONG_NAME = "Wilhelmine-Charlotte Freifrau von Hohenstein-Łódzkowska-Nguyễn"


def tour(here: Surroundings, folder: Path, sizes: Sequence[QSize] = SIZES, looks: Sequence[Theme] = LOOKS) -> list[str]:
    """Write the pictures and the month's PDF files into `folder`; gives their names."""
    from shopfriend.cards import month_end

    silence_qt()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="shopfriend-tour-") as own:
        # What the tour sets for its pictures is not what the owner has set on this computer.
        here = replace(here, own_settings=Path(own) / "window.json")
        shop = OpenShop(here, Path(own) / "sample.shopfriend")
        shop.make_sample()
        shop.build_index()
        shop.add(_LONG_NAME)
        long_story.five_years(shop.database, here.today)
        list_file = Path(own) / "customers.csv"
        list_file.write_text(LIST, encoding="utf-8")
        names = [name for look in looks for name in _pictures(here, shop, folder, look, sizes, list_file)]
        order = month_end.Order(here.today.replace(day=1), Path(own) / "month", here.today)
        made = month_end.make(shop.database, order, app.workshop(here, shop.database), here.resources / "words")
        for file in made.files:
            shutil.copyfile(Path(own) / "month" / file, folder / file)
        shop.close()
    return [*names, *made.files, _pages_for_the_printer(here, folder)]


def _pages_for_the_printer(here: Surroundings, folder: Path) -> str:
    """The page that is measured, and the two sheets that show how a stack goes back in."""
    from shopfriend.printing import calibration, making, turning

    workshop, name = app.workshop(here), "printer.pdf"
    fronts, backs = turning.test_pages(A4, workshop.type)
    pages = [calibration.page(A4, workshop.type), *fronts, *backs]
    making.save(making.pdf_of(pages, _("True to size?"), workshop), folder / name)
    return name


def _pictures(
    here: Surroundings, shop: OpenShop, folder: Path, look: Theme, sizes: Sequence[QSize], list_file: Path
) -> Iterator[str]:
    _qt, colours = application(ThisComputer(look))
    for size in sizes:
        frame, workers = MainWindow(colours), Workers.at_work()
        window = furnish(here, frame, shop.features(), workers, colours)
        frame.resize(size)
        frame.show()
        camera = Camera(window, frame, workers, folder, look)
        yield from _first_day(camera)
        yield from _page(camera, here)
        yield from _other_pages(camera)
        yield from _five_years(camera)
        yield from _behind_the_page(camera)
        yield from rights.rights(camera)
        yield from rights.put_right(camera, shop)
        yield from _promises(camera)
        yield from circle.circle(camera)
        yield from circle.on_the_page(camera)
        yield from our_shop.our_shop(camera)
        yield from _pile(camera)
        yield from _to_somebody(camera)
        yield from _to_paper(camera, shop)
        yield from settings.settings(camera, shop)
        yield from settings.a_list(camera, list_file)
        yield from settings.many_at_once(camera, shop)
        yield from settings.locked(camera, colours)
        frame.close()


def _first_day(camera: Camera) -> Iterator[str]:
    window = camera.window
    window.show_first_day()
    yield camera.picture("first_day")
    window.show_code(_CODE)
    yield camera.picture("code_to_keep")
    window.show_asking()
    yield camera.picture("code_to_type")
    window.show_asking().ask_for_backup("shop 2026-11-23 daily, sheet 1 of 2026-03-02")
    yield camera.picture("code_of_a_backup")
    window.show_asking().explain(soundness.damaged(Path("shop.shopfriend")))
    yield camera.picture("does_not_open")


def _page(camera: Camera, here: Surroundings) -> Iterator[str]:
    window, counter = camera.window, camera.window.counter
    window.show_counter()
    QTest.qWait(100)
    yield camera.picture("today")
    counter.type_query("mar")
    yield camera.picture("hits")
    camera.open("margit")
    yield camera.picture("page")
    counter.edit()
    yield camera.picture("page_edited")
    form = counter.page.form
    born = form.fields[Fact.BIRTHDAY].text()
    form.fields[Fact.BIRTHDAY].setText("just before Christmas")
    form.store_now()
    yield camera.picture("birthday_not_read")
    form.fields[Fact.BIRTHDAY].setText(born)
    form.store_now()
    counter.edit()
    camera.settle()
    talks = counter.page.findChildren(TalkLine)
    talks[0].open()
    yield camera.picture("talk_edited")
    talks[0].store_now()
    said = "Her niece Wilma came along. She would like Kenyan beans, and is allergic to sesame. Birthday: 12 May."
    counter.page.show_offers(offers(said, here.today))
    yield camera.picture("offered")
    counter.page.show_offers(())
    counter.talk.put_back(
        Jotted("Emil drove to Swansea and back, and Plet came too", "Was the road wet?", between_us=True)
    )
    window.say("Remembered.")
    yield camera.picture("remembering")
    window.fall_silent()
    counter.hide_everything()
    yield camera.picture("hidden")


def _other_pages(camera: Camera) -> Iterator[str]:
    counter = camera.window.counter
    camera.open(_LONG_NAME)
    yield camera.picture("long_name")
    counter.page.ask_line.open(Fact.STREET)
    yield camera.picture("answer")
    counter.edit()
    yield camera.picture("long_name_edited")
    counter.hide_everything()
    camera.open("xaver von huber")
    yield camera.picture("new_face")
    camera.window.hide_everything()


def _five_years(camera: Camera) -> Iterator[str]:
    window, counter = camera.window, camera.window.counter
    camera.open(long_story.NAME)
    yield camera.picture("five_years")
    body = counter.page.findChild(FadingArea)
    assert body is not None
    body.verticalScrollBar().setValue(body.verticalScrollBar().maximum())
    yield camera.picture("five_years_below")
    counter.edit()
    yield camera.picture("five_years_edited")
    counter.edit()
    camera.settle()
    counter.turn_to_story()
    yield camera.picture("five_years_story")
    window.hide_everything()


def _behind_the_page(camera: Camera) -> Iterator[str]:
    window, counter = camera.window, camera.window.counter
    camera.open("margit")
    camera.settle()
    counter.turn_to_story()
    yield camera.picture("story")
    counter.hide_everything()
    camera.open("marek z")
    camera.settle()
    counter.edit()
    camera.settle()
    counter.page.form.silenced.emit(Gone.DIED)
    yield camera.picture("no_longer")
    yield from _brought_back(camera)
    counter.type_query("")
    counter.keep_half_typed(HalfTyped({}, {}, ("", "", "", ""), NOTES))
    counter.paste_notes()
    yield camera.picture("paste_notes")
    window.hide_everything()


def _brought_back(camera: Camera) -> Iterator[str]:
    window, counter = camera.window, camera.window.counter
    window.fall_silent()
    counter.page.gone_note.put_away.emit()
    yield camera.picture("gone")
    counter.hide_everything()
    counter.type_query("marek zieliński")
    counter.new_face()
    yield camera.picture("silent_page_offered")
    counter.face.known.click()
    camera.settle()
    counter.page.bring_back.click()
    yield camera.picture("named_again")
    counter.page.gone_note.put_away.emit()
    counter.hide_everything()


def _promises(camera: Camera) -> Iterator[str]:
    camera.window.show_promises()
    yield camera.picture("list", screen="promises")
    promises = camera.window.promises
    promises.let_go()
    yield camera.picture("let_go", screen="promises")
    promises.doing.ask_day()
    promises.doing.refuse_day(_("Which day is “{said}”? Try “Friday”, “in two weeks” or “12 May”.").format(said="soon"))
    yield camera.picture("another_day", screen="promises")
    promises.doing.take_back()
    promises.show_what_came_in()
    yield camera.picture("waiting", screen="promises")
    promises.came_in.what.setText("Bread flour")
    promises.came_in.reload()
    yield camera.picture("came_in", screen="promises")
    promises.came_in.what.clear()
    yield from _new_promise(camera)
    promises.begin()
    camera.settle()


def _new_promise(camera: Camera) -> Iterator[str]:
    promises = camera.window.promises
    promises.show_new_promise()
    promises.new.search.setText("mar")
    promises.new.looked_for.emit("mar")
    yield camera.picture("to_whom", screen="promises")
    promises.new.search.returnPressed.emit()
    promises.new.what.setText("Order twelve marigold candles")
    promises.new.day.setText("before Christmas")
    yield camera.picture("new", screen="promises")
    promises.new.put_back(("", "", "", ""))


def _pile(camera: Camera) -> Iterator[str]:
    window, cards = camera.window, camera.window.cards
    window.show_cards()
    camera.settle(turns=8)
    yield camera.picture("pile", screen="cards")
    cards.editor.line.setPlainText("And tell Parnell that a cat with one eye sees more than most.")
    cards.editor.finish_typing()
    yield camera.picture("line", screen="cards")
    for _turn in range(6):
        cards.ready_and_next()
        camera.settle()
    cards.editor.line.setPlainText(_LONG_NAME)
    cards.store_now()
    yield camera.picture("ready", screen="cards")


def _to_somebody(camera: Camera) -> Iterator[str]:
    cards = camera.window.cards
    cards.editor.ask_whether_they_know()
    yield camera.picture("first_card", screen="cards")
    cards.editor.stop_asking()
    cards.word()
    yield camera.picture("own_words", screen="cards")
    cards.others.wording.page.to_all.click()
    cards.others.wording.page.who_else.rows[0].setChecked(False)
    yield camera.picture("same_text", screen="cards")
    cards.begin()
    page = cards.others.beginning.page
    page.search.setText("mar")
    page.looked_for.emit("mar")
    camera.settle()
    page.search.returnPressed.emit()
    yield camera.picture("to_somebody", screen="cards")
    page.left.emit()
    cards.pile_page.show_pile(MonthPile(cards.month, ()))
    yield camera.picture("nobody", screen="cards")
    cards.reload()
    camera.settle()


def _to_paper(camera: Camera, shop: OpenShop) -> Iterator[str]:
    cards = camera.window.cards
    cards.print_ready()
    camera.settle()
    yield camera.picture("to_print", screen="cards")
    cards.ways.page.addresses.chosen.emit(list(Addresses).index(Addresses.LABELS))
    yield camera.picture("labels", screen="cards")
    cards.ways.left.emit()
    on_paper = cards.ready
    run = print_runs.begin(shop.database, on_paper, "a6", "Canon TS705").run
    camera.window.show_cards()
    camera.settle()
    for uid in on_paper[1::3]:
        cards.came_out.mark(uid)
    yield camera.picture("came_out", screen="cards")
    cards.came_out.turn_by_sheet(True)
    cards.came_out.face_said.emit("Canon TS705", True)
    camera.settle()
    cards.others.ask_what_came_out(lambda: False)
    yield camera.picture("came_out_by_sheet", screen="cards")
    cards.came_out.turn_by_sheet(False)
    print_runs.settle(shop.database, run, dict.fromkeys(on_paper, False))
