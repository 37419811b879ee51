import errno
import shutil
import subprocess
import sys
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab import rl_config

from shopfriend.handwriting.letterforms import letterforms
from shopfriend.printing import making, pdf
from shopfriend.printing.front_pen import variant_of
from shopfriend.printing.lists import ListRow
from shopfriend.printing.page import Drawing
from shopfriend.printing.paper import A4, A6, C6, Flip
from shopfriend.problem import Problem

from . import files
from .shop import BELLE, CAVEAT, HANDS, MYNERVE, WORKSHOP, card, envelope

TEXT = "Dear Zoë and Jürgen,\nit was such a pleasure, “truly”. Małgorzata & Žofie send their love!\nYours, Françoise"
ROWS = [ListRow(n, "Łucja Φωτεινή Ирина Nguyễn", "Birthday, 4 December", "post", "1 December") for n in range(1, 41)]


def text_of(path, page=None):
    """The words of the file as pdftotext reads them, or as pdfium does where poppler is not installed."""
    if shutil.which("pdftotext"):
        pages = ["-f", str(page), "-l", str(page)] if page else []
        done = subprocess.run(["pdftotext", *pages, str(path), "-"], capture_output=True, check=True)
        return " ".join(done.stdout.decode("utf-8").split())
    document = pypdfium2.PdfDocument(path)
    wanted = [page - 1] if page else range(len(document))
    return " ".join(" ".join(document[n].get_textpage().get_text_range().split()) for n in wanted)


def sizes(path):
    return [tuple(round(float(side) / 72 * 25.4, 2) for side in page.mediabox[2:]) for page in PdfReader(path).pages]


def ink(path, page, box):
    """Whether anything dark lies in a box (left, bottom, right, top in mm)."""
    scale = 150 / 25.4
    picture = pypdfium2.PdfDocument(path)[page].render(scale=150 / 72, grayscale=True).to_pil()
    left, bottom, right, top = (side * scale for side in box)
    darkest, _ = picture.crop(
        (int(left), int(picture.height - top), int(right), int(picture.height - bottom))
    ).getextrema()
    return darkest < 200


def test_pages_have_true_size(tmp_path):
    files.print_cards([card(1), card(2), card(3)], tmp_path / "card.pdf", WORKSHOP)
    files.print_flat_cards([card(1)], tmp_path / "flat.pdf", WORKSHOP)
    files.print_envelopes([envelope(1)], tmp_path / "envelope.pdf", WORKSHOP)
    files.print_list(ROWS, tmp_path / "list.pdf", WORKSHOP, title="Cards")
    assert sizes(tmp_path / "card.pdf") == [A4] * 4
    assert sizes(tmp_path / "flat.pdf") == [A6] * 2
    assert sizes(tmp_path / "envelope.pdf") == [C6]
    assert sizes(tmp_path / "list.pdf") == [A4] * 2


def test_the_pages_of_each_card_are_told(tmp_path):
    pages = files.print_cards([card(n) for n in range(1, 6)], tmp_path / "card.pdf", WORKSHOP)
    assert pages == ((1, 2), (3, 4), (5, 6), (1, 2), (3, 4))
    for number, (_, inside) in enumerate(pages, 1):
        assert f"number {number} " in text_of(tmp_path / "card.pdf", inside)


def test_the_words_can_be_read_back_exactly_and_in_order(tmp_path):
    for hand in (BELLE, CAVEAT, MYNERVE):
        making.write_copies(TEXT, hand, tmp_path / "write.pdf", WORKSHOP, seed=1)
        assert text_of(tmp_path / "write.pdf").replace("“", '"').replace("”", '"') == " ".join(
            TEXT.replace("“", '"').replace("”", '"').split()
        )
        words = PdfReader(tmp_path / "write.pdf").pages[0].extract_text()
        assert "Małgorzata & Žofie" in " ".join(words.split())


def test_many_different_letters_survive_in_one_file(tmp_path):
    letters = sorted(c for c in CAVEAT.coverage & letterforms(CAVEAT.file).coverage if c.isalpha() and ord(c) < 0x500)
    words = ["".join(letters[n : n + 12]) for n in range(0, len(letters), 12)]
    assert len(letters) > 300
    making.write_copies(" ".join(words), CAVEAT, tmp_path / "many.pdf", WORKSHOP, seed=1)
    assert text_of(tmp_path / "many.pdf") == " ".join(words)


