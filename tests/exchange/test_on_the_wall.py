from datetime import date

from shopfriend.exchange.on_the_wall import addresses, birthdays
from shopfriend.printing.wall_lists import AddressRow
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.kinds import Gone
from shopfriend.store.database import Database


def fill(database: Database) -> None:
    with database.writing() as session:
        session.add_all(
            [
                Customer(
                    name="Zoë Ärling",
                    family="Ärling",
                    birth_day=9,
                    birth_month=3,
                    birth_year=1957,
                    phones=[Phone(number="1")],
                    addresses=[
                        Address(street="Old Road 1", town="Ross"),
                        Address(street="3 Mill Lane", postcode="HR9", town="Wyebridge", postal=True),
                    ],
                ),
                Customer(name="Ada Byron", family="Byron", birth_month=3, emails=[Email(address="a@example.org")]),
                Customer(name="Bert", birth_day=1, birth_month=3, gone=Gone.DIED, phones=[Phone(number="2")]),
                Customer(name="Nobody Knows"),
                Customer(name="Cy", birth_day=29, birth_month=2, since=date(2020, 1, 1)),
            ]
        )


def test_birthdays_have_no_years_and_nobody_who_is_no_longer(database: Database) -> None:
    fill(database)
    found = birthdays(database)
    assert [month.month for month in found] == ["February", "March"]
    assert found[0].people == (("29", "Cy"),)
    assert found[1].people == (("", "Ada Byron"), ("9", "Zoë Ärling"))


def test_addresses_are_sorted_as_in_a_telephone_book(database: Database) -> None:
    fill(database)
    assert addresses(database) == [
        AddressRow("Zoë Ärling", ("3 Mill Lane", "HR9 Wyebridge"), ("1",)),
        AddressRow("Ada Byron", (), ("a@example.org",)),
    ]
