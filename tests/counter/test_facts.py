"""Facts mended in place: each alone, nothing beside it touched, nothing lost."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter import people_index
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.facts import change, facts_of
from shopfriend.counter.name_change import parts_of
from shopfriend.counter.opened import opened
from shopfriend.counter.typed_birthday import read_birthday, typed_again
from shopfriend.counter.views import Fact, Facts
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.records.customer import Address, Customer, Email, Phone
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Gone, Reach
from shopfriend.records.shop import Shop
from shopfriend.records.typed_words import tidy
from shopfriend.records.written_day import Order
from shopfriend.store import cipher
from shopfriend.store.database import Database
from tests.conftest import SALT, SECRET

TODAY = date(2026, 11, 24)
ANY_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)


@pytest.fixture
def maggie(database: Database) -> str:
    uid = add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie", "41 07"), TODAY).uid
    with database.writing() as session:
        session.add(Shop(region="GB"))
        key = named(session, uid).id
        session.add(Phone(customer_id=key, number="0044 2", international="+442"))
        session.add(Address(customer_id=key, street="2 Far Road", town="Hay"))
        session.flush()
        session.add(Address(customer_id=key, street="3 Mill Lane", town="Ross", region="Herefordshire", postal=True))
    return uid


def facts(database: Database, uid: str) -> Facts:
    with database.reading() as session:
        return facts_of(session, uid, TODAY)


def typed(database: Database, uid: str, changed: Mapping[Fact, str]) -> dict[Fact, str]:
    change(database, uid, changed, TODAY)
    return dict(facts(database, uid).typed)


def test_the_form_shows_what_is_known_and_names_the_further_ones(database: Database, maggie: str) -> None:
    shown = facts(database, maggie)
    assert shown.typed == {
        Fact.NAME: "Margit Sørensen",
        Fact.CALLED: "Maggie",
        Fact.SOUNDS_LIKE: "",
        Fact.BIRTHDAY: "",
        Fact.PHONE: "41 07",
        Fact.EMAIL: "",
        Fact.STREET: "3 Mill Lane",
        Fact.POSTCODE: "",
        Fact.TOWN: "Ross",
        Fact.COUNTRY: "",
        Fact.REACH: "post",
        Fact.NOTES: "",
    }
    assert shown.more == ("0044 2", "2 Far Road, Hay")
    assert shown.reach is Reach.POST


def test_one_fact_is_stored_and_its_source_told_and_every_other_stays(database: Database, maggie: str) -> None:
    with database.writing() as session:
        named(session, maggie).sources = {"name": "an old list", "called": "an old list"}
    before = facts(database, maggie).typed
    changes = change(database, maggie, {Fact.CALLED: "  Mag \x07 gie "}, TODAY)
    assert changes.customers == {maggie}
    assert facts(database, maggie).typed == {**before, Fact.CALLED: "Mag gie"}
    with database.reading() as session:
        assert named(session, maggie).sources == {"name": "an old list", "called": "at the counter"}
    assert change(database, maggie, {Fact.CALLED: "Mag gie"}, TODAY).sequence == 0


def test_a_fact_changed_meanwhile_elsewhere_is_not_overwritten(database: Database, maggie: str) -> None:
    shown = facts(database, maggie)
    change(database, maggie, {Fact.NOTES: "Rings on Fridays"}, TODAY)
    after = typed(database, maggie, {Fact.SOUNDS_LIKE: "Soerensen"})
    assert shown.typed[Fact.NOTES] == ""
    assert after[Fact.NOTES] == "Rings on Fridays"
    assert after[Fact.SOUNDS_LIKE] == "Soerensen"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 May", (12, 5, None)),
        ("12.5.1957", (12, 5, 1957)),
        ("May", (None, 5, None)),
        ("5/12/57", (5, 12, 1957)),
        ("29 February", (29, 2, None)),
        ("  May 5th 1957 ", (5, 5, 1957)),
    ],
)
def test_a_birthday_is_read_as_people_of_the_region_write_it(
    database: Database, maggie: str, words: str, day: tuple[int | None, int, int | None]
) -> None:
    change(database, maggie, {Fact.BIRTHDAY: words}, TODAY)
    with database.reading() as session:
        customer = named(session, maggie)
        assert (customer.birth_day, customer.birth_month, customer.birth_year) == day
        assert customer.sources["birth_month"] == "at the counter"
    again = facts(database, maggie).typed[Fact.BIRTHDAY]
    assert change(database, maggie, {Fact.BIRTHDAY: again}, TODAY).sequence == 0
    assert typed(database, maggie, {Fact.BIRTHDAY: " "})[Fact.BIRTHDAY] == ""


@pytest.mark.parametrize("words", ["soon", "31.2.", "5/12/2057", "1.1.1700", "12 12 12 12", "0", "x" * 500])
def test_a_birthday_that_is_not_understood_is_told_in_a_sentence_and_nothing_is_stored(
    database: Database, maggie: str, words: str
) -> None:
    change(database, maggie, {Fact.BIRTHDAY: "12 May"}, TODAY)
    with pytest.raises(Problem) as problem:
        change(database, maggie, {Fact.CALLED: "Mags", Fact.BIRTHDAY: words}, TODAY)
    assert problem.value.code == "birthday-not-read"
    assert len(str(problem.value)) < 120
    shown = facts(database, maggie).typed
    assert (shown[Fact.BIRTHDAY], shown[Fact.CALLED]) == ("12 May", "Maggie")


def test_where_both_orders_are_written_numbers_alone_are_asked_for_again(database: Database, maggie: str) -> None:
    with database.writing() as session:
        session.scalars(select(Shop)).one().region = "CA"
    with pytest.raises(Problem, match="Which number"):
        change(database, maggie, {Fact.BIRTHDAY: "3/4/1957"}, TODAY)
    with database.writing() as session:
        session.scalars(select(Shop)).one().region = "US"
    assert typed(database, maggie, {Fact.BIRTHDAY: "3/4/1957"})[Fact.BIRTHDAY] == "4 March 1957"


@given(
    st.dates(date(1907, 1, 1), TODAY),
    st.sampled_from(["day", "day and year", "month", "month and year"]),
    st.sampled_from([*Order, None]),
)
def test_every_birthday_is_shown_as_it_is_read_back(day: date, known: str, order: Order | None) -> None:
    birthday = Birthday(day.month, day.day if "day" in known else None, day.year if "year" in known else None)
    assert read_birthday(typed_again(birthday, order, TODAY), order, TODAY) == birthday


def test_the_first_phone_and_e_mail_change_and_the_further_ones_never(database: Database, maggie: str) -> None:
    after = typed(database, maggie, {Fact.PHONE: "01989 4108", Fact.EMAIL: "m@example.org"})
    assert (after[Fact.PHONE], after[Fact.EMAIL]) == ("01989 4108", "m@example.org")
    with database.reading() as session:
        phones = session.scalars(select(Phone).order_by(Phone.id)).all()
        assert [(phone.number, phone.international) for phone in phones] == [("01989 4108", ""), ("0044 2", "+442")]
        assert phones[0].source == "at the counter"
    assert typed(database, maggie, {Fact.PHONE: "", Fact.EMAIL: ""})[Fact.PHONE] == "0044 2"
    with database.reading() as session:
        assert session.scalars(select(Email)).all() == []


def test_the_postal_address_changes_and_the_other_stays(database: Database, maggie: str) -> None:
    typed(database, maggie, {Fact.STREET: "4 Mill Lane", Fact.POSTCODE: "HR9 7AB", Fact.COUNTRY: "Wales"})
    with database.reading() as session:
        rows = [(row.street, row.postcode, row.town, row.region, row.country, row.postal) for row in homes(session)]
    assert rows == [
        ("2 Far Road", "", "Hay", "", "", False),
        ("4 Mill Lane", "HR9 7AB", "Ross", "Herefordshire", "Wales", True),
    ]


def homes(session: object) -> list[Address]:
    return list(session.scalars(select(Address).order_by(Address.id)))  # type: ignore[attr-defined]


def test_a_first_address_is_the_postal_one_and_an_emptied_one_goes(database: Database) -> None:
    uid = add(database, NewCustomer("Omar Haddad"), TODAY).uid
    change(database, uid, {Fact.STREET: "1 High Street", Fact.POSTCODE: "HR9 1AA", Fact.TOWN: "Ross"}, TODAY)
    with database.reading() as session:
        (home,) = homes(session)
        assert (home.street, home.postcode, home.town, home.postal) == ("1 High Street", "HR9 1AA", "Ross", True)
    change(database, uid, dict.fromkeys((Fact.STREET, Fact.POSTCODE, Fact.TOWN, Fact.COUNTRY), ""), TODAY)
    with database.reading() as session:
        assert homes(session) == []


def test_a_changed_name_and_number_are_found_at_once(database: Database, maggie: str) -> None:
    connection = cipher.connect(database.path, cipher.raw_key(SECRET, SALT))
    index = people_index.read_index(connection, TODAY)
    change(database, maggie, {Fact.NAME: "Margit Møller", Fact.PHONE: "555 777"}, TODAY)
    entry = people_index.entry_of(connection, maggie)
    assert entry is not None
    index.put(entry)
    assert [hit.name for query in ("moller", "555777") for hit in index.find(query)] == ["Margit Møller"] * 2
    assert not index.find("sorensen")
    connection.close()


def test_reach_and_long_lines_and_notes_with_several_lines(database: Database, maggie: str) -> None:
    long = {Fact.NAME: "é" * 300, Fact.CALLED: "c" * 300, Fact.POSTCODE: "9" * 30}
    after = typed(database, maggie, {Fact.REACH: "hand_over", Fact.NOTES: "One\r\nTwo\x00", **long})
    assert after[Fact.REACH] == "hand_over"
    assert after[Fact.NOTES] == "One\nTwo"
    assert [len(after[fact]) for fact in long] == [200, 200, 20]


def test_a_name_is_needed_and_a_customer_who_is_no_longer_there_is_told(database: Database, maggie: str) -> None:
    for uid, changed, code in (
        (maggie, {Fact.NAME: " \x00"}, "no-name"),
        ("nobody", {Fact.CALLED: "x"}, "nobody-named"),
    ):
        with pytest.raises(Problem) as problem:
            change(database, uid, changed, TODAY)
        assert problem.value.code == code
    with database.reading() as session, pytest.raises(Problem):
        facts_of(session, "nobody", TODAY)


@pytest.mark.parametrize(
    ("name", "before", "given", "family", "parts"),
    [
        ("Margit Møller", "Margit Sørensen", "Margit", "Sørensen", ("Margit", "Møller")),
        ("Marit Sørensen", "Margit Sørensen", "Margit", "Sørensen", ("Marit", "Sørensen")),
        ("Mette Møller", "Margit Sørensen", "Margit", "Sørensen", ("Mette", "Møller")),
        ("Ana María de la Cruz", "Eva Cruz", "Eva", "Cruz", ("Ana María de la", "Cruz")),
        ("Dr Marit Sørensen", "Dr Margit Sørensen", "Margit", "Sørensen", ("", "Sørensen")),
        ("Mette M Møller", "Margit Sørensen", "Margit", "Sørensen", ("", "")),
        ("Mag", "Maggie", "Maggie", "", ("Mag", "")),
        ("Møller", "Sørensen", "", "Sørensen", ("", "Møller")),
        ("Somebody Else", "Somebody", "", "", ("", "")),
    ],
)
def test_given_and_family_name_follow_the_name(
    name: str, before: str, given: str, family: str, parts: tuple[str, str]
) -> None:
    assert parts_of(name, before, given, family) == parts


NAMES = st.lists(st.text("aé", min_size=1, max_size=3), max_size=3).map(" ".join)


@given(NAMES, NAMES, NAMES, NAMES)
def test_no_part_of_a_name_is_kept_that_the_name_no_longer_has(name: str, before: str, one: str, two: str) -> None:
    if name == before:
        return
    for part in parts_of(name, before, one, two):
        assert not part or f" {part} " in f" {name} "


@ANY_FILE
@given(st.sampled_from([Fact.NAME, Fact.CALLED, Fact.PHONE, Fact.EMAIL, Fact.TOWN]), st.text(max_size=40))
def test_any_words_are_stored_tidily_or_refused(database: Database, fact: Fact, words: str) -> None:
    uid = add(database, NewCustomer("Somebody"), TODAY).uid
    try:
        after = typed(database, uid, {fact: words})
    except Problem as problem:
        assert problem.code == "no-name"
        assert not tidy(words)
    else:
        assert after[fact] == tidy(words)


@ANY_FILE
@given(st.text(max_size=40))
def test_any_birthday_is_stored_or_refused_in_one_sentence(database: Database, words: str) -> None:
    uid = add(database, NewCustomer("Somebody"), TODAY).uid
    try:
        after = typed(database, uid, {Fact.BIRTHDAY: words})
    except Problem as problem:
        assert problem.code == "birthday-not-read"
    else:
        assert bool(after[Fact.BIRTHDAY]) == bool(tidy(words))


def missing(database: Database, uid: str) -> tuple[Fact, ...]:
    with database.reading() as session:
        return opened(session, uid, TODAY).missing


def test_what_is_missing_is_asked_for_but_not_in_a_house_of_mourning(database: Database, maggie: str) -> None:
    omar = add(database, NewCustomer("Omar Haddad"), TODAY).uid
    assert missing(database, maggie) == (Fact.BIRTHDAY,)
    assert missing(database, omar) == (Fact.BIRTHDAY, Fact.STREET)
    with database.writing() as session:
        house = Household(envelope_name="Sørensen Haddad")
        session.add(house)
        session.flush()
        for uid in (maggie, omar):
            named(session, uid).household_id = house.id
    assert missing(database, omar) == (Fact.BIRTHDAY,)
    with database.writing() as session:
        key = named(session, omar).id
        session.add(Detail(customer_id=key, kind=DetailKind.FAMILY, name="Jo", gone=Gone.DIED, gone_on=TODAY))
        session.scalars(select(Customer).where(Customer.uid == maggie)).one().gone = Gone.PARTED
    assert missing(database, omar) == missing(database, maggie) == ()
