"""Makes a hand out of a font, once: what a card takes a thousand times is measured, redrawn and laid ready here."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import mean

import numpy as np
import uharfbuzz as hb

from shopfriend.handwriting.composing import compose
from shopfriend.handwriting.draft import Draft, drafted
from shopfriend.handwriting.fitting import Contour, Points, fitted, runs_clockwise, sampled
from shopfriend.handwriting.font_file import NEEDED, opened, without_outlines
from shopfriend.handwriting.glyphs import Glyphs
from shopfriend.handwriting.parts import standing_apart
from shopfriend.language import _
from shopfriend.problem import Problem

_FARTHEST = 32767
_BLANKS = " \u00a0"
_SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TOLERANCES = (0.012, 0.0135, 0.015, 0.017, 0.019, 0.0215, 0.024, 0.027, 0.03, 0.034, 0.038)
_FEW_POINTS = 23
_TOUCHING = 0.02
_JOINED_SHARE = 0.45
_COMMON_WORDS = (
    "the and you for that with have this will your from they been good would there their what about them when "
    "make like time just know take people year some could other than then look only come over think also back "
    "after work first well even want because these give most thank dear again birthday"
).split()


def compiled(ttf: bytes, *, joined: bool | None = None) -> Glyphs:
    """The hand that a TrueType font holds, its outlines drawn anew with few points.

    Where `joined` is None it is measured: whether neighbouring letters of common words touch.

    Raises Problem `font-collection`, `font-damaged`, `font-outlines`, `font-locked` or `font-half` (letters or digits
    lack).
    """
    try:
        return _made(drafted(opened(ttf)), joined)
    except Problem:
        raise
    except Exception as fault:  # whatever a damaged font makes fontTools and numpy raise
        raise Problem("font-damaged", _("This file is not a font, or it is damaged; please choose another.")) from fault


def _made(draft: Draft, joined: bool | None) -> Glyphs:
    written = draft.letters()
    lacking = [letter for letter in NEEDED if letter not in written]
    if lacking:
        shown = " ".join(lacking[:12]) + (" …" if len(lacking) > 12 else "")
        raise Problem("font-half", _("This font cannot write a whole card; it lacks: {letters}"), letters=shown)
    draft = _redrawn(draft)
    compose(draft)
    return _laid_ready(draft, joined)


def _redrawn(draft: Draft) -> Draft:
    """The draft with all outlines fitted, as finely as few points allow."""
    x_height = draft.x_height
    small = {name: draft.outlines[name] for name in map(draft.glyph_of.__getitem__, map(ord, _SMALL_LETTERS))}
    for tolerance in _TOLERANCES:
        trial = _all_fitted(small, x_height, tolerance)
        if mean(sum(len(contour.points) for contour in contours) for contours in trial.values()) <= _FEW_POINTS:
            break
    return replace(draft, outlines=_all_fitted(draft.outlines, x_height, tolerance))


def _fitted_the_same_way(contour: Contour, x_height: float, tolerance: float) -> Contour | None:
    """The contour fitted, more finely where it would run the other way round: the eye of an e may be but a slit."""
    for share in (1, 0.5, 0.25):
        found = fitted(contour, x_height, tolerance * share)
        if found is None or (len(found.points) > 2 and runs_clockwise(found) == runs_clockwise(contour)):
            return found
    return contour


def _all_fitted(outlines: dict[str, list[Contour]], x_height: float, tolerance: float) -> dict[str, list[Contour]]:
    """The outlines fitted; a contour that several letters share (e in e-acute) is fitted once."""
    known: dict[bytes, Contour | None] = {}

    def once(contour: Contour) -> Contour | None:
        begin = contour.points[0]
        moved = Contour(contour.points - begin, contour.on)
        key = moved.points.tobytes() + moved.on.tobytes()
        if key not in known:
            known[key] = _fitted_the_same_way(moved, x_height, tolerance)
        found = known[key]
        return None if found is None else Contour(found.points + begin, found.on)

    return {
        name: [new for contour in contours if (new := once(contour)) is not None] for name, contours in outlines.items()
    }


def _laid_ready(draft: Draft, joined: bool | None) -> Glyphs:
    order = draft.font.getGlyphOrder()
    contours = [contour for name in order for contour in draft.outlines[name]]
    letters = draft.letters() | frozenset(_BLANKS)
    glyphs = Glyphs(
        points=np.clip(np.vstack([contour.points for contour in contours]), -_FARTHEST, _FARTHEST).astype(np.int16),
        on=np.concatenate([contour.on for contour in contours]),
        contour_ends=np.cumsum([len(contour.points) for contour in contours]).astype(np.int32),
        glyph_ends=np.cumsum([len(draft.outlines[name]) for name in order]).astype(np.int32),
        dots=np.array(_dots(draft), dtype=np.bool_),
        advances=np.clip([draft.advances[name] for name in order], 0, _FARTHEST).astype(np.int16),
        x_height=round(draft.x_height, 2),
        pen=round(draft.pen, 2),
        joined=bool(joined),
        letters=letters,
        font=without_outlines(draft.font),
    )
    return glyphs if joined is not None else replace(glyphs, joined=share_touching(glyphs) >= _JOINED_SHARE)


def _dots(draft: Draft) -> list[bool]:
    """For each contour whether it stands apart from its letter: dots and accents; not the parts of signs."""
    signs = {name for code, name in draft.glyph_of.items() if not chr(code).isalpha()}
    letters = {name for code, name in draft.glyph_of.items() if chr(code).isalpha()}
    found: list[bool] = []
    for name in draft.font.getGlyphOrder():
        contours = draft.outlines[name]
        apart = name in letters or name not in signs
        found += standing_apart(contours, draft.x_height) if apart else [False] * len(contours)
    return found


def share_touching(glyphs: Glyphs, words: Iterable[str] = _COMMON_WORDS) -> float:
    """Which share of neighbouring letters in the words touch as the hand is designed (0 to 1)."""
    font = hb.Font(hb.Face(glyphs.font))
    traces: dict[int, Points] = {}

    def trace(glyph: int) -> Points:
        if glyph not in traces:
            lines = [sampled(Contour(p.astype(float), on), glyphs.x_height / 40) for p, on in glyphs.contours(glyph)]
            traces[glyph] = np.vstack(lines) if lines else np.empty((0, 2))
        return traces[glyph]

    met: list[bool] = []
    for word in words:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        for (left, place), (right, _place) in pairwise(shaped):
            first, second = trace(left.codepoint), trace(right.codepoint) + np.array((place.x_advance, 0))
            gap = _TOUCHING * glyphs.x_height
            near = second[second[:, 0] <= first[:, 0].max() + gap]
            first = first[first[:, 0] >= second[:, 0].min() - gap]
            apart = ((first[:, None] - near[None]) ** 2).sum(axis=2)
            met.append(bool(apart.size) and float(apart.min()) <= gap * gap)
    return mean(met) if met else 0.0
