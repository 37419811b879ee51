"""The same list again, or a newer one: what changed changes, nobody is doubled, and what another decided stays."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from shopfriend.exchange.importing import Imported, store
from shopfriend.exchange.person import Person, PersonAddress, PersonPhone, Reading
from shopfriend.exchange.planning import plan
from shopfriend.exchange.sources import same_list
from shopfriend.exchange.views import Met
from shopfriend.records.birthday import Birthday
from shopfriend.records.change import Change
from shopfriend.records.customer import Address, Customer, Phone, Tag, Wish
from shopfriend.records.kinds import Gone
from shopfriend.store.database import Database
from tests.conftest import shop_in

MAY = Person(
    name="Margit Vogel",
    given="Margit",
    family="Vogel",
    called="Maggie",
    reference="C-17",
    birthday=Birthday(12, 10, 1956),
    phones=(PersonPhone("020 7946 0000", "+442079460000"),),
    emails=("margit@example.org",),
    addresses=(PersonAddress("3 Mill Lane", "HR9 4TQ", "Wyebridge"),),
    notes="Likes rye",
    tags=("tea",),
    anniversary="--06-12",
)
OMAR = Person("Omar Haddad", emails=("omar@example.org",))


def of_may(*people: Person) -> Reading:
    return Reading("customers-2026-05.csv", "table", "utf-8", people, ())


def of_june(*people: Person) -> Reading:
    return Reading("Customers 2026-06 (2).csv", "table", "utf-8", people, ())


def of_another_program(*people: Person) -> Reading:
    return Reading("export.csv", "square", "utf-8", people, ())


def then(database: Database, newer: Reading) -> Imported:
    store(database, of_may(MAY))
    return store(database, newer)


def her(database: Database) -> Customer:
    with database.reading() as session:
        customer = session.scalars(select(Customer).order_by(Customer.id)).first()
        assert customer is not None
        return customer


def count(database: Database, noun: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(noun)) or 0


def phones(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Phone.number).order_by(Phone.id)))


def met(database: Database, reading: Reading) -> list[tuple[Met, str]]:
    return [(each.met, each.reason) for each in plan(database, reading).people]


def test_lists_are_one_by_their_program_or_the_letters_of_their_name() -> None:
    assert same_list("a.csv (square)", "b.csv (square)")
    assert same_list("kunden-05.xlsx (table)", "Kunden (2).xlsx (table)")
    assert not same_list("kunden.csv (table)", "lieferanten.csv (table)")
    assert not same_list("a.csv (square)", "a.csv (shopify)")
    assert not same_list("at the counter", "at the counter")


def test_a_newer_list_changes_what_it_once_said(database: Database) -> None:
    newer = replace(
        MAY,
        called="Margie",
        notes="Likes rye, toasted",
        phones=(PersonPhone("07700 900112", "+447700900112"),),
        addresses=(PersonAddress("9 High Street", "HR9 1AA", "Wyebridge"),),
        anniversary="1980-06-14",
    )
    done = then(database, of_june(newer, OMAR))
    assert (done.stored, done.merged, done.changed) == (1, 1, 1)
    customer = her(database)
    assert (customer.called, customer.notes) == ("Margie", "Likes rye, toasted")
    assert phones(database) == ["07700 900112"]
    with database.reading() as session:
        assert session.execute(select(Address.street, Address.postal)).all() == [("9 High Street", True)]
        before = session.scalars(select(Change.before).where(Change.table_name == "phone", Change.before.is_not(None)))
        assert [image["number"] for image in before if image] == ["020 7946 0000"]


def test_a_second_number_is_added_beside_the_first(database: Database) -> None:
    then(database, of_june(replace(MAY, phones=(*MAY.phones, PersonPhone("07700 900112", "+447700900112")))))
    assert phones(database) == ["020 7946 0000", "07700 900112"]


def test_what_a_newer_list_leaves_out_stays(database: Database) -> None:
    done = then(database, of_june(Person("Margit Vogel", reference="C-17")))
    assert done.changed == 0
    assert (her(database).called, phones(database)) == ("Maggie", ["020 7946 0000"])


def test_a_number_of_the_same_list_is_the_same_person_under_another_name_and_birthday(database: Database) -> None:
    wed = replace(MAY, name="Margit Brandt", family="Brandt", birthday=Birthday(12, 11, 1956), emails=(), phones=())
    done = then(database, of_june(wed))
    assert (done.stored, done.changed) == (0, 1)
    assert (her(database).name, her(database).birthday) == ("Margit Brandt", Birthday(12, 11, 1956))


def test_a_number_shared_by_a_family_does_not_make_it_one_person(database: Database) -> None:
    assert then(database, of_june(replace(MAY, name="Karl Vogel", given="Karl"))).stored == 1


def test_the_number_of_another_program_says_nothing(database: Database) -> None:
    assert then(database, of_another_program(Person("Margit Brandt", "Margit", reference="C-17"))).stored == 1


def test_what_was_typed_by_hand_stays_whatever_a_list_says(database: Database) -> None:
    store(database, of_may(MAY))
    with database.writing() as session:
        customer = session.scalars(select(Customer)).one()
        customer.called, customer.birth_year, customer.notes = "Mags", None, ""
        hand = dict.fromkeys(("called", "birth_day", "birth_month", "birth_year", "notes"), "at the counter")
        customer.sources = {**customer.sources, **hand}
        customer.birth_day = customer.birth_month = None
        phone = session.scalars(select(Phone)).one()
        phone.number, phone.international, phone.source = "07700 900999", "", "at the counter"
        session.delete(session.scalars(select(Tag)).one())
    before = count(database, Change)
    done = store(database, of_june(replace(MAY, notes="")))
    assert (done.stored, done.changed, count(database, Change)) == (0, 0, before)
    assert (her(database).called, her(database).birthday, phones(database)) == ("Mags", None, ["07700 900999"])


def test_nobody_who_was_deleted_comes_back(database: Database) -> None:
    store(database, of_may(OMAR, MAY))
    with database.writing() as session:
        owned = (Customer.emails, Customer.phones, Customer.addresses, Customer.tags, Customer.wishes)
        omar = select(Customer).where(Customer.name == "Omar Haddad").options(*map(selectinload, owned))
        session.delete(session.scalars(omar).one())
    assert [found for found, _why in met(database, of_june(OMAR))] == [Met.LEFT_OUT]
    done = store(database, of_june(OMAR, MAY))
    assert (done.stored, done.merged, len(done.plan.problems)) == (0, 1, 1)
    assert "does not bring anybody back" in done.plan.problems[0].text


def test_nothing_is_changed_about_somebody_who_has_died_or_wants_no_cards(database: Database) -> None:
    store(database, of_may(MAY))
    with database.writing() as session:
        customer = session.scalars(select(Customer)).one()
        customer.gone = Gone.DIED
        session.add(Wish(customer_id=customer.id))
    done = store(database, of_june(replace(MAY, called="M")))
    assert (done.stored, done.changed, her(database).gone, her(database).called) == (0, 0, Gone.DIED, "Maggie")
    assert count(database, Wish) == 1


def test_a_dry_run_tells_each_ones_lot_and_why(database: Database) -> None:
    store(database, of_may(MAY, OMAR))
    like = Person("Margit Vogl", phones=MAY.phones, line=4)
    known = replace(MAY, called="Margie", tags=("tea", "rye"))
    assert met(database, of_june(known, OMAR, like, Person("Ann Lee"))) == [
        (Met.KNOWN, "Brings something new: What to call them, Tags."),
        (Met.SAME, ""),
        (Met.DOUBTFUL, "May be Margit Vogel, with the same telephone or e-mail; it is stored as a new customer."),
        (Met.NEW, ""),
    ]
    assert count(database, Customer) == 2


def test_two_rows_of_one_person_lose_nothing(database: Database) -> None:
    again = replace(MAY, called="Mimi", phones=(PersonPhone("07700 900112"),), notes="Comes on Mondays")
    done = store(database, of_may(MAY, again))
    assert (done.stored, done.merged) == (1, 1)
    assert her(database).notes.split("\n") == ["Likes rye", "What to call them: Mimi", "Comes on Mondays"]
    assert phones(database) == ["020 7946 0000", "07700 900112"]
    assert store(database, of_june(MAY, again)).changed == 0


def test_rows_that_are_a_name_alone_are_the_same_people_the_next_time(database: Database) -> None:
    names = Person("Ann Lee"), Person("Ann Lee", line=2), Person("Ann Lee", line=3, emails=("ann@example.org",))
    assert store(database, of_may(*names)).stored == 3
    assert store(database, of_june(*names)).stored == 0
    with database.writing() as session:
        first = session.scalars(select(Customer).order_by(Customer.id)).first()
        assert first is not None
        session.add(Phone(customer_id=first.id, number="07700 900555", source=""))
    assert store(database, of_june(*names)).stored == 0


def test_two_rows_of_a_name_alone_and_one_whom_another_list_knows_double_nobody(database: Database) -> None:
    store(database, of_another_program(Person("Ann Lee", phones=(PersonPhone("111111111"),))))
    rows = (
        Person("Ann Lee"),
        Person("Ann Lee", line=2),
        Person("Ann Lee", line=3, addresses=(PersonAddress("1 Mill Lane"),)),
    )
    assert store(database, of_may(*rows)).stored == 1
    assert store(database, of_may(*rows)).stored == 0


def test_of_two_namesakes_the_one_is_met_who_shares_more(database: Database) -> None:
    leap_day, phones = Birthday(2, 29), (PersonPhone("111111111"),)
    first, second = Person("Ann Lee", emails=("a@b.c",)), Person("Ann Lee", phones=phones)
    store(database, of_another_program(first, second))
    both = replace(second, birthday=leap_day, line=1), replace(first, birthday=leap_day, line=2)
    assert store(database, of_may(*both)).changed == 2
    assert store(database, of_may(*both)).changed == 0


def test_a_new_name_by_number_and_the_old_one_beside_it_are_two_every_time(database: Database) -> None:
    store(database, of_may(Person("Bo Li", given="Bo", reference="2", emails=("a@b.c",))))
    later = of_june(
        Person("Bo Ly", given="Bo", reference="2", emails=("a@b.c",)), Person("Bo Li", line=2, emails=("a@b.c",))
    )
    assert (store(database, later).stored, store(database, later).stored) == (1, 0)


def test_a_leap_day_gets_no_year_that_has_none(database: Database) -> None:
    ann = Person("Ann Lee", emails=("ann@example.org",), birthday=Birthday(2, 29))
    store(database, of_may(ann))
    store(database, of_june(replace(ann, reference="7", birthday=None)))
    assert store(database, of_june(replace(ann, reference="7", birthday=Birthday(2, None, 1990)))).stored == 0
    assert her(database).birthday in (Birthday(2, 29), Birthday(2, None, 1990))


WORDS = st.sampled_from(["", "tea", "rye bread", "Zoë"])


PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(["Ann Lee", "ann lee", "Bo Li", "Bo Lý"]),
        given=st.sampled_from(["", "Ann", "Bo"]),
        called=WORDS,
        reference=st.sampled_from(["", "1", "2", "3"]),
        birthday=st.sampled_from([None, Birthday(2, 29), Birthday(2, None, 1990), Birthday(2, 1, 1990), Birthday(3)]),
        emails=st.sampled_from([(), ("a@b.c",), ("x@y.z",), ("a@b.c", "x@y.z")]),
        phones=st.sampled_from([(), (PersonPhone("111111111"),), (PersonPhone("222222222"),)]),
        addresses=st.sampled_from([(), (PersonAddress("1 Mill Lane"),), (PersonAddress("", "", "Hull"),)]),
        notes=WORDS,
        tags=st.sampled_from([(), ("a",), ("a", "b")]),
        anniversary=st.sampled_from(["", "--06-12", "1980-06-12"]),
        partner=st.sampled_from(["", "Jens"]),
        since=st.sampled_from([None, date(2020, 1, 1)]),
    ),
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(PEOPLE, PEOPLE)
def test_any_list_stored_twice_stores_once(shop_file: Path, earlier: list[Person], people: list[Person]) -> None:
    with TemporaryDirectory() as folder, closing(shop_in(Path(shutil.copy(shop_file, folder)))) as database:
        store(database, of_another_program(*earlier))
        reading = of_may(*people)
        first = store(database, reading)
        assert first.stored + first.merged == len(people)
        customers = count(database, Customer)
        # The shop holds what the earlier list said, too: what that leaves to settle is settled by the second time.
        assert store(database, reading).stored == 0
        changes = count(database, Change)
        again = store(database, reading)
        assert (again.stored, count(database, Customer), count(database, Change)) == (0, customers, changes)
        assert {found for found, _why in met(database, reading)} <= {Met.SAME, Met.AGAIN}
