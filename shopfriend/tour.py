"""Pictures of every screen and state, and a month's paper, from a sample shop: to look at, and to show. No display."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.cards import print_runs
from shopfriend.counter.views import Fact
from shopfriend.keeping.views import Theme, ThisComputer
from shopfriend.open_screens import furnish
from shopfriend.open_shop import OpenShop
from shopfriend.open_window import application, silence_qt
from shopfriend.window.background import Workers
from shopfriend.window.counter.talk_line import TalkLine
from shopfriend.window.main_window import MainWindow

SIZES = (QSize(1440, 900), QSize(1366, 768))
LOOKS = (Theme.LIGHT, Theme.DARK)
_CODE = "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3"
_LONG_NAME = "Wilhelmine-Charlotte Freifrau von Hohenstein-Łódzkowska-Nguyễn"

_LIST = """\
Reference ID,First Name,Last Name,Nickname,Email Address,Phone Number,Street Address 1,City,Postal Code,Birthday,Memo,\
Dog,Square Customer ID,Creation Source,First Visit,Last Visit,Lifetime Spend
A-101,Zoë,O'Neill,Zo,zoe@example.org,'+44 7700 900111,3 Mill Lane,Wyebridge,HR9 4TQ,0000-04-12,Rye loaf on Fridays,\
Biscuit,K1,POS,2019-03-02,2026-11-20,"1,204.00"
A-102,Paweł,Łódzki,,pawel@example.org,'+44 7700 900119,,Ross,,1957-10-30,,,K2,POS,2021-05-11,2026-10-02,310.40
A-103,Ines,Vogel,,,020 7946 0018,12 High Street,Wyebridge,HR9 4TR,12/31/19,"Brings her own bag, always",,K3,POS,,,
,Margit,Sørensen,Maggie,,07700 900112,22b High Street,Wyebridge,HR9 5BX,,,Plet,K4,POS,2009-06-01,2026-11-19,
A-105,Wilhelmine-Charlotte,Freifrau von Hohenstein-Łódzkowska-Nguyễn,,w@example.org,'+49 30 901820,\
Straße des 17. Juni 135,Berlin,10623,1961-02-29,,,K5,Web,2020-01-05,2026-09-09,88.00
,,,,nobody@example.org,,,,,,,,K6,Web,,,
"""
"""A list as a till writes it, with a day that does not exist, a regular who is known, and a row without a name."""


def tour(here: Surroundings, folder: Path) -> list[str]:
    """Write the pictures and the month's PDF files into `folder`; gives their names."""
    from shopfriend.cards import month_end

    silence_qt()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="shopfriend-tour-") as own:
        shop = OpenShop(here, Path(own) / "sample.shopfriend")
        shop.make_sample()
        shop.build_index()
        shop.add(_LONG_NAME)
        list_file = Path(own) / "customers.csv"
        list_file.write_text(_LIST, encoding="utf-8")
        names = [name for look in LOOKS for name in _pictures(here, shop, folder, look, list_file)]
        order = month_end.Order(here.today.replace(day=1), Path(own) / "month", here.today)
        made = month_end.make(shop.database, order, app.workshop(here, shop.database), here.resources / "words")
        for file in made.files:
            shutil.copyfile(Path(own) / "month" / file, folder / file)
        shop.close()
    return [*names, *made.files]


def _pictures(here: Surroundings, shop: OpenShop, folder: Path, look: Theme, list_file: Path) -> Iterator[str]:
    _qt, colours = application(ThisComputer(look))
    for size in SIZES:
        frame, workers = MainWindow(colours), Workers.at_work()
        window = furnish(here, frame, shop.features(), workers, colours)
        frame.resize(size)
        frame.show()
        counter = window.counter

        def settled() -> None:
            for _ in range(8):
                workers.finish()  # noqa: B023 (called before the next window is made)
                QTest.qWait(2)

        def picture(state: str, screen: str = "counter") -> str:
            settled()
            name = f"{screen}_{state}_{look}_{size.width()}.png"  # noqa: B023
            frame.grab().save(str(folder / name))  # noqa: B023
            return name

        window.show_first_day()
        yield picture("first_day")
        window.show_code(_CODE)
        yield picture("code_to_keep")
        window.show_asking()
        yield picture("code_to_type")
        window.show_counter()
        QTest.qWait(100)
        yield picture("today")
        counter.type_query("mar")
        yield picture("hits")
        counter.type_query("margit")
        settled()
        counter.enter()
        yield picture("page")
        counter.edit()
        yield picture("page_edited")
        form = counter.page.form
        born = form.fields[Fact.BIRTHDAY].text()
        form.fields[Fact.BIRTHDAY].setText("just before Christmas")
        form.store_now()
        yield picture("birthday_not_read")
        form.fields[Fact.BIRTHDAY].setText(born)
        form.store_now()
        counter.edit()
        settled()
        talks = counter.page.findChildren(TalkLine)
        talks[0].open()
        yield picture("talk_edited")
        talks[0].store_now()
        counter.talk.put_back(("Emil drove to Swansea and back, and Plet came too", "Was the road wet?", ""))
        window.say("Remembered.")
        yield picture("remembering")
        window.fall_silent()
        counter.hide_everything()
        yield picture("hidden")
        counter.type_query(_LONG_NAME)
        settled()
        counter.enter()
        yield picture("long_name")
        counter.page.ask_line.open(Fact.STREET)
        yield picture("answer")
        counter.edit()
        yield picture("long_name_edited")
        counter.hide_everything()
        counter.type_query("xaver von huber")
        settled()
        counter.enter()
        yield picture("new_face")
        window.hide_everything()
        window.show_promises()
        yield picture("list", screen="promises")
        window.show_cards()
        for _ in range(8):
            settled()
        yield picture("pile", screen="cards")
        cards = window.cards
        cards.editor.line.setPlainText("And tell Parnell that a cat with one eye sees more than most.")
        cards.editor.finish_typing()
        yield picture("line", screen="cards")
        for _ in range(6):
            cards.ready_and_next()
            settled()
        cards.editor.line.setPlainText(_LONG_NAME)
        cards.store_now()
        yield picture("ready", screen="cards")
        on_paper = cards.ready
        run = print_runs.begin(shop.database, on_paper, "a4").run
        window.show_cards()
        settled()
        for uid in on_paper[1::3]:
            cards.came_out.mark(uid)
        yield picture("came_out", screen="cards")
        print_runs.settle(shop.database, run, dict.fromkeys(on_paper, False))
        window.show_settings()
        yield picture("shop", screen="settings")
        window.importing.look_at(list_file)
        yield picture("bring_a_list", screen="settings")
        window.importing.look_at(list_file)
        settled()
        window.importing.page.choose(1)
        yield picture("bring_a_list_to_check", screen="settings")
        frame.close()
