"""The month's 40 cards with fronts, envelopes and list, beside ReportLab drawing the same words in one plain font."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.bench.measure import at_this_speed, report, seconds
from tests.end_to_end.command import done

pytestmark = pytest.mark.bench
CARDS = 40
GOAL = 2.0
WORDS_ALONE = 0.014


def test_the_months_cards_are_made_within_two_seconds(tmp_path: Path, resources: Path) -> None:
    shop = tmp_path / "shop"
    done(tmp_path, "new", "--shop", shop, "--sample", "320")

    def month() -> None:
        arguments = ("--month", "2026-11", "--out", tmp_path / "out", "--shop", shop, "--json")
        made.append(done(tmp_path, "cards", *arguments).answer["cards"])

    made: list[list[dict[str, object]]] = []
    measured = seconds(month, 1)
    count = len(made[-1])
    assert count >= CARDS
    words = [page.extract_text() for page in PdfReader(tmp_path / "out" / str(made[-1][0]["file"])).pages]
    pdfmetrics.registerFont(TTFont("plain", resources / "fonts" / "carlito" / "Carlito_400Regular.ttf"))

    def plain() -> None:
        canvas = Canvas(io.BytesIO(), initialFontName="plain")
        for page in words:
            for number, line in enumerate(page.splitlines()):
                canvas.drawString(100, 800 - 15 * number, line)
            canvas.showPage()
        canvas.save()

    beside = seconds(plain)
    report(f"{count} cards with envelopes and list, whole process", measured, GOAL, "the words alone", beside)
    assert measured <= at_this_speed(GOAL, beside, WORDS_ALONE)
