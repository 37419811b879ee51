import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shopfriend.exchange.exporting import export
from shopfriend.exchange.plain_tables import nouns
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Email, Phone, Photo, Wish
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database

TODAY = date(2026, 11, 24)
FOR_OTHERS = {"customers.vcf", "calendar.ics", "conversations.json", "conversations.html"}


def fill(database: Database) -> Customer:
    with database.writing() as session:
        customer = Customer(
            name="Margit “Maggie” Sørensen",
            reference="C-17",
            notes="Rye, unsliced;\nno walnuts",
            phones=[Phone(number="41 07"), Phone(number="41 08")],
            emails=[Email(address="m@example.org")],
            wishes=[Wish(said="No cards, thank you")],
        )
        session.add(customer)
        session.flush()
        talk = Conversation(
            day=date(2026, 11, 17),
            text="Emil passed,\nshe said",
            ask="How was the drive?",
            present=[Present(customer_id=customer.id)],
        )
        session.add(talk)
        session.flush()
        session.add(Photo(customer_id=customer.id, picture=b"\x89PNG..."))
        session.add(
            Promise(customer_id=customer.id, conversation_id=talk.id, text="Keep a stollen", made_on=date(2026, 11, 17))
        )
    return customer


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_stands_in_plain_tables(database: Database, tmp_path: Path) -> None:
    customer = fill(database)
    names = export(database, tmp_path / "deep" / "out", TODAY)
    folder = tmp_path / "deep" / "out"
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()) == names
    (row,) = table(folder / "customers.csv")
    assert (row["name"], row["reference"], row["notes"]) == ("Margit “Maggie” Sørensen", "C-17", customer.notes)
    assert row["phones"] == "41 07 ::: 41 08"
    (talk,) = table(folder / "conversations.csv")
    assert (talk["customers"], talk["customer_uids"]) == (customer.name, customer.uid)
    assert (talk["text"], talk["ask"]) == ("Emil passed,\nshe said", "How was the drive?")
    (promise,) = table(folder / "promises.csv")
    assert (promise["customer"], promise["text"], promise["conversation_uid"]) == (
        customer.name,
        "Keep a stollen",
        talk["uid"],
    )
    assert table(folder / "wishes.csv")[0]["said"] == "No cards, thank you"
    assert (folder / "photos" / f"{customer.uid}.png").read_bytes() == b"\x89PNG..."
    for path in folder.rglob("*.csv"):
        path.read_text(encoding="utf-8")


def test_no_noun_is_left_out(database: Database, tmp_path: Path) -> None:
    names = export(database, tmp_path / "out", TODAY)
    assert sum(name.endswith(".csv") for name in names) == len(nouns())
    assert {name for name in names if not name.endswith(".csv")} == {*FOR_OTHERS, "contents.json", "READ ME FIRST.txt"}


def test_the_folder_says_that_anyone_can_read_it_and_what_is_in_it(database: Database, tmp_path: Path) -> None:
    fill(database)
    names = export(database, tmp_path / "out", TODAY)
    words = (tmp_path / "out" / "READ ME FIRST.txt").read_text(encoding="utf-8")
    assert "Anyone who opens it can read it" in words
    for name in FOR_OTHERS | {"customers.csv", "contents.json"}:
        assert name in words
        assert name in names
    counts = json.loads((tmp_path / "out" / "contents.json").read_text())["rows"]
    assert counts["phones.csv"] == len(table(tmp_path / "out" / "phones.csv")) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_folder_is_the_owners_alone(database: Database, tmp_path: Path) -> None:
    fill(database)
    export(database, tmp_path / "out", TODAY)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")))


@pytest.mark.parametrize("begun", ["=1+1", "+44 20 7946 0000", "-2", "@me", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''"])
def test_no_cell_is_a_formula(begun: str, database: Database, tmp_path: Path) -> None:
    with database.writing() as session:
        session.add(Customer(name=begun + "x", phones=[Phone(number=begun)], notes=begun))
    export(database, tmp_path / "out", TODAY)
    for path in (tmp_path / "out").glob("*.csv"):
        for row in table(path):
            assert not any(cell.startswith(tuple("=+-@\t\r\n＝")) for cell in row.values()), (path.name, row)
    assert table(tmp_path / "out" / "customers.csv")[0]["notes"] == "'" + begun


def test_a_folder_with_something_in_it_is_left_alone(database: Database, tmp_path: Path) -> None:
    (tmp_path / "dear").mkdir()
    (tmp_path / "dear" / "letter").write_text("x")
    for target in (tmp_path / "dear", tmp_path / "dear" / "letter"):
        with pytest.raises(Problem) as problem:
            export(database, target, TODAY)
        assert problem.value.code == "folder-not-empty"
    assert (tmp_path / "dear" / "letter").read_text() == "x"


def test_a_folder_that_cannot_be_is_one_sentence_and_leaves_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as problem:
        export(database, tmp_path / "file" / "out", TODAY)
    assert problem.value.code == "folder-refused"


def test_an_empty_folder_is_filled(database: Database, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert "customers.csv" in export(database, tmp_path / "out", TODAY)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_stopping_leaves_nothing_half_made(database: Database, tmp_path: Path) -> None:
    fill(database)
    before = set(tmp_path.iterdir())
    seen: list[tuple[int, int]] = []

    def stops_at(place: int) -> Callable[[], bool]:
        asked = iter(range(1000))
        return lambda: next(asked) == place

    export(database, tmp_path / "whole", TODAY, progress=lambda *step: seen.append(step))
    assert seen == sorted(seen)
    assert seen[-1] == (1000, 1000)
    before.add(tmp_path / "whole")
    for place in range(len(seen)):
        with pytest.raises(Problem) as problem:
            export(database, tmp_path / "out", TODAY, cancelled=stops_at(place))
        assert problem.value.code == "cancelled"
        assert set(tmp_path.iterdir()) == before


def test_cards_are_drawn_into_their_own_folder(database: Database, tmp_path: Path) -> None:
    def draw(folder: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> list[str]:
        (folder / "cards-2026-11-a6.pdf").write_bytes(b"%PDF")
        progress(1, 1)
        return ["cards-2026-11-a6.pdf"]

    assert "cards/cards-2026-11-a6.pdf" in export(database, tmp_path / "out", TODAY, draw)
    assert (tmp_path / "out" / "cards" / "cards-2026-11-a6.pdf").read_bytes() == b"%PDF"
    export(database, tmp_path / "without", TODAY, lambda _folder, _progress, _cancelled: [])
    assert not (tmp_path / "without" / "cards").exists()


def _small_disks() -> bool:
    probe = ["unshare", "--map-root-user", "--mount", "true"]
    return sys.platform == "linux" and subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix" or not _small_disks(), reason="needs a disk of its own")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(database: Database, shop_file: Path, tmp_path: Path) -> None:
    with database.writing() as session:
        session.add_all(Customer(name=f"Guest {n}", notes="tea " * 300) for n in range(200))
    database.close()
    (tmp_path / "disk").mkdir()
    script = f"""
import subprocess
from pathlib import Path
from shopfriend.exchange.exporting import export
from shopfriend.problem import Problem
from tests.conftest import shop_in
from datetime import date
disk = Path({str(tmp_path / "disk")!r})
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk], check=True)
try:
    export(shop_in(Path({str(shop_file)!r})), disk / "out", date(2026, 11, 24))
except Problem as problem:
    print(problem.code, list(disk.iterdir()))
"""
    command = ["unshare", "--map-root-user", "--mount", sys.executable, "-c", script]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.stdout.strip() == "disk-full []", answer.stderr
