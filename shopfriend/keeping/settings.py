"""The shop's own settings, as other rooms and screens see them."""

from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from shopfriend.keeping.views import ShopSettings
from shopfriend.printing.formats import FORMATS, USUAL
from shopfriend.printing.inks import ink_called
from shopfriend.records.shop import Shop
from shopfriend.store.changes import Changes
from shopfriend.store.database import Database, changes_of


def of_shop(database: Database) -> ShopSettings:
    """The settings of the open shop; an ink or a format that there is not is the usual one."""
    with database.reading() as session:
        row = _row(session)
        found = ShopSettings(**{name: getattr(row, name) for name in ShopSettings.__slots__})
    form = found.card_format if found.card_format in FORMATS else USUAL
    return replace(found, ink=ink_called(found.ink).value, card_format=form)


def change(database: Database, settings: ShopSettings) -> Changes:
    """Store the shop's settings; lines are tidied, and cut where they are longer than an envelope is wide."""
    with database.writing() as session:
        row = _row(session)
        for name, value in asdict(settings).items():
            longest = getattr(Shop.__table__.c[name].type, "length", None)
            setattr(row, name, " ".join(value.split())[:longest] if isinstance(value, str) else value)
    return changes_of(session)


def _row(session: Session) -> Shop:
    return session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
