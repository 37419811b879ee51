"""Somebody is there after all: on a real file, they are named again and their house is written to as before."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shopfriend.counter.brought_back import bring_back_customer, bring_back_detail, silent_page
from shopfriend.counter.customers import NewCustomer, add, named
from shopfriend.counter.facts import facts_of
from shopfriend.counter.no_longer import silence_customer, silence_detail
from shopfriend.problem import Problem
from shopfriend.records.detail import Detail
from shopfriend.records.household import Household
from shopfriend.records.kinds import DetailKind, Gone
from shopfriend.store.database import Database
from shopfriend.store.undoing import undo
from tests.counter.test_no_longer import TODAY, detail, house_of, household

WRITTEN = ("Ola, Jan & Maggie", "Dear Ola, Jan and Maggie,")


@pytest.fixture
def house(database: Database) -> dict[str, str]:
    """Three who live together, by what they are called."""
    people = {
        name: add(database, NewCustomer(f"{name} Zieliński", name, "Zieliński"), TODAY).uid
        for name in ("Ola", "Jan", "Maggie")
    }
    household(database, *WRITTEN, *people.values())
    detail(database, people["Maggie"], DetailKind.FAMILY, "Jan", "brother")
    return people


def gone(database: Database) -> dict[str, Gone | None]:
    with database.reading() as session:
        return {one.name: one.gone for one in session.scalars(select(Detail))}


def test_who_comes_back_stands_on_the_envelope_again_and_among_the_family(
    database: Database, house: dict[str, str]
) -> None:
    silence_customer(database, house["Jan"], Gone.DIED, TODAY)
    assert (house_of(database), gone(database)) == (("Ola & Maggie", "Dear Ola and Maggie,"), {"Jan": Gone.DIED})
    back = bring_back_customer(database, house["Jan"])
    assert (back.envelope, back.beginning) == house_of(database) == WRITTEN
    assert gone(database) == {"Jan": None}
    with database.reading() as session:
        assert (named(session, house["Jan"]).gone, named(session, house["Jan"]).gone_on) == (None, None)
    undo(database, back.action)
    assert house_of(database) == ("Ola & Maggie", "Dear Ola and Maggie,")


def test_whoever_is_still_gone_is_not_written_to_again(database: Database, house: dict[str, str]) -> None:
    for name in ("Jan", "Ola"):
        silence_customer(database, house[name], Gone.DIED, TODAY)
    assert house_of(database) == ("Maggie Zieliński", "Dear Maggie,")
    bring_back_customer(database, house["Jan"])
    assert house_of(database) == ("Jan & Maggie", "Dear Jan and Maggie,")
    bring_back_customer(database, house["Ola"])
    assert house_of(database) == WRITTEN


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(["Ola", "Jan", "Maggie"]), st.permutations(["Ola", "Jan", "Maggie"]), st.integers(0, 3))
def test_in_whatever_order_they_go_and_come_the_house_is_written_to_as_at_first(
    database: Database, house: dict[str, str], go: list[str], come: list[str], how_many: int
) -> None:
    went = go[:how_many]
    for name in went:
        silence_customer(database, house[name], Gone.PARTED, None)
    for name in [name for name in come if name in went]:
        bring_back_customer(database, house[name])
    assert house_of(database) == WRITTEN
    assert gone(database) == {"Jan": None}


def test_words_of_the_owners_own_stay_and_are_told(database: Database, house: dict[str, str]) -> None:
    silence_customer(database, house["Jan"], Gone.PARTED, None)
    with database.writing() as session:
        session.scalars(select(Household)).one().envelope_name = "The two of the mill"
    back = bring_back_customer(database, house["Jan"])
    assert (back.envelope, back.beginning) == ("The two of the mill", "Dear Ola, Jan and Maggie,")


def test_where_nothing_tells_how_it_was_they_are_named_one_after_the_other(database: Database) -> None:
    jens = add(database, NewCustomer("Jens Sørensen", "Jens", "Sørensen"), TODAY).uid
    margit = add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen"), TODAY).uid
    household(database, "Margit Sørensen", "Dear Margit,", margit, jens)
    with database.writing() as session:
        session.add(new := Detail(customer_id=named(session, margit).id, kind=DetailKind.PET, name="Plet"))
        new.gone = Gone.DIED
        household_of_one = named(session, jens)
        household_of_one.gone = Gone.DIED
    with database.writing() as session:
        from shopfriend.records.change import Change

        for change in session.scalars(select(Change)):
            session.delete(change)
    back = bring_back_customer(database, jens)
    assert (back.envelope, back.beginning) == ("Jens Sørensen & Margit Sørensen", "")


def test_a_relation_comes_back_with_the_lines_that_named_them(database: Database) -> None:
    margit = add(database, NewCustomer("Margit Sørensen", "Margit", "Sørensen", "Maggie"), TODAY).uid
    with database.writing() as session:
        named(session, margit).beginning = "Dear Maggie and Plet,"
    plet = detail(database, margit, DetailKind.PET, "Plet", "dachshund")
    emil = detail(database, margit, DetailKind.FAMILY, "Emil", "grandson")
    for one in (plet, emil):
        silence_detail(database, one, Gone.DIED, TODAY)
    with database.reading() as session:
        silent = facts_of(session, margit, TODAY).silent
    assert [one.words for one in silent] == ["Plet, dachshund", "Emil, grandson"]
    back = bring_back_detail(database, plet)
    assert (back.envelope, back.beginning) == ("", "Dear Maggie and Plet,")
    back = bring_back_detail(database, emil)
    assert (back.envelope, back.beginning) == ("", "")
    assert set(gone(database).values()) == {None}


def test_who_is_back_or_was_never_there_is_told(database: Database, house: dict[str, str]) -> None:
    for does, uid, code in (
        (bring_back_customer, house["Jan"], "is-back"),
        (bring_back_customer, "nobody", "nobody-named"),
        (bring_back_detail, "nothing", "no-detail"),
    ):
        with pytest.raises(Problem) as refused:
            does(database, uid)
        assert refused.value.code == code


def test_only_the_whole_name_leads_to_a_page_that_is_silent(database: Database, house: dict[str, str]) -> None:
    def page(name: str) -> str:
        with database.reading() as session:
            return silent_page(session, name)

    assert page("Jan Zieliński") == ""
    silence_customer(database, house["Jan"], Gone.DIED, date(2026, 11, 1))
    assert page("  jan zielinski ") == house["Jan"]
    assert page("Jan") == page("") == page("Jan Z") == page("Ola Zieliński") == ""
