from shopfriend.printing.lists import DrawerRow, ListRow, lay_out, lay_out_drawer
from shopfriend.printing.page import Plain, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import measured, set_line, unprintable

from .shop import BELLE, WORKSHOP

TYPE = WORKSHOP.type


def row(number, name="Maggie Ashdown"):
    return ListRow(number, name, "Birthday, 4 December", "post", "1 December")


def texts(page):
    return [item.text for item in page.items if isinstance(item, Plain)]


def laid(rows):
    return lay_out(rows, TYPE, title="Cards for December", note="Marlow & Daughter")


def test_every_card_has_a_row_and_a_box_to_tick():
    (page,) = laid([row(1), row(2)])
    assert page.size == A4
    assert texts(page)[:7] == ["Cards for December", "Marlow & Daughter", "No.", "Name", "Occasion", "How", "Post by"]
    assert texts(page)[7:12] == ["1", "Maggie Ashdown", "Birthday, 4 December", "post", "1 December"]
    assert sum(isinstance(item, Rule) for item in page.items) == 1 + 2 * 5


def test_a_long_list_runs_over_numbered_pages():
    pages = laid([row(n) for n in range(1, 101)])
    assert [texts(page)[-1] for page in pages] == [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    assert sum(texts(page).count("Maggie Ashdown") for page in pages) == 100
    assert all(item.y >= 10 for page in pages for item in page.items)


def test_an_empty_list_is_still_a_page():
    assert len(laid([])) == 1


def test_a_long_name_stays_in_its_column():
    long = "Karl-Theodor Maria Nikolaus von und zu Guttenberg-Aufseß"
    (page,) = laid([row(1, long)])
    upper, lower = texts(page)[8:10]
    assert f"{upper} {lower}" == long
    (endless,) = laid([row(1, "x" * 300)])
    for item in endless.items:
        if isinstance(item, Plain) and item.x == 38.0:
            assert item.x + measured(item.text, TYPE, item.size, bold=True) <= 94


def test_names_of_every_script_of_europe_are_plain_type():
    assert unprintable("Łucja Żółć Ирина Φωτεινή Nguyễn Ğ ő ß", TYPE) == ""


def test_a_letter_no_font_has_is_never_a_box():
    assert unprintable("山田 x", TYPE) == "山田"
    runs = set_line("山田 x", TYPE, 0, 0, 10)
    assert "".join(item.text for item in runs) == "ShanTian x"
    assert "".join(item.text for item in set_line("\U000f0000 x", TYPE, 0, 0, 10)) == "? x"


def test_another_font_steps_in_for_letters_the_plain_one_lacks():
    lent = min(BELLE.coverage - set(unprintable("".join(BELLE.coverage), TYPE)))
    assert set_line(lent + "x", TYPE, 0, 0, 10)


def test_the_list_for_the_drawer_has_its_own_columns_and_a_box_a_row():
    rows = [DrawerRow(n, "Maggie Ashdown", "Birthday", "Friday 4 December") for n in range(1, 60)]
    pages = lay_out_drawer(rows, TYPE, title="Cards to hand over", note="In this order.")
    assert texts(pages[0])[2:10] == [
        "No.",
        "Name",
        "Occasion",
        "Hand over",
        "1",
        "Maggie Ashdown",
        "Birthday",
        "Friday 4 December",
    ]
    assert sum(texts(page).count("Friday 4 December") for page in pages) == 59
    boxes = [item for page in pages for item in page.items if isinstance(item, Rule) and item.width == 0.6]
    assert len(boxes) == 4 * 59
    assert {page.size for page in pages} == {A4}
