"""Workbooks read as a person sees them in Excel; what cannot be read is said in one sentence."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from shopfriend.exchange.person import PersonAddress, Reading
from shopfriend.exchange.reading import read_bytes
from shopfriend.problem import Problem
from shopfriend.records.birthday import Birthday

TODAY = date(2026, 11, 24)
HEADERS = ("Vorname", "Nachname", "Geburtstag", "Telefon", "PLZ", "Ort", "Notiz")


def workbook(**sheets: list[tuple[Any, ...]]) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return made


def saved(made: Workbook) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def reading(data: bytes, region: str = "DE") -> Reading:
    return read_bytes(data, "kunden.xlsx", region, today=TODAY)


def one(made: Workbook) -> Any:
    found = reading(saved(made))
    assert len(found.people) == 1, found
    return found.people[0]


def test_a_workbook_reads_as_a_table_does() -> None:
    row = ("Ines", "Vogel", datetime(1957, 4, 12), "030 1234567", "01067", "Dresden", "a\nb")
    person = one(workbook(Kunden=[HEADERS, row]))
    assert (person.name, person.birthday, person.notes) == ("Ines Vogel", Birthday(4, 12, 1957), "a\nb")
    assert person.addresses == (PersonAddress("", "01067", "Dresden"),)
    assert [phone.international for phone in person.phones] == ["+49301234567"]


def test_figures_keep_the_zeros_that_excel_shows_and_gain_no_point() -> None:
    made = workbook(Kunden=[HEADERS, ("Ines", "Vogel", None, 49301234567.0, 1067, "Dresden")])
    made["Kunden"]["E2"].number_format = "00000"
    person = one(made)
    assert person.addresses[0].postcode == "01067"
    assert person.phones[0].number == "49301234567"


@pytest.mark.parametrize(
    ("shown_as", "birthday"),
    [
        ("dd.mm.yyyy", Birthday(4, 12, 2025)),
        ("mm-dd-yy", Birthday(4, 12, 2025)),
        ("d-mmm", Birthday(4, 12)),
        ('d. mmmm "y"', Birthday(4, 12)),
        ("[$-407]d/ mmmm;@", Birthday(4, 12)),
        ("mmm-yy", Birthday(4, None, 2025)),
        ("mmmm", Birthday(4)),
    ],
)
def test_a_day_is_believed_only_as_far_as_excel_shows_it(shown_as: str, birthday: Birthday) -> None:
    made = workbook(Kunden=[HEADERS, ("Ines", "Vogel", datetime(2025, 4, 12))])
    made["Kunden"]["C2"].number_format = shown_as
    assert one(made).birthday == birthday


def test_the_sheet_with_people_is_read_and_others_of_the_kind_are_named() -> None:
    made = workbook(
        Umsatz=[("Monat", "Summe"), ("Mai", 3)],
        Kunden=[(), ("Stand Mai",), (), HEADERS, ("Ines", "Vogel")],
        Alt=[HEADERS[:2], ("Omar", "Haddad")],
    )
    found = reading(saved(made))
    assert [(person.name, person.line) for person in found.people] == [("Ines Vogel", 5)]
    assert [problem.text for problem in found.problems] == [
        "The sheet Alt was not read: save it as a file of its own and import that, too."
    ]


def test_short_rows_and_faulty_formulas_are_no_trouble() -> None:
    rows = [("Ines", "Vogel", "#N/A"), ("Bo",), ("Omar", "Haddad", None, None, None, None, "x")]
    found = reading(saved(workbook(Kunden=[HEADERS, *rows])))
    assert [person.name for person in found.people] == ["Ines Vogel", "Bo", "Omar Haddad"]
    assert found.problems == ()


def test_macros_are_not_run_and_that_is_said() -> None:
    data = BytesIO(saved(workbook(Kunden=[HEADERS, ("Ines", "Vogel")])))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    found = reading(data.getvalue())
    assert [person.name for person in found.people] == ["Ines Vogel"]
    assert "macros" in found.problems[0].text


def archive_of(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved(workbook(Kunden=[HEADERS, ("Ines", "Vogel")]))[:-300], "damaged-workbook"),
        (archive_of(xl__workbook_xml="<a>"), "damaged-workbook"),
        (archive_of(photo="x"), "archive"),
        (archive_of(xl__workbook_bin="x"), "archive"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old-workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked-workbook"),
        (saved(workbook(Umsatz=[("Monat", "Summe"), ("Mai", 3)])), "no-columns"),
        (saved(workbook(Kunden=[HEADERS])), "no-people"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as told:
        reading(data)
    assert told.value.code == code
    assert "kunden.xlsx" in str(told.value)
    assert len(str(told.value)) < 300


WHOLE = saved(workbook(Kunden=[HEADERS, ("Ines", "Vogel", datetime(1957, 4, 12), "030 1234567")]))


def test_a_workbook_that_wants_a_newer_zip_is_refused() -> None:
    version = WHOLE.rindex(b"PK\x01\x02") + 6
    with pytest.raises(Problem) as refused:
        reading(WHOLE[:version] + bytes([64]) + WHOLE[version + 1 :])
    assert refused.value.code == "damaged-workbook"


@settings(max_examples=60)
@given(st.data())
def test_a_workbook_spoilt_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=20)):
        whole[place] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(reading(bytes(whole)), Reading)
    except Problem as told:
        assert "\n" not in str(told)


@settings(max_examples=40)
@given(st.lists(st.tuples(*[st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1)] * 2), min_size=1))
def test_any_names_read_back(people: list[tuple[str, str]]) -> None:
    found = reading(saved(workbook(Kunden=[HEADERS[:2], *people])))
    assert [(person.given, person.family) for person in found.people] == people
