import tomllib
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest
import uharfbuzz as hb

from shopfriend.handwriting.alphabets import ALPHABETS, languages, latin_letters
from shopfriend.handwriting.hand import Hand, hands

from .looking import HANDS

NAMES = [
    tuple(line.split(" ", 1))
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NAMED = {"ĸ": "kra", "ſ": "long s", "ẞ": "capital sharp s"}
OTHER_SCRIPTS = {"be", "bg", "el", "mk", "ru", "sr", "uk"}


def excused(hand: Hand) -> str:
    rows = tomllib.loads((HANDS / "hands.toml").read_text(encoding="utf-8"))["hand"]
    return next(row.get("excused", "") for row in rows if row["name"] == hand.name)


def blank_letters(hand: Hand, words: str) -> str:
    """The letters of the words that leave no ink, judged by the points of their glyphs."""
    glyphs = hand.glyphs
    font = hb.Font(hb.Face(glyphs.font))
    blank = []
    for letter in dict.fromkeys(normalize("NFC", words).replace(" ", "")):
        _first, _end, begin, end = glyphs.spans[font.get_nominal_glyph(ord(letter)) or 0]
        drawn = letter in hand.coverage and end - begin > 2 and np.ptp(glyphs.points[begin:end], axis=0).min() > 0
        if not drawn:
            blank.append(letter)
    return "".join(blank)


def test_there_are_names_of_many_languages():
    assert len(NAMES) >= 300
    assert len({words for _code, words in NAMES}) == len(NAMES)
    assert len({code for code, _words in NAMES}) >= 30
    assert {code for code, _words in NAMES} <= ALPHABETS.keys()


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_every_hand_writes_the_names_in_latin_script(hand: Hand):
    for code, words in NAMES:
        if code not in OTHER_SCRIPTS:
            assert set(blank_letters(hand, words)) <= set(excused(hand)), words


def test_every_name_is_written_by_some_hand():
    for _code, words in NAMES:
        assert any(blank_letters(hand, words) == "" for hand in hands(HANDS)), words


@pytest.mark.parametrize("hand", hands(HANDS), ids=lambda hand: hand.name)
def test_only_letters_that_lack_are_excused_and_they_are_named(hand: Hand):
    of_interest = {chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()} | set("ȘșȚțẞ")
    assert set(excused(hand)) == of_interest - hand.coverage
    assert latin_letters() <= hand.coverage
    told = " ".join((HANDS / "HANDS.md").read_text(encoding="utf-8").split())
    row = told[told.index(f"- **{hand.name}**") :].removeprefix("- **").split("- **")[0]
    for letter in excused(hand):
        assert NAMED[letter] in row, letter
    assert f"{len(hand.languages)} languages" in row


def test_the_letters_of_languages():
    assert len(ALPHABETS) >= 40
    assert {"ß", "ä", "Ü"} < ALPHABETS["de"]
    assert {"ΐ", "ς", "Σ", "Ώ"} < ALPHABETS["el"]
    assert {"ı", "İ", "i", "I"} < ALPHABETS["tr"]
    assert not any(len(letter) > 1 for letters in ALPHABETS.values() for letter in letters)
    assert languages("abc") == ()
    assert languages(ALPHABETS["en"] | ALPHABETS["sv"]) == ("en", "sv")


@pytest.mark.parametrize(("code", "words"), NAMES[::7], ids=lambda value: value)
def test_names_keep_to_their_alphabet_but_for_loans(code: str, words: str):
    strange = {letter for letter in words if letter.isalpha()} - ALPHABETS[code]
    assert len(strange) <= 3
