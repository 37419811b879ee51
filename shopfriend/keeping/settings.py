"""The shop's own settings, as other rooms and screens see them."""

from dataclasses import dataclass

from sqlalchemy import select

from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Name and address as on an envelope, and the customs of the region (ISO 3166)."""

    name: str
    street: str
    postcode: str
    town: str
    country: str
    region: str
    language: str
    hand: str


def of_shop(database: Database) -> ShopSettings:
    """The settings of the open shop."""
    with database.reading() as session:
        row = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one()
        return ShopSettings(
            row.name, row.street, row.postcode, row.town, row.country, row.region, row.language, row.hand
        )
