"""Service cycles to begin with: what customers of a shop of this kind meet, so that nobody faces a blank sheet."""

import tomllib
from pathlib import Path

from shopfriend.language import _
from shopfriend.our_shop.views import ExampleCycle, ShopKind
from shopfriend.problem import Problem

_FILE = "points_of_contact.toml"


def kinds_of_shops(resources: Path) -> tuple[ShopKind, ...]:
    """The kinds of shops with their cycles, in the order of the file. Raises Problem "examples-damaged"."""
    try:
        table = tomllib.loads((resources / _FILE).read_text(encoding="utf-8"))
        return tuple(
            ShopKind(
                kind["key"],
                kind["name"],
                tuple(
                    ExampleCycle(cycle["name"], tuple((icon, name, good) for icon, name, good in cycle["points"]))
                    for cycle in kind["cycle"]
                ),
            )
            for kind in table["kind"]
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Problem(
            "examples-damaged",
            _("The examples of this installation are damaged. Please install Shopfriend again, or begin with none."),
        ) from fault
