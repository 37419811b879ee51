import io
import math
import shutil
import tomllib
from pathlib import Path
from zlib import crc32

import numpy as np
import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from shopfriend.printing import svg_shapes
from shopfriend.printing.front_lines import Lines, compile_lines
from shopfriend.printing.front_pen import UNITS, VARIANTS, drawn, variant_of
from shopfriend.printing.front_shapes import PAPER, marks
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


def lines_of(body: str) -> Lines:
    return compile_lines(marks(picture(body), ROSE))


def rendered_body(body: str) -> Image.Image:
    """Ten dots a millimetre, from the upper left of a drawing."""
    lines = lines_of(body)
    image = Image.new("L", (840, 920), 255)
    points = (drawn(lines, 1) / (UNITS / 10)).tolist()
    begin = 0
    for count in lines.counts.tolist():
        ImageDraw.Draw(image).polygon([(x, 920 - y) for x, y in points[begin : begin + count]], fill=0)
        begin += count
    return image


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
    assert (0.0005 if name == "mark" else 0.001) < near(image, INK, 40) < 0.2
    if name != "mark":
        painting = designs[name].painting()
        assert (painting.width, painting.height) == (84, 92)
        washed = [shape.fill for shape in painting.shapes if shape.fill not in (None, PAPER, INK)]
        assert washed
        assert near(image, max(washed, key=washed.count)) > 0.001
    left, top, right, bottom = image.convert("L").point(lambda grey: 255 if grey < 200 else 0).getbbox() or (0, 0, 0, 0)
    assert left >= 2 * MM * 6
    assert right <= 2 * MM * 98
    assert top >= 2 * MM * 14
    assert bottom <= 2 * MM * 110


@pytest.mark.parametrize("name", [name for name in NAMES if name != "mark"])
def test_a_front_prints_well_in_grey_and_takes_little_ink(designs: dict[str, Design], name: str) -> None:
    image = rendered(designs[name], 0.94)
    coverage = 1 - np.asarray(image).mean() / 255
    assert 0.013 < coverage < 0.047
    for shape in designs[name].painting().shapes:
        if shape.fill not in (PAPER, INK):
            grey = 0.299 * shape.fill[0] + 0.587 * shape.fill[1] + 0.114 * shape.fill[2]
            assert 0.65 < grey < 0.96


@pytest.mark.parametrize("name", NAMES)
def test_no_shape_strays_far_from_its_drawing(designs: dict[str, Design], name: str) -> None:
    for variant in range(VARIANTS):
        painting = designs[name].painting(variant)
        for shape in painting.shapes:
            x, y = shape.points.T / UNITS
            assert -3 <= x.min() <= x.max() <= painting.width + 3
            assert -3 <= y.min() <= y.max() <= painting.height + 3


@pytest.mark.parametrize("name", NAMES)
def test_each_variant_is_drawn_anew_but_near_the_first(designs: dict[str, Design], name: str) -> None:
    first = [shape.points for shape in designs[name].painting(0).shapes]
    for variant in range(1, VARIANTS):
        again = [shape.points for shape in designs[name].painting(variant).shapes]
        apart = [np.abs(one - other) / UNITS for one, other in zip(first, again, strict=True)]
        assert max(each.max() for each in apart) < 1.5
        assert np.mean([each.mean() for each in apart]) > 0.05
    assert designs[name].painting(VARIANTS) is designs[name].painting(0)


def test_variants_are_the_same_numbers_on_every_machine(designs: dict[str, Design]) -> None:
    found = [crc32(designs["thanks_cup"].painting(variant).shapes[-1].points.tobytes()) for variant in (0, 5)]
    assert found == [351379442, 2285851672]


def test_every_variant_is_chosen_about_as_often() -> None:
    found = [variant_of(seed) for seed in range(3000)]
    assert set(found) == set(range(VARIANTS))
    assert all(400 < found.count(variant) < 600 for variant in range(VARIANTS))


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
    assert designs["mark"].title(language) in designs["mark"].titles.values()


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
        marks(picture(f'<path d="M0 0L9 0L9 9Z" fill="{fill}"/>'), ROSE)[0].colour
        for fill in ("white", "#16204c", "#e6b5a8", "#b8ccdb")
    ]
    assert fills[:2] == [PAPER, INK]
    assert fills[2] == pytest.approx(ROSE, abs=0.004)
    assert fills[3][0] > fills[3][1] > fills[3][2]


