"""A sample shop, so lifelike that a newcomer understands the product from it in a minute.

About sixty regulars are written (resources/sample); beyond them the shop is filled with seeded names. For the same
day it is always the same shop, down to the uids.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.keeping import opening
from shopfriend.keeping.opening import NewShop
from shopfriend.keeping.sample_crowd import tell_crowd
from shopfriend.keeping.sample_our_shop import tell_our_shop
from shopfriend.keeping.sample_shop import tell_cards, tell_referrals, tell_shop
from shopfriend.keeping.sample_stories import Row, Stories, Table, regulars_in, tell
from shopfriend.language import _
from shopfriend.problem import Problem
from shopfriend.records.base import Remembered
from shopfriend.records.shop import Shop
from shopfriend.store.change_log import insert_rows
from shopfriend.store.key import Keychain

WELL_KNOWN = "Margit Sørensen"
"""The regular of whom the most is told: demonstrations greet her."""


def make(
    path: Path,
    keychain: Keychain,
    now: Callable[[], datetime],
    folder: Path,
    today: date,
    *,
    number: int | None = None,
    code: str | None = None,
) -> NewShop:
    """Make a sample shop with `number` regulars; with all that are written where that is None.

    Raises Problem "sample-damaged" where the sample's texts are missing, or what `opening.make` raises; no file is
    left behind then.
    """
    stories, shop = _told(folder, today, number)
    made = opening.make(path, keychain, now, code=code)
    try:
        with made.database.writing() as session:
            row = session.scalars(select(Shop)).one()
            for name, value in shop.items():
                setattr(row, name, value)
            _store(session, stories.rows)
    except BaseException:
        opening.discard(made.database)
        raise
    return made


def _told(folder: Path, today: date, number: int | None) -> tuple[Stories, Table]:
    stories = Stories(today)
    try:
        shop = tomllib.loads((folder / "shop.toml").read_text(encoding="utf-8"))
        our_shop = tomllib.loads((folder / "our_shop.toml").read_text(encoding="utf-8"))
        written = regulars_in(folder)
        regulars = written if number is None else written[:number]
        takes_post = {household["address_of"] for household in shop["household"]}
        for regular in regulars:
            regular["takes_household_post"] = regular["key"] in takes_post
        there = {regular["key"] for regular in regulars}
        tell_shop(stories, shop)
        tell(stories, regulars)
        tell_our_shop(stories, our_shop, there)
        tell_referrals(stories, shop, there, tell_cards(stories, regulars))
        tell_crowd(stories, folder, (number or 0) - len(regulars))
    except (OSError, ValueError, KeyError) as fault:
        raise Problem(
            "sample-damaged", _("The sample shop of this installation is damaged. Please install Shopfriend again.")
        ) from fault
    return stories, dict(shop["shop"])


def _store(session: Session, rows: Mapping[type[Remembered], list[Row]]) -> None:
    ids: dict[str, int] = {}
    for noun, told in rows.items():
        columns = set(noun.__table__.columns.keys())
        ids |= insert_rows(session, noun, [_with_keys(row, columns, ids) for row in told])


def _with_keys(row: Row, columns: set[str], ids: Mapping[str, int]) -> Row:
    found = {}
    for name, value in row.items():
        key = name.removesuffix("_uid") + "_id"
        if name.endswith("_uid") and key in columns:
            found[key] = None if value is None else ids[value]
        else:
            found[name] = value
    return found
