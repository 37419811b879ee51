import io
import math
import shutil
import tomllib
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from shopfriend.printing import svg_shapes
from shopfriend.printing.front_shapes import PAPER, compile_shapes
from shopfriend.printing.fronts import Design, designs_for, draw, load_designs
from shopfriend.printing.page import INK
from shopfriend.problem import Problem
from shopfriend.records.kinds import Occasion

MM = 72 / 25.4
ROSE = (0.90, 0.71, 0.66)
CARDS = Path(__file__).parents[2] / "resources" / "cards"
NAMES = list(tomllib.loads((CARDS / "designs.toml").read_text(encoding="utf-8")))


def picture(body: str, box: str = "0 0 84 92") -> svg_shapes.Picture:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="none">{body}</svg>'
    return svg_shapes.read(text.encode())


def ends(body: str) -> list[tuple[float, float]]:
    (outline,) = picture(body).outlines
    (path,) = outline.subpaths
    return [(round(x, 3), round(92 - y, 3)) for x, y in ((path.x, path.y), *(piece[-2:] for piece in path.pieces))]


def pdf_of(designs: list[Design], times: int = 1, scale: float = 1.0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(105 * MM, 148 * MM), invariant=1, pageCompression=1)
    for design in designs:
        for _ in range(times):
            draw(canvas, design, 10, 40, scale)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def rendered(design: Design, scale: float = 1.0) -> Image.Image:
    return pypdfium2.PdfDocument(pdf_of([design], scale=scale))[0].render(scale=2).to_pil().convert("RGB")


def near(image: Image.Image, colour: tuple[float, float, float], within: int = 6) -> float:
    alike = Image.new("L", image.size, 255)
    for band, channel in zip(image.split(), colour, strict=True):
        wanted = round(255 * channel)
        mask = band.point(lambda value, wanted=wanted: 255 if abs(value - wanted) <= within else 0)
        alike = ImageChops.multiply(alike, mask)
    return alike.histogram()[255] / (image.width * image.height)


