"""Fronts of cards from the command line: the shipped drawings, and pictures that an owner adds to her shop."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from shopfriend.records.card import Card
from shopfriend.store import cipher, recovery_code
from shopfriend.store.database import Database
from tests.end_to_end.command import CODE, OTHER_CODE, done, refused
from tests.end_to_end.how_often import FULL
from tests.printing import brought_pictures as brought

KEYS = {"name", "own", "occasions"}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Shop sign.png"
    path.write_bytes(brought.logo())
    return path


@pytest.fixture
def with_picture(shop: Path, picture: Path, tmp_path: Path) -> Path:
    done(tmp_path, "fronts", "--add", picture, "--shop", shop)
    return shop


def listed(home: Path, *more: str | Path, **around: str) -> list[dict[str, Any]]:
    fronts = done(home, "fronts", "--json", *more, **around).answers
    assert all(front.keys() == KEYS for front in fronts)
    return fronts


def own(fronts: list[dict[str, Any]]) -> list[str]:
    return [front["name"] for front in fronts if front["own"]]


def test_shipped_fronts_are_listed_without_a_shop(tmp_path: Path) -> None:
    fronts = listed(tmp_path)
    assert len(fronts) == 12
    assert not own(fronts)
    assert {"name": "birthday_tea", "own": False, "occasions": ["birthday"]} in fronts
    assert "mark" not in [front["name"] for front in fronts]
    assert list(tmp_path.iterdir()) == []
    lines = done(tmp_path, "fronts").out.splitlines()
    assert "thanks_cup: for thanks, thanks for a friend" in lines
    assert "plain_wreath: for any occasion" in lines


def test_a_picture_is_added_listed_and_removed(shop: Path, picture: Path, tmp_path: Path) -> None:
    added = done(tmp_path, "fronts", "--add", picture, "--shop", shop, "--json").answer
    assert added == {"name": "Shop sign", "own": True, "occasions": ["any"], "replaced": False}
    assert listed(tmp_path, "--shop", shop)[-1] == {"name": "Shop sign", "own": True, "occasions": ["any"]}
    assert "Shop sign, your own: for any occasion" in done(tmp_path, "fronts", "--shop", shop).out
    assert "in the place of" in done(tmp_path, "fronts", "--add", picture, "--shop", shop).out
    assert own(listed(tmp_path, "--shop", shop)) == ["Shop sign"]
    removed = done(tmp_path, "fronts", "--remove", "shop SIGN", "--shop", shop, "--json").answer
    assert removed == {"name": "Shop sign", "removed": True}
    assert own(listed(tmp_path, "--shop", shop)) == []
    for name in ("Shop sign", "thanks_cup"):
        assert "You have added no picture" in refused(tmp_path, "fronts", "--remove", name, "--shop", shop)


def test_a_picture_of_a_drawings_name_does_not_take_its_place(shop: Path, picture: Path, tmp_path: Path) -> None:
    (tmp_path / "Thanks_Cup.png").write_bytes(picture.read_bytes())
    added = done(tmp_path, "fronts", "--add", tmp_path / "Thanks_Cup.png", "--shop", shop, "--json").answer
    assert added["name"] == "Thanks_Cup 2"


@pytest.mark.parametrize("fault", brought.SPOILT)
def test_a_picture_that_cannot_be_used_is_refused(shop: Path, tmp_path: Path, fault: str) -> None:
    (tmp_path / "sign.jpg").write_bytes(brought.SPOILT[fault]())
    assert "sign.jpg" in refused(tmp_path, "fronts", "--add", tmp_path / "sign.jpg", "--shop", shop)
    assert own(listed(tmp_path, "--shop", shop)) == []


def test_adding_needs_a_shop_and_a_file(shop: Path, picture: Path, tmp_path: Path) -> None:
    assert "no shop file" in refused(tmp_path, "fronts", "--add", picture)
    assert "no shop file" in refused(tmp_path, "fronts", "--add", picture, "--shop", tmp_path / "none")
    assert "no shop file" in refused(tmp_path, "fronts", "--remove", "Shop sign")
    assert "no file" in refused(tmp_path, "fronts", "--add", tmp_path / "none.png", "--shop", shop)
    assert "folder" in refused(tmp_path, "fronts", "--add", tmp_path, "--shop", shop)


@pytest.mark.skipif(not FULL, reason="several starts with a keychain; the full run has them")
def test_the_usual_shop_is_looked_into_where_it_opens_by_itself(with_picture: Path, tmp_path: Path) -> None:
    usual = tmp_path / "data" / "Shopfriend" / "shop.shopfriend"
    usual.parent.mkdir(parents=True)
    shutil.copy(with_picture, usual)
    assert own(listed(tmp_path)) == ["Shop sign"]
    for code in ("", OTHER_CODE):
        around = {"SHOPFRIEND_RECOVERY_CODE": code, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
        assert own(listed(tmp_path, **around)) == []
    usual.write_bytes(b"no shop")
    assert own(listed(tmp_path)) == []


def month(home: Path, shop: Path, out: str) -> Path:
    answer = done(home, "cards", "--month", "2026-11", "--out", home / out, "--shop", shop, "--json").answer
    path = home / out / "cards-2026-11.pdf"
    assert path.stat().st_size / len(answer["cards"]) <= 45_000
    return path


def pictures_in(path: Path) -> int:
    reader = PdfReader(path)
    every = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return sum(isinstance(each, dict) and each.get("/Subtype") == "/Image" for each in every)


@pytest.mark.skipif(not FULL, reason="two months by two processes; the full run has them")
def test_a_month_with_a_picture_on_every_card_and_then_without_it(with_picture: Path, tmp_path: Path) -> None:
    usual = month(tmp_path, with_picture, "usual")
    assert pictures_in(usual) == 0
    key = cipher.raw_key(recovery_code.secret_of(CODE), cipher.salt_of(with_picture))
    with closing(Database(with_picture, key)) as database, database.writing() as session:
        for card in session.scalars(select(Card)):
            card.design = "Shop sign"
    own_front = month(tmp_path, with_picture, "own")
    assert pictures_in(own_front) == 1
    assert own_front.stat().st_size < usual.stat().st_size
    assert month(tmp_path, with_picture, "again").read_bytes() == own_front.read_bytes()
    done(tmp_path, "fronts", "--remove", "Shop sign", "--shop", with_picture)
    without = month(tmp_path, with_picture, "without")
    assert pictures_in(without) == 0
    assert "Happy birthday" in "".join(page.extract_text() for page in PdfReader(without).pages)


def test_the_export_takes_the_pictures_along(with_picture: Path, tmp_path: Path) -> None:
    answer = done(tmp_path, "export", tmp_path / "out", "--shop", with_picture, "--json").answer
    (name,) = (name for name in answer["files"] if name.startswith("pictures/"))
    assert (tmp_path / "out" / name).read_bytes().startswith(b"\x89PNG")
    row = (tmp_path / "out" / "own_pictures.csv").read_text(encoding="utf-8").splitlines()[1]
    assert Path(name).stem in row
    assert "Shop sign" in row
    assert done(tmp_path, "check", "--shop", with_picture, "--json").answer["ok"]
