"""What the commands about one customer's whole story do."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.counter.paper_views import Other


def story(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Put all that is known about one customer into a PDF file, and beside it as JSON; what concerns others covered."""
    from shopfriend.counter import customers
    from shopfriend.counter.all_known import all_known, as_json
    from shopfriend.counter.covered import covered, others_in
    from shopfriend.printing import making

    with closing(app.open_shop(here, asked.shop)) as database, database.reading() as session:
        uid = customers.named(session, asked.name).uid
        known = all_known(session, uid, here.today)
        others = others_in(session, uid, known)
        hidden = others if asked.cover_others else _chosen(others, asked.cover)
        known = covered(known, hidden)
        plain = as_json(session, uid, known)
    pages, beside = making.print_story(known, plain, asked.out, app.workshop(here))
    said = ngettext(
        "All that is known about {name} lies in {file}, on one page, and for programs in {beside}. "
        "Anyone who opens them can read them.",
        "All that is known about {name} lies in {file}, on {n} pages, and for programs in {beside}. "
        "Anyone who opens them can read them.",
        pages,
    ).format(name=known.name, file=asked.out, n=pages, beside=beside.name)
    open_to_see = [other.name for other in others if other not in hidden]
    if open_to_see:
        said += "\n" + _("It names others: {names}. --cover-others covers what concerns them.").format(
            names=", ".join(open_to_see)
        )
    data = {
        "ok": True,
        "file": str(asked.out.absolute()),
        "json": str(beside.absolute()),
        "pages": pages,
        "things": len(known.story),
        "others": [other.name for other in others],
        "covered": [other.name for other in hidden],
    }
    yield Answer(data, said)


def _chosen(others: "Sequence[Other]", names: Sequence[str]) -> "tuple[Other, ...]":
    """Those of the others who are meant by these names. Raises Problem "nobody-named" for a name that none has."""
    for name in names:
        if all(name != other.name for other in others):
            raise Problem(
                "nobody-named",
                _("The story names nobody called {name}; it names: {names}."),
                name=name[:60],
                names=", ".join(other.name for other in others)[:160] or "–",
            )
    return tuple(other for other in others if other.name in names)
