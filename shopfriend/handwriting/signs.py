"""How signs and struck letters are made of others: quotes from the comma, dashes from the hyphen, l-stroke from l."""

from collections.abc import Callable

import numpy as np

from shopfriend.handwriting.draft import Draft
from shopfriend.handwriting.fitting import Contour, sampled
from shopfriend.handwriting.marks import box, drawn, moved, running_as, scaled, turned
from shopfriend.handwriting.parts import standing_apart

Contours = list[Contour]
Recipe = Callable[[Draft], tuple[Contours, float] | None]
"""Gives the contours of a letter and how far it moves the pen on, or None where the hand lacks what it is made of."""


def dotless(draft: Draft, letter: str) -> Contours:
    """A letter without its dot."""
    contours = draft.of(letter)
    return [c for c, dot in zip(contours, standing_apart(contours, draft.x_height), strict=True) if not dot]


def _hyphen(draft: Draft, length: float, degrees: float = 0.0) -> Contours:
    """A stroke as the hand draws its hyphen, of the given length in font units."""
    own = draft.of("-")
    if not own:
        half = length / 2 / draft.x_height
        own = drawn(((-half, 0), (half, 0)), draft.x_height, draft.pen)
    left, _bottom, right, _top = box(own)
    return turned(scaled(own, length / (right - left), 1), degrees)


def _struck(base: str, height: float, length: float, *, at: str = "middle", degrees: float = 0.0) -> Recipe:
    """A letter with a stroke through it at a share of its height; `length` in x-heights, 0: as wide as the letter."""

    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        body = draft.of(base)
        if not body:
            return None
        places = np.vstack([sampled(contour, 10) for contour in body])
        top = float(places[:, 1].max())
        y = height * top if height <= 1 else draft.x_height + (height - 1) * (top - draft.x_height)
        level = places[np.abs(places[:, 1] - y) < 0.08 * draft.x_height, 0]
        if not len(level):
            return None
        low, high = float(level.min()), float(level.max())
        x = {"middle": (low + high) / 2, "left": low + draft.pen / 2, "right": high - draft.pen / 2}[at]
        bar = _hyphen(draft, length * draft.x_height if length else 1.25 * (high - low), degrees)
        left, bottom, right, upper = box(bar)
        placed = moved(bar, x - (left + right) / 2, y - (bottom + upper) / 2)
        return body + running_as(placed, body), draft.advances_of(base)

    return recipe


def _pair(first: str, second: str, overlap: float) -> Recipe:
    """Two letters written as one; `overlap` in x-heights is how far their ink crosses, negative for a gap."""

    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        one, two = draft.of(first), draft.of(second)
        if not one or not two:
            return None
        x = box(one)[2] - box(two)[0] - overlap * draft.x_height
        return one + running_as(moved(two, x, 0), one), draft.advances_of(second) + x

    return recipe


def _raised_comma(draft: Draft) -> tuple[Contours, float] | None:
    comma = draft.of(",")
    top = max(draft.top("l"), draft.top("H"))
    return moved(comma, 0, top - box(comma)[3]), draft.advances_of(",")


def _twice(sign: str) -> Recipe:
    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        own = draft.of(sign)
        if not own:
            return None
        apart = box(own)[2] - box(own)[0] + 0.12 * draft.x_height
        return own + moved(own, apart, 0), draft.advances_of(sign) + apart

    return recipe


def _upside_down(sign: str, *, hanging: bool) -> Recipe:
    """A sign turned about; `hanging` lowers it so that it ends at the height of the small letters."""

    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        own = draft.of(sign)
        if not own:
            return None
        down = box(own)[3] - draft.x_height if hanging else 0.0
        return moved(turned(own, 180), 0, -down), draft.advances_of(sign)

    return recipe


def _dash(length: float) -> Recipe:
    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        own = draft.of("-")
        if not own:
            return None
        left, _bottom, right, _top = box(own)
        more = (right - left) * (length - 1)
        return moved(scaled(own, length, 1), more / 2, 0), draft.advances_of("-") + more

    return recipe


def _ellipsis(draft: Draft) -> tuple[Contours, float] | None:
    dot, step = draft.of("."), draft.advances_of(".")
    return dot + moved(dot, step, 0) + moved(dot, 2 * step, 0), 3 * step


