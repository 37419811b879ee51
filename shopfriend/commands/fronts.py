"""What the command about fronts of cards does: shows what there is, adds a picture of one's own, or takes one out."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.commands.answer import Answer
from shopfriend.language import _


def fronts(here: Surroundings, asked: argparse.Namespace) -> Iterator[Answer]:
    """Show the fronts and what each is for; or add a picture to the shop, or take one out."""
    if asked.add is not None:
        yield _add(here, asked)
    elif asked.remove is not None:
        yield _remove(here, asked)
    else:
        from shopfriend.keeping import own_pictures
        from shopfriend.printing.fronts import load_designs

        for design in load_designs(here.resources / "cards").values():
            if design.occasions:
                yield _line(design.name, design.occasions, own=False)
        for picture in app.of_shop(here, asked.shop, own_pictures.own_pictures, named=asked.shop_is_named):
            yield _line(picture.name, _ANY, own=True)


_ANY = ("any",)
"""A picture of the owner's own suits every occasion."""


def _line(name: str, occasions: Sequence[str], *, own: bool) -> Answer:
    said = _("{name}, your own: for {occasions}") if own else _("{name}: for {occasions}")
    return Answer(
        {"name": name, "own": own, "occasions": list(occasions)},
        said.format(name=name, occasions=", ".join(map(_in_words, occasions))),
    )


def _in_words(occasion: str) -> str:
    """An occasion as the owner knows it; one that an artist has thought of as it stands in the table."""
    from shopfriend.records.kinds import Occasion

    words = {
        "any": _("any occasion"),
        Occasion.BIRTHDAY: _("a birthday"),
        Occasion.CHRISTMAS: _("Christmas"),
        Occasion.THANK_YOU: _("thanks"),
        Occasion.REFERRAL_THANKS: _("thanks for a friend"),
        Occasion.ANNIVERSARY: _("an anniversary"),
        Occasion.MISSED_YOU: _("somebody who was missed"),
        Occasion.GET_WELL: _("somebody who is ill"),
        Occasion.SYMPATHY: _("sympathy"),
        Occasion.CONGRATULATIONS: _("congratulations"),
        Occasion.NEW_BABY: _("a new baby"),
        Occasion.WEDDING: _("a wedding"),
        Occasion.YOUR_OWN: _("an occasion of your own"),
    }
    return words.get(occasion, occasion)


def _add(here: Surroundings, asked: argparse.Namespace) -> Answer:
    with closing(app.open_shop(here, asked.shop)) as database:
        added = app.add_picture(here, database, asked.add)
    line = _line(added.name, _ANY, own=True)
    said = _("Added, in the place of the one that was there.") if added.replaced else _("Added.")
    return Answer({**line.data, "replaced": added.replaced}, f"{said}\n{line.text}")


def _remove(here: Surroundings, asked: argparse.Namespace) -> Answer:
    from shopfriend.keeping import own_pictures

    with closing(app.open_shop(here, asked.shop)) as database:
        removed = own_pictures.remove(database, asked.remove).picture.name
    said = _("{name} is taken out. Cards that were to bear it will get a usual drawing.")
    return Answer({"name": removed, "removed": True}, said.format(name=removed))
