"""What the commands about promises and wishes do: who would be glad of what has come in."""

import argparse
from collections.abc import Iterator
from contextlib import closing

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, day_in_words


def came_in(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """List who wished for what has come in, or has it on order; with `tell` each of them is to be told from today."""
    from shopfriend.counter import needs

    with closing(app.open_shop(here, asked.shop)) as database:
        with database.reading() as session:
            found = needs.who_would_be_glad(session, asked.what)
        for glad in found:
            if asked.tell:
                needs.tell_later(database, glad.uid, asked.what, here.today)
            since = _("on order since {day}") if glad.is_order else _("wished for on {day}")
            words = since.format(day=day_in_words(glad.since, here.today, weekday=False))
            yield Answer(
                {
                    "customer": glad.customer_uid,
                    "name": glad.customer,
                    "text": glad.text,
                    "since": glad.since.isoformat(),
                    "order": glad.is_order,
                },
                f"{glad.customer} · {glad.text} · {words}",
            )
    if not found and not asked.json:
        yield Answer({}, _("Nobody has wished for this, or waits for it on order."))
