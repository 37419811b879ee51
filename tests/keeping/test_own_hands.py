"""The owner's own hands: learned from a font, kept in the shop's file, and taken out again."""

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from shopfriend.handwriting.glyphs import loaded
from shopfriend.handwriting.writing import write
from shopfriend.keeping import own_hands
from shopfriend.problem import Problem
from shopfriend.records.change import Change
from shopfriend.records.own_hand import OwnHand
from shopfriend.store.database import Database
from tests.handwriting import brought_fonts as fonts


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hand.ttf"
    path.write_bytes(fonts.font())
    return path


def names(database: Database) -> list[str]:
    return [hand.name for hand in own_hands.own_hands(database)]


def test_a_hand_that_was_added_writes(database: Database, file: Path) -> None:
    learned = own_hands.add(database, file)
    assert (learned.name, learned.joined, learned.replaced) == ("Anna's hand", False, False)
    assert {"en", "fr"} <= set(learned.languages)
    assert learned.changes.tables == {"own_hand"}
    (hand,) = own_hands.own_hands(database)
    assert (hand.name, hand.joined, len(hand.coverage)) == ("Anna's hand", False, learned.letters)
    assert hand.languages == learned.languages
    assert write("Dear Zoë, thank you!", hand, width=100, seed=1).lines


def test_the_font_lies_in_the_file_and_not_beside_it(database: Database, file: Path, shop_file: Path) -> None:
    own_hands.add(database, file)
    font = file.read_bytes()
    file.unlink()
    with database.reading() as session:
        assert session.scalars(select(OwnHand.font)).one() == font
    for path in shop_file.parent.iterdir():
        assert b"Anna" not in path.read_bytes()


def test_the_log_does_not_carry_the_bytes(database: Database, file: Path) -> None:
    for _ in range(3):
        own_hands.add(database, file)
        own_hands.remove(database, "Anna's hand")
    with database.reading() as session:
        longest = session.scalar(select(func.max(func.length(func.coalesce(Change.after, Change.before)))))
    assert longest < 1000


def test_a_font_of_the_same_name_replaces_what_was_there(database: Database, file: Path) -> None:
    own_hands.add(database, file)
    before = own_hands.editions(database)
    file.write_bytes(fonts.font("ANNA'S HAND", letters=fonts.LEAST + "-"))
    learned = own_hands.add(database, file)
    assert learned.replaced
    assert names(database) == ["ANNA'S HAND"]
    assert own_hands.editions(database) != before
    assert "-" in own_hands.own_hands(database)[0].coverage


def test_a_name_that_is_taken_gets_a_number_and_keeps_it(database: Database, file: Path) -> None:
    taken = ["La Belle Aurore", "anna's HAND", "", "Anna's hand 2"]
    assert own_hands.add(database, file, taken).name == "Anna's hand 3"
    again = own_hands.add(database, file, taken)
    assert (again.name, again.replaced) == ("Anna's hand 3", True)


def test_a_font_that_does_not_say_its_name_is_called_as_its_file(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "Grandmother\u202e 1962.ttf"
    path.write_bytes(fonts.font(change=lambda made: fonts.call(made, {})))
    assert own_hands.add(database, path).name == "Grandmother 1962"
    (tmp_path / "\u202e").write_bytes(path.read_bytes())
    assert own_hands.add(database, tmp_path / "\u202e").name == "My handwriting"


def test_several_hands_stand_in_the_order_of_their_names(database: Database, tmp_path: Path) -> None:
    for name in ("zoë", "Berta", "anna"):
        (tmp_path / "one.ttf").write_bytes(fonts.font(name))
        own_hands.add(database, tmp_path / "one.ttf")
    assert names(database) == ["anna", "Berta", "zoë"]


@pytest.mark.parametrize("code", fonts.FAULTS)
def test_a_font_that_cannot_be_used_is_one_sentence_and_leaves_nothing(
    database: Database, file: Path, code: str
) -> None:
    file.write_bytes(fonts.FAULTS[code]())
    with pytest.raises(Problem) as problem:
        own_hands.add(database, file)
    assert problem.value.code == code
    assert names(database) == []


def test_a_file_that_cannot_be_read_is_one_sentence(database: Database, tmp_path: Path) -> None:
    empty, large, pipe = tmp_path / "empty.ttf", tmp_path / "large.ttf", tmp_path / "pipe.ttf"
    empty.touch()
    with large.open("wb") as file:
        file.truncate(200_000_000)
    os.mkfifo(pipe)
    codes = {
        tmp_path: "folder",
        tmp_path / "missing.ttf": "no-file",
        tmp_path / "a\0b.ttf": "no-file",
        tmp_path / ("long" * 200): "unreadable-file",
        large / "inside.ttf": "no-file",
        pipe: "unreadable-file",
        large: "too-large",
        empty: "font-damaged",
    }
    for path, code in codes.items():
        with pytest.raises(Problem) as problem:
            own_hands.add(database, path)
        assert problem.value.code == code, path
        assert "\n" not in str(problem.value)
        assert len(str(problem.value)) < 250
    assert names(database) == []


def outdated(compiled: bytes) -> bytes:
    """A compiled hand as an older Shopfriend kept it."""
    with np.load(BytesIO(compiled)) as arrays:
        older = dict(arrays)
    older["form"] = np.array(0, dtype=np.int32)
    file = BytesIO()
    np.savez_compressed(file, **older)
    return file.getvalue()


def test_a_hand_of_an_outdated_form_is_compiled_anew_and_kept(database: Database, file: Path) -> None:
    learned = own_hands.add(database, file)
    with database.writing() as session:
        row = session.scalars(select(OwnHand)).one()
        row.compiled = outdated(row.compiled)
        older = row.compiled
    with pytest.raises(Problem) as problem:
        loaded(older)
    assert problem.value.code == "hand-unreadable"
    (hand,) = own_hands.own_hands(database)
    assert len(hand.coverage) == learned.letters
    with database.reading() as session:
        assert session.scalars(select(OwnHand.compiled)).one() == hand.compiled
    before = own_hands.editions(database)
    assert own_hands.own_hands(database) == (hand,)
    assert own_hands.editions(database) == before


def test_a_hand_that_cannot_be_made_any_more_is_left_out(database: Database, file: Path, tmp_path: Path) -> None:
    own_hands.add(database, file)
    file.write_bytes(fonts.font("Berta"))
    own_hands.add(database, file)
    with database.writing() as session:
        row = session.scalars(select(OwnHand).where(OwnHand.name == "Berta")).one()
        row.compiled = row.font = b"damaged"
    assert names(database) == ["Anna's hand"]


def test_a_hand_is_taken_out_and_put_back(database: Database, file: Path) -> None:
    own_hands.add(database, file)
    (hand,) = own_hands.own_hands(database)
    removed = own_hands.remove(database, "  anna's  HAND ")
    assert removed.name == "Anna's hand"
    assert removed.changes.tables == {"own_hand"}
    assert names(database) == []
    assert own_hands.put_back(database, removed).tables == {"own_hand"}
    assert own_hands.own_hands(database) == (hand,)
    assert own_hands.put_back(database, replace(removed, compiled=b"other")).sequence == 0
    assert own_hands.own_hands(database) == (hand,)


def test_only_a_hand_that_is_there_is_taken_out(database: Database) -> None:
    with pytest.raises(Problem) as problem:
        own_hands.remove(database, "Nobody's\nhand {}")
    assert problem.value.code == "hand-not-own"
    assert "Nobody's hand {}" in str(problem.value)
