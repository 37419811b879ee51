"""A month's cards with fronts, envelopes and lists: their time beside ReportLab drawing the same words in one plain
font, their size, and the memory that a thousand of them take.
"""

import io
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from shopfriend import app
from shopfriend.app import Surroundings
from shopfriend.cards.counts import before_print
from shopfriend.cards.month_end import Order, paper_for
from shopfriend.printing.making import Workshop
from shopfriend.records.card import Card
from shopfriend.records.kinds import CardState
from shopfriend.store.database import Database
from tests.bench.measure import at_this_speed, report, seconds
from tests.end_to_end.command import CODE, done, environment
from tests.end_to_end.how_often import FULL

pytestmark = pytest.mark.bench
MONTH, TODAY = date(2026, 11, 1), date(2026, 11, 24)
MONTHS = {40: (320, 2.0, 0.014), 200: (2_700, 4.0, 0.070)}
"""For so many cards: regulars of the sample shop, the goal in seconds, and what the yardstick took where it was set."""
LONGEST_SILENCE = 0.5
COUNTED, READ_ONCE = 0.05, 0.010
BYTES = 45_000
MEGABYTES = 150

STACKS = """
import os, sys
from datetime import date
from pathlib import Path
from sqlalchemy import select
from shopfriend import app
from shopfriend.cards.month_end import Order, paper_for
from shopfriend.records.card import Card
from shopfriend.records.kinds import CardState
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
here = app.surroundings(os.environ)
database = app.open_shop(here, Path(sys.argv[1]))
workshop = app.workshop(here, database)
with database.reading() as session:
    waiting = session.scalars(select(Card.uid).where(Card.state == CardState.WAITING).order_by(Card.id)).all()
order = Order(date(2026, 11, 1), Path(), here.today)
loaded, size = peak(), int(sys.argv[2])
for first in range(0, 1000, size):
    stack = paper_for(database, waiting[first : first + size], order, workshop)
    assert len(stack.names) == size, stack.set_aside
print(loaded, peak())
"""


@pytest.fixture(scope="module")
def shop_of_200(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop of which 200 cards wait."""
    home = tmp_path_factory.mktemp("month")
    done(home, "new", "--shop", home / "shop", "--sample", str(MONTHS[200][0]))
    done(home, "cards", "--month", "2026-11", "--out", home / "out", "--shop", home / "shop")
    return home / "shop"


def words_alone(file: Path, resources: Path) -> float:
    """The yardstick: seconds for the words of a file in a font that is already read."""
    words = [page.extract_text() for page in PdfReader(file).pages]
    pdfmetrics.registerFont(TTFont("plain", resources / "fonts" / "carlito" / "Carlito_400Regular.ttf"))

    def plain() -> None:
        canvas = Canvas(io.BytesIO(), initialFontName="plain")
        for page in words:
            for number, line in enumerate(page.splitlines()):
                canvas.drawString(100, 800 - 15 * number, line)
            canvas.showPage()
        canvas.save()

    return seconds(plain)


@pytest.mark.parametrize("cards", MONTHS)
def test_a_month_is_made_in_time_by_the_whole_process(cards: int, tmp_path: Path, resources: Path) -> None:
    """From the first import to the last file on the disk: sheets, finished cards, envelopes and lists."""
    shop, out = tmp_path / "shop", tmp_path / "out"
    sample, goal, usual = MONTHS[cards]
    done(tmp_path, "new", "--shop", shop, "--sample", str(sample))
    made: list[list[dict[str, object]]] = []

    def month() -> None:
        arguments = ("--month", "2026-11", "--out", out, "--shop", shop, "--json")
        made.append(done(tmp_path, "cards", *arguments).answer["cards"])

    measured = seconds(month, 1)
    count, file = len(made[-1]), out / str(made[-1][0]["file"])
    assert count >= cards
    beside = words_alone(file, resources)
    report(f"{count} cards with envelopes and lists, whole process", measured, goal, "the words alone", beside)
    sizes = [each.stat().st_size / count for each in sorted(out.glob("cards-*.pdf"))]
    print(f"a card: {', '.join(f'{size:,.0f}' for size in sizes)} bytes, finished and on its sheet")
    assert max(sizes) <= BYTES
    assert measured <= at_this_speed(goal, beside, usual)


def opened(shop: Path, resources: Path) -> tuple[Database, Workshop, list[str]]:
    here = Surroundings(resources, CODE, TODAY)
    database = app.open_shop(here, shop)
    with database.reading() as session:
        waiting = session.scalars(select(Card.uid).where(Card.state == CardState.WAITING).order_by(Card.id)).all()
    return database, app.workshop(here, database), list(waiting)


def test_the_window_is_told_all_the_time_how_far_it_is(shop_of_200: Path, tmp_path: Path, resources: Path) -> None:
    database, workshop, cards = opened(shop_of_200, resources)
    told = [time.perf_counter()]
    with closing(database):
        telling = replace(workshop, progress=lambda _done, _of: told.append(time.perf_counter()))
        stack = paper_for(database, cards, Order(MONTH, Path(), TODAY), telling)
        told.append(time.perf_counter())
    (tmp_path / "cards.pdf").write_bytes(stack.cards)
    beside = words_alone(tmp_path / "cards.pdf", resources)
    _sample, goal, usual = MONTHS[200]
    measured, silence = told[-1] - told[0], max(after - before for before, after in pairwise(told))
    report(f"{len(stack.names)} cards in memory, with progress", measured, goal, "the words alone", beside)
    print(f"{len(told) - 2} times told; the longest silence: {silence * 1000:.0f} ms")
    assert measured <= at_this_speed(goal, beside, usual)
    assert silence <= at_this_speed(LONGEST_SILENCE, beside, usual)


def test_what_printing_will_take_is_counted_at_once(shop_of_200: Path, resources: Path) -> None:
    database, workshop, cards = opened(shop_of_200, resources)

    def read() -> None:
        with database.reading() as session:
            session.scalars(select(Card).where(Card.state == CardState.WAITING)).all()

    with closing(database):
        before_print(database, cards, workshop)
        measured, beside = seconds(lambda: before_print(database, cards, workshop), 5), seconds(read, 5)
    report(f"what {len(cards)} cards take, counted", measured, COUNTED, "reading the cards", beside)
    assert measured <= at_this_speed(COUNTED, beside, READ_ONCE)


@pytest.mark.skipif(not FULL, reason="a thousand cards take a minute, and belong to the full run")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_thousand_cards_in_little_memory(tmp_path: Path) -> None:
    """In stacks of a hundred, as the handwriting alone is measured; what a thousand in one stack take is told."""
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "14000")
    done(tmp_path, "cards", "--month", "2026-11", "--out", tmp_path / "out", "--shop", shop)
    for size in (100, 1000):
        command = (sys.executable, "-c", STACKS, shop, str(size))
        told = subprocess.run(command, env=environment(tmp_path), capture_output=True, check=True, text=True).stdout
        loaded, peak = map(float, told.split())
        print(
            f"\n1,000 cards with envelopes and lists, {size} at a time: {peak:.0f} MB at most (goal {MEGABYTES} MB for "
            f"stacks of 100), {loaded:.0f} MB of them once the shop is open"
        )
        assert size > 100 or peak <= MEGABYTES
