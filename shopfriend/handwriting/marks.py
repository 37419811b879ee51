"""Where accents come from: taken from letters of the hand that have them, from its signs, or drawn with its pen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from shopfriend.handwriting.draft import Draft, area
from shopfriend.handwriting.fitting import Contour, Points, fitted, sampled
from shopfriend.handwriting.parts import standing_apart

GRAVE, ACUTE, CIRCUMFLEX, TILDE, MACRON, BREVE, DOT, DIAERESIS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308"
RING, DOUBLE_ACUTE, CARON, DOT_BELOW, COMMA_BELOW, CEDILLA, OGONEK = "\u030a\u030b\u030c\u0323\u0326\u0327\u0328"
BELOW = frozenset((DOT_BELOW, COMMA_BELOW, CEDILLA, OGONEK))

_LETTERS = {
    GRAVE: "èàòùìÈ",
    ACUTE: "éáóúćńÉ",
    CIRCUMFLEX: "êôâûÊ",
    TILDE: "ñãõÑ",
    MACRON: "ēōāū",
    BREVE: "ăŏğŭ",
    DOT: "ėżċġ",
    DIAERESIS: "ëöüäÖ",
    RING: "åůÅ",
    DOUBLE_ACUTE: "őű",
    CARON: "šžčěŠŽ",
    COMMA_BELOW: "șțņ",
    DOT_BELOW: "ạẹọ",
}
_SIGNS = {
    GRAVE: "`",
    ACUTE: "´",
    CIRCUMFLEX: "ˆ",
    TILDE: "˜",
    MACRON: "¯ˉ",
    BREVE: "˘",
    DOT: "˙",
    DIAERESIS: "¨",
    RING: "˚",
    DOUBLE_ACUTE: "˝",
    CARON: "ˇ",
    CEDILLA: "¸",
    OGONEK: "˛",
}
# How a mark is drawn where the hand has nothing to take it from: places in x-heights, the first stroke then the next.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    ACUTE: (((-0.08, 0.0), (0.1, 0.26)),),
    GRAVE: (((-0.1, 0.26), (0.08, 0.0)),),
    CIRCUMFLEX: (((-0.2, 0.0), (-0.02, 0.22), (0.03, 0.22), (0.2, 0.0)),),
    CARON: (((-0.2, 0.22), (-0.02, 0.0), (0.03, 0.0), (0.2, 0.22)),),
    TILDE: (((-0.26, 0.02), (-0.15, 0.13), (-0.02, 0.08), (0.12, 0.02), (0.26, 0.15)),),
    MACRON: (((-0.22, 0.0), (0.22, 0.02)),),
    BREVE: (((-0.2, 0.2), (-0.12, 0.04), (0.0, 0.0), (0.12, 0.04), (0.2, 0.2)),),
    DOUBLE_ACUTE: (((-0.17, 0.0), (-0.03, 0.26)), ((0.07, 0.0), (0.21, 0.26))),
    RING: (((0.0, 0.36), (-0.17, 0.26), (-0.17, 0.1), (0.0, 0.0), (0.17, 0.1), (0.17, 0.26), (0.02, 0.36)),),
    CEDILLA: (((0.03, 0.05), (0.0, -0.06), (0.12, -0.12), (0.1, -0.25), (-0.1, -0.26)),),
    OGONEK: (((0.05, 0.05), (-0.06, -0.1), (0.0, -0.22), (0.13, -0.2)),),
}
_USUAL_GAP = 0.16


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An accent: the middle of its ink lies at x = 0, its edge towards the letter at y = 0, `gap` from the letter."""

    contours: list[Contour]
    gap: float


def moved(contours: Sequence[Contour], x: float, y: float) -> list[Contour]:
    """The contours elsewhere."""
    return [Contour(contour.points + np.array((x, y)), contour.on) for contour in contours]


def changed(contours: Sequence[Contour], by: Callable[[Points], Points]) -> list[Contour]:
    """The contours with their points changed, each still running the way it ran, so that ink stays ink."""
    result = []
    for contour in contours:
        new = Contour(by(contour.points.copy()), contour.on)
        if area(sampled(contour, 20)) * area(sampled(new, 20)) < 0:
            new = _backwards(new)
        result.append(new)
    return result


def running_as(contours: Sequence[Contour], model: Sequence[Contour]) -> list[Contour]:
    """The contours with their ink on the side where `model` has its own: else crossing strokes would leave a hole."""
    if _turn(contours) * _turn(model) < 0:
        return [_backwards(contour) for contour in contours]
    return list(contours)


def _turn(contours: Sequence[Contour]) -> float:
    return max((area(sampled(contour, 20)) for contour in contours), key=abs, default=0.0)


def _backwards(contour: Contour) -> Contour:
    # The first point stays the first, for it lies on the curve.
    return Contour(np.roll(contour.points[::-1], 1, axis=0), np.roll(contour.on[::-1], 1))