def _middle_dot(draft: Draft) -> tuple[Contours, float] | None:
    dot = draft.of(".")
    _left, bottom, _right, top = box(dot)
    return moved(dot, 0, 0.5 * draft.x_height - (bottom + top) / 2), draft.advances_of(".")


def _euro(draft: Draft) -> tuple[Contours, float] | None:
    """A capital C with two strokes across its back."""
    body = draft.of("C")
    places = np.vstack([sampled(contour, 10) for contour in body])
    top, contours = float(places[:, 1].max()), list(body)
    for share in (0.42, 0.58):
        level = places[np.abs(places[:, 1] - share * top) < 0.1 * draft.x_height, 0]
        bar = _hyphen(draft, 0.55 * draft.x_height)
        left, bottom, right, upper = box(bar)
        x = float(level.min()) + 0.12 * draft.x_height
        contours += running_as(moved(bar, x - (left + right) / 2, share * top - (bottom + upper) / 2), body)
    return contours, draft.advances_of("C")


def _with_hook(base: str) -> Recipe:
    """An n whose right leg ends in a hook below the line: eng."""

    def recipe(draft: Draft) -> tuple[Contours, float] | None:
        body = draft.of(base)
        if not body:
            return None
        places = np.vstack([sampled(contour, 10) for contour in body])
        high, low = (
            float(level.max()) / draft.x_height if len(level) else 0.0
            for share in (0.45, 0.25)
            for level in [places[np.abs(places[:, 1] - share * draft.x_height) < 0.06 * draft.x_height, 0]]
        )
        pen = draft.pen / draft.x_height
        x, lean = high - pen / 2, min(max(high - low, -0.1), 0.15)
        hook = ((x, 0.45), (x - lean, 0.1), (x - 1.8 * lean, -0.3), (x - 0.15 - 1.8 * lean, -0.47), (x - 0.45, -0.42))
        return body + running_as(drawn(hook, draft.x_height, draft.pen * 0.9), body), draft.advances_of(base)

    return recipe


def _without_dot(letter: str) -> Recipe:
    return lambda draft: (dotless(draft, letter), draft.advances_of(letter))


RECIPES: dict[str, Recipe] = {
    "’": _raised_comma,
    "‘": _upside_down("’", hanging=False),
    "‚": lambda draft: (draft.of(","), draft.advances_of(",")),
    "”": _twice("’"),
    "“": _twice("‘"),
    "„": _twice("‚"),
    "‐": _dash(1.0),
    "‑": _dash(1.0),
    "−": _dash(1.2),
    "–": _dash(1.6),
    "—": _dash(2.4),
    "…": _ellipsis,
    "·": _middle_dot,
    "¡": _upside_down("!", hanging=True),
    "¿": _upside_down("?", hanging=True),
    "€": _euro,
    "ı": _without_dot("i"),
    "ȷ": _without_dot("j"),
    "ł": _struck("l", 0.55, 0.5, degrees=25),
    "Ł": _struck("L", 0.5, 0.6, at="left", degrees=25),
    "đ": _struck("d", 1.55, 0.5, at="right"),
    "Đ": _struck("D", 0.5, 0.5, at="left"),
    "ħ": _struck("h", 1.5, 0.5),
    "Ħ": _struck("H", 0.75, 0.0),
    "ŧ": _struck("t", 0.33, 0.42),
    "Ŧ": _struck("T", 0.45, 0.5),
    "ŋ": _with_hook("n"),
    "Ŋ": _with_hook("N"),
    "ø": _struck("o", 0.5, 1.3, degrees=58),
    "Ø": _struck("O", 0.5, 2.1, degrees=58),
    "æ": _pair("a", "e", 0.12),
    "Æ": _pair("A", "E", 0.2),
    "œ": _pair("o", "e", 0.12),
    "Œ": _pair("O", "E", 0.2),
    "ŉ": _pair("’", "n", -0.06),
    "Ŀ": _pair("L", "·", 0.3),
    "ŀ": _pair("l", "·", -0.06),
    "ĳ": _pair("i", "j", -0.2),
    "Ĳ": _pair("I", "J", -0.2),
}
"""For each sign and letter how it is made, in an order in which what is needed comes first."""
