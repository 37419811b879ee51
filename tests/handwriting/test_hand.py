import re
from pathlib import Path

import numpy as np
import pytest
import uharfbuzz as hb

from shopfriend.handwriting.hand import able, hands, letters_missing, missing, named
from shopfriend.handwriting.letterforms import Letterforms, letterforms, run
from shopfriend.problem import Problem

HANDS = Path(__file__).parents[2] / "resources" / "hands"
BELLE, CAVEAT, MYNERVE = (named(HANDS, name) for name in ("La Belle Aurore", "Caveat", "Mynerve"))


def test_the_usual_hand_comes_first_and_each_has_its_licence_beside_it():
    assert hands(HANDS)[0] == BELLE
    assert len(hands(HANDS)) >= 7
    for hand in hands(HANDS):
        apache = hand.file.parent / "LICENSE.txt"
        licence = apache if apache.exists() else hand.file.parent / "OFL.txt"
        assert re.search("SIL Open Font License|Apache License", licence.read_text(encoding="utf-8"), re.IGNORECASE)
        assert hand.name in (HANDS / "HANDS.md").read_text(encoding="utf-8")


def test_a_hand_is_found_however_its_name_is_capitalised():
    assert named(HANDS, " la belle  AURORE ") == BELLE


def test_a_hand_whose_font_name_is_reserved_is_found_by_either_name(tmp_path):
    row = 'name = "Pencil"\nalso = "Graphite"\njoined = false\nfile = "a.ttf"\ncompiled = "a.hand"\n'
    (tmp_path / "hands.toml").write_text(f"[[hand]]\n{row}", encoding="utf-8")
    assert named(tmp_path, "graphite") == named(tmp_path, "Pencil")


def test_an_unknown_hand_is_refused_and_the_names_are_told():
    with pytest.raises(Problem, match=r"La Belle Aurore, .*Caveat, Mynerve") as fault:
        named(HANDS, "Comic")
    assert fault.value.code == "hand-unknown"


def test_a_folder_without_hands_is_a_problem(tmp_path):
    with pytest.raises(Problem) as fault:
        hands(tmp_path)
    assert fault.value.code == "hands-missing"


def test_missing_letters_are_named_once_in_order():
    assert missing(BELLE, "Αθήνα 漢字 漢") == "Αθήνα漢字"
    assert missing(BELLE, "Zoë & Jürgen, Małgorzata, Žofie") == ""


def test_letters_count_after_normalising():
    assert missing(BELLE, "Zoe\u0308") == ""


def test_curly_quotes_and_invisible_characters_are_never_missing():
    for hand in hands(HANDS):
        assert missing(hand, "“a” ‘b’ … – \u200b\ufeff\u00ad\t\n\u202f") == ""


def test_a_letter_without_ink_is_not_covered():
    for hand in hands(HANDS):
        glyphs = hand.glyphs
        font = hb.Font(hb.Face(glyphs.font))
        assert "\u00a0" in hand.coverage
        for letter in hand.coverage - {" ", "\u00a0"}:
            _first, _end, begin, end = glyphs.spans[font.get_nominal_glyph(ord(letter))]
            assert end - begin > 2, (hand.name, letter)
            assert np.ptp(glyphs.points[begin:end], axis=0).min() > 0, (hand.name, letter)


def test_another_hand_steps_in_for_a_name_the_usual_one_cannot_write():
    assert able(BELLE, hands(HANDS), "Maggie") == BELLE
    assert able(BELLE, hands(HANDS), "Ирина") == CAVEAT
    assert able(BELLE, hands(HANDS), "Φωτεινή Nguyễn") == MYNERVE
    with pytest.raises(Problem, match="Ⰰ") as fault:
        able(BELLE, hands(HANDS), "Ⰰ")
    assert fault.value.code == "letters-missing"


def test_scripts_and_pictures_that_no_hand_writes_are_refused_as_such():
    for words, code in (("漢字", "ideographs"), ("שלום", "right-to-left"), ("Dear Tom 🎉", "emoji")):
        with pytest.raises(Problem) as fault:
            able(BELLE, hands(HANDS), words)
        assert fault.value.code == code


def test_hands_that_can_are_offered():
    everyone = hands(HANDS)
    assert "Mynerve can write them." in str(letters_missing(BELLE, "Φω", everyone))
    assert "These hands can: Caveat, Mynerve." in str(letters_missing(BELLE, "ĸ", everyone))
    assert str(letters_missing(BELLE, "Ⰰ", everyone)) == str(letters_missing(BELLE, "Ⰰ"))


def test_a_hand_tells_its_languages():
    assert {"en", "cs", "is", "mt", "tr"} <= set(BELLE.languages)
    assert "ru" in CAVEAT.languages
    assert "el" in MYNERVE.languages
    assert "el" not in BELLE.languages


def test_a_file_that_is_no_font_is_refused(tmp_path):
    for name, content in (("empty.ttf", b""), ("text.ttf", b"no font"), ("cut.ttf", BELLE.file.read_bytes()[:90])):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Problem, match=name) as fault:
            Letterforms(tmp_path / name)
        assert fault.value.code == "font-unreadable"
    with pytest.raises(Problem):
        Letterforms(tmp_path / "absent.ttf")


def test_pairs_are_kerned_and_each_letter_keeps_one_glyph():
    drawn = run(CAVEAT.file, "AVAT")
    assert len(drawn.kerns) == 4
    assert min(drawn.kerns) < -20
    for word in ("office", "ffi", "Straße", "Łódź", "AVAT"):
        assert len(run(CAVEAT.file, word).kerns) == len(word)


def test_the_small_letters_are_measured_on_the_letters_themselves():
    assert 0.3 < letterforms(BELLE.file).x_height < 0.45
