"""What the commands about handwriting do: a text written in a hand, the hands there are, a hand added or taken out."""

import argparse
import time
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _, ngettext, several_languages
from shopfriend.problem import Problem

if TYPE_CHECKING:
    from shopfriend.handwriting.hand import Hand


def write(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Write one text in a hand, a page a copy."""
    from dataclasses import replace

    from shopfriend.printing import making
    from shopfriend.printing.inks import ink_called

    workshop = replace(app.workshop(here), ink=ink_called(asked.ink or ""))
    hand = _hand_called(here, asked)
    begun = time.perf_counter()
    pages = making.write_copies(asked.text, hand, asked.out, workshop, seed=asked.seed, copies=asked.copies)
    milliseconds = round((time.perf_counter() - begun) * 1000, 1)
    yield Answer(
        {"hand": hand.name, "pages": pages, "ms": milliseconds},
        ngettext("One page in {hand} lies in {path}.", "{pages} pages in {hand} lie in {path}.", pages).format(
            hand=hand.name, pages=pages, path=asked.out
        ),
    )


def _hand_called(here: Surroundings, asked: argparse.Namespace) -> "Hand":
    """The hand that was asked for: a shipped one, or else one of the shop's, if there is a shop."""
    from shopfriend.handwriting.hand import among

    shipped = app.shipped_hands(here)
    if asked.hand is None:
        return shipped[0]
    try:
        return among(shipped, asked.hand)
    except Problem:
        return among((*shipped, *_own_hands(here, asked)), asked.hand)


def _own_hands(here: Surroundings, asked: argparse.Namespace) -> "tuple[Hand, ...]":
    """The shop's own hands, as `app.of_shop` finds them."""
    from shopfriend.keeping import own_hands

    return app.of_shop(here, asked.shop, own_hands.own_hands, named=asked.shop_is_named)


def hands(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Show the hands and what each can write; or add one to the shop, or take one out."""
    if asked.add is not None:
        yield _add(here, asked)
    elif asked.remove is not None:
        yield _remove(here, asked)
    else:
        for each in app.shipped_hands(here):
            yield _line(each.name, each.joined, len(each.coverage), each.languages, own=False)
        for each in _own_hands(here, asked):
            yield _line(each.name, each.joined, len(each.coverage), each.languages, own=True)


def _line(name: str, joined: bool, letters: int, languages: tuple[str, ...], *, own: bool) -> Answer:
    from shopfriend.handwriting.alphabets import ALPHABETS

    theirs, ours = (
        _("{name}: {joined}, {letters} letters, {languages}"),
        _("{name}, your own: {joined}, {letters} letters, {languages}"),
    )
    said = ours if own else theirs
    return Answer(
        {"name": name, "joined": joined, "letters": letters, "languages": list(languages), "own": own},
        said.format(
            name=name,
            joined=_("joined") if joined else _("unjoined"),
            letters=letters,
            languages=several_languages(languages, tuple(ALPHABETS)),
        ),
    )


def _add(here: Surroundings, asked: argparse.Namespace) -> Answer:
    with closing(app.open_shop(here, asked.shop)) as database:
        learned = app.learn_hand(here, database, asked.add)
    line = _line(learned.name, learned.joined, learned.letters, learned.languages, own=True)
    said = _("Learned anew, in the place of the one that was there.") if learned.replaced else _("Learned.")
    return Answer({**line.data, "replaced": learned.replaced}, f"{said}\n{line.text}")


def _remove(here: Surroundings, asked: argparse.Namespace) -> Answer:
    from shopfriend.keeping import own_hands

    with closing(app.open_shop(here, asked.shop)) as database:
        removed = own_hands.remove(database, asked.remove)
    return Answer(
        {"name": removed.name, "removed": True},
        _("{name} is taken out. Cards that were to be in it will be written in your usual hand.").format(
            name=removed.name
        ),
    )
