import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopfriend.printing.page import Plain, Rule
from shopfriend.printing.paper import A4
from shopfriend.printing.plain_type import measured
from shopfriend.printing.wall_lists import AddressRow, BirthdayMonth, addresses, birthdays

from .shop import WORKSHOP

TYPE = WORKSHOP.type
MONTHS = "January February March April May June July August September October November December".split()
LONG = "Karl-Theodor Maria Nikolaus Johann Jacob von und zu Guttenberg-Aufseß"


def year(many):
    return [BirthdayMonth(month, tuple((str(n % 28 + 1), f"Ada {n}") for n in range(many))) for month in MONTHS]


def texts(page):
    return [item.text for item in page.items if isinstance(item, Plain)]


def within(pages):
    for page in pages:
        assert page.size == A4
        for item in page.items:
            if isinstance(item, Plain):
                assert 15 <= item.x
                assert (
                    item.x
                    + measured(item.text, TYPE, item.size, bold="bold" in item.file.name.lower(), space=item.space)
                    <= 195.5
                )
                assert 10 <= item.y <= 285
            elif isinstance(item, Rule):
                assert 15 <= item.x <= item.to_x <= 195


@pytest.mark.parametrize("many", [0, 1, 5, 40, 300])
def test_the_year_runs_in_columns_over_pages(many):
    pages = birthdays(year(many) if many else [], TYPE, title="Birthdays", note="As of today")
    within(pages)
    assert sum(text.startswith("Ada ") for page in pages for text in texts(page)) == 12 * many
    assert len(pages) == 1 or texts(pages[-1])[-1].startswith(f"Page {len(pages)} of")
    for page in pages:
        for column in range(3):
            left, right = 18 + column * 63.4, 18 + (column + 1) * 63.4
            here = [item for item in page.items if isinstance(item, Plain) and left - 0.5 <= item.x < right - 9]
            body = [item for item in here if item.y < 260 and item.y > 15]
            if body:
                assert min(body, key=lambda item: item.y).text not in MONTHS


def test_a_small_shop_has_its_year_on_one_page():
    assert len(birthdays(year(5), TYPE, title="Birthdays", note="")) == 1


def test_addresses_stand_in_rows():
    (page,) = addresses(
        [AddressRow("Ada Byron", ("3 Mill Lane", "HR9 4TQ Wyebridge"), ("07700 900112", "a@example.org"))],
        TYPE,
        title="Addresses",
        note="",
    )
    shown = texts(page)
    for words in ("Name", "Ada Byron", "3 Mill Lane", "HR9 4TQ Wyebridge", "07700 900112", "a@example.org"):
        assert words in shown
    within([page])


@given(
    st.lists(
        st.builds(
            AddressRow,
            st.sampled_from(["Ada", LONG, "x" * 300]),
            st.lists(st.sampled_from(["3 Mill Lane", LONG]), max_size=5).map(tuple),
            st.lists(st.sampled_from(["07700 900112", f"{'a' * 80}@example.org"]), max_size=12).map(tuple),
        ),
        max_size=60,
    )
)
def test_any_addresses_stay_on_the_paper(rows):
    pages = addresses(rows, TYPE, title="Addresses", note="As of today")
    within(pages)
    assert len(pages) >= 1
