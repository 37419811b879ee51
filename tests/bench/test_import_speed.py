"""Importing 5,000 people, beside reading the same bytes with the csv module and storing bare names."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from shopfriend.exchange import importing, reading
from shopfriend.records.customer import Customer
from shopfriend.store import cipher
from shopfriend.store.change_log import insert_rows
from shopfriend.store.database import Database
from tests.bench.measure import at_this_speed, report, seconds
from tests.conftest import SALT, SECRET

pytestmark = pytest.mark.bench
PEOPLE = 5000
GOAL = 3.0
NAMES_ALONE = 0.25


def shopify(n: int) -> str:
    return (
        f"'{n},Given{n},Family{n % 977},g{n}@example.org,{n} Mill Lane,Wyebridge,HR9 4TQ,'+4420794{n:05d},Likes tea {n}"
    )


def vcard(n: int) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Given{n} Family{n % 977}\r\nN:Family{n % 977};Given{n};;;\r\n"
        f"TEL;TYPE=CELL:+4420794{n:05d}\r\nEMAIL:g{n}@example.org\r\nADR:;;{n} Mill Lane;Wyebridge;;HR9 4TQ;\r\n"
        f"BDAY:1970-03-{n % 28 + 1:02d}\r\nNOTE:Likes tea {n}\r\nEND:VCARD\r\n"
    )


@pytest.fixture(params=["csv", "vcf"])
def many(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"many.{request.param}"
    if request.param == "vcf":
        path.write_text("".join(map(vcard, range(PEOPLE))), encoding="utf-8", newline="")
    else:
        header = "Customer ID,First Name,Last Name,Email,Default Address Address1,Default Address City,"
        header += "Default Address Zip,Phone,Note"
        path.write_text("\n".join([header, *map(shopify, range(PEOPLE))]), encoding="utf-8")
    return path


def test_5000_people_are_imported_within_three_seconds(
    many: Path, empty_shop: Path, tmp_path: Path, today: date
) -> None:
    def fresh(name: str) -> Database:
        path = tmp_path / name
        path.unlink(missing_ok=True)
        return Database(Path(shutil.copy(empty_shop, path)), cipher.raw_key(SECRET, SALT))

    def whole() -> None:
        database = fresh("shop")
        done = importing.store(database, reading.read(many, "GB", today=today))
        assert done.stored == PEOPLE
        database.close()

    def bare() -> None:
        database = fresh("bare")
        with many.open(encoding="utf-8") as file:
            rows = list(csv.reader(file))[:PEOPLE]
        with database.writing() as session:
            insert_rows(session, Customer, [{"name": row[1] if len(row) > 1 else "x"} for row in rows])
        database.close()

    measured, beside = seconds(whole, 2), seconds(bare, 2)
    report(f"import of {PEOPLE} people from {many.suffix}", measured, GOAL, "names alone through csv", beside)
    assert measured <= at_this_speed(GOAL, beside, NAMES_ALONE)
