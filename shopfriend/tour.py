"""Pictures of every screen and state, and a month's paper, from a sample shop: to look at, and to show. No display."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.open_shop import OpenShop
from shopfriend.open_window import application, silence_qt, window_on
from shopfriend.window import theme

SIZES = (QSize(1440, 900), QSize(1366, 768))
LOOKS = (("light", theme.LIGHT), ("dark", theme.DARK))
_CODE = "4YKC-2CRN-6D4D-JD90-RC0B-4WNS-E4K3"
_LONG_NAME = "Wilhelmine-Charlotte Freifrau von Hohenstein-Łódzkowska-Nguyễn"


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
        names = [name for look, colours in LOOKS for name in _pictures(here, shop, folder, look, colours)]
        order = month_end.Order(here.today.replace(day=1), Path(own) / "month", here.today)
        made = month_end.make(shop.database, order, app.workshop(here), here.resources / "words")
        for file in made.files:
            shutil.copyfile(Path(own) / "month" / file, folder / file)
        shop.close()
    return [*names, *made.files]


def _pictures(here: Surroundings, shop: OpenShop, folder: Path, look: str, colours: theme.Colours) -> Iterator[str]:
    application(here, colours)
    for size in SIZES:
        window, workers = window_on(here, shop, colours)
        window.resize(size)
        window.show()
        counter = window.counter

        def settled() -> None:
            for _ in range(5):
                workers.finish()  # noqa: B023 (called before the next window is made)
                QTest.qWait(2)

        def picture(state: str, screen: str = "counter") -> str:
            settled()
            name = f"{screen}_{state}_{look}_{size.width()}.png"  # noqa: B023
            window.grab().save(str(folder / name))  # noqa: B023
            return name

        window.show_first_day()
        yield picture("first_day")
        window.show_code(_CODE)
        yield picture("code_to_keep")
        window.show_asking()
        yield picture("code_to_type")
        window.show_counter()
        yield picture("today")
        counter.type_query("mar")
        yield picture("hits")
        counter.type_query("margit")
        settled()
        counter.enter()
        yield picture("page")
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
        counter.hide_everything()
        counter.type_query("Xaver Huber")
        settled()
        counter.enter()
        yield picture("new_face")
        window.show_promises()
        yield picture("list", screen="promises")
        window.close()