@pytest.fixture(scope="module")
def designs() -> dict[str, Design]:
    return load_designs(CARDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in (*CARDS.glob("*.svg"), CARDS / "designs.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_each_drawing_has_its_ink_and_its_wash_inside_its_box(designs: dict[str, Design], name: str) -> None:
    image = rendered(designs[name])
    assert 0.001 < near(image, INK, 40) < 0.2
    if name != "mark":
        assert designs[name].painting.width == 84
        assert designs[name].painting.height == 92
        washed = [shape.fill for shape in designs[name].painting.shapes if shape.fill not in (None, PAPER, INK)]
        assert washed
        assert near(image, max(washed, key=washed.count)) > 0.001
    left, top, right, bottom = image.convert("L").point(lambda grey: 255 if grey < 200 else 0).getbbox() or (0, 0, 0, 0)
    assert left >= 2 * MM * 6
    assert right <= 2 * MM * 98
    assert top >= 2 * MM * 14
    assert bottom <= 2 * MM * 110


@pytest.mark.parametrize("name", NAMES)
def test_no_shape_strays_far_from_its_drawing(designs: dict[str, Design], name: str) -> None:
    painting = designs[name].painting
    for shape in painting.shapes:
        for path in shape.subpaths:
            assert -3 <= path.x <= painting.width + 3
            assert -3 <= path.y <= painting.height + 3


def test_every_occasion_has_a_front_and_the_mark_is_none(designs: dict[str, Design]) -> None:
    for occasion in Occasion:
        found = designs_for(designs, occasion)
        assert found
        assert "mark" not in [design.name for design in found]


def test_fronts_come_in_the_order_of_the_table(designs: dict[str, Design]) -> None:
    names = [design.name for design in designs_for(designs, "birthday")]
    assert names == ["birthday_cake", "birthday_balloons", "birthday_tea", "plain_wreath"]


def test_sympathy_and_a_new_baby_have_their_own_fronts_and_sympathy_is_quiet(designs: dict[str, Design]) -> None:
    assert [design.name for design in designs_for(designs, "sympathy")] == ["sympathy_branch", "plain_wreath"]
    assert [design.name for design in designs_for(designs, "new_baby")] == ["baby_line", "plain_wreath"]
    assert not any("!" in title for title in designs["sympathy_branch"].titles.values())


def test_titles_are_in_four_languages_and_in_letters_that_hands_write(designs: dict[str, Design]) -> None:
    fronts = [design for design in designs.values() if design.name != "mark"]
    for design in fronts:
        assert set(design.titles) == {"en", "de", "fr", "es"}
        for title in design.titles.values():
            assert title.replace("œ", "oe").encode("latin-1")
            assert len(title) <= 26
    for language in ("en", "de", "fr", "es"):
        assert len({design.title(language) for design in fronts}) == len(fronts)


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Danke"), ("de_AT", "Danke"), ("fr-CA", "Merci"), ("pt", "Thank you"), ("", "Thank you")],
)
def test_a_title_falls_back_to_english(designs: dict[str, Design], language: str, title: str) -> None:
    assert designs["thanks_posy"].title(language) == title
    assert designs["mark"].title(language) == ""


def test_a_drawing_is_stored_once_however_often_it_is_used(designs: dict[str, Design]) -> None:
    once, often = (pdf_of([designs["thanks_posy"]], times) for times in (1, 20))
    assert len(often) - len(once) < 20 * 600
    pages = pypdf.PdfReader(io.BytesIO(often)).pages
    forms = {key for page in pages for key in page["/Resources"]["/XObject"]}
    assert len(forms) == 1


def test_the_same_drawings_are_the_same_bytes(designs: dict[str, Design]) -> None:
    again = load_designs(CARDS)
    assert pdf_of(list(designs.values())) == pdf_of(list(again.values()))


def test_no_drawing_is_transparent(designs: dict[str, Design]) -> None:
    data = pdf_of(list(designs.values()))
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for form in page["/Resources"]["/XObject"].values():
            assert b" gs" not in form.get_object().get_data()


def test_scale_draws_smaller_from_the_same_corner(designs: dict[str, Design]) -> None:
    boxes = []
    for scale in (1.0, 0.5):
        grey = rendered(designs["birthday_cake"], scale).convert("L")
        boxes.append(grey.point(lambda value: 255 if value < 200 else 0).getbbox())
    corner_x, corner_y = 2 * MM * 10, 2 * MM * 108
    whole, half = boxes
    assert half[0] - corner_x == pytest.approx((whole[0] - corner_x) / 2, abs=2)
    assert half[1] - corner_y == pytest.approx((whole[1] - corner_y) / 2, abs=2)


def test_an_artist_adds_a_front_with_a_file_and_an_entry(folder: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 92"><rect x="20" y="20" width="40" height="40"/></svg>'
    )
    (folder / "square.svg").write_text(svg, encoding="utf-8")
    with (folder / "designs.toml").open("a", encoding="utf-8") as table:
        table.write('\n[square]\nfile = "square.svg"\nwash = "sky"\noccasions = ["wedding"]\ntitles = { en = "Joy" }\n')
    square = load_designs(folder)["square"]
    assert square in designs_for(load_designs(folder), Occasion.WEDDING)
    assert near(rendered(square), INK) > 0.1


def test_a_missing_drawing_is_named(folder: Path) -> None:
    (folder / "thanks_cup.svg").unlink()
    with pytest.raises(Problem, match=r"thanks_cup\.svg") as caught:
        pdf_of([load_designs(folder)["thanks_cup"]])
    assert caught.value.code == "design-missing"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a drawing",
        "<svg/>",
        '<svg viewBox="0 0 84 92"><path d="M 1 2 C 3 4"/></svg>',
        '<svg viewBox="0 0 84 92"><path d="1 2 3"/></svg>',
        '<svg viewBox="0 0 84 92"><path d="M1e999 2L3 4" fill="red"/></svg>',
        '<svg viewBox="0 0 84 92"><path d="M1 2L3 4" fill="url(#a)"/></svg>',
        '<svg viewBox="0 0 84 92"><circle cx="x" cy="1" r="2"/></svg>',
        '<svg viewBox="0 0 84 92"><g transform="rotate()"><path d="M1 2L3 4"/></g></svg>',
        '<svg viewBox="0 0 84 92"><path class="hatch" data-gap="0" d="M1 2L3 4L8 8Z"/></svg>',
        '<svg viewBox="0 0 84 92">' + "<g>" * 3000 + "</g>" * 3000 + "</svg>",
    ],
)
def test_a_damaged_drawing_is_named(folder: Path, text: str) -> None:
    (folder / "thanks_cup.svg").write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"thanks_cup\.svg") as caught:
        pdf_of([load_designs(folder)["thanks_cup"]])
    assert caught.value.code == "design-damaged"
    assert len(str(caught.value)) < 200


