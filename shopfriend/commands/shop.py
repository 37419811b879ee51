"""What the commands do that make a shop, open its window, and show it in pictures."""

import argparse
import os
from collections.abc import Iterator

from shopfriend import app, display
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _


def new(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Make a shop and show its recovery code."""
    made = app.new_shop(here, asked.shop, asked.sample)
    made.database.close()
    where = _("Your shop lies in {path}.").format(path=asked.shop)
    code = _("Its recovery code is {code}. Write it down: it opens your shop on any computer.")
    yield Answer(
        {"shop": str(asked.shop.absolute()), "recovery_code": made.recovery_code},
        where + "\n" + code.format(code=made.recovery_code),
    )


def window(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Open the window on the shop, until it is closed."""
    display.check(os.environ)
    from shopfriend.window import lean

    lean.load_qt()
    from shopfriend import open_window
    from shopfriend.opened.shop import OpenShop

    measure = os.environ.get("SHOPFRIEND_MEASURE") == "1"
    open_window.run(here, OpenShop(here, asked.shop, here.code), measure=measure)
    yield from ()


def tour(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Pictures of every screen, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from shopfriend.tour import guide

    files = guide.tour(here, asked.folder)
    yield Answer({"files": files}, _("{number} files lie in {folder}.").format(number=len(files), folder=asked.folder))
