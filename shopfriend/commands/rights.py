"""What the commands about people's rights do: somebody is forgotten, and the page for the counter."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext


def forget(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Forget a customer for ever; the answer names nobody."""
    from shopfriend.counter import customers
    from shopfriend.keeping import arrangements, forgetting, rights_paper, settings
    from shopfriend.printing import making
    from shopfriend.store import cipher

    key = app.key_of(here, asked.shop)
    with closing(app.open_shop(here, asked.shop)) as database:
        with database.reading() as session:
            uid = customers.named(session, asked.name).uid
        shop = settings.of_shop(database)
    place = arrangements.load(here.arrangements, cipher.salt_of(asked.shop)).place
    places = [Path(place)] if place else []
    forgot = forgetting.forget(asked.shop, key, uid, here.now(), here.today, places)
    said = ngettext("Forgotten, for ever: one entry.", "Forgotten, for ever: {n} entries.", forgot.entries)
    lines = [said.format(n=forgot.entries), *rights_paper.what_stays()]
    data = {"ok": True, "rows": dict(forgot.rows), "stays": list(rights_paper.what_stays()), "swept": forgot.swept}
    if forgot.alike:
        data["alike"] = list(forgot.alike)
        lines.append(_("Perhaps the same person is there twice: {names}.").format(names=", ".join(forgot.alike)))
    if asked.receipt is not None:
        making.print_notice(rights_paper.receipt(forgot, shop), asked.receipt, app.workshop(here))
        data["receipt"] = str(asked.receipt.absolute())
        lines.append(_("The receipt lies in {file}.").format(file=asked.receipt))
    yield Answer(data, "\n".join(lines))


def notice(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Put the notice for the counter into a PDF file."""
    from shopfriend.keeping import retention, rights_paper, settings
    from shopfriend.printing import making

    with closing(app.open_shop(here, asked.shop)) as database:
        paper = rights_paper.counter_notice(settings.of_shop(database), retention.years(database))
    making.print_notice(paper, asked.file, app.workshop(here))
    yield Answer(
        {"ok": True, "file": str(asked.file.absolute())},
        _("The page for the counter lies in {file}.").format(file=asked.file),
    )
