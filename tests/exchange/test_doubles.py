"""Doubles are found by what they share, told with what differs, and never asked about again once decided."""

import pytest

from shopfriend.exchange.doubles import are_two, doubles
from shopfriend.exchange.merging import merge
from shopfriend.exchange.person import Person, PersonAddress, PersonPhone
from shopfriend.exchange.taking_apart import take_apart
from shopfriend.exchange.views import Why
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.store.database import Database

HOME = PersonAddress("3 Mill Lane", "HR9 4TQ", "Wyebridge")
PHONE, OTHER = PersonPhone("020 7946 0000", "+442079460000"), PersonPhone("07700 900112")
BORN = Birthday(4, 12, 1957)


def keep(database: Database, *people: Person) -> list[str]:
    """Store them as they are, as two persons at the counter would."""
    uids = []
    with database.writing() as session:
        for person in people:
            born = person.birthday
            customer = Customer(
                name=person.name,
                given=person.given,
                notes=person.notes,
                birth_day=born and born.day,
                birth_month=born and born.month,
                birth_year=born and born.year,
                phones=[Phone(number=each.number, international=each.international) for each in person.phones],
                emails=[Email(address=each) for each in person.emails],
                addresses=[
                    Address(street=each.street, postcode=each.postcode, town=each.town) for each in person.addresses
                ],
            )
            session.add(customer)
            session.flush()
            uids.append(customer.uid)
    return uids


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Person("Ann Lee", phones=(PHONE,)), Person("Anne Lee", phones=(PHONE, OTHER)), {Why.SAME_PHONE}),
        (Person("Ann Lee", emails=("a@b.c",)), Person("Lee Ann", emails=("A@B.C",)), {Why.SAME_EMAIL, Why.SAME_NAME}),
        (Person("Zoë O'Neill", birthday=BORN), Person("Zoe ONeil", birthday=BORN), {Why.NAME_AND_BIRTHDAY}),
        (Person("Margit Vogel", addresses=(HOME,)), Person("Margrit Vogel", addresses=(HOME,)), {Why.NAME_AND_ADDRESS}),
        (Person("Omar Haddad"), Person("Omar Haddad", phones=(PHONE,)), {Why.SAME_NAME}),
    ],
)
def test_two_who_share_something_are_a_pair(database: Database, one: Person, other: Person, why: set[Why]) -> None:
    uids = keep(database, one, other, Person("Somebody Else", phones=(PersonPhone("01989 123456"),)))
    (pair,) = doubles(database)
    assert ([pair.one, pair.other], set(pair.why)) == (uids[:2], why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Person("Ann Lee", "Ann", phones=(PHONE,)), Person("Bob Lee", "Bob", phones=(PHONE,), addresses=(HOME,))),
        (Person("John Smith", birthday=BORN, phones=(PHONE,)), Person("John Smith", birthday=Birthday(9, 9, 1985))),
        (Person("Ann Lee", birthday=BORN), Person("Boris Karloff", birthday=BORN)),
        (Person("Ann Lee"), Person("Anton Leek")),
    ],
)
def test_a_family_and_namesakes_are_none(database: Database, one: Person, other: Person) -> None:
    keep(database, one, other)
    assert doubles(database) == ()


def test_what_differs_is_told_side_by_side(database: Database) -> None:
    keep(database, Person("Ann Lee", phones=(PHONE,), birthday=BORN, notes="tea"), Person("Anne Lee", phones=(PHONE,)))
    (pair,) = doubles(database)
    told = {each.label: (each.one, each.other) for each in pair.differs}
    assert told == {"Name": ("Ann Lee", "Anne Lee"), "Birthday": ("12 April 1957", ""), "Notes": ("tea", "")}
    assert not pair.identical


def test_only_two_who_contradict_each_other_in_nothing_are_identical(database: Database) -> None:
    keep(database, Person("Ann Lee", phones=(PHONE,), notes="tea"), Person("ann lee", phones=(PHONE,), birthday=BORN))
    assert [pair.identical for pair in doubles(database)] == [True]


def test_the_likeliest_stand_first_and_a_switchboard_makes_no_pairs(database: Database) -> None:
    keep(database, *[Person(f"Ann Lee{a}{b}", phones=(PHONE,)) for a in "abcdef" for b in "abcdef"])
    keep(database, Person("Omar Haddad"), Person("Omar Haddad"))
    keep(database, Person("Ines Vogel", emails=("i@v.de",), birthday=BORN), Person("Ines Vogel", emails=("i@v.de",)))
    assert [pair.names[0] for pair in doubles(database)] == ["Ines Vogel", "Omar Haddad"]


def test_two_people_are_never_asked_about_again(database: Database) -> None:
    one, other = keep(database, Person("Ann Lee", phones=(PHONE,)), Person("Anne Lee", phones=(PHONE,)))
    are_two(database, other, one)
    assert doubles(database) == ()
    with pytest.raises(Problem, match="not two customers"):
        are_two(database, one, one)


def test_two_who_were_taken_apart_count_as_two_people(database: Database) -> None:
    one, other = keep(database, Person("Ann Lee", phones=(PHONE,)), Person("Anne Lee", phones=(PHONE,)))
    merge(database, one, other)
    assert doubles(database) == ()
    take_apart(database, other)
    assert doubles(database) == ()


def test_looking_can_be_stopped(database: Database) -> None:
    keep(database, Person("Ann Lee", phones=(PHONE,)), Person("Anne Lee", phones=(PHONE,)))
    assert doubles(database, cancelled=lambda: True) == ()
