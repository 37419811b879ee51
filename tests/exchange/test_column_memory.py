"""A column that the owner explained once is understood the next time."""

from pathlib import Path

import pytest
from sqlalchemy import select

from shopfriend.exchange.column_memory import remember, remembered
from shopfriend.exchange.headers import Kind
from shopfriend.exchange.reading import Opened, open_list
from shopfriend.records.column_meaning import ColumnMeaning
from shopfriend.store.database import Database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def opened(folder: Path, text: str) -> Opened:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return open_list(folder / "list.csv", "GB")


def test_a_correction_is_remembered_by_its_header_in_any_place_and_spelling(database: Database, folder: Path) -> None:
    remember(database, opened(folder, "Name,Feast day\nAnn,1 May\n"), {1: Kind.BIRTHDAY})
    assert remembered(database, opened(folder, "FEAST-DAY;Shoe;Name\n1 May;38;Ann\n")) == {0: Kind.BIRTHDAY}
    remember(database, opened(folder, "Name,Feast day\nAnn,1 May\n"), {1: Kind.NOTES})
    assert remembered(database, opened(folder, "Name,Feast day\nAnn,1 May\n")) == {1: Kind.NOTES}


def test_a_correction_taken_back_is_forgotten(database: Database, folder: Path) -> None:
    file = opened(folder, "Name,Feast day\nAnn,1 May\n")
    remember(database, file, {1: Kind.BIRTHDAY})
    remember(database, file, {1: Kind.OTHER})
    assert remembered(database, file) == {}


def test_a_list_without_headers_leaves_no_customer_behind(database: Database, folder: Path) -> None:
    remember(database, opened(folder, "Ann;Lee\nBob;Roe\n"), {0: Kind.GIVEN, 1: Kind.FAMILY})
    with database.reading() as session:
        assert session.scalars(select(ColumnMeaning)).all() == []


def test_a_meaning_that_this_program_does_not_know_is_passed_over(database: Database, folder: Path) -> None:
    with database.writing() as session:
        session.add(ColumnMeaning(header="shoe", kind="size of shoes"))
    assert remembered(database, opened(folder, "Name,Shoe\nAnn,38\n")) == {}
