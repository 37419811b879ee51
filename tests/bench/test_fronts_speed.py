"""What the fronts of a hundred cards cost in time and bytes, beside ReportLab drawing a plain line for each card."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from shopfriend.printing import fronts
from shopfriend.printing.fronts import Design, draw, load_designs
from tests.bench.measure import at_this_speed, report, seconds

pytestmark = pytest.mark.bench
DESIGNS = {
    name: design
    for name, design in load_designs(Path(__file__).parents[2] / "resources" / "cards").items()
    if design.occasions
}
CARDS = 100
A_CARD, PLAIN = 0.0018, 0.006
FIRST = 0.2
BYTES = 3_800
"""Goals a card and for the first use of a design, in seconds and bytes; and what the yardstick took where they were
set."""


def made(front: Callable[[Canvas, int], None]) -> int:
    """A file of a page a card; gives its length."""
    canvas = Canvas(io.BytesIO(), pagesize=(298, 420), invariant=1, pageCompression=1)
    for number in range(CARDS):
        front(canvas, number)
        canvas.showPage()
    return len(canvas.getpdfdata())


def forget() -> None:
    """As in a process that has drawn no front yet."""
    fronts._compiled.cache_clear()
    fronts._painting.cache_clear()


@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_a_hundred_cards_share_six_drawings(design: Design, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)  # as the program's own files are written
    begun = time.perf_counter()
    forget()
    design.painting()
    first = time.perf_counter() - begun

    def ours() -> None:
        fronts._painting.cache_clear()
        made(lambda canvas, number: draw(canvas, design, 10, 40, 0.94, variant=number))

    def plain() -> None:
        made(lambda canvas, number: canvas.line(10, 10, 100, 10 + number))

    measured, beside = seconds(ours), seconds(plain)
    bare = made(lambda canvas, number: canvas.line(10, 10, 100, 10 + number))
    size = (made(lambda canvas, number: draw(canvas, design, 10, 40, 0.94, variant=number)) - bare) / CARDS
    report(f"{design.name}, {CARDS} fronts", measured, A_CARD * CARDS, "a plain line a card", beside)
    print(f"a card: {measured / CARDS * 1000:.2f} ms, {size:,.0f} bytes; first use of the design {first * 1000:.0f} ms")
    assert measured <= at_this_speed(A_CARD * CARDS, beside, PLAIN)
    assert first <= at_this_speed(FIRST, beside, PLAIN)
    assert size <= BYTES
