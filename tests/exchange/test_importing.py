from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from shopfriend.exchange.importing import store
from shopfriend.exchange.person import Person, PersonAddress, PersonPhone, Reading
from shopfriend.exchange.planning import plan, plan_without_shop
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.change import Change
from shopfriend.records.customer import Address, Customer, Email, Phone, Photo, Tag
from shopfriend.records.detail import Detail
from shopfriend.records.kinds import DetailKind
from shopfriend.store.database import Database

MARGIT = Person(
    name="Margit Sørensen",
    given="Margit",
    family="Sørensen",
    called="Maggie",
    reference="C-17",
    birthday=Birthday(12, 10, 1956),
    phones=(PersonPhone("020 7946 0000", "+442079460000"),),
    emails=("margit@example.org",),
    addresses=(PersonAddress("3 Mill Lane", "HR9 4TQ", "Wyebridge"), PersonAddress("By the sea 1", town="Aarhus")),
    anniversary="--06-12",
    partner="Jens",
    photo=b"\xff\xd8\xff",
    notes="Likes rye",
    tags=("rye", "tea"),
)


def reading(*people: Person) -> Reading:
    return Reading("list.csv", "table", "utf-8", people, ())


def count(database: Database, noun: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(noun)) or 0


def test_a_person_is_stored_with_everything_and_where_it_came_from(database: Database) -> None:
    done = store(database, reading(MARGIT))
    assert (done.stored, done.merged) == (1, 0)
    with database.reading() as session:
        customer = session.scalars(select(Customer)).one()
        assert (customer.name, customer.called, customer.reference) == ("Margit Sørensen", "Maggie", "C-17")
        assert customer.birthday == Birthday(12, 10, 1956)
        assert customer.sources["called"] == "list.csv (table)"
        assert session.scalars(select(Phone.international)).all() == ["+442079460000"]
        assert session.scalars(select(Email.source)).all() == ["list.csv (table)"]
        assert session.execute(select(Address.town, Address.postal)).all() == [("Wyebridge", True), ("Aarhus", False)]
        assert session.scalars(select(Tag.word)).all() == ["rye", "tea"]
        assert session.scalars(select(Photo.picture)).all() == [b"\xff\xd8\xff"]
        partner, anniversary = session.scalars(select(Detail).order_by(Detail.id))
        assert (partner.name, partner.relation) == ("Jens", "partner")
        assert (anniversary.kind, anniversary.date) == (DetailKind.ANNIVERSARY, Birthday(6, 12))
    assert done.changes.customers == {customer.uid}


def test_the_same_list_again_stores_nobody_and_changes_nothing(database: Database) -> None:
    people = (MARGIT, Person("Anna Schmidt"), Person("Omar Haddad", phones=(PersonPhone("41 07 22 33"),)))
    store(database, reading(*people))
    before = count(database, Change)
    again = store(database, reading(*people))
    assert (again.stored, again.merged) == (0, 3)
    assert count(database, Change) == before


def test_another_list_adds_what_was_missing_and_overwrites_nothing(database: Database) -> None:
    store(
        database, reading(Person("Margit Sørensen", emails=("margit@example.org",), called="Maggie", notes="Old note"))
    )
    newer = Person(
        "MARGIT SORENSEN",
        called="Mrs S",
        emails=("Margit@Example.org", "new@example.org"),
        birthday=Birthday(12, 10),
        notes="New note",
        reference="9",
        addresses=(PersonAddress("3 Mill Lane"),),
        tags=("tea",),
        partner="Jens",
    )
    done = store(database, replace(reading(newer), format="square"))
    assert (done.stored, done.merged, done.changed) == (0, 1, 1)
    with database.reading() as session:
        customer = session.scalars(select(Customer)).one()
        assert (customer.name, customer.called, customer.reference) == ("Margit Sørensen", "Maggie", "9")
        assert customer.notes == "Old note\nNew note"
        assert customer.birthday == Birthday(12, 10)
        assert session.scalars(select(Email.address)).all() == ["margit@example.org", "new@example.org"]
        assert session.scalars(select(Address.postal)).all() == [True]
        assert session.scalars(select(Detail.name)).all() == ["Jens"]


