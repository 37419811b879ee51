import pytest
from pypdf import PdfReader

from shopfriend.printing import making
from shopfriend.printing.envelope import lay_out, on_plain_paper
from shopfriend.printing.formats import FORMATS, LETTER, plain_sheet, ready_cut
from shopfriend.printing.page import Plain, Rule, Written
from shopfriend.printing.paper import A4, C6
from shopfriend.problem import Problem

from . import files
from .shop import HANDS, WORKSHOP, envelope


def laid(**more):
    return lay_out(envelope(12, **more), HANDS, WORKSHOP.type)


def plain(page):
    return [item.text for item in page.items if isinstance(item, Plain)]


def test_town_and_postcode_stand_in_plain_capitals_and_the_number_under_the_stamp():
    page = laid()
    assert page.size == C6
    assert plain(page) == ["WYEBRIDGE", "HR9 7LD", "12"]
    number = page.items[-1]
    assert number.x > C6.width - 20
    assert number.y > C6.height - 20


def test_the_address_begins_at_64_mm_and_leaves_the_foot_to_the_machines():
    for lines in range(1, 9):
        page = laid(recipient=("A name",) * lines)
        address = [item for item in page.items if item.x == 64]
        assert len(address) == lines + 2
        assert min(item.y for item in address) >= 19.9
        assert max(item.y for item in address) <= 70


def test_long_lines_stay_on_the_paper():
    page = laid(recipient=("Karl-Theodor Maria Nikolaus Johann Jacob Philipp von und zu Guttenberg",))
    longest = next(item for item in page.items if isinstance(item, Written) and item.x == 64)
    assert longest.x + longest.writing.width <= C6.width - 8


def test_a_name_the_hand_cannot_write_is_written_by_another_hand():
    page = laid(recipient=("Ирина Петрова", "Φωτεινή"), place=("105 51 Αθήνα",))
    names = [item.writing.hand.name for item in page.items if isinstance(item, Written) and item.x == 64]
    assert names == ["Caveat", "Mynerve"]
    assert plain(page)[0] == "105 51 ΑΘΉΝΑ"


def test_a_line_in_two_scripts_falls_back_to_plain_type():
    page = laid(recipient=("Ирина Φωτεινή",))
    assert "Ирина Φωτεινή" in plain(page)


def test_letters_that_nothing_has_are_refused_with_the_number():
    for more in ({"recipient": ("山田",)}, {"place": ("東京",)}):
        with pytest.raises(Problem, match="Card 12: ") as fault:
            laid(**more)
        assert fault.value.code == "letters-missing"


def test_empty_lines_are_left_out():
    page = laid(recipient=("Maggie", "", "\u200b"), place=("", "Wyebridge"), sender=())
    assert plain(page) == ["WYEBRIDGE", "12"]
    assert sum(isinstance(item, Written) for item in page.items) == 1


@pytest.mark.parametrize("form", [form for form in FORMATS.values() if form.envelope_size], ids=lambda form: form.name)
def test_each_size_keeps_the_address_clear_of_stamp_and_edge(form):
    size = form.envelope_size
    for lines in range(1, 7):
        page = laid(recipient=("Mrs Margaret Ashdown",) * lines, size=size)
        assert page.size == size
        for item in page.items:
            assert 0 < item.x < size.width
            assert 15 <= item.y < size.height
            if isinstance(item, Written) and item.x > size.width * 0.3:
                assert item.y <= size.height - 40
                assert item.x + item.writing.width <= size.width - 9


ENVELOPED = [form for form in FORMATS.values() if form.envelope_size]


@pytest.mark.parametrize("form", ENVELOPED, ids=lambda form: form.name)
def test_tried_on_plain_paper_everything_stands_as_on_the_envelope(form):
    face = laid(size=form.envelope_size)
    page = on_plain_paper(face, plain_sheet(form), WORKSHOP.type)
    left, foot = page.size.width - face.size.width, (page.size.height - face.size.height) / 2
    outline = [item for item in page.items if isinstance(item, Rule)]
    items = page.items[len(outline) :]
    for item, on_envelope in zip(items, face.items, strict=False):
        assert (item.x, item.y) == pytest.approx((on_envelope.x + left, on_envelope.y + foot), abs=0.001)
    assert "".join(item.text for item in items[len(face.items) :]).startswith("Hold an envelope over it")
    assert all(item.y > 5 for item in items)


@pytest.mark.parametrize("form", ENVELOPED, ids=lambda form: form.name)
def test_the_outline_is_the_envelope_where_a_feeder_takes_it(form):
    page = on_plain_paper(laid(size=form.envelope_size), plain_sheet(form), WORKSHOP.type)
    outline = [item for item in page.items if isinstance(item, Rule)]
    across, up = ([end for item in outline for end in ends(item)] for ends in (ends_across, ends_up))
    assert max(across) == page.size.width > page.size.height
    assert (max(across) - min(across), max(up) - min(up)) == pytest.approx(form.envelope_size, abs=0.01)
    assert max(up) + min(up) == pytest.approx(page.size.height, abs=0.01)
    assert len(outline) > 50


def ends_across(rule):
    return rule.x, rule.to_x


def ends_up(rule):
    return rule.y, rule.to_y


def test_the_test_is_printed_on_the_paper_of_the_region(tmp_path):
    for name, sheet in (("a5", A4), ("us-a7", LETTER)):
        assert plain_sheet(FORMATS[name]) == plain_sheet(ready_cut(FORMATS[name])) == sheet
        tried = envelope(1, size=FORMATS[name].envelope_size)
        files.save_pages([making.envelope_test_page(tried, sheet, WORKSHOP)], tmp_path / "test.pdf", WORKSHOP)
        (page,) = PdfReader(tmp_path / "test.pdf").pages
        size = [float(side) / 72 * 25.4 for side in page.mediabox[2:]]
        assert size == pytest.approx((sheet.height, sheet.width), abs=0.05)
        assert "WYEBRIDGE" in page.extract_text()