def test_every_font_is_embedded(tmp_path):
    files.print_cards([card(1)], tmp_path / "a.pdf", WORKSHOP)
    files.print_envelopes([envelope(1, recipient=("Ирина", "Φωτεινή"))], tmp_path / "b.pdf", WORKSHOP)
    files.print_list(ROWS, tmp_path / "c.pdf", WORKSHOP, title="Cards")
    for name in "abc":
        fonts = [
            font.get_object()
            for page in PdfReader(tmp_path / f"{name}.pdf").pages
            for font in (page["/Resources"].get("/Font") or {}).values()
        ]
        assert fonts
        for font in fonts:
            inner = font["/DescendantFonts"][0].get_object() if font["/Subtype"] == "/Type0" else font
            assert "/FontFile2" in inner["/FontDescriptor"]
            assert "/ToUnicode" in font
            assert "Helvetica" not in font["/BaseFont"]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_the_files_are_sound(tmp_path):
    files.print_cards([card(n) for n in range(1, 4)], tmp_path / "card.pdf", WORKSHOP)
    files.print_envelopes([envelope(1)], tmp_path / "envelope.pdf", WORKSHOP)
    files.print_list(ROWS, tmp_path / "list.pdf", WORKSHOP, title="Cards")
    for path in tmp_path.glob("*.pdf"):
        assert subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0