def box(contours: Sequence[Contour]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the ink."""
    places = np.vstack([sampled(contour, 10) for contour in contours])
    left, bottom = places.min(axis=0).tolist()
    right, top = places.max(axis=0).tolist()
    return left, bottom, right, top


def scaled(contours: Sequence[Contour], x: float, y: float | None = None) -> list[Contour]:
    """The contours larger or smaller, seen from the middle of their ink; negative mirrors."""
    left, bottom, right, top = box(contours)
    middle = np.array(((left + right) / 2, (bottom + top) / 2))
    return changed(contours, lambda points: (points - middle) * (x, x if y is None else y) + middle)


def turned(contours: Sequence[Contour], degrees: float) -> list[Contour]:
    """The contours turned anticlockwise about the middle of their ink."""
    left, bottom, right, top = box(contours)
    middle, angle = np.array(((left + right) / 2, (bottom + top) / 2)), np.radians(degrees)
    spin = np.array(((np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))))
    return changed(contours, lambda points: (points - middle) @ spin + middle)


def drawn(places: Sequence[tuple[float, float]], x_height: float, pen: float) -> list[Contour]:
    """A stroke of the pen through places given in x-heights, with round ends."""
    corners = np.array(places, dtype=np.float64) * x_height
    along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))))
    steps = np.linspace(0, along[-1], max(8, round(along[-1] / (x_height * 0.02))))
    line = np.stack((np.interp(steps, along, corners[:, 0]), np.interp(steps, along, corners[:, 1])), axis=1)
    smooth = np.vstack((line[:1], line[:1], (line[:-2] + 2 * line[1:-1] + line[2:]) / 4, line[-1:], line[-1:]))
    ahead = np.gradient(smooth, axis=0)
    heading = np.arctan2(ahead[:, 1], ahead[:, 0])
    # The doubled points at the ends have a step too short to tell a heading.
    heading[:2], heading[-2:] = heading[2], heading[-3]
    half_turn = np.linspace(np.pi / 2, -np.pi / 2, 9)
    directions = (heading + np.pi / 2, heading[-1] + half_turn, heading - np.pi / 2, heading[0] + np.pi + half_turn)
    middles = (smooth, smooth[-1], smooth, smooth[0])
    left, end, right, begin = (
        middle + pen / 2 * np.stack((np.cos(way), np.sin(way)), axis=1)
        for middle, way in zip(middles, directions, strict=True)
    )
    trace = np.vstack((left, end, right[::-1], begin))
    contour = fitted(Contour(trace, np.ones(len(trace), dtype=bool)), x_height, 0.015)
    return [] if contour is None else [contour]


class Marks:
    """The accents of a hand, each made once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._known: dict[str, Mark] = {}
        gaps = [found.gap for mark in _LETTERS if mark not in BELOW and (found := self._from_letter(mark))]
        self._gap = float(np.median(gaps)) if gaps else _USUAL_GAP * draft.x_height

    def __getitem__(self, mark: str) -> Mark:
        """A combining mark of Unicode, of those named in this module."""
        if mark not in self._known:
            self._known[mark] = self._from_letter(mark) or self._from_sign(mark) or self._made(mark)
        return self._known[mark]

    def _from_letter(self, mark: str) -> Mark | None:
        """What stands clear of a letter that has the mark: the acute of e-acute."""
        for letter in _LETTERS.get(mark, ""):
            contours = self._draft.of(letter)
            apart = standing_apart(contours, self._draft.x_height)
            taken = [contour for contour, alone in zip(contours, apart, strict=True) if alone]
            if not taken:
                continue
            body = box([contour for contour, alone in zip(contours, apart, strict=True) if not alone])
            edge = box(taken)
            gap = body[1] - edge[3] if mark in BELOW else edge[1] - body[3]
            if 0 < gap < self._draft.x_height and (edge[3] < body[1]) == (mark in BELOW):
                return _settled(taken, mark, gap)
        return None

    def _from_sign(self, mark: str) -> Mark | None:
        for sign in _SIGNS.get(mark, ""):
            contours = self._draft.of(sign)
            if contours:
                touching = mark in (CEDILLA, OGONEK)
                return _settled(contours, mark, -0.6 * self._draft.pen if touching else self._gap)
        return None

    def _made(self, mark: str) -> Mark:
        draft, x_height = self._draft, self._draft.x_height
        if mark in (DOT, DOT_BELOW, DIAERESIS):
            i = draft.of("i")
            dots = [contour for contour, alone in zip(i, standing_apart(i, x_height), strict=True) if alone]
            dot = _settled(dots or draft.of("."), mark, self._gap)
            if mark != DIAERESIS:
                return dot
            apart = max(0.32 * x_height, 1.4 * (box(dot.contours)[2] - box(dot.contours)[0])) / 2
            return Mark(moved(dot.contours, -apart, 0) + moved(dot.contours, apart, 0), self._gap)
        if mark == COMMA_BELOW:
            return _settled(scaled(draft.of(","), 0.85), mark, 0.12 * x_height)
        strokes = [contour for places in _STROKES[mark] for contour in drawn(places, x_height, draft.pen)]
        gap = -0.6 * draft.pen if mark in (CEDILLA, OGONEK) else self._gap
        return _settled(strokes, mark, gap)


def _settled(contours: Sequence[Contour], mark: str, gap: float) -> Mark:
    left, bottom, right, top = box(contours)
    return Mark(moved(contours, -(left + right) / 2, -(top if mark in BELOW else bottom)), gap)