def test_a_wash_never_covers_ink_drawn_before_it() -> None:
    body = (
        '<path d="M0 0H9V9H0Z" fill="#e6b5a8"/><path d="M0 0H9V9H0Z" fill="#fff"/>'
        '<path d="M1 1L8 8" stroke="#16204c" class="none"/><path d="M0 0H9V9H0Z" fill="#e6b5a8"/>'
    )
    rose = pytest.approx(ROSE, abs=0.004)
    assert [colour for colour, _, _ in lines_of(body).layers] == [rose, PAPER, rose, INK]


def test_a_line_ends_a_little_before_the_paper_in_front_of_it_and_goes_on_behind_it() -> None:
    body = (
        '<path d="M0 10H30" stroke="#16204c" stroke-width=".4" class="none"/><path d="M10 5H20V15H10Z" fill="#fff"/>'
        '<path d="M0 12H30" stroke="#16204c" stroke-width=".4" class="none"/>'
    )
    lines = lines_of(body)
    assert len(lines.layers) == 1
    assert len(lines.counts) == 3
    ends = np.sort(lines.points[np.abs(lines.points[:, 1] - 82) < 1e-6][:, 0])
    before, behind = ends[ends < 15].max(), ends[ends > 15].min()
    assert 9.5 < before < 9.8
    assert 20.2 < behind < 20.5


def test_ink_that_paper_hides_is_left_out_and_half_hidden_ink_lies_below_the_paper() -> None:
    paper = '<path d="M10 10H20V20H10Z" fill="#fff"/>'
    hidden = lines_of('<path d="M12 12H18V18Z" fill="#16204c"/><circle cx="15" cy="15" r="1" fill="#16204c"/>' + paper)
    assert hidden.layers == ()
    half = lines_of('<path d="M5 12H15V18H5Z" fill="#16204c"/>' + paper)
    assert [colour for colour, _, _ in half.layers] == [INK, PAPER]


def test_a_ring_closes_over_its_beginning_and_crossing_lines_leave_no_hole() -> None:
    body = '<circle cx="40" cy="40" r="10" stroke="#16204c" stroke-width=".8"/>'
    for turned in ("M30 20V60", "M30 60V20"):
        image = rendered_body(body + f'<path d="{turned}" stroke="#16204c" stroke-width=".8" class="none"/>')
        assert image.getpixel((300, 400)) < 128
    grey = rendered_body(body)
    assert all(
        any(grey.getpixel((round(400 + r * math.cos(t)), round(400 + r * math.sin(t)))) < 128 for r in range(94, 107))
        for t in (math.tau * n / 200 for n in range(200))
    )


def test_hatching_stays_inside_its_shape_at_its_angle_and_gap() -> None:
    body = '<path class="hatch" data-angle="60" data-gap="1" data-pen="0.2" d="M10 10H30V30H10Z"/>'
    lines = [path for mark in marks(picture(body), ROSE) for path in mark.subpaths]
    assert 20 <= len(lines) <= 28
    for path in lines:
        points = [(path.x, path.y), *(piece[-2:] for piece in path.pieces)]
        assert all(9.8 <= x <= 30.2 and 61.8 <= y <= 82.2 for x, y in points)
        (x1, y1), (x2, y2) = points[0], points[1]
        assert math.degrees(math.atan2(y1 - y2, x2 - x1)) == pytest.approx(60, abs=4)


@pytest.mark.parametrize(
    ("lift", "expected"),
    [("none", (1, 1, 1)), ("", (0.55, 1, 0.55)), ("flick", (1, 0.84, 0.35)), ("hair", (0.3, 1, 0.3))],
)
def test_the_pen_lifts_as_the_class_says(lift: str, expected: tuple[float, float, float]) -> None:
    lines = lines_of(f'<path class="{lift}" stroke="#16204c" stroke-width=".4" d="M10 46L30 46"/>')
    x, y = (lines.points[lines.at] + lines.offset).T
    broad = [2 * np.abs(y[np.abs(x - place) < 1e-6] - 46).max() for place in (10, x[np.argmin(np.abs(x - 20))], 30)]
    assert broad == pytest.approx([0.4 * part for part in expected], abs=0.03)


def test_a_dot_is_one_round_touch_of_the_pen() -> None:
    lines = lines_of('<circle cx="10" cy="20" r="0.5" fill="#16204c"/>')
    assert lines.points == pytest.approx(np.array([[10, 72]]))
    assert np.hypot(*lines.offset.T) == pytest.approx(0.5, abs=0.001)