@given(cut=st.integers(1, 13_000))
def test_half_a_drawing_never_ends_in_a_crash(cut: int) -> None:
    with pytest.raises(ValueError, match=":"):
        svg_shapes.read((CARDS / "thanks_cup.svg").read_bytes()[:cut])


def test_text_in_a_drawing_is_refused_by_name(folder: Path) -> None:
    svg = '<svg viewBox="0 0 84 92"><g><text x="1" y="2">Hello</text></g></svg>'
    (folder / "thanks_cup.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(Problem, match=r"thanks_cup\.svg holds “text”"):
        pdf_of([load_designs(folder)["thanks_cup"]])


@pytest.mark.parametrize("table", ["[thanks_cup", "\xff"])
def test_a_damaged_table_is_a_problem(tmp_path: Path, table: str) -> None:
    (tmp_path / "designs.toml").write_bytes(table.encode("latin-1"))
    with pytest.raises(Problem, match=r"designs\.toml") as caught:
        load_designs(tmp_path)
    assert caught.value.code == "designs-missing"


@pytest.mark.parametrize(
    "entry",
    [
        'a = "b"',
        '[a]\nwash = "rose"\noccasions = []',
        '[a]\nfile = "a.svg"\nwash = "puce"\noccasions = []',
        '[a]\nfile = "a.svg"\nwash = "rose"\noccasions = []\ntitles = "Hello"',
        '["a b"]\nfile = "a.svg"\nwash = "rose"\noccasions = []',
    ],
)
def test_a_faulty_entry_is_named(tmp_path: Path, entry: str) -> None:
    (tmp_path / "designs.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(Problem, match="The entry a") as caught:
        load_designs(tmp_path)
    assert caught.value.code == "design-entry"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<path d="M1 2L3 4H5V6Z"/>', [(1, 2), (3, 4), (5, 4), (5, 6)]),
        ('<path d="m1,2 2 2h2v2z"/>', [(1, 2), (3, 4), (5, 4), (5, 6)]),
        ('<path d="M0 0c1 1 2 2 3 3s2 2 3 3q1 0 1 1t1 1"/>', [(0, 0), (3, 3), (6, 6), (7, 7), (8, 8)]),
        ('<path d="M10 0A10 10 0 0 1 0 10"/>', [(10, 0), (0, 10)]),
        ('<path d="M10 0a10 10 0 01-10 10"/>', [(10, 0), (0, 10)]),
        ('<line x1="1" y1="2" x2="3" y2="4"/>', [(1, 2), (3, 4)]),
        ('<polyline points="1,2 3,4 5,6"/>', [(1, 2), (3, 4), (5, 6)]),
        ('<polygon points="1 2 3 4 5 6"/>', [(1, 2), (3, 4), (5, 6)]),
        ('<rect x="1" y="2" width="3" height="4"/>', [(1, 2), (4, 2), (4, 6), (1, 6)]),
        ('<g transform="translate(10 20) scale(2)"><line x2="1" y2="1"/></g>', [(10, 20), (12, 22)]),
        ('<g transform="rotate(90 5 5)"><line x1="5" y1="0" x2="5" y2="5"/></g>', [(10, 5), (5, 5)]),
        ('<line x2="1" y2="1" transform="matrix(1 0 0 2 3 4)"/>', [(3, 4), (4, 6)]),
        ('<line x2="1" y2="1" transform="skewX(45)"/>', [(0, 0), (2, 1)]),
        ('<line x2="1" y2="1" transform="skewY(45)"/>', [(0, 0), (1, 2)]),
    ],
)
def test_what_artists_save_is_read(body: str, expected: list[tuple[float, float]]) -> None:
    assert ends(body) == expected


def test_a_rounded_rectangle_stays_in_its_box_and_turns_its_corners() -> None:
    found = ends('<rect x="10" y="10" width="20" height="10" rx="2"/>')
    assert found == [(12, 10), (28, 10), (30, 12), (30, 18), (28, 20), (12, 20), (10, 18), (10, 12), (12, 10)]


