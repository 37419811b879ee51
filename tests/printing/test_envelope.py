import pytest

from shopfriend.printing.envelope import lay_out
from shopfriend.printing.formats import FORMATS
from shopfriend.printing.page import Plain, Written
from shopfriend.printing.paper import C6
from shopfriend.problem import Problem

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
