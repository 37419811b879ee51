"""A story goes to paper out of the real window: whom else it names is covered unless the owner says otherwise."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopfriend.window.counter.paper_sheet import PaperSheet
from tests.window.conftest import AtTheCounter
from tests.window.test_counter import texts


@pytest.fixture
def sheet(at_the_counter: AtTheCounter) -> PaperSheet:
    counter = at_the_counter.window.counter
    counter.type_query("margit")
    at_the_counter.settle()
    counter.enter()
    at_the_counter.settle()
    counter.turn_to_story()
    at_the_counter.settle()
    counter._behind.story.sheet.paper.click()
    at_the_counter.settle()
    return counter._behind.paper.sheet


def saved(at: AtTheCounter, sheet: PaperSheet, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    sheet.save.click()
    at.settle()
    at.settle()
    assert "Anyone who opens it can read it" in texts(sheet)
    file = max(folder.glob("*.pdf"), key=lambda each: each.stat().st_mtime_ns)
    assert json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["name"] == "Margit Sørensen"
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_others_are_covered_unless_they_are_not_ticked(
    at_the_counter: AtTheCounter, sheet: PaperSheet, tmp_path: Path
) -> None:
    assert sheet.isVisible()
    assert "Emil" in texts(sheet)
    paper = saved(at_the_counter, sheet, tmp_path / "paper")
    assert "Margit Sørensen" in paper
    assert "Emil" not in paper
    for box, other in sheet._others:
        box.setChecked(other.name != "Emil")
    assert "Emil" in saved(at_the_counter, sheet, tmp_path / "paper")


def test_a_folder_that_is_not_there_is_told_and_the_way_back_is_the_story(
    at_the_counter: AtTheCounter, sheet: PaperSheet
) -> None:
    sheet.save.click()
    at_the_counter.settle()
    assert "paper" in sheet.said.text()
    sheet.back.click()
    at_the_counter.settle()
    assert at_the_counter.window.counter._behind.story.sheet.isVisible()


def test_what_was_changed_is_one_click_from_the_story(at_the_counter: AtTheCounter, sheet: PaperSheet) -> None:
    counter = at_the_counter.window.counter
    shop = at_the_counter.shop
    sheet.back.click()
    at_the_counter.settle()
    story = counter._behind.story.sheet
    shop.features().counter.was_in(counter._jotting.uid, "")
    story.other.click()
    at_the_counter.settle()
    assert "What was changed for Margit Sørensen" in texts(story) or story._name.text()
    assert not story.paper.isVisible()
    words = [str(story.list.model().index(row, 0).data()) for row in range(story.list.model().rowCount())]
    assert any("Visit noted" in said or "Customer noted" in said for said in words)
    story.other.click()
    at_the_counter.settle()
    assert story.paper.isVisible()


def test_esc_leaves_nothing_of_it(at_the_counter: AtTheCounter, sheet: PaperSheet) -> None:
    at_the_counter.window.hide_everything()
    at_the_counter.settle()
    assert not sheet.isVisible()
    assert "Margit" not in texts(sheet)
    assert "Emil" not in texts(sheet)