@given(
    turn=st.floats(0, 360),
    large=st.booleans(),
    sweep=st.booleans(),
    x=st.floats(-8, 8),
    rx=st.floats(7, 20),
    ry=st.floats(7, 20),
)
def test_an_arc_lies_on_its_ellipse_and_ends_where_it_should(
    turn: float, large: bool, sweep: bool, x: float, rx: float, ry: float
) -> None:
    (outline,) = picture(f'<path d="M0 0A{rx} {ry} {turn} {int(large)} {int(sweep)} {x} 9"/>').outlines
    points = [(piece[-2], 92 - piece[-1]) for piece in outline.subpaths[0].pieces]
    assert points[-1] == pytest.approx((x, 9), abs=1e-6)
    assert all(math.dist((0, 0), point) <= 2 * max(rx, ry) + 1e-6 for point in points)


def test_styles_and_groups_hand_their_pen_down_and_hidden_layers_stay_hidden() -> None:
    outlines = picture(
        '<g style="fill:#fff;stroke:#16204c;stroke-width:0.4mm"><path d="M0 0L1 1"/>'
        '<path style="fill:none" d="M0 0L1 1"/></g>'
        '<g style="display:none"><path d="M0 0L9 9"/></g><metadata><a/></metadata><!-- a note -->'
    ).outlines
    assert [(o.fill, o.stroke, o.pen) for o in outlines] == [("#fff", "#16204c", 0.4), ("none", "#16204c", 0.4)]


def test_white_is_paper_dark_is_ink_and_the_rest_the_wash_by_its_density() -> None:
    fills = [
        compile_shapes(picture(f'<path d="M0 0L9 0L9 9Z" fill="{fill}"/>'), ROSE)[0].fill
        for fill in ("white", "#16204c", "#e6b5a8", "#b8ccdb")
    ]
    assert fills[:2] == [PAPER, INK]
    assert fills[2] == pytest.approx(ROSE, abs=0.004)
    assert fills[3][0] > fills[3][1] > fills[3][2]


def test_a_wash_never_covers_ink_drawn_before_it() -> None:
    body = (
        '<path d="M0 0H9V9H0Z" fill="#fff"/><path d="M1 1L8 8" stroke="#16204c" class="none"/>'
        '<path d="M0 0H9V9H0Z" fill="#e6b5a8"/>'
    )
    shapes = compile_shapes(picture(body), ROSE)
    assert [shape.line for shape in shapes] == [PAPER, None, INK]


def test_hatching_stays_inside_its_shape_at_its_angle_and_gap() -> None:
    body = '<path class="hatch" data-angle="60" data-gap="1" data-pen="0.2" d="M10 10H30V30H10Z"/>'
    shapes = compile_shapes(picture(body), ROSE)
    lines = [path for shape in shapes for path in shape.subpaths]
    assert 20 <= len(lines) <= 28
    for path in lines:
        points = [(path.x, path.y), *(piece[-2:] for piece in path.pieces)]
        assert all(9.8 <= x <= 30.2 and 61.8 <= y <= 82.2 for x, y in points)
        (x1, y1), (x2, y2) = points[0], points[1]
        assert math.degrees(math.atan2(y1 - y2, x2 - x1)) == pytest.approx(60, abs=4)


def test_a_flick_ends_thinner_than_it_begins() -> None:
    (shape,) = compile_shapes(
        picture('<path class="flick" stroke="#16204c" stroke-width=".4" d="M10 46L30 46"/>'), ROSE
    )
    (path,) = shape.subpaths
    there, back = [path.y, *(piece[-1] for piece in path.pieces)][:2], path.pieces[-1][-1]
    assert abs(path.y - back) + shape.pen == pytest.approx(0.4, abs=0.01)
    assert 2 * abs(there[1] - 46) + shape.pen < 0.2


def test_a_dot_is_one_touch_of_a_round_pen() -> None:
    (shape,) = compile_shapes(picture('<circle cx="10" cy="20" r="0.5" fill="#16204c"/>'), ROSE)
    (path,) = shape.subpaths
    assert (shape.fill, shape.line, shape.pen) == (None, INK, 1.0)
    assert (path.x, path.y) == pytest.approx((10, 72))
