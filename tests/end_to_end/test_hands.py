"""Hands and inks from the command line: the shipped ones, and those that an owner adds to her shop."""

import re
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from shopfriend.keeping import settings
from shopfriend.printing.inks import Ink
from shopfriend.store import cipher, recovery_code
from shopfriend.store.database import Database
from tests.end_to_end.command import CODE, OTHER_CODE, done, refused
from tests.end_to_end.how_often import FULL
from tests.handwriting import brought_fonts as fonts

KEYS = {"name", "joined", "letters", "languages", "own"}


@pytest.fixture
def font(tmp_path: Path) -> Path:
    path = tmp_path / "anna.ttf"
    path.write_bytes(fonts.font())
    return path


@pytest.fixture
def with_hand(shop: Path, font: Path, tmp_path: Path) -> Path:
    done(tmp_path, "hands", "--add", font, "--shop", shop)
    return shop


def listed(home: Path, *more: str | Path, **around: str) -> list[dict[str, Any]]:
    hands = done(home, "hands", "--json", *more, **around).answers
    assert all(hand.keys() == KEYS for hand in hands)
    return hands


def own(hands: list[dict[str, Any]]) -> list[str]:
    return [hand["name"] for hand in hands if hand["own"]]


def test_shipped_hands_are_listed_without_a_shop(tmp_path: Path) -> None:
    hands = listed(tmp_path)
    assert len(hands) >= 6
    assert not own(hands)
    for hand in hands:
        assert hand["letters"] > 100
        assert {"en", "de", "pl"} <= set(hand["languages"])
    assert list(tmp_path.iterdir()) == []
    lines = done(tmp_path, "hands").out.splitlines()
    assert len(lines) == len(hands)
    assert "44 languages: English, German, French, Spanish, Italian, Polish and 38 more" in lines[0]
    assert any("all 52 languages but Greek and Vietnamese" in line for line in lines)
    assert max(map(len, lines)) < 150


def test_a_hand_is_added_listed_written_and_removed(shop: Path, font: Path, tmp_path: Path) -> None:
    added = done(tmp_path, "hands", "--add", font, "--shop", shop, "--json").answer
    assert added.keys() == {*KEYS, "replaced"}
    assert (added["name"], added["own"], added["replaced"]) == ("Anna's hand", True, False)
    assert own(listed(tmp_path, "--shop", shop)) == ["Anna's hand"]
    assert "Anna's hand, your own: unjoined" in done(tmp_path, "hands", "--shop", shop).out
    again = done(tmp_path, "hands", "--add", font, "--shop", shop)
    assert "in the place of" in again.out
    assert own(listed(tmp_path, "--shop", shop)) == ["Anna's hand"]

    writing = ("write", "Dear Zoë", "--out", tmp_path / "a.pdf", "--hand", "anna's hand", "--json")
    assert done(tmp_path, *writing, "--shop", shop).answer["hand"] == "Anna's hand"
    assert "Caveat" in refused(tmp_path, *writing)

    removed = done(tmp_path, "hands", "--remove", "Anna's Hand", "--shop", shop, "--json").answer
    assert removed == {"name": "Anna's hand", "removed": True}
    assert own(listed(tmp_path, "--shop", shop)) == []
    assert refused(tmp_path, "hands", "--remove", "Anna's hand", "--shop", shop)
    assert refused(tmp_path, "hands", "--remove", "Caveat", "--shop", shop)