def test_the_same_seed_gives_the_same_bytes_and_another_other_bytes(tmp_path):
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        files.print_cards([card(1, seed=seed), card(2)], tmp_path / f"{name}.pdf", WORKSHOP)
        making.write_copies(TEXT, BELLE, tmp_path / f"w{name}.pdf", WORKSHOP, seed=seed)
    read = {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert read["a"] == read["b"] != read["c"]
    assert read["wa"] == read["wb"] != read["wc"]


def test_copies_count_on_from_the_seed(tmp_path):
    assert making.write_copies(TEXT, BELLE, tmp_path / "three.pdf", WORKSHOP, seed=1, copies=3) == 3
    making.write_copies(TEXT, BELLE, tmp_path / "third.pdf", WORKSHOP, seed=3)
    streams = [page.get_contents().get_data() for page in PdfReader(tmp_path / "three.pdf").pages]
    assert len(set(streams)) == 3
    assert streams[2] == PdfReader(tmp_path / "third.pdf").pages[0].get_contents().get_data()


def test_folding_puts_the_words_behind_the_back(tmp_path):
    path = tmp_path / "card.pdf"
    files.print_cards([card(1)], path, WORKSHOP)
    assert ink(path, 0, (121, 165, 194, 185))
    assert ink(path, 0, (20, 158, 90, 170))
    assert ink(path, 1, (115, 220, 200, 280))
    assert not ink(path, 1, (0, 0, 105, 297))
    assert not ink(path, 1, (105, 149, 210, 200))


def test_marks_are_drawn_on_the_outside_only(tmp_path):
    path = tmp_path / "card.pdf"
    files.print_cards([card(1), card(2)], path, WORKSHOP)
    for box in ((4, 147.5, 10, 149.5), (200, 147.5, 206, 149.5), (104, 4, 106, 10), (104, 287, 106, 293)):
        assert ink(path, 0, box)
        assert not ink(path, 1, box)


def test_a_printer_that_turns_on_the_short_edge_gets_the_inside_on_its_head(tmp_path):
    path = tmp_path / "card.pdf"
    files.print_cards([card(1)], path, WORKSHOP, flip=Flip.SHORT_EDGE)
    assert ink(path, 1, (10, 17, 95, 77))
    assert not ink(path, 1, (105, 0, 210, 297))


def test_no_customer_stands_in_the_title_and_viewers_print_at_true_size(tmp_path):
    files.print_cards([card(1)], tmp_path / "card.pdf", WORKSHOP)
    reader = PdfReader(tmp_path / "card.pdf")
    assert reader.metadata.title == "Paper"
    assert "Theo" not in str(reader.metadata)
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_settings_of_the_process_are_left_as_they_were(tmp_path):
    before = rl_config.useA85
    making.write_copies(TEXT, BELLE, tmp_path / "a.pdf", WORKSHOP, seed=1)
    assert rl_config.useA85 == before
    assert b"ASCII85" not in (tmp_path / "a.pdf").read_bytes()


def test_reportlab_is_loaded_only_when_paper_is_made():
    code = "import sys, shopfriend.printing.making as m; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_progress_is_told_page_by_page(tmp_path):
    told = []
    workshop = replace(WORKSHOP, progress=lambda done, total: told.append((done, total)))
    files.print_cards([card(1), card(2), card(3)], tmp_path / "card.pdf", workshop)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cancelled_run_leaves_nothing_behind(tmp_path):
    answers = iter([False, True])
    with pytest.raises(Problem) as fault:
        files.print_cards(
            [card(n) for n in range(9)], tmp_path / "card.pdf", replace(WORKSHOP, cancelled=answers.__next__)
        )
    assert fault.value.code == "cancelled"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_and_one_that_is_a_file_are_told(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in ("nowhere", "file"):
        with pytest.raises(Problem) as fault:
            making.write_copies(TEXT, BELLE, tmp_path / folder / "a.pdf", WORKSHOP, seed=1)
        assert fault.value.code == "folder-missing"


def test_a_target_that_is_a_folder_is_told_and_nothing_stays(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Problem) as fault:
        making.write_copies(TEXT, BELLE, tmp_path / "a.pdf", WORKSHOP, seed=1)
    assert fault.value.code == "not-written"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_is_told_in_one_sentence(tmp_path):
    problem = pdf._not_written(tmp_path / "a.pdf", OSError(errno.ENOSPC, "No space left on device"))
    assert problem.code == "disk-full"
    assert "a.pdf" in str(problem)


def test_an_old_file_stays_whole_until_the_new_one_is(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(Problem):
        making.write_copies("漢字", BELLE, path, WORKSHOP, seed=1)
    assert path.read_bytes() == b"old"
    making.write_copies(TEXT, BELLE, path, WORKSHOP, seed=1)
    assert path.read_bytes().startswith(b"%PDF")


def test_nothing_to_print_is_told(tmp_path):
    with pytest.raises(Problem) as fault:
        files.print_cards([], tmp_path / "card.pdf", WORKSHOP)
    assert fault.value.code == "nothing-to-print"


def test_the_variants_of_a_drawing_are_stored_once_however_many_cards_share_them(tmp_path):
    size = {}
    for count, design in ((20, "thanks_posy"), (40, "thanks_posy"), (20, ""), (40, "")):
        cards = [card(n, design=design) for n in range(1, count + 1)]
        files.print_cards(cards, tmp_path / "cards.pdf", WORKSHOP)
        size[count, design] = (tmp_path / "cards.pdf").stat().st_size
    extra = {count: size[count, "thanks_posy"] - size[count, ""] for count in (20, 40)}
    assert extra[40] / 100 < 4_000
    assert (extra[40] - extra[20]) / 20 < 100


def test_cards_bear_different_drawings_of_one_design_and_each_keeps_its_own(tmp_path):
    pages = [files.flat_pages(card(n, design="thanks_cup", seed=n), HANDS)[0] for n in range(12)]
    variants = [next(item.variant for item in page.items if isinstance(item, Drawing)) for page in pages]
    assert len(set(variants)) >= 4
    assert variants == [variant_of(n) for n in range(12)]
    files.print_flat_cards([card(1, design="thanks_cup")], tmp_path / "card.pdf", WORKSHOP)
    assert ink(tmp_path / "card.pdf", 0, (25, 60, 80, 110))


def test_the_mark_stands_on_back_and_envelope_where_there_is_one(tmp_path):
    bare = replace(WORKSHOP, designs={})
    for name, workshop in (("mark", WORKSHOP), ("bare", bare)):
        files.print_cards([card(1)], tmp_path / "card.pdf", workshop)
        files.print_envelopes([envelope(1)], tmp_path / "envelope.pdf", workshop)
        assert ink(tmp_path / "card.pdf", 0, (47, 170, 58, 177)) == (name == "mark")
        assert ink(tmp_path / "envelope.pdf", 0, (9.5, 98, 11.5, 106)) == (name == "mark")


def test_a_design_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(Problem, match="gone"):
        files.print_cards([card(1, design="gone")], tmp_path / "card.pdf", WORKSHOP)
    assert list(tmp_path.iterdir()) == []


def test_a_hand_that_is_damaged_is_refused(tmp_path):
    with pytest.raises(Problem) as fault:
        making.write_copies(TEXT, replace(BELLE, compiled=b"no hand"), tmp_path / "a.pdf", WORKSHOP, seed=1)
    assert fault.value.code == "hand-unreadable"
