"""Every path that paper may take through a printer: after two sheets, each inside lies behind its outside, upright.

The stand-in knows nothing of what is tested: it has a tray, a side that it prints, an end of the page that it prints
first, and a pile on which sheets come to lie. The owner does what the sheet tells her, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

import pytest

from shopfriend.printing import turning
from shopfriend.printing.card_layout import laid_on_sheets
from shopfriend.printing.formats import FORMATS, LETTER, Format
from shopfriend.printing.imposition import sheets, turned_inside
from shopfriend.printing.page import Plain
from shopfriend.printing.paper import A4, A6, Flip, Size
from shopfriend.printing.turning import Turning, order, seen
from tests.printing.shop import HANDS, WORKSHOP, card

Point = tuple[float, float]


@dataclass
class Sheet:
    """A sheet, and on each face (0, 1) what was printed and whether that is upright as seen on this face.

    Seen on either face the same edge is up: it is the one that the arrow of the first print points to.
    """

    printed: dict[int, tuple[object, bool]] = field(default_factory=dict)


@dataclass
class Lying:
    """A pile from the top downwards; every sheet lies with the same face upwards and the same edge ahead."""

    pile: list[Sheet]
    face_up: int
    arrow_ahead: bool


@dataclass(frozen=True)
class Path:
    """How paper goes through a printer."""

    prints_upper_side: bool
    comes_out_face_up: bool
    top_goes_first: bool
    takes_from_above: bool = True

    def run(self, tray: Lying, pages: Sequence[object]) -> Lying:
        """Print a page on each sheet until there are no more; gives the pile that came out, as it lies."""
        face = tray.face_up if self.prints_upper_side else 1 - tray.face_up
        # The end of the page that is printed first comes to lie on the edge that goes ahead.
        upright = self.top_goes_first == tray.arrow_ahead
        out: list[Sheet] = []
        for page in pages:
            sheet = tray.pile.pop(0 if self.takes_from_above else -1)
            assert face not in sheet.printed, "printed on a side that was printed already"
            sheet.printed[face] = (page, upright)
            out.insert(0, sheet)
        return Lying(out, face if self.comes_out_face_up else 1 - face, tray.arrow_ahead)


PATHS = [Path(*each) for each in product((True, False), repeat=4)]


def put_back(came_out: Lying, path: Path) -> Lying:
    """As the sheet says: the order left as it is, the arrow ahead, the blank side where it is printed.

    The pile is turned over as a whole, which puts the last first, where the printed side would be printed again.
    """
    (printed,) = came_out.pile[0].printed
    face_up = 1 - printed if path.prints_upper_side else printed
    pile = came_out.pile if face_up == came_out.face_up else came_out.pile[::-1]
    # The arrow is on the paper: which edge it points to is known when the first sheet is looked at.
    return Lying(list(pile), face_up, arrow_ahead=True)


def first_pass(path: Path, pages: Sequence[object]) -> Lying:
    """Blank paper has no edge with an arrow yet: that of the first print is called so, upright on its face."""
    out = path.run(Lying([Sheet() for _page in pages], 0, arrow_ahead=path.top_goes_first), pages)
    assert all(upright for sheet in out.pile for _page, upright in sheet.printed.values())
    return out


def tried(path: Path) -> Turning:
    """What the owner answers when both sheets have come out, by what stands on sheet 1."""
    out = path.run(put_back(first_pass(path, ["front 1", "front 2"]), path), ["back 1", "back 2"])
    (sheet,) = (each for each in out.pile if ("front 1", True) in each.printed.values())
    ((back, upright),) = (printed for printed in sheet.printed.values() if printed[0] != "front 1")
    return seen(same_number=back == "back 1", same_head=upright)


def test_paper_takes_all_four_ways() -> None:
    assert {(tried(path).flip, tried(path).backwards) for path in PATHS} == set(product(Flip, (True, False)))


@pytest.mark.parametrize("path", PATHS, ids=str)
@pytest.mark.parametrize("number", [1, 2, 7, 24])
@pytest.mark.parametrize("pack", [1, 10, 100])
def test_every_inside_meets_its_outside(path: Path, number: int, pack: int) -> None:
    found = tried(path)
    tray = put_back(first_pass(path, range(number)), path)
    wanted = order(number, found)
    assert sorted(wanted) == list(range(number))
    done: list[Sheet] = []
    for start in range(0, number, pack):
        done += path.run(tray, wanted[start : start + pack]).pile
    assert len(done) == number
    for sheet in done:
        (outside, _up), (inside, upright) = sheet.printed.values()
        assert outside == inside
        assert upright == (found.flip is Flip.LONG_EDGE)


@pytest.mark.parametrize("path", PATHS, ids=str)
@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_the_words_stand_upright_behind_their_front(path: Path, form: Format) -> None:
    flip = tried(path).flip
    cards = [card(number, form=form) for number in range(len(form.places))]
    outside_page, inside_page = laid_on_sheets(cards, HANDS, flip)
    assert inside_page.turned == turned_inside(form, flip)
    assert not outside_page.turned
    for place in sheets(len(cards), form)[0]:
        wide, high = form.open_size
        behind = [on_paper((place.outside[0] + x * wide, place.outside[1] + y * high), form.sheet) for x, y in CORNERS]
        # The inside is read when the card is opened like a book: left and right are the other way round.
        read = [(place.inside[0] + (1 - x) * wide, place.inside[1] + y * high) for x, y in CORNERS]
        if inside_page.turned:
            read = [(form.sheet.width - x, form.sheet.height - y) for x, y in read]
        paper = Size(*sorted(form.sheet))
        upright = flip is Flip.LONG_EDGE
        lies = [from_the_back(on_paper(point, form.sheet), paper, upright=upright) for point in read]
        assert lies == [pytest.approx(point) for point in behind]


CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


def on_paper(point: Point, page: Size) -> Point:
    """Where a point of a page lies on standing paper: pages that lie are turned a quarter to the left."""
    x, y = point
    return (page.height - y, x) if page.width > page.height else (x, y)


def from_the_back(point: Point, paper: Size, *, upright: bool) -> Point:
    """Where a point that is printed on the back lies, seen from the front through the paper."""
    x, y = point
    return (paper.width - x, y) if upright else (x, paper.height - y)


def test_the_owner_answers_two_questions() -> None:
    assert seen(same_number=True, same_head=True) == Turning(Flip.LONG_EDGE, backwards=False)
    assert seen(same_number=False, same_head=False) == Turning(Flip.SHORT_EDGE, backwards=True)


def test_a_pack_that_goes_backwards_begins_with_the_last_sheet() -> None:
    assert order(24, Turning(Flip.LONG_EDGE, backwards=True))[:10] == [23, 22, 21, 20, 19, 18, 17, 16, 15, 14]
    assert order(3, Turning(Flip.SHORT_EDGE, backwards=False)) == [0, 1, 2]
    assert order(0, Turning(Flip.LONG_EDGE, backwards=True)) == []


@pytest.mark.parametrize("size", [A4, LETTER, A6, Size(297, 210)])
def test_the_sheets_tell_what_to_do_within_what_can_be_printed(size: Size) -> None:
    fronts, backs = turning.test_pages(size, WORKSHOP.type)
    assert len(fronts) == len(backs) == 2
    for pages, said in ((fronts, "This edge goes in first"), (backs, "Turn this sheet like the page of a book")):
        for number, page in enumerate(pages, 1):
            assert page.size == Size(*sorted(size))
            words = [item for item in page.items if isinstance(item, Plain)]
            assert said in " ".join(word.text for word in words)
            largest = max(words, key=lambda word: word.size)
            assert largest.text == str(number)
            assert all(5 <= item.x <= page.size.width - 5 and 5 <= item.y <= page.size.height - 5 for item in words)
