"""Writes the letters that a hand lacks with what it has: an accent over a letter, a stroke through it, signs in pairs.

Whether a hand has a letter is seen by its ink, for some fonts give blank glyphs to letters they do not draw.
"""

from functools import partial
from unicodedata import normalize

import numpy as np

from shopfriend.handwriting.draft import Draft
from shopfriend.handwriting.fitting import sampled
from shopfriend.handwriting.marks import (
    BELOW,
    CEDILLA,
    COMMA_BELOW,
    OGONEK,
    Marks,
    box,
    moved,
    running_as,
    scaled,
    turned,
)
from shopfriend.handwriting.signs import RECIPES, Contours, Recipe, dotless

_ACCENTED = (
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİ"
    "ĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžǍǎǏǐǑǒǓǔǦǧǨǩȘșȚț"
    "ḂḃḊḋḞḟḢḣḤḥḶḷṀṁṖṗṠṡṪṫẀẁẂẃẄẅỲỳǼǽǾǿ"
)
_AS_COMMA = frozenset("ĢĶķĻļŅņŖŗ")
_AS_APOSTROPHE = frozenset("ďĽľť")
_TOP_OF_LETTER = 0.35
_BLANK = 0.6


def compose(draft: Draft) -> None:
    """Adds to the draft (its outlines already fitted) the letters and signs of Europe that it lacks and can make."""
    if ord(" ") not in draft.glyph_of:
        draft.add(" ", [], _BLANK * draft.x_height)
    for letter, recipe in RECIPES.items():
        _give(draft, letter, recipe)
    marks = Marks(draft)
    for letter in _ACCENTED:
        _give(draft, letter, partial(_accented, letter, marks))


def _give(draft: Draft, letter: str, recipe: Recipe) -> None:
    if draft.writes(letter):
        return
    made = recipe(draft)
    if made is not None:
        draft.add(letter, *made)


def _accented(letter: str, marks: Marks, draft: Draft) -> tuple[Contours, float] | None:
    """A letter with its marks; None where the hand lacks what it consists of."""
    parts = normalize("NFD", letter)
    base, mark = normalize("NFC", parts[:-1]), parts[-1]
    body = draft.of(base)
    if not body:
        return None
    if letter in _AS_APOSTROPHE:
        return _with_apostrophe(draft, base)
    if letter == "ģ":
        comma = scaled(turned(draft.of(","), 180), 0.85)
        return _above(draft, body, comma, 0.12 * draft.x_height), draft.advances_of(base)
    if letter in _AS_COMMA:
        mark = COMMA_BELOW
    if mark in BELOW:
        return _below(draft, base, mark, marks), draft.advances_of(base)
    if base in "ij":
        body = dotless(draft, base)
    gap = marks[mark].gap * (0.8 if base.isupper() else 1)
    return _above(draft, body, marks[mark].contours, gap), draft.advances_of(base)


def _above(draft: Draft, body: Contours, mark: Contours, gap: float) -> Contours:
    """The mark over the middle of the letter's upper part."""
    places = np.vstack([sampled(contour, 10) for contour in body])
    top = float(places[:, 1].max())
    foot = max(float(places[:, 1].min()), 0.0)
    upper = places[places[:, 1] > top - _TOP_OF_LETTER * (top - foot), 0]
    left, bottom, right, _top = box(mark)
    middle = float(upper.min() + upper.max()) / 2
    return body + running_as(moved(mark, middle - (left + right) / 2, top + gap - bottom), body)


def _below(draft: Draft, base: str, mark: str, marks: Marks) -> Contours:
    """The mark under the letter: an ogonek at its right foot, the others under the middle of its lower part."""
    body = draft.of(base)
    places = np.vstack([sampled(contour, 10) for contour in body])
    # Flourishes that sweep out sideways are no feet.
    low, high = (0.5, 1.0) if mark == OGONEK else (0.2, 0.85)
    left, right = float(places[:, 0].min()), float(places[:, 0].max())
    left, right = max(left, 0.0), min(right, float(draft.advances_of(base)))
    inner = places[(places[:, 0] >= left + low * (right - left)) & (places[:, 0] <= left + high * (right - left))]
    places = inner if len(inner) else places
    feet = places[places[:, 1] < float(places[:, 1].min()) + 0.25 * draft.x_height]
    if mark in (CEDILLA, OGONEK):
        x = float(np.quantile(feet[:, 0], 0.6 if mark == OGONEK else 0.5))
        near = feet[np.abs(feet[:, 0] - x) < 0.1 * draft.x_height]
        y = float((near if len(near) else feet)[:, 1].min())
    else:
        x, y = float(feet[:, 0].min() + feet[:, 0].max()) / 2, float(feet[:, 1].min())
    return body + running_as(moved(marks[mark].contours, x, y - marks[mark].gap), body)


def _with_apostrophe(draft: Draft, base: str) -> tuple[Contours, float] | None:
    """The caron of tall letters (d, t, l) is written as an apostrophe beside their top."""
    body = draft.of(base)
    sign = draft.of("’") or draft.of("'")
    if not sign:
        return None
    left, bottom, _right, top = box(sign)
    places = np.vstack([sampled(contour, 10) for contour in body])
    high = float(places[:, 1].max())
    beside = places[places[:, 1] > high - (top - bottom), 0].max()
    x = float(beside) + (0.28 if base == "L" else 0.14) * draft.x_height - left
    placed = running_as(moved(sign, x, high - top), body)
    reach = box(placed)[2]
    advance = draft.advances_of(base)
    return body + placed, max(advance, (advance + reach) / 2 if reach > advance else advance)
