from datetime import date
from pathlib import Path

import pytest

from shopfriend.exchange.reading import read
from shopfriend.problem import Problem


def test_a_folder_is_no_list(tmp_path: Path, today: date) -> None:
    with pytest.raises(Problem, match="is a folder") as told:
        read(tmp_path, today=today)
    assert told.value.code == "folder"


def test_a_missing_file_is_named(tmp_path: Path, today: date) -> None:
    with pytest.raises(Problem, match=r"no file gone\.csv"):
        read(tmp_path / "gone.csv", today=today)


def test_a_name_of_any_length_stays_one_short_line(tmp_path: Path, today: date) -> None:
    path = tmp_path / ("a\n" * 60 + ".csv")
    path.write_bytes(b"")
    with pytest.raises(Problem) as told:
        read(path, today=today)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 300


def test_what_a_file_holds_decides_and_not_its_name(tmp_path: Path, today: date) -> None:
    path = tmp_path / "cards.csv"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n", encoding="utf-8")
    found = read(path, today=today)
    assert (found.file, found.format, found.people[0].name) == ("cards.csv", "vcard-3.0", "Ann Lee")


def test_problems_stand_in_the_order_of_their_lines(tmp_path: Path, today: date) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name,Note\n,x\nJosé,ü\nBob,".encode() + b"\xfc\n,y\n")
    found = read(path, today=today)
    assert [problem.line for problem in found.problems] == [2, 4, 5]
    assert [(person.name, person.notes) for person in found.people] == [("José", "ü"), ("Bob", "ü")]