def test_namesakes_with_nothing_in_common_stay_two(database: Database) -> None:
    first = Person("Anna Schmidt", phones=(PersonPhone("111111111"),), birthday=Birthday(1, 2))
    second = Person("Anna Schmidt", phones=(PersonPhone("222222222"),), birthday=Birthday(3, 4))
    assert store(database, reading(first, second)).stored == 2
    assert store(database, reading(Person("Anna Schmidt", phones=(PersonPhone("333333333"),)))).stored == 1


def test_a_shared_phone_does_not_make_a_family_one_person(database: Database) -> None:
    phone = (PersonPhone("111111111"),)
    assert (
        store(database, reading(Person("Marek Zieliński", phones=phone), Person("Ola Zielińska", phones=phone))).stored
        == 2
    )


def test_a_birthday_that_differs_speaks_against_a_shared_phone(database: Database) -> None:
    phone = (PersonPhone("111111111"),)
    father = Person("John Smith", phones=phone, birthday=Birthday(5, 1, 1950))
    son = Person("John Smith", phones=phone, birthday=Birthday(8, 9, 1980))
    assert store(database, reading(father, son)).stored == 2


def test_one_person_twice_in_a_file_is_stored_once_with_both_rows_facts(database: Database) -> None:
    twice = (
        Person("Omar Haddad", emails=("omar@example.org",)),
        Person("Omar Haddad", emails=("omar@example.org",), called="Omi"),
    )
    done = store(database, reading(*twice))
    assert (done.stored, done.merged) == (1, 1)
    with database.reading() as session:
        assert session.scalars(select(Customer.called)).all() == ["Omi"]


def test_a_number_of_another_program_is_kept_in_the_notes(database: Database) -> None:
    mail = ("omar@example.org",)
    store(database, reading(Person("Omar Haddad", emails=mail, reference="17")))
    store(database, reading(Person("Omar Haddad", emails=mail, reference="S-99")))
    with database.reading() as session:
        customer = session.scalars(select(Customer)).one()
        assert customer.reference == "17"
        assert "S-99" in customer.notes


def test_cancelled_in_the_middle_nothing_is_stored(database: Database) -> None:
    calls = iter([False, False, True])
    people = [Person(f"Guest {n}", emails=(f"{n}@example.org",)) for n in range(2000)]
    with pytest.raises(Problem) as problem:
        store(database, reading(*people), cancelled=lambda: next(calls))
    assert problem.value.code == "cancelled"
    assert count(database, Customer) == count(database, Change) == 0


def test_progress_ends_at_the_total(database: Database) -> None:
    seen: list[tuple[int, int]] = []
    people = [Person(f"Guest {n}", emails=(f"{n}@example.org",)) for n in range(1200)]
    store(database, reading(*people), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_a_plan_says_what_storing_will_do_and_stores_nothing(database: Database) -> None:
    store(database, reading(MARGIT))
    prepared = plan(database, reading(MARGIT, Person("Omar Haddad")))
    assert (len(prepared.new), prepared.merged) == (1, 1)
    assert count(database, Customer) == 1
    assert len(plan_without_shop(reading(MARGIT, MARGIT)).new) == 1


some_people = st.lists(
    st.builds(
        Person,
        st.sampled_from(["Ann Lee", "ann lee", "Bo Li"]),
        reference=st.sampled_from(["", "1", "2"]),
        birthday=st.sampled_from([None, Birthday(1, 2), Birthday(1, 2, 1990), Birthday(3)]),
        emails=st.sampled_from([(), ("a@b.c",), ("x@y.z",)]),
        notes=st.sampled_from(["", "tea"]),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(some_people)
def test_every_row_is_stored_or_merged_and_a_second_time_only_merged(
    database: Database, people: Sequence[Person]
) -> None:
    first = store(database, reading(*people))
    assert first.stored + first.merged == len(people)
    customers = count(database, Customer)
    again = store(database, reading(*[person for person in people if person.emails]))
    assert again.stored == 0
    assert count(database, Customer) == customers
