"""What was exported moves into a new shop and is the same there, whatever was typed."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Enum,
    Integer,
    LargeBinary,
    String,
    Table,
    select,
)
from sqlalchemy.exc import IntegrityError

from shopfriend.exchange.exporting import export
from shopfriend.exchange.moving_in import is_export, move_in
from shopfriend.exchange.plain_tables import guarded, nouns, unguarded
from shopfriend.problem import Problem
from shopfriend.records.base import UtcDateTime
from shopfriend.records.customer import Customer, Phone
from shopfriend.records.shop import Shop
from shopfriend.store.change_log import insert_rows
from shopfriend.store.database import Database
from tests.conftest import shop_in
from tests.end_to_end.how_often import times
from tests.exchange.test_exporting import TODAY, fill

ANY_TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
SOME_TEXT = ANY_TEXT.filter(lambda text: bool(text.strip(" ")) and "\0" not in text)
MADE_ANEW = {"id", "version", "compiled", "folded"}


@contextmanager
def new_shop(empty_shop: Path, folder: Path) -> Iterator[Database]:
    database = shop_in(Path(shutil.copy(empty_shop, folder / "new.shopfriend")))
    try:
        yield database
    finally:
        database.close()


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows of the shop, with the uids of what they point to."""
    with database.reading() as session:
        connection = session.connection()
        uids = {table.name: dict(iter(connection.execute(select(table.c.id, table.c.uid)))) for table in nouns()}
        found = {}
        for table in nouns():
            rows = connection.execute(select(table).order_by(table.c.id)).mappings()
            found[table.name] = [_by_uid(table, dict(row), uids) for row in rows]
        return found


def _by_uid(table: Table, row: dict[str, Any], uids: dict[str, dict[int, str]]) -> dict[str, Any]:
    for column in table.columns:
        for key in column.foreign_keys:
            row[column.name] = row[column.name] and uids[key.column.table.name][row[column.name]]
    return {name: value for name, value in row.items() if name not in MADE_ANEW}


def moved(database: Database, empty_shop: Path) -> tuple[dict[str, list[dict[str, Any]]], bool]:
    """What the new shop holds, and whether its own export has the same bytes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        export(database, folder / "out", TODAY)
        with new_shop(empty_shop, folder) as other:
            move_in(other, folder / "out")
            export(other, folder / "again", TODAY)
            files = [path.relative_to(folder / "out") for path in (folder / "out").rglob("*") if path.is_file()]
            alike = all((folder / "out" / f).read_bytes() == (folder / "again" / f).read_bytes() for f in files)
            return everything(other), alike


def test_a_shop_moves(database: Database, empty_shop: Path) -> None:
    fill(database)
    there, alike = moved(database, empty_shop)
    assert there == everything(database)
    assert alike


def _value(column: Column[Any]) -> st.SearchStrategy[Any]:
    kind = column.type
    if isinstance(kind, Enum):
        found: st.SearchStrategy[Any] = st.sampled_from(list(kind.enum_class or ()))
    elif isinstance(kind, Boolean):
        found = st.booleans()
    elif isinstance(kind, Integer):
        found = st.integers(1, 12)
    elif isinstance(kind, UtcDateTime):
        found = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
    elif isinstance(kind, Date):
        found = st.dates()
    elif isinstance(kind, LargeBinary):
        found = st.binary(min_size=1, max_size=20)
    elif isinstance(kind, JSON):
        found = st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=2)
    else:
        found = SOME_TEXT if _must_speak(column) else ANY_TEXT
    return st.none() | found if column.nullable else found


def _must_speak(column: Column[Any]) -> bool:
    assert isinstance(column.table, Table)
    checks = [str(each.sqltext) for each in column.table.constraints if isinstance(each, CheckConstraint)]
    return isinstance(column.type, String) and any(f"trim({column.name})" in check for check in checks)


@st.composite
def shops(draw: st.DrawFn) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of all nouns; a reference is the place of a row of the other noun."""
    made = []
    for table in nouns():
        row = {
            column.name: st.integers(0, 1) if column.foreign_keys else _value(column)
            for column in table.columns
            if column.name not in {"id", "uid", "version", "folded"}
        }
        made.append((table, draw(st.lists(st.fixed_dictionaries(row), min_size=1, max_size=2))))
    return made


def _stored(database: Database, made: list[tuple[Any, list[dict[str, Any]]]]) -> None:
    """Store what the checks of the tables let in."""
    from shopfriend.exchange.moving_in import noun_of

    keys: dict[str, list[int]] = {}
    for table, rows in made:
        keys[table.name] = []
        for row in rows:
            full = dict(row)
            for column in table.columns:
                for key in column.foreign_keys:
                    there = keys[key.column.table.name]
                    full[column.name] = there[row[column.name]] if row[column.name] < len(there) else None
            try:
                with database.writing() as session:
                    keys[table.name] += insert_rows(session, noun_of(table), [full]).values()
            except IntegrityError:
                continue


