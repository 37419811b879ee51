import csv
from datetime import date
from pathlib import Path

import pytest

from shopfriend.exchange.exporting import export
from shopfriend.problem import Problem
from shopfriend.records.conversation import Conversation, Present
from shopfriend.records.customer import Customer, Email, Phone, Photo, Wish
from shopfriend.records.everything import METADATA
from shopfriend.records.promise import Promise
from shopfriend.store.database import Database


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
    names = export(database, tmp_path / "deep" / "out")
    folder = tmp_path / "deep" / "out"
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()) == sorted(names)
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
    assert "Anyone who opens it can read it" in (folder / "READ ME FIRST.txt").read_text(encoding="utf-8")
    for path in folder.rglob("*.csv"):
        path.read_text(encoding="utf-8")


def test_no_noun_is_left_out(database: Database, tmp_path: Path) -> None:
    tables = len(export(database, tmp_path / "out")) - 1
    on_the_customers_row = {"phone", "email", "tag", "photo"}
    inside = {"present", "change"}
    assert tables == len(METADATA.tables) - len(on_the_customers_row) - len(inside)


def test_a_folder_with_something_in_it_is_left_alone(database: Database, tmp_path: Path) -> None:
    (tmp_path / "dear").mkdir()
    (tmp_path / "dear" / "letter").write_text("x")
    for target in (tmp_path / "dear", tmp_path / "dear" / "letter"):
        with pytest.raises(Problem) as problem:
            export(database, target)
        assert problem.value.code == "folder-not-empty"
    assert (tmp_path / "dear" / "letter").read_text() == "x"


def test_a_folder_that_cannot_be_is_one_sentence_and_leaves_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as problem:
        export(database, tmp_path / "file" / "out")
    assert problem.value.code == "folder-refused"


def test_an_empty_folder_is_filled(database: Database, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert "customers.csv" in export(database, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