def test_a_font_of_a_shipped_name_does_not_take_its_place(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(fonts.font("Reenie Beanie"))
    added = done(tmp_path, "hands", "--add", tmp_path / "mine.ttf", "--shop", shop, "--json").answer
    assert added["name"] == "Reenie Beanie 2"


@pytest.mark.parametrize("code", fonts.FAULTS)
def test_a_font_that_cannot_be_used_is_refused(shop: Path, tmp_path: Path, code: str) -> None:
    (tmp_path / "font.ttf").write_bytes(fonts.FAULTS[code]())
    assert refused(tmp_path, "hands", "--add", tmp_path / "font.ttf", "--shop", shop)
    assert own(listed(tmp_path, "--shop", shop)) == []


def test_adding_needs_a_shop_and_a_file(shop: Path, font: Path, tmp_path: Path) -> None:
    assert "no shop file" in refused(tmp_path, "hands", "--add", font)
    assert "no shop file" in refused(tmp_path, "hands", "--add", font, "--shop", tmp_path / "none")
    assert "no shop file" in refused(tmp_path, "hands", "--remove", "Anna's hand")
    assert "no file" in refused(tmp_path, "hands", "--add", tmp_path / "none.ttf", "--shop", shop)
    assert "folder" in refused(tmp_path, "hands", "--add", tmp_path, "--shop", shop)


@pytest.mark.skipif(not FULL, reason="several starts with a keychain; the full run has them")
def test_the_usual_shop_is_looked_into_where_it_opens_by_itself(with_hand: Path, tmp_path: Path) -> None:
    usual = tmp_path / "data" / "Shopfriend" / "shop.shopfriend"
    usual.parent.mkdir(parents=True)
    shutil.copy(with_hand, usual)
    assert own(listed(tmp_path)) == ["Anna's hand"]
    done(tmp_path, "write", "Dear Zoë", "--out", tmp_path / "a.pdf", "--hand", "Anna's hand")
    for code in ("", OTHER_CODE, "no code at all"):
        around = {"SHOPFRIEND_RECOVERY_CODE": code, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
        assert own(listed(tmp_path, **around)) == []
        assert "Anna" in refused(
            tmp_path, "write", "Hi", "--out", tmp_path / "b.pdf", "--hand", "Anna's hand", **around
        )
        done(tmp_path, "write", "Hi", "--out", tmp_path / "c.pdf", "--hand", "Caveat", **around)
    usual.write_bytes(b"no shop")
    assert own(listed(tmp_path)) == []


def test_a_month_in_a_hand_of_ones_own_and_then_without_it(with_hand: Path, tmp_path: Path) -> None:
    def cards(out: str, *more: str) -> Path:
        answer = done(
            tmp_path, "cards", "--month", "2026-11", "--out", tmp_path / out, "--shop", with_hand, "--json", *more
        ).answer
        assert answer["cards"]
        return tmp_path / out / "cards-2026-11.pdf"

    in_usual = cards("usual").read_bytes()
    in_own = cards("own", "--hand", "Anna's hand").read_bytes()
    assert in_own != in_usual
    assert cards("again", "--hand", "Anna's hand").read_bytes() == in_own
    done(tmp_path, "hands", "--remove", "Anna's hand", "--shop", with_hand)
    assert cards("without").read_bytes() == in_usual
    assert "Caveat" in refused(
        tmp_path,
        *("cards", "--month", "2026-11", "--out", tmp_path / "x", "--hand", "Anna's hand", "--shop", with_hand),
    )


def colours_of(pdf: Path) -> set[str]:
    """The colours that the strokes of a page are filled with, as they stand in it."""
    found: set[str] = set()
    for page in PdfReader(pdf).pages:
        found |= set(re.findall(r"([\d.]+ [\d.]+ [\d.]+) rg", page.get_contents().get_data().decode("latin-1")))
    return found


def test_each_ink_has_its_colour(tmp_path: Path) -> None:
    colours = set()
    for ink in Ink:
        done(tmp_path, "write", "Dear Zoë", "--out", tmp_path / f"{ink}.pdf", "--ink", ink)
        colours.add(frozenset(colours_of(tmp_path / f"{ink}.pdf")))
    assert len(colours) == len(Ink)
    done(tmp_path, "write", "Dear Zoë", "--out", tmp_path / "usual.pdf")
    assert (tmp_path / "usual.pdf").read_bytes() == (tmp_path / "blue-black.pdf").read_bytes()


def cards_in_ink(home: Path, shop: Path, out: str, *more: str) -> list[bytes]:
    done(home, "cards", "--month", "2026-11", "--out", home / out, "--shop", shop, *more)
    return [path.read_bytes() for path in sorted((home / out).iterdir())]


@pytest.mark.skipif(not FULL, reason="two months by two processes; the full run has them")
def test_cards_and_envelopes_take_the_shops_ink_where_none_is_given(shop: Path, tmp_path: Path) -> None:
    usual, green = cards_in_ink(tmp_path, shop, "usual"), cards_in_ink(tmp_path, shop, "green", "--ink", "green")
    assert [one == other for one, other in zip(usual, green, strict=True)] == [False, False, False, True, True]
    choose_ink(shop, Ink.GREEN)
    assert cards_in_ink(tmp_path, shop, "shop's") == green
    assert cards_in_ink(tmp_path, shop, "given", "--ink", "blue-black") == usual


def choose_ink(shop: Path, ink: Ink) -> None:
    """As the owner does in Settings."""
    key = cipher.raw_key(recovery_code.secret_of(CODE), cipher.salt_of(shop))
    with closing(Database(shop, key)) as database:
        settings.change(database, replace(settings.of_shop(database), ink=ink.value))


def test_help_names_every_ink(tmp_path: Path) -> None:
    for command in ("cards", "write"):
        helped = done(tmp_path, command, "--help").out
        assert all(ink in helped for ink in Ink)


def test_the_export_takes_the_fonts_along(with_hand: Path, font: Path, tmp_path: Path) -> None:
    answer = done(tmp_path, "export", tmp_path / "out", "--shop", with_hand, "--json").answer
    (name,) = (name for name in answer["files"] if name.startswith("hands/"))
    assert (tmp_path / "out" / name).read_bytes() == font.read_bytes()
    row = (tmp_path / "out" / "own_hands.csv").read_text(encoding="utf-8").splitlines()[1]
    assert Path(name).stem in row
    assert "Anna's hand" in row
    assert done(tmp_path, "check", "--shop", with_hand, "--json").answer["ok"]
