"""The drawings on the fronts of cards, so that an artist can add one with a file and a table entry and no code."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import compress

import numpy as np
from numpy.typing import NDArray

from shopfriend.language import _
from shopfriend.printing.front_lines import Lines, compile_lines
from shopfriend.printing.front_pen import UNITS, VARIANTS, drawn
from shopfriend.printing.front_shapes import marks
from shopfriend.printing.page import INK, Colour
from shopfriend.printing.svg_shapes import UnsupportedError, read
from shopfriend.problem import Problem

ANY = "any"
"""In the table: the design suits every occasion."""

_NAME = re.compile("[A-Za-z0-9_-]+")
_MM = 72 / 25.4
_PRESSURE = 4
"""Of zlib: a fourth of the time that its usual one takes, for 3 % more bytes."""
_BEYOND = 3.0
"""Millimetres by which a drawing may reach over its box before it is cut."""
_WASHES: dict[str, Colour] = {
    "rose": (0.90, 0.71, 0.66),
    "clay": (0.85, 0.72, 0.60),
    "kraft": (0.90, 0.79, 0.62),
    "sky": (0.72, 0.80, 0.86),
    "sage": (0.74, 0.81, 0.70),
    "brick": (0.87, 0.62, 0.55),
    "honey": (0.95, 0.80, 0.50),
    "dusk": (0.76, 0.79, 0.86),
}


@dataclass(frozen=True, eq=False, slots=True)
class Shape:
    """An area to fill, nonzero: its contours one after another, `counts[i]` points long and closed.

    `points` (n, 2) are whole numbers from the lower left of the drawing, `UNITS` to the millimetre.
    """

    fill: Colour
    points: NDArray[np.int32]
    counts: tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Painting:
    """A drawing ready to be painted: its box in millimetres and its shapes, the hindmost first."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """A drawing for the front of a card. `occasions` is empty for the shop's mark; titles are by language.

    The file is read when a painting of it is first needed.
    """

    name: str
    file: Path
    wash: Colour
    occasions: tuple[str, ...]
    titles: Mapping[str, str]

    def title(self, language: str) -> str:
        """The title in a language ("de", "de_AT"), in English where there is none; of the mark, what the back says."""
        return self.titles.get(language.replace("-", "_").partition("_")[0].lower()) or self.titles.get("en", "")

    def painting(self, variant: int = 0) -> Painting:
        """What to paint: the design as drawn for the variant-th time (0 to 5, then the same again).

        Raises Problem `design-missing`, `design-damaged` or `design-unsupported`, naming the file.
        """
        return _painting(self.file, self.wash, variant % VARIANTS)


def load_designs(folder: Path) -> dict[str, Design]:
    """The designs that `folder/designs.toml` lists, by name in its order; the shop's own is "mark".

    Raises Problem `designs-missing` where the table is missing or damaged, `design-entry` where one entry is.
    """
    try:
        table = tomllib.loads((folder / "designs.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise Problem(
            "designs-missing", _("The list of card drawings, {file}, cannot be read."), file="designs.toml"
        ) from fault
    return {name: _design(folder, name, row) for name, row in table.items()}


def designs_for(designs: Mapping[str, Design], occasion: str) -> list[Design]:
    """The designs that suit the occasion, in the order of the table, those for any occasion among them."""
    return [design for design in designs.values() if occasion in design.occasions or ANY in design.occasions]


def made_for(designs: Mapping[str, Design], occasion: str) -> list[Design]:
    """The drawings made for an occasion; those for any occasion only where it has none of its own."""
    fitting = designs_for(designs, occasion)
    return [design for design in fitting if occasion in design.occasions] or fitting


def title_for(designs: Mapping[str, Design], occasion: str, language: str) -> str:
    """What a front says that is no drawing of ours, but a picture of the owner's: the words of the occasion's first."""
    fitting = made_for(designs, occasion)
    return fitting[0].title(language) if fitting else ""


def draw(
    canvas: Any, design: Design, x_mm: float, y_mm: float, scale: float, ink: Colour = INK, variant: int = 0
) -> None:
    """Draw the design in an ink on a ReportLab canvas, the lower left corner of its box at x, y in millimetres.

    Each variant is stored once in a file and shared by all the cards that bear it; the bytes are the same each time.
    Raises Problem as `Design.painting`.
    """
    form = f"front-{design.name}-{variant % VARIANTS}-{''.join(f'{round(part * 255):02x}' for part in ink)}"
    if not canvas.hasForm(form):
        _store(canvas, form, inked(design.painting(variant), ink))
    canvas.saveState()
    canvas.transform(scale * _MM / UNITS, 0, 0, scale * _MM / UNITS, x_mm * _MM, y_mm * _MM)
    canvas.doForm(form)
    canvas.restoreState()


@lru_cache(maxsize=64)
def inked(painting: Painting, ink: Colour) -> Painting:
    """The same drawing in another ink; its washes stay."""
    if ink == INK:
        return painting
    shapes = (replace(shape, fill=ink) if shape.fill == INK else shape for shape in painting.shapes)
    return replace(painting, shapes=tuple(shapes))


def _design(folder: Path, name: str, row: Any) -> Design:
    try:
        if not _NAME.fullmatch(name):
            raise KeyError(name)
        titles = {str(language): str(title) for language, title in row.get("titles", {}).items()}
        occasions = tuple(str(occasion) for occasion in row["occasions"])
        return Design(name, folder / str(row["file"]), _WASHES[row["wash"]], occasions, titles)
    except (KeyError, TypeError, AttributeError) as fault:
        raise Problem(
            "design-entry",
            _("The entry {name} in {file} lacks its drawing, its occasions or a wash that is known."),
            name=name,
            file="designs.toml",
        ) from fault


@lru_cache(maxsize=128)
def _painting(file: Path, wash: Colour, variant: int) -> Painting:
    width, height, lines = _compiled(file, wash)
    points = drawn(lines, variant)
    ends = np.concatenate(([0], np.cumsum(lines.counts)))
    shapes = (
        Shape(colour, points[ends[begin] : ends[end]], tuple(lines.counts[begin:end].tolist()))
        for colour, begin, end in lines.layers
    )
    return Painting(width, height, tuple(shapes))


@lru_cache(maxsize=64)
def _compiled(file: Path, wash: Colour) -> tuple[float, float, Lines]:
    """The width and height of a drawing in millimetres, and its lines for the pen."""
    try:
        picture = read(file.read_bytes())
        return picture.width, picture.height, compile_lines(marks(picture, wash))
    except OSError as fault:
        raise Problem(
            "design-missing", _("The drawing {file} is missing; put it back or choose another front."), file=file.name
        ) from fault
    except UnsupportedError as fault:
        raise Problem(
            "design-unsupported",
            _("The drawing {file} holds “{element}”, which cannot be drawn; save it as plain paths."),
            file=file.name,
            element=fault,
        ) from fault
    except (ValueError, ArithmeticError, LookupError, RecursionError) as fault:
        raise Problem(
            "design-damaged",
            _("The drawing {file} cannot be read; replace it or choose another front."),
            file=file.name,
        ) from fault


def _store(canvas: Any, form: str, painting: Painting) -> None:
    # Loaded when paper is made and not before: drawings are listed, and painted on the screen, without ReportLab.
    from shopfriend.printing.pdf_objects import stream

    beyond = round(_BEYOND * UNITS)
    box = (-beyond, -beyond, round(painting.width * UNITS) + beyond, round(painting.height * UNITS) + beyond)
    kind = b"/Type/XObject/Subtype/Form/BBox[%d %d %d %d]/Resources<</ProcSet[/PDF]>>" % box
    canvas._doc.addForm(form, stream(_pressed(painting), kind))


@lru_cache(maxsize=128)
def _pressed(painting: Painting) -> bytes:
    """What is stored of a painting: pressed once for all the files in which it stands."""
    parts = [f"{' '.join(f'{part:.4g}' for part in shape.fill)} rg\n{_path(shape)}" for shape in painting.shapes]
    return compress("\n".join(parts).encode("ascii"), _PRESSURE)


def _path(shape: Shape) -> str:
    """The operators of the shape, written in one go: a call for each point would take longer than all the rest."""
    template = "".join("%d %d m\n" + "%d %d l\n" * (count - 1) for count in shape.counts)
    return template % tuple(shape.points.ravel().tolist()) + "f"
