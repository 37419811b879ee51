"""The demonstration: the three moments of the product with a throw-away shop, in a window or told in words."""

import argparse
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from shopfriend import app, display
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _


def demo(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """With a display, a throw-away sample shop in the window; without one, its three moments told and printed."""
    if display.there_is_one(os.environ):
        yield from _demo_in_a_window(here)
        return
    import tempfile

    from shopfriend.cards import month_end
    from shopfriend.counter import conversations, customers
    from shopfriend.counter.page import page_of
    from shopfriend.keeping import sample
    from shopfriend.store.key import NoKeychain

    folder = Path(tempfile.mkdtemp(prefix="shopfriend-demo-"))
    made = sample.make(folder / "sample.shopfriend", NoKeychain(), here.now, here.resources / "sample", here.today)
    with closing(made.database) as database:
        with database.reading() as session:
            regular = customers.named(session, sample.WELL_KNOWN)
            page = page_of(session, regular, here.today)
        greeting = "\n".join(f"  {line}" for line in page.lines)
        yield Answer(
            {"name": page.name, "called": page.called, "lines": list(page.lines)},
            _("{name} comes in. Shopfriend shows:").format(name=page.name) + "\n" + greeting,
        )
        talk = conversations.Talk(
            _("Tried the new marmalade, and laughed about the snow."), _("Was the marmalade right?")
        )
        stored = conversations.remember(database, [regular.uid], talk, here.today)
        yield Answer(
            {"customer": regular.uid, "conversation": stored.uid},
            _("Afterwards you jot down: “{text}” To ask next time: “{ask}”").format(text=talk.text, ask=talk.ask),
        )
        order = month_end.Order(here.today.replace(day=1), folder / "cards", here.today)
        month = month_end.make(database, order, app.workshop(here, database), here.resources / "words")
    yield Answer(
        {
            "cards": len(month.cards),
            "files": [str(folder / "cards" / file) for file in month.files],
            "folder": str(folder),
        },
        _("The month ends: {number} cards, with envelopes and a list, lie in\n  {folder}").format(
            number=len(month.cards), folder=folder / "cards"
        ),
    )
    yield _pictures(here, folder / "pictures")


def _pictures(here: Surroundings, folder: Path) -> Answer:
    """The tour's pictures of the window, where Qt's libraries are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from shopfriend.tour import guide
        from shopfriend.tour.camera import LOOKS
    except ImportError:
        wanted = _("To see the window too: sudo apt-get install {packages}").format(packages=display.QT_PACKAGES)
        return Answer({"pictures": []}, wanted)
    made = guide.tour(here, folder, guide.SIZES[:1], LOOKS[:1])
    files = [name for name in made if name.endswith(".png")]
    said = _("Pictures of the window lie in\n  {folder}").format(folder=folder)
    return Answer({"pictures": files}, said)


def _demo_in_a_window(here: Surroundings) -> Iterator[Answer]:
    display.check(os.environ)
    import tempfile

    from shopfriend import open_window
    from shopfriend.opened.shop import OpenShop

    with tempfile.TemporaryDirectory(prefix="shopfriend-demo-") as folder:
        shop = OpenShop(here, Path(folder) / "sample.shopfriend")
        shop.make_sample()
        open_window.run(here, shop, alone=True)
    yield from ()
