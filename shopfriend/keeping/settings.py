"""The shop's own settings, as other rooms and screens see them."""

from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.keeping.views import ShopSettings
from shopfriend.language import _
from shopfriend.printing.formats import FORMATS, USUAL, stock_called
from shopfriend.printing.inks import ink_called
from shopfriend.problem import Problem
from shopfriend.records.shop import Shop
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of

TYPED = ("name", "street", "postcode", "town")
"""What is typed; everything else is chosen."""


def of_shop(database: Database) -> ShopSettings:
    """The settings of the open shop; an ink, a format or a paper that there is not is the usual one."""
    with database.reading() as session:
        return _shown(_row(session))


def change(database: Database, settings: ShopSettings, seen: ShopSettings | None = None) -> Changes:
    """Store the shop's settings; lines are tidied, and cut where they are longer than an envelope is wide.

    Where they are told as they were `seen` before, only those that differ are stored: what another window has changed
    meanwhile stays. Raises Problem "changed-meanwhile" where it has changed the very same, with what that is `now`;
    then nothing is stored.
    """
    before = asdict(seen) if seen is not None else {}
    with database.writing() as session:
        row = _row(session)
        now = asdict(_shown(row))
        for name, value in asdict(settings).items():
            if before.get(name) == value:
                continue
            longest = getattr(Shop.__table__.c[name].type, "length", None)
            tidy = " ".join(value.split())[:longest] if isinstance(value, str) else value
            if seen is not None and now[name] not in (before[name], tidy):
                raise _changed_meanwhile(name, now[name])
            setattr(row, name, tidy)
    return changes_of(session)


def _changed_meanwhile(name: str, now: object) -> Problem:
    if name in TYPED:
        said = _("This was changed in another window meanwhile. It is “{now}” now; Enter stores yours.")
        return Problem("changed-meanwhile", said, now=str(now) or "–")
    said = _("This was changed in another window meanwhile. You see what was chosen there; choose once more.")
    return Problem("changed-meanwhile", said)


def _shown(row: Shop) -> ShopSettings:
    found = ShopSettings(**{name: getattr(row, name) for name in ShopSettings.__slots__})
    form = found.card_format if found.card_format in FORMATS else USUAL
    return replace(found, ink=ink_called(found.ink).value, card_format=form, paper=stock_called(found.paper).value)


def _row(session: Session) -> Shop:
    return session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
