"""What the command about cards does: a month's paper, and who could not be written to."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext
from shopfriend.problem import Problem


def cards(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Make a month's cards, envelopes and list; cards that no hand can write are told at the end."""
    from shopfriend.cards import month_end
    from shopfriend.handwriting.hand import among
    from shopfriend.printing import formats
    from shopfriend.printing.inks import ink_called

    month = _first_of(asked.month)
    with closing(app.open_shop(here, asked.shop)) as database:
        workshop = app.workshop(here, database)
        if asked.ink:
            workshop = replace(workshop, ink=ink_called(asked.ink))
        hand = among(workshop.hands, asked.hand) if asked.hand else None
        form = formats.named(asked.format or workshop.form.name)
        is_cut = workshop.form.cut if asked.ready_cut is None else asked.ready_cut
        workshop = replace(workshop, form=formats.ready_cut(form) if is_cut else form)
        order = month_end.Order(month, asked.out, here.today, hand, asked.seed, asked.labels, asked.first_label)
        made = month_end.make(database, order, workshop, here.resources / "words")
    data = {
        "cards": [
            {
                "customer": card.name,
                "called": card.called,
                "occasion": str(card.occasion),
                "file": made.file,
                "pages": list(pages),
            }
            for card, pages in zip(made.cards, made.pages, strict=True)
        ],
        "files": list(made.files),
    }
    said = ngettext("One card lies in {folder}: {files}.", "{number} cards lie in {folder}: {files}.", len(made.cards))
    nobody = _("There is nobody to thank in this month, and no birthday in the next.")
    text = said.format(number=len(made.cards), folder=asked.out, files=", ".join(made.files)) if made.cards else nobody
    yield Answer(data, text)
    if made.set_aside:
        card, why = made.set_aside[0]
        said = ngettext(
            "One card could not be written, for {name}: {why}",
            "{number} cards could not be written. The first, for {name}: {why}",
            len(made.set_aside),
        )
        raise Problem("cards-set-aside", said, number=len(made.set_aside), name=card.name[:40], why=why)


def _first_of(month: str) -> date:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        first = date.max
    if first.year == date.max.year:
        raise Problem("month-unreadable", _("There is no month {month}."), month=month)
    return first
