"""The owner's own pictures: what a card shows of them is kept in the shop's file, and taken out again."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select

from shopfriend.handwriting.font_name import LONGEST
from shopfriend.keeping import own_pictures
from shopfriend.printing.own_picture import FrontPicture
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.store.database import Database
from tests.printing import brought_pictures as brought


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Shop sign.png"
    path.write_bytes(brought.logo())
    return path


def names(database: Database) -> list[str]:
    return [picture.name for picture in own_pictures.own_pictures(database)]


def test_a_picture_that_was_added_is_there_as_fine_as_a_card_shows_it(database: Database, file: Path) -> None:
    added = own_pictures.add(database, file)
    assert (added.name, added.replaced) == ("Shop sign", False)
    assert added.changes.tables == {"own_picture"}
    (picture,) = own_pictures.own_pictures(database)
    assert picture.name == "Shop sign"
    assert Image.open(io.BytesIO(picture.content)).size == (1403, 1403)


def test_it_lies_in_the_locked_file_and_not_beside_it_and_says_nothing_of_where_it_was_taken(
    database: Database, file: Path, shop_file: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "terrace.jpg"
    taken.write_bytes(brought.with_place(brought.photograph((600, 400))))
    own_pictures.add(database, taken)
    taken.unlink()
    file.unlink()
    (picture,) = own_pictures.own_pictures(database)
    assert not any(words in picture.content for words in (b"Exif", b"Margit", b"Mill Lane"))
    for path in shop_file.parent.iterdir():
        content = path.read_bytes()
        assert b"terrace" not in content
        assert picture.content[200:240] not in content


def test_the_log_does_not_carry_the_bytes(database: Database, file: Path) -> None:
    for _ in range(3):
        own_pictures.add(database, file)
        own_pictures.remove(database, "Shop sign")
    with database.reading() as session:
        longest = session.scalar(select(func.max(func.length(func.coalesce(Change.after, Change.before)))))
    assert longest < 1000


def test_a_picture_of_the_same_name_replaces_what_was_there(database: Database, file: Path, tmp_path: Path) -> None:
    own_pictures.add(database, file)
    before = own_pictures.editions(database)
    (tmp_path / "SHOP SIGN.jpg").write_bytes(brought.saved(brought.halves(), "JPEG"))
    assert own_pictures.add(database, tmp_path / "SHOP SIGN.jpg").replaced
    assert names(database) == ["SHOP SIGN"]
    assert own_pictures.editions(database) != before


def test_a_name_that_a_drawing_has_gets_a_number_and_keeps_it(database: Database, file: Path) -> None:
    taken = ["thanks_cup", "shop SIGN"]
    assert own_pictures.add(database, file, taken).name == "Shop sign 2"
    again = own_pictures.add(database, file, taken)
    assert (again.name, again.replaced) == ("Shop sign 2", True)


def test_a_name_is_one_line_that_can_be_seen(database: Database, file: Path, tmp_path: Path) -> None:
    for called, name in (
        ("\u202e \n.png", "My picture"),
        ("Our\tterrace\u202e.png", "Our terrace"),
        ("a" * 150 + ".png", "a" * LONGEST),
    ):
        (tmp_path / called).write_bytes(file.read_bytes())
        assert own_pictures.add(database, tmp_path / called).name == name


def test_several_pictures_stand_in_the_order_of_their_names(database: Database, file: Path, tmp_path: Path) -> None:
    for name in ("zinnias", "Berta", "apples"):
        (tmp_path / f"{name}.png").write_bytes(brought.saved(brought.halves((40, 20))))
        own_pictures.add(database, tmp_path / f"{name}.png")
    assert names(database) == ["apples", "Berta", "zinnias"]


@pytest.mark.parametrize("fault", brought.SPOILT)
def test_a_picture_that_cannot_be_used_is_one_sentence_and_leaves_nothing(
    database: Database, file: Path, fault: str
) -> None:
    file.write_bytes(brought.SPOILT[fault]())
    with pytest.raises(Problem, match=r"Shop sign\.png") as problem:
        own_pictures.add(database, file)
    assert problem.value.code == "picture-damaged"
    assert names(database) == []


def test_a_file_that_cannot_be_read_is_one_sentence(database: Database, tmp_path: Path) -> None:
    large, pipe = tmp_path / "large.png", tmp_path / "pipe.png"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    os.mkfifo(pipe)
    codes = {
        tmp_path: "folder",
        tmp_path / "missing.png": "no-file",
        tmp_path / "a\0b.png": "no-file",
        tmp_path / ("long" * 200): "unreadable-file",
        pipe: "unreadable-file",
        large: "picture-too-large",
    }
    for path, code in codes.items():
        with pytest.raises(Problem) as problem:
            own_pictures.add(database, path)
        assert problem.value.code == code, path
        assert "\n" not in str(problem.value)
        assert len(str(problem.value)) < 250
    assert names(database) == []


def test_a_picture_is_taken_out_and_put_back(database: Database, file: Path) -> None:
    own_pictures.add(database, file)
    there = own_pictures.own_pictures(database)
    removed = own_pictures.remove(database, "  shop  SIGN ")
    assert (removed.picture, removed.changes.tables) == (there[0], {"own_picture"})
    assert names(database) == []
    assert own_pictures.put_back(database, removed).tables == {"own_picture"}
    assert own_pictures.own_pictures(database) == there
    other = replace(removed, picture=FrontPicture("SHOP SIGN", b"other"))
    assert own_pictures.put_back(database, other).sequence == 0
    assert own_pictures.own_pictures(database) == there


def test_only_a_picture_that_is_there_is_taken_out(database: Database) -> None:
    with pytest.raises(Problem) as problem:
        own_pictures.remove(database, "Nobody's\npicture {}")
    assert problem.value.code == "picture-not-own"
    assert "Nobody's picture {}" in str(problem.value)
