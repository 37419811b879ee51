"""What a card in its envelope weighs, and as what the letter post of a country takes it: told before stamps are bought.

Nothing is laid out for it: weights come from areas, limits from a table that lies in resources.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, inf
from pathlib import Path
from typing import Any

from shopfriend.language import _
from shopfriend.printing.formats import INCH, Format
from shopfriend.printing.paper import Size
from shopfriend.problem import Problem

PAPER_TO_CUT, PAPER_READY_CUT, PAPER_OF_ENVELOPES = 216.0, 250.0, 100.0
"""Grams a square metre, taken rather too heavy than too light.

Sheets for a home printer: 80 lb cover, which makers of cards advise as the heaviest that nearly all of them feed
(terragreetings.com, guide to cardstock); the lighter 160 is usual too. Stock that is sold ready-cut: 250, the least of
the usual 250 to 300 of bought cards (flyingtwigs.com, all about grammage). Good envelopes: 100.
"""

_OUNCE = 28.349523125
_NEAR = 0.9
"""Of the most that a class weighs: what is nearer to it wants to be weighed."""
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class LetterClass:
    """A class of letters as its operator calls it: least and most length and width in mm, the most grams.

    `longer`: how many times as long as wide a letter must be, at least and at most. `alone`: for a card without an
    envelope.
    """

    kind: str
    length: tuple[float, float]
    width: tuple[float, float]
    grams: float
    longer: tuple[float, float] = (0.0, inf)
    alone: bool = False

    def fits_in_size(self, size: Size) -> bool:
        """Whether a letter is neither too small nor too large."""
        width, length = sorted(size)
        return self.length[0] <= length <= self.length[1] and self.width[0] <= width <= self.width[1]

    def fits_in_shape(self, size: Size) -> bool:
        """Whether it is as oblong as it must be."""
        width, length = sorted(size)
        return self.longer[0] <= length / width <= self.longer[1]

    def takes(self, size: Size, grams: float) -> bool:
        """Whether such a letter belongs to this class or to a cheaper one."""
        return self.fits_in_size(size) and self.fits_in_shape(size) and grams <= self.grams


LetterPost = Mapping[str, Sequence[LetterClass]]
"""For each country (ISO 3166) its classes, the cheapest first."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What some cards need: sheets of paper, envelopes, stamps for those that are posted; the others are handed over.

    `grams` is what one weighs with its envelope, `kind` the class of the country's letter post, "" where it is not
    known, and `note` says it all in sentences.
    """

    sheets: int
    envelopes: int
    stamps: int
    grams: float
    kind: str
    note: str
    handed_over: int = 0


def load_letter_post(file: Path) -> LetterPost:
    """The classes of each country. Raises Problem `post-missing` where the table is missing or damaged."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return {region: [_class(row) for row in rows] for region, rows in table.items()}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Problem(
            "post-missing", _("The list of what letters may weigh, {file}, cannot be read."), file=file.name
        ) from fault


def _class(row: Mapping[str, Any]) -> LetterClass:
    longer = [float(times) for times in row.get("longer", ())]
    return LetterClass(
        kind=str(row["kind"]),
        length=(float(row["length"][0]), float(row["length"][1])),
        width=(float(row["width"][0]), float(row["width"][1])),
        grams=float(row["grams"]),
        longer=(longer[0] if longer else 0.0, longer[1] if len(longer) > 1 else inf),
        alone=bool(row.get("alone", False)),
    )


def grams_of(form: Format, paper: float | None = None, envelope_paper: float = PAPER_OF_ENVELOPES) -> float:
    """What a card weighs with its envelope, from their areas; papers in grams a square metre, ink for nothing.

    `paper` is by default the usual one of the format's stock.
    """
    if paper is None:
        paper = PAPER_READY_CUT if form.cut else PAPER_TO_CUT
    open_card = form.open_size.width * form.open_size.height
    envelope = _unfolded(form.envelope_size) if form.envelope_size else 0.0
    return (open_card * paper + envelope * envelope_paper) / _MILLION


def _unfolded(envelope: Size) -> float:
    """The area of an envelope's sheet in mm²: two faces, a flap a third as high, a seam of 15 mm on either side."""
    width, height = envelope
    return 2 * width * height + width * height / 3 + 2 * 15 * height


def class_of(classes: Sequence[LetterClass], size: Size, grams: float, *, alone: bool) -> LetterClass | None:
    """The cheapest class that takes such a letter, or a card `alone` without an envelope; None where none does."""
    return next((each for each in _open_to(classes, alone) if each.takes(size, grams)), None)


def _open_to(classes: Sequence[LetterClass], alone: bool) -> list[LetterClass]:
    return [each for each in classes if alone or not each.alone]


def said_of(form: Format, grams: float, post: LetterPost, region: str) -> tuple[str, str]:
    """The class of a card posted in a region, "" where it is not known, and a sentence about its weight and size."""
    size, alone = form.envelope_size or form.size, form.envelope_size is None
    weight, measures = _weight(grams, region), _measures(size, region)
    classes = _open_to(post.get(region, ()), alone)
    found = class_of(classes, size, grams, alone=alone)
    if found is None:
        unknown = _("Each weighs about {weight} and is {size}.")
        refused = _(
            "Each weighs about {weight} and is {size}. That does not go as a letter: please ask at the post office."
        )
        said = refused if classes else unknown
        return "", said.format(weight=weight, size=measures)
    said = _why(found, classes[0], form.envelope, size)
    words = [
        said.format(
            kind=found.kind, envelope=form.envelope, weight=weight, most=_weight(found.grams, region), size=measures
        )
    ]
    if grams > _NEAR * found.grams:
        words.append(_("That is near the limit: please weigh one before you buy stamps."))
    return found.kind, " ".join(words)


def _why(found: LetterClass, cheapest: LetterClass, envelope: str, size: Size) -> str:
    if found is cheapest:
        return _("Within {kind}: about {weight} of {most}, {size}.")
    if not cheapest.fits_in_size(size):
        return (
            _("Envelopes of size {envelope} go as {kind}: about {weight} of {most}, {size}.")
            if envelope
            else _("Cards of this size go as {kind}: about {weight} of {most}, {size}.")
        )
    if not cheapest.fits_in_shape(size):
        return _("A shape like this one costs extra, as {kind}: about {weight} of {most}, {size}.")
    return _("Cards of this weight go as {kind}: about {weight} of {most}, {size}.")


def _weight(grams: float, region: str) -> str:
    """As people there weigh: whole grams, or ounces with one place; rounded up, as at the post office."""
    if region == "US":
        return _("{number} oz").format(number=f"{ceil(grams / _OUNCE * 10 - 0.001) / 10:g}")
    return _("{number} g").format(number=ceil(grams - 0.001))


def _measures(size: Size, region: str) -> str:
    if region == "US":
        return _("{width} × {height} in").format(width=f"{size.width / INCH:.4g}", height=f"{size.height / INCH:.4g}")
    return _("{width} × {height} mm").format(width=f"{size.width:.0f}", height=f"{size.height:.0f}")
