"""The change log in words: every column and every code of what it tells has a name that a shop owner would use."""

from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Enum, Table

from shopfriend.counter.changed_words import column_in_words, noun_in_words, value_in_words
from shopfriend.counter.history import NOT_TOLD
from shopfriend.records.everything import METADATA

TOLD = [
    (table, column)
    for table in METADATA.sorted_tables
    if noun_in_words(table.name)
    for column in table.columns
    if column.name not in NOT_TOLD
]


@pytest.mark.parametrize(("table", "column"), TOLD, ids=lambda each: each.name)
def test_every_column_that_is_told_has_a_name_and_every_code_words(table: Table, column: "Column[Any]") -> None:
    assert column_in_words(column.name) != column_in_words("a column of long ago") == "something else"
    if isinstance(column.type, Enum):
        assert all(value_in_words(column.name, code).replace(" ", "").isalpha() for code in column.type.enums)
    if isinstance(column.type, Boolean):
        assert (value_in_words(column.name, True), value_in_words(column.name, False)) == ("yes", "no")


def test_a_code_is_read_as_one_where_codes_stand_and_nowhere_else() -> None:
    assert value_in_words("state", "let_go") == "let go"
    assert value_in_words("text", "let_go") == "let_go"


def test_days_languages_lists_and_nothing_at_all() -> None:
    assert value_in_words("due", "2026-11-27") == "27 November 2026"
    assert value_in_words("language", "de") == "Deutsch"
    assert value_in_words("language", "de-AT") == "Deutsch (Österreich)"
    assert value_in_words("language", "what she speaks") == "what she speaks"
    assert value_in_words("paragraphs", ["Dear all,", "thank you."]) == "Dear all, thank you."
    assert value_in_words("called", None) == value_in_words("notes", "") == "–"
    assert len(value_in_words("notes", "a long word " * 100)) < 170
