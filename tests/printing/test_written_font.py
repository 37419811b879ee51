"""Handwriting in a PDF is text: what any reader, search or screen reader gets is what was written, line by line."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend.handwriting.hand import hands, missing
from shopfriend.printing import card_layout
from shopfriend.printing.inks import Ink
from shopfriend.printing.page import Page
from shopfriend.printing.pdf import pdf_of
from tests.handwriting.card_texts import TEXTS

HANDS = hands(Path(__file__).parents[2] / "resources" / "hands")
NAMES = (Path(__file__).parents[1] / "handwriting" / "names.txt").read_text(encoding="utf-8").splitlines()
MORE = "Dear Zoë,\nfive difficult coffees in my office: “affable”, 4.50 € & 12 tea bowls — it’s fluffy, isn’t it?"


def written(path: Path, *pages: Page) -> Path:
    path.write_bytes(pdf_of(pages, title="Cards", designs={}))
    return path


def lines_of(page: Page) -> list[str]:
    return [" ".join(word.text for word in line) for line in page.items[0].writing.lines]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
def test_the_words_come_back_exactly_line_by_line(tmp_path: Path, hand) -> None:
    pages = [card_layout.one_page(text, hand, 4) for text in (*TEXTS, MORE)]
    path = written(tmp_path / "card.pdf", *pages)
    for number, page in enumerate(pages, 1):
        command = ("pdftotext", "-f", number, "-l", number, "-enc", "UTF-8", path, "-")
        read = subprocess.run(list(map(str, command)), capture_output=True, check=True, text=True).stdout
        assert [line for line in read.replace("\f", "").split("\n") if line] == lines_of(page)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.name)
def test_the_file_is_sound(tmp_path: Path, hand) -> None:
    path = written(tmp_path / "card.pdf", card_layout.one_page(MORE, hand, 1))
    told = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")


def test_each_page_bears_the_fonts_of_its_own_writing_alone(tmp_path: Path) -> None:
    pages = [card_layout.one_page(MORE, HANDS[0], seed) for seed in (1, 2)]
    read = PdfReader(written(tmp_path / "card.pdf", *pages))
    fonts = [[str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()] for page in read.pages]
    assert [len(names) for names in fonts] == [1, 1]
    assert fonts[0] != fonts[1]


def test_an_ink_colours_every_word(tmp_path: Path) -> None:
    for ink in Ink:
        page = card_layout.one_page(MORE, HANDS[0], 1, ink)
        stream = PdfReader(written(tmp_path / "card.pdf", page)).pages[0].get_contents().get_data().decode("latin-1")
        fills = [line.split(" rg ")[0].split() for line in stream.splitlines() if " rg " in line]
        assert len(fills) == len(page.items[0].writing.words)
        for fill in fills:
            assert list(map(float, fill)) == pytest.approx(ink.colour, abs=0.12)


def test_every_name_can_be_written_and_found_again(tmp_path: Path) -> None:
    names = [name for name in NAMES if name and not name.startswith("#")]
    by_hand = {hand: [name for name in names if not missing(hand, name)] for hand in HANDS}
    for hand, able in by_hand.items():
        page = card_layout.one_page(" ".join(able[:24]), hand, 1)
        text = PdfReader(written(tmp_path / "names.pdf", page)).pages[0].extract_text()
        assert " ".join(text.split()) == " ".join(able[:24])
