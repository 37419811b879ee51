"""How fast cards of 511 letters are written, how large they are and what memory they take, beside plain type."""

import io
import statistics
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from shopfriend.handwriting.hand import Hand
from shopfriend.printing.card_layout import CardToPrint, finished, one_page
from shopfriend.printing.page import Page
from shopfriend.printing.pdf import pdf_of, save_all
from shopfriend.window.cards.painted_card import painted
from tests.bench.how_many import HANDS, MEASURED
from tests.bench.measure import at_this_speed, least, report, seconds, worked
from tests.handwriting.card_texts import another

pytestmark = pytest.mark.bench
RESOURCES = Path(__file__).parents[2] / "resources"
CARDS = 100
AS_LONG = 6
"""So many times the yardstick is run beside the cards, to take about as long as they do."""
PAIRS, MOST_PAIRS = 5, 20
RATIO, AIMED_AT = 8.0, 6.0
BYTES = 40_000
FIRST_CARD, STARTED = 0.3, 0.0095
PREVIEW, ONE_PLAIN = 0.03, 0.0009
"""Goals in seconds, and what the yardstick took on the machine on which they were set."""
MEGABYTES = 150

START = """
import sys, time
begun = time.thread_time()
from pathlib import Path
from shopfriend.handwriting.hand import hands
from shopfriend.printing.card_layout import one_page
from shopfriend.printing.pdf import pdf_of, save_all
resources, out, words = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]).read_text("utf-8").split("\\0")
hand = hands(resources / "hands")[0]
"""
FIRST = """
save_all([(out, pdf_of([one_page(words[0], hand, 1)], title="Cards", designs={}))])
print(time.thread_time() - begun)
"""
THOUSAND = """
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
loaded = peak()
for file in range(10):
    pages = [one_page(text, hand, file * 100 + number) for number, text in enumerate(words)]
    save_all([(out.with_suffix(f".{file}.pdf"), pdf_of(pages, title="Cards", designs={}))])
print(loaded, peak())
"""


@pytest.fixture(scope="module", autouse=True)
def plain_font() -> None:
    pdfmetrics.registerFont(TTFont("plain", RESOURCES / "fonts" / "carlito" / "Carlito_400Regular.ttf"))


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words").write_text("\0".join(another(number) for number in range(CARDS)), encoding="utf-8")
    return tmp_path / "words"


def lines_of(page: Page) -> list[str]:
    return [" ".join(word.text for word in line) for line in page.items[0].writing.lines]  # type: ignore[union-attr]


def plain(pages: list[list[str]]) -> None:
    """The yardstick: the same lines in one plain font, which is already read."""
    canvas = Canvas(io.BytesIO(), initialFontName="plain")
    for lines in pages:
        canvas.setFont("plain", 11)
        for number, line in enumerate(lines):
            canvas.drawString(30, 360 - 20 * number, line)
        canvas.showPage()
    canvas.save()


@pytest.mark.parametrize("hand", MEASURED, ids=lambda hand: hand.name)
def test_a_hundred_cards_beside_plain_type(hand: Hand, tmp_path: Path) -> None:
    """Each run writes other cards: nothing may be remembered from the last but the words that cards share."""
    path, seeds = tmp_path / "cards.pdf", count(CARDS, CARDS)

    def ours() -> None:
        first = next(seeds)
        pages = [one_page(another(number), hand, number) for number in range(first, first + CARDS)]
        save_all([(path, pdf_of(pages, title="Cards", designs={}))])

    lines = [lines_of(one_page(another(number), hand, number)) for number in range(CARDS)]
    times: list[float] = []
    plainly: list[float] = []
    while len(times) < PAIRS or (len(times) < MOST_PAIRS and least(times, plainly) > RATIO):
        times.append(worked(ours))
        plainly.append(worked(lambda: [plain(lines) for _ in range(AS_LONG)]) / AS_LONG)
    ratio, beside = least(times, plainly), min(plainly)
    measured = ratio * beside
    size = path.stat().st_size / CARDS
    report(f"{hand.name}, 100 cards", measured, RATIO * beside, "the same words in plain type", beside)
    print(
        f"a card: {measured / CARDS * 1000:.2f} ms (aimed at {AIMED_AT * beside / CARDS * 1000:.2f}), {size:,.0f} bytes"
    )
    assert ratio <= RATIO
    assert size <= BYTES


def test_the_first_card_after_the_start(tmp_path: Path, words: Path) -> None:
    command = (sys.executable, "-c", START + FIRST, RESOURCES, tmp_path / "card.pdf", words)
    told = [float(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(5)]
    whole = seconds(lambda: subprocess.run(command, capture_output=True, check=True))
    beside = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 5)
    report("first card, from its first import to the file", min(told), FIRST_CARD, "python -c ''", beside)
    print(f"whole process: {whole * 1000:.0f} ms")
    assert min(told) <= at_this_speed(FIRST_CARD, beside, STARTED)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_thousand_cards_in_little_memory(tmp_path: Path, words: Path) -> None:
    """In files of a hundred. The peak is read from /proc: rusage would count the process that this one began in."""
    command = (sys.executable, "-c", START + THOUSAND, RESOURCES, tmp_path / "cards", words)
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    loaded, peak = map(float, told.split())
    print(f"\n1,000 cards: {peak:.0f} MB at most (goal {MEGABYTES} MB), {loaded:.0f} MB of them once all is imported")
    assert peak <= MEGABYTES


@pytest.mark.parametrize("hand", MEASURED, ids=lambda hand: hand.name)
def test_the_preview_follows_typing(hand: Hand) -> None:
    """The inside of an A6 card, 560 pixels wide, laid out and painted anew for another last letter."""
    text = another(3).partition("\n")[2].replace("\n", " ")
    card = "Dear Margaret,", ("thank you for coming in last Tuesday.", text[:210])

    def typed(letter: str) -> float:
        beginning, (first, second) = card
        begun = time.perf_counter()
        to_print = CardToPrint(
            1, beginning, (first, second + letter), "Warmly,", "Thank you", "", "en", hand, 7, "Marlow"
        )
        painted(finished(to_print, HANDS)[1], {}, 560, "#ffffff")
        return time.perf_counter() - begun

    measured = statistics.median(typed(letter) for letter in "abcdefghijklmnopqrst")
    beside = seconds(lambda: plain([[text]]), 20)
    report(f"{hand.name}, preview", measured, PREVIEW, "a page of plain type", beside)
    assert measured <= at_this_speed(PREVIEW, beside, ONE_PLAIN)
