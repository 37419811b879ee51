"""A file is looked through before it is stored, and understood as the owner corrects it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopfriend.exchange.headers import Kind
from shopfriend.exchange.importing import store
from shopfriend.exchange.looking import look
from shopfriend.exchange.planning import plan, plan_without_shop
from shopfriend.exchange.reading import open_list, read
from shopfriend.exchange.views import Look, Met
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)


def looked(folder: Path, text: str, kinds: dict[int, Kind] | None = None, name: str = "list.csv") -> Look:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return look(open_list(file, "GB"), "GB", TODAY, kinds or {}, plan_without_shop)


def test_each_column_is_seen_with_what_stands_in_it(tmp_path: Path) -> None:
    found = looked(tmp_path, "Name,Phone,Shoe,Card Number\nAnn,1,38,4111\nBob,2,38,4242\nCat,3,40,1\nDan,4,41,2\n")
    assert [(column.header, column.kind, column.samples) for column in found.columns] == [
        ("Name", Kind.NAME, ("Ann", "Bob", "Cat")),
        ("Phone", Kind.PHONE, ("1", "2", "3")),
        ("Shoe", Kind.OTHER, ("38", "40", "41")),
        ("Card Number", Kind.NEVER, ()),
    ]


def test_a_payment_card_that_somebody_typed_among_notes_is_not_shown_either(tmp_path: Path) -> None:
    found = looked(tmp_path, "Name,Notes\nAnn,pays with 4111 1111 1111 1111\nBob,password: rose\n")
    assert found.columns[1].samples == ("pays with …", "password: …")


def test_a_corrected_column_changes_the_people(tmp_path: Path) -> None:
    text = "Name,Feast\nAnn,12.4.1957\n"
    before = looked(tmp_path, text).people[0].person
    assert (before.birthday, before.notes) == (None, "Feast: 12.4.1957")
    after = looked(tmp_path, text, {1: Kind.BIRTHDAY}).people[0].person
    assert (after.birthday, after.notes) == (Birthday(4, 12, 1957), "")


def test_what_must_never_be_stored_stays_out_whatever_is_chosen(tmp_path: Path) -> None:
    person = looked(tmp_path, "Name,IBAN\nAnn,DE02\n", {1: Kind.NOTES}).people[0].person
    assert "DE02" not in person.notes


@pytest.mark.parametrize(
    ("text", "headers", "rows"),
    [
        ("Who;When\nAnn;May\nBob;June\n", ["Who", "When"], 2),
        ("Ann;ann@example.org\nBob;bob@example.org\n", ["Column 1", "Column 2"], 2),
        ("Ann\nBob\n", ["Column 1"], 2),
    ],
)
def test_a_list_with_unknown_headers_or_none_can_be_explained(
    tmp_path: Path, text: str, headers: list[str], rows: int
) -> None:
    found = looked(tmp_path, text)
    assert [column.header for column in found.columns] == headers
    assert found.people == ()
    explained = looked(tmp_path, text, {0: Kind.NAME})
    assert len(explained.people) == rows
    assert explained.people[0].person.name == "Ann"
    with pytest.raises(Problem, match="has no headers"):
        read(tmp_path / "list.csv", "GB", today=TODAY)


def test_vcards_have_no_columns(tmp_path: Path) -> None:
    found = looked(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n", name="ann.vcf")
    assert (found.columns, [each.person.name for each in found.people]) == ((), ["Ann"])


def test_who_is_known_is_told_before_anything_is_stored(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Phone\nAnn,01632 960112\n", encoding="utf-8")
    store(database, read(file, "GB", today=TODAY))
    file.write_text("Name,Phone\nAnn,01632 960112\nBob,01632 960113\nBob,01632 960113\n", encoding="utf-8")
    found = look(open_list(file, "GB"), "GB", TODAY, {}, lambda reading: plan(database, reading))
    assert [each.met for each in found.people] == [Met.SAME, Met.NEW, Met.AGAIN]
    assert (found.count(Met.NEW), found.count(Met.SAME), found.count(Met.AGAIN)) == (1, 1, 1)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), min_size=1, max_size=6),
    kinds=st.dictionaries(st.integers(0, 6), st.sampled_from(Kind), max_size=4),
)
def test_any_table_with_any_meaning_is_understood_or_refused_in_a_sentence(
    tmp_path: Path, rows: list[list[str]], kinds: dict[int, Kind]
) -> None:
    (tmp_path / "list.csv").write_bytes("\n".join(";".join(row) for row in rows).encode("utf-8", "replace"))
    try:
        found = look(open_list(tmp_path / "list.csv", "GB"), "GB", TODAY, kinds, plan_without_shop)
    except Problem as problem:
        assert str(problem).endswith(".")
    else:
        assert all(each.person.name for each in found.people)