@settings(max_examples=times(8, 300), suppress_health_check=list(HealthCheck))
@given(made=shops())
def test_any_shop_moves(made: list[tuple[Any, list[dict[str, Any]]]], empty_shop: Path) -> None:
    with TemporaryDirectory() as name:
        database = shop_in(Path(shutil.copy(empty_shop, Path(name) / "shop.shopfriend")))
        try:
            _stored(database, made)
            there, alike = moved(database, empty_shop)
            assert there == everything(database)
            assert alike
        finally:
            database.close()


@given(st.text())
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n"))


def test_customers_are_logged_as_new(database: Database, empty_shop: Path, tmp_path: Path) -> None:
    customer = fill(database)
    export(database, tmp_path / "out", TODAY)
    assert is_export(tmp_path / "out")
    with new_shop(empty_shop, tmp_path) as other:
        assert customer.uid in move_in(other, tmp_path / "out").customers


def test_a_new_shop_has_one_row_of_its_own_that_makes_way(database: Database, empty_shop: Path, tmp_path: Path) -> None:
    with database.writing() as session:
        session.add(Shop(name="The Corner", region="DE"))
    export(database, tmp_path / "out", TODAY)
    with new_shop(empty_shop, tmp_path) as other:
        with other.writing() as session:
            session.add(Shop(name="New"))
        move_in(other, tmp_path / "out")
        with other.reading() as session:
            assert session.scalars(select(Shop.name)).all() == ["The Corner"]


def test_a_shop_with_customers_is_left_alone(database: Database, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    before = everything(database)
    with pytest.raises(Problem) as problem:
        move_in(database, tmp_path / "out")
    assert problem.value.code == "shop-not-empty"
    assert everything(database) == before


def _cut(folder: Path) -> None:
    lines = (folder / "phones.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "phones.csv").write_text("".join(lines[:-1]), encoding="utf-8")


def _spoil(folder: Path) -> None:
    words = (folder / "phones.csv").read_text(encoding="utf-8")
    (folder / "phones.csv").write_text(words.replace("41 08", "41,08"), encoding="utf-8")


def _without_its_customer(folder: Path) -> None:
    words = (folder / "customers.csv").read_text(encoding="utf-8")
    (folder / "customers.csv").write_text(words.replace("uid", "id", 1), encoding="utf-8")


def _newer(folder: Path) -> None:
    told = json.loads((folder / "contents.json").read_text())
    (folder / "contents.json").write_text(json.dumps({**told, "version": 99}))


def _impossible(folder: Path) -> None:
    words = (folder / "promises.csv").read_text(encoding="utf-8")
    (folder / "promises.csv").write_text(words.replace("2026-11-17,", "2026-17-11,", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda folder: (folder / "phones.csv").unlink(), "folder-incomplete"),
        (lambda folder: next((folder / "photos").iterdir()).unlink(), "folder-incomplete"),
        (_cut, "folder-incomplete"),
        (_spoil, "table-damaged"),
        (_without_its_customer, "table-damaged"),
        (_impossible, "table-damaged"),
        (lambda folder: (folder / "phones.csv").write_bytes(b"\xff\xfe\0\0"), "table-damaged"),
        (_newer, "newer-export"),
        (lambda folder: (folder / "contents.json").write_text("[]"), "not-an-export"),
        (lambda folder: (folder / "contents.json").unlink(), "not-an-export"),
    ],
)
def test_a_spoilt_folder_is_one_sentence_and_stores_nothing(
    harm: Callable[[Path], object], code: str, database: Database, empty_shop: Path, tmp_path: Path
) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    harm(tmp_path / "out")
    with new_shop(empty_shop, tmp_path) as other:
        before = everything(other)
        with pytest.raises(Problem) as problem:
            move_in(other, tmp_path / "out")
        assert problem.value.code == code
        assert "\n" not in str(problem.value)
        assert everything(other) == before


def test_stopping_stores_nothing(database: Database, empty_shop: Path, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    with new_shop(empty_shop, tmp_path) as other:
        before = everything(other)
        with pytest.raises(Problem) as problem:
            move_in(other, tmp_path / "out", cancelled=lambda: True)
        assert problem.value.code == "cancelled"
        assert everything(other) == before


def test_a_table_that_a_spreadsheet_kept_is_read(database: Database, empty_shop: Path, tmp_path: Path) -> None:
    """With a mark of its bytes before it, and other ends of lines."""
    with database.writing() as session:
        session.add(Customer(name="Ada", phones=[Phone(number="+44 1")], since=date(2020, 2, 29)))
    export(database, tmp_path / "out", TODAY)
    for path in (tmp_path / "out").glob("*.csv"):
        words = path.read_text(encoding="utf-8")
        path.write_text(words, encoding="utf-8-sig", newline="\n")
    with new_shop(empty_shop, tmp_path) as other:
        move_in(other, tmp_path / "out")
        assert everything(other) == everything(database)
