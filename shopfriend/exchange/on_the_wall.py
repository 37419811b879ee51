"""Who stands on the lists for the wall: birthdays without years, and addresses; nobody who died or parted."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from shopfriend.language import _, day_in_words, month_alone, name_of_region, ngettext
from shopfriend.printing import making, wall_lists
from shopfriend.printing.making import Workshop
from shopfriend.printing.wall_lists import AddressRow, BirthdayMonth
from shopfriend.records.customer import Customer
from shopfriend.records.folding import fold
from shopfriend.records.shop import Shop
from shopfriend.store.database import Database


def birthday_list(database: Database, workshop: Workshop, today: date) -> bytes:
    """The birthdays of the year as PDF: days and names, never years. Raises Problem "nobody-on-list"."""
    months = birthdays(database)
    count = sum(len(month.people) for month in months)
    said = ngettext("One regular · as of {day}", "{n} regulars · as of {day}", count)
    note = said.format(n=count, day=day_in_words(today, today, weekday=False))
    title = _("Birthdays")
    return making.pdf_of(wall_lists.birthdays(months, workshop.type, title=title, note=note), title, workshop)


def address_list(database: Database, workshop: Workshop, today: date) -> bytes:
    """Everybody with an address, a telephone or an e-mail, by name, as PDF."""
    rows = addresses(database)
    said = ngettext("One regular · as of {day}", "{n} regulars · as of {day}", len(rows))
    note = said.format(n=len(rows), day=day_in_words(today, today, weekday=False))
    title = _("Addresses")
    return making.pdf_of(wall_lists.addresses(rows, workshop.type, title=title, note=note), title, workshop)


def birthdays(database: Database) -> list[BirthdayMonth]:
    """The months in which somebody has a birthday; of whom only the month is known comes first in it."""
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    columns = (Customer.birth_month, Customer.birth_day, Customer.name)
    with database.reading() as session:
        wanted = select(*columns).where(Customer.gone.is_(None), Customer.birth_month.is_not(None))
        for month, day, name in session.execute(wanted):
            found[month or 0].append((day or 0, fold(name), name))
    return [
        BirthdayMonth(
            month_alone(date(2000, month, 1)),
            tuple((f"{day}" if day else "", name) for day, _folded, name in sorted(found[month])),
        )
        for month in sorted(found)
    ]


def addresses(database: Database) -> list[AddressRow]:
    """Everybody who can be reached, sorted as in a telephone book: by family name where there is one."""
    ways = (Customer.addresses, Customer.phones, Customer.emails)
    with database.reading() as session:
        wanted = select(Customer).where(Customer.gone.is_(None)).options(*map(selectinload, ways))
        people = session.scalars(wanted).all()
        shop = session.scalars(select(Shop).order_by(Shop.id).limit(1)).one_or_none()
    # Nobody writes the own country on an envelope, nor wants it on each line of a list.
    home = {fold(each) for each in (shop.country, shop.region, name_of_region(shop.region))} if shop else set()
    people = sorted(people, key=lambda each: (fold(each.family or each.name), fold(each.given), each.id))
    rows = []
    for each in people:
        place = max(each.addresses, key=lambda address: address.postal, default=None)
        lines: tuple[str, ...] = ()
        if place is not None:
            town = " ".join(filter(None, (place.postcode, place.town)))
            country = "" if fold(place.country) in home else place.country
            lines = tuple(filter(None, (place.street, town, country)))
        reached = (*(phone.number for phone in each.phones), *(email.address for email in each.emails))
        if lines or reached:
            rows.append(AddressRow(each.name, lines, reached))
    return rows
